"""The public register for other programs: whole, in three languages, and nothing but what is public."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import Any

import pytest
from django.db import connection
from django.db.models import CharField, TextField
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tankar.channels.entry.sections import SECTIONS
from tankar.channels.models import Channel, ChannelEntry
from tankar.channels.opendata import api
from tankar.channels.opendata.facts import COLUMNS
from tankar.channels.testing.accounts import SIX, a_listed, the_six
from tankar.channels.testing.answering import agreed, name
from tankar.channels.verify import guarding
from tankar.organisation.absence.actions.say_away import say_away
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

OPEN = (
    "/api/v1/channels",
    "/open-data/channels.csv",
    "/open-data/catalogue.jsonld",
    "/channels.jsonld",
    "/trust.txt",
    "/.well-known/trust.txt",
)
PAGES = tuple(
    f"{language}{page}" for language in ("", "/sv", "/fi", "/en") for page in ("/channels/", "/open-data/")
)


@pytest.fixture(autouse=True)
def six(db: None, harbour: object, clock: Any) -> dict[str, Channel]:
    guarding.forget()
    return the_six()


def read(path: str, **query: str) -> str:
    answer = Client().get(path, query)
    assert answer.status_code == 200, path
    return answer.content.decode()


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(read("/open-data/channels.csv"))))


def public_columns() -> set[str]:
    return {
        column for section in SECTIONS.values() for part in section if part.public for column in part.columns
    }


def test_every_listed_channel_is_in_every_form(six: dict[str, Channel]) -> None:
    told = json.loads(read("/api/v1/channels", lang="en"))
    assert {one["url"] for one in told["channels"]} == set(SIX.values())
    assert {one["url"] for one in rows()} == set(SIX.values())
    assert set(json.loads(read("/channels.jsonld"))["sameAs"]) == set(SIX.values())
    social = [line for line in read("/trust.txt").splitlines() if line.startswith("social=")]
    assert set(social) == {f"social={url}" for url in SIX.values()}


def test_nothing_that_is_not_public_leaks_whichever_field_it_stands_in(
    six: dict[str, Channel], aino: Person, lars: Person
) -> None:
    """Walks every text field of the two models, and fills those that are not public with a word to be found."""
    channel = six["facebook"]
    ChannelEntry.objects.create(channel=channel)
    filed = {"search_words", "address_key", "network", "public_id", "platform", "name"}
    walked = 0
    for model, key in ((Channel, {"pk": channel.pk}), (ChannelEntry, {"pk": channel.pk})):
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, CharField | TextField) and not field.choices
            if is_text and field.name not in public_columns() | filed:
                model._base_manager.filter(**key).update(
                    **{field.name: f"zq-{field.name}"[: field.max_length or 60]}
                )
                walked += 1
    assert walked >= 8
    name(channel, aino, lars)
    agreed(aino, channel, ("zq-topic", lars), words="zq-words")
    say_away(aino, aino, dt.date(2026, 11, 24), dt.date(2026, 11, 24))
    Person.objects.filter(pk=lars.pk).update(given_name="zq-given")
    for path in (*OPEN, *PAGES, f"/api/v1/channels/{channel.public_id}", f"/api/v1/verify?url={channel.url}"):
        said = read(path)
        assert "zq-" not in said, path
        assert "Rautakoski" not in said, path
        assert "@demo.example" not in said, path


def test_a_channel_that_is_not_listed_is_in_no_form(six: dict[str, Channel]) -> None:
    hidden = six["tiktok"]
    Channel.objects.filter(pk=hidden.pk).update(is_listed=False)
    for path in (*OPEN, *PAGES):
        assert "tiktok" not in read(path), path
    assert Client().get(f"/api/v1/channels/{hidden.public_id}").status_code == 404


def test_the_file_has_its_columns_and_each_language_its_own_words(six: dict[str, Channel]) -> None:
    Channel.objects.filter(pk=six["x"].pk).update(
        contact="kommunikation@demo.example", name_en="City on X", season_first=5, season_last=9
    )
    ChannelEntry.objects.create(
        channel=six["x"],
        answered="weekdays",
        answered_from=dt.time(10),
        answered_to=dt.time(16),
        purpose_sv="Nyheter",
    )
    found = next(row for row in rows() if row["url"] == SIX["x"])
    assert tuple(found) == COLUMNS
    assert found["name_en"] == "City on X"
    assert (found["answered_sv"], found["answered_en"]) == (
        "besvaras vardagar 10–16",
        "answered on weekdays 10–16",
    )
    assert (found["purpose_sv"], found["purpose_fi"]) == ("Nyheter", "")
    assert (found["season_first_month"], found["season_last_month"]) == ("5", "9")
    assert (found["unit_sv"], found["unit_fi"]) == ("Kommunikationsenheten", "Viestintäyksikkö")
    assert found["contact"] == "kommunikation@demo.example"


def test_a_paused_and_a_closed_channel_say_so(six: dict[str, Channel]) -> None:
    Channel.objects.filter(pk=six["x"].pk).update(is_paused=True)
    ChannelEntry.objects.create(channel=six["x"], pause_notice_sv="Vi vilar.", pause_notice_fi="Lepäämme.")
    Channel.objects.filter(pk=six["tiktok"].pk).update(closes_on=dt.date(2026, 11, 1))
    told = {one["url"]: one for one in json.loads(read("/api/v1/channels", lang="fi"))["channels"]}
    assert (told[SIX["x"]]["state"], told[SIX["x"]]["notice"]) == ("paused", "Lepäämme.")
    assert (told[SIX["tiktok"]]["state"], told[SIX["tiktok"]]["closes_on"]) == ("closed", "2026-11-01")
    assert SIX["tiktok"] not in read("/channels.jsonld")
    assert SIX["tiktok"] not in read("/trust.txt")
    found = next(row for row in rows() if row["url"] == SIX["x"])
    assert (found["notice_sv"], found["notice_fi"], found["notice_en"]) == ("Vi vilar.", "Lepäämme.", "")


@pytest.mark.parametrize("path", OPEN)
def test_what_has_not_changed_is_not_sent_again(path: str, six: dict[str, Channel]) -> None:
    first = Client().get(path)
    assert first["Access-Control-Allow-Origin"] == "*"
    again = Client().get(path, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Channel.objects.filter(pk=six["x"].pk).update(url="https://x.com/annat", name_sv="Annat")
    changed = Client().get(path, headers={"if-none-match": first["ETag"]})
    assert changed.status_code == (304 if path.endswith("catalogue.jsonld") else 200)


def test_the_register_is_read_page_by_page_through_every_channel_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(api, "PER_PAGE", 4)
    for number in range(5):
        a_listed(f"Enhet {number}", f"https://www.facebook.com/enhet{number}")
    seen, address = [], "http://localhost:8000/api/v1/channels?lang=sv"
    while address:
        page = json.loads(read(address.removeprefix("http://localhost:8000")))
        seen += [one["id"] for one in page["channels"]]
        address = page["next"]
    assert len(seen) == len(set(seen)) == 11


def test_a_thousand_channels_cost_as_many_statements_as_six() -> None:
    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as statements:
            read(path)
        return len(statements)

    few = {path: asked(path) for path in OPEN}
    for number in range(40):
        ChannelEntry.objects.create(
            channel=a_listed(f"Enhet {number}", f"https://www.facebook.com/e{number}")
        )
    assert {path: asked(path) for path in OPEN} == few
    assert max(few.values()) <= 3


def test_one_channel_is_found_by_its_id_and_a_strange_id_is_not(six: dict[str, Channel]) -> None:
    found = json.loads(read(f"/api/v1/channels/{six['x'].public_id}", lang="sv"))
    assert (found["url"], found["unit"]) == (SIX["x"], "Kommunikationsenheten")
    assert Client().get("/api/v1/channels/strange").status_code == 404
    assert Client().get("/api/v1/channels/%00").status_code == 404


def test_the_api_is_described(six: dict[str, Channel]) -> None:
    told = json.loads(read("/api/v1/openapi.json"))
    assert {"/api/v1/channels", "/api/v1/channels/{channel_id}", "/api/v1/verify"} <= set(told["paths"])
    fields = set(told["components"]["schemas"]["OneChannel"]["properties"])
    assert fields == set(json.loads(read("/api/v1/channels"))["channels"][0])


def test_the_catalogue_names_the_forms_their_licence_and_addresses_that_answer() -> None:
    told = json.loads(read("/open-data/catalogue.jsonld"))
    (data,) = told["dcat:dataset"]
    assert {one["@language"] for one in data["dct:title"]} == {"sv", "fi", "en"}
    for form in data["dcat:distribution"]:
        assert form["dct:license"]["@id"] == "https://creativecommons.org/licenses/by/4.0/"
        assert (
            Client().get(form["dcat:downloadURL"]["@id"].removeprefix("http://localhost:8000")).status_code
            == 200
        )


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/sv/open-data/", "Stadens öppna data"),
        ("/fi/open-data/", "Kaupungin avoin data"),
        ("/en/open-data/", "open data"),
    ],
)
def test_the_page_of_open_data_has_its_fixed_twins(path: str, title: str) -> None:
    page = read(path)
    assert title in page
    for code in ("sv", "fi", "en"):
        assert f'hreflang="{code}" href="http://localhost:8000/{code}/open-data/"' in page


def test_the_public_page_tells_search_engines_without_script() -> None:
    page = read("/sv/channels/")
    assert page.count('itemprop="sameAs"') == len(SIX)
    assert 'type="application/ld+json" href="/channels.jsonld"' in page


def test_a_cell_that_a_sheet_would_take_for_a_formula_is_text() -> None:
    given = ("=1+1", "+358 44 1", "@konto", "-SUM(1)", "@SUM(1+1)*cmd|' /C calc'!A0", " =1+1")
    for place, text in enumerate(given):
        a_listed(text, f"https://www.facebook.com/raknat.{place}")
    told = {row["url"]: row["name_sv"] for row in rows() if "raknat" in row["url"]}
    assert [told[f"https://www.facebook.com/raknat.{place}"] for place in range(len(given))] == [
        "'=1+1",
        "+358 44 1",
        "@konto",
        "'-SUM(1)",
        "'@SUM(1+1)*cmd|' /C calc'!A0",
        "' =1+1",
    ]


def test_an_account_that_somebody_else_may_write_on_is_vouched_for_nowhere(six: dict[str, Channel]) -> None:
    Channel.objects.filter(pk=six["x"].pk).update(alarm="taken_over", is_warned_of=True)
    assert six["x"].url not in json.loads(read("/channels.jsonld"))["sameAs"]
    assert six["x"].url not in read("/trust.txt")
    told = {one["url"]: one for one in json.loads(read("/api/v1/channels", lang="en"))["channels"]}
    assert "somebody else may write there" in told[six["x"].url]["notice"]
    assert 'itemprop="sameAs"' not in read("/en/channels/", q=six["x"].name)


def test_the_sheet_to_print_says_it_in_three_languages_and_names_nobody(
    as_person: SignedIn, six: dict[str, Channel], aino: Person
) -> None:
    name(six["x"], aino)
    Person.objects.filter(pk=aino.pk).update(given_name="Zq")
    address = f"/register/{six['x'].public_id}/sheet/"
    page = as_person(aino).get(address).content.decode()
    sheet = page[page.index("qr-sheet card") : page.index("</article>")]
    for words in ("Är kontot stadens?", "Onko tili kaupungin?", "Is this account the city", "qr.svg"):
        assert words in sheet
    assert "Zq" not in sheet
    assert Client().get(address).status_code == 302
    Channel.objects.filter(pk=six["x"].pk).update(url="")
    assert as_person(aino).get(address).status_code == 404
