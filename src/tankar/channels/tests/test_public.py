"""What residents see without signing in: the register, and the answer about one address."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tankar.channels.models import Channel, ChannelAssignment, ChannelEntry
from tankar.channels.testing.accounts import SIX, a_listed, the_six
from tankar.channels.verify import guarding
from tankar.organisation.models import Person


@pytest.fixture(autouse=True)
def six(db: None, harbour: object, clock: Any) -> dict[str, Channel]:
    guarding.forget()
    return the_six()


def read(path: str, **query: str) -> str:
    answer = Client().get(path, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_register_tells_unit_contact_and_address_and_never_who(
    aino: Person, six: dict[str, Channel]
) -> None:
    ChannelAssignment.objects.create(channel=six["facebook"], person=aino)
    Channel.objects.filter(pk=six["facebook"].pk).update(contact="biblioteket@demo.example")
    ChannelEntry.objects.create(channel=six["facebook"], answered="weekdays", recovery_kept="Kassaskåpet")
    page = read("/sv/channels/")
    for words in (
        "Karleby stad facebook",
        "Kommunikationsenheten",
        "biblioteket@demo.example",
        "Besvaras vardagar",
    ):
        assert words in page
    for words in ("Aino", "Rautakoski", "Kassaskåpet"):
        assert words not in page


def test_what_is_not_listed_is_not_shown_and_still_known(six: dict[str, Channel]) -> None:
    Channel.objects.filter(pk=six["tiktok"].pk).update(is_listed=False)
    assert "Karleby stad tiktok" not in read("/sv/channels/")
    assert "Ja – det här är stadens" in read("/sv/channels/verify/", url=SIX["tiktok"])


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/sv/channels/", "Stadens kanaler"),
        ("/fi/channels/", "Kaupungin kanavat"),
        ("/en/channels/", "The city&#x27;s channels"),
        ("/sv/channels/verify/", "Är kontot stadens?"),
        ("/fi/channels/verify/", "Onko tili kaupungin?"),
        ("/en/channels/verify/", "Is this account the city&#x27;s?"),
    ],
)
def test_every_page_has_its_fixed_twins(path: str, title: str) -> None:
    page = read(path)
    assert title.replace("&#x27;", "'") in page.replace("&#x27;", "'").replace("&#39;", "'")
    for code in ("sv", "fi", "en"):
        assert f'hreflang="{code}" href="http://localhost:8000/{code}{path[3:]}"' in page


def test_the_list_is_searched_and_paged_by_key(six: dict[str, Channel]) -> None:
    for number in range(60):
        a_listed(f"Enhet {number:02}", f"https://www.facebook.com/exempelenhet{number}")
    with CaptureQueriesContext(connection) as statements:
        first = Client().get("/sv/channels/")
    assert len(statements) <= 6
    page = first.content.decode()
    assert "Enhet 43" in page
    assert "Enhet 44" not in page
    following = Client().get(f"/sv/channels/?{first.context['more']}").content.decode()
    assert "Enhet 44" in following
    assert "Enhet 43" not in following
    found = read("/sv/channels/", q="ENHET 07")
    assert "Enhet 07" in found
    assert "Enhet 08" not in found
    assert "Ingen kanal hittas med det här" in read("/sv/channels/", q="finns inte")


def test_a_pasted_address_is_answered_in_one_sentence_without_script() -> None:
    page = read("/fi/channels/verify/", url="https://m.facebook.com/Kokkolankaupunki/?locale=sv_FI")
    assert "Kyllä – tämä on kaupungin" in page
    page = read("/sv/channels/verify/", url="https://m.facebook.com/Kokko1ankaupunki")
    assert "Nej – det här är inte stadens. Det liknar facebook.com/Kokkolankaupunki." in page
    assert "noindex" in page


@pytest.mark.parametrize(
    ("before", "after"), [("/channels/", "/channels/verify/"), ("/fi/channels/", "/fi/channels/verify/")]
)
def test_an_address_pasted_into_the_search_is_judged_too(before: str, after: str) -> None:
    answer = Client().get(before, {"q": f" {SIX['facebook']} "}, follow=True)
    assert answer.redirect_chain[0][0].startswith(f"{after}?url=https%3A")
    assert "kaupungin" in answer.content.decode() or "stadens" in answer.content.decode()
    assert Client().get(before, {"q": "facebook"}).status_code == 200


def test_a_pasted_script_is_shown_as_text_and_never_as_a_link() -> None:
    page = read("/sv/channels/verify/", url='"><script>alert(1)</script>')
    assert "<script>alert" not in page
    page = read("/sv/channels/verify/", url="javascript:alert(1)")
    assert 'href="javascript' not in page


def test_a_paused_account_tells_its_notice(six: dict[str, Channel]) -> None:
    Channel.objects.filter(pk=six["x"].pk).update(is_paused=True)
    ChannelEntry.objects.create(
        channel=six["x"], pause_notice_fi="Emme kirjoita täällä.", answered="weekdays"
    )
    page = read("/en/channels/verify/", url=SIX["x"])
    assert "It is paused just now." in page
    assert '<dd lang="fi" class="said">Emme kirjoita täällä.</dd>' in page
    assert "weekdays" not in page


def test_asking_too_often_is_told_and_the_address_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "PER_MINUTE", 1)
    monkeypatch.setattr("tankar.work.clock.steady", lambda: 0.0)  # one minute, however slow the machine is
    read("/en/channels/verify/", url=SIX["x"])
    answer = Client().get("/en/channels/verify/", {"url": SIX["x"]})
    assert answer.status_code == 429
    assert "Try again in a minute." in answer.content.decode()
    assert SIX["x"] in answer.content.decode()
