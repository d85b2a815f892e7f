"""The register as a file: right and rights when taken along, every fault named when taken in."""

from __future__ import annotations

import csv
import datetime as dt
import html
import re
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler, TemporaryFileUploadHandler
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from openpyxl import Workbook, load_workbook

from tankar.channels.exchange.taking_in import look_through
from tankar.channels.models import Channel, ChannelAssignment, ChannelEntry
from tankar.channels.testing.accounts import a_listed
from tankar.journal.models import Entry
from tankar.organisation import demo
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role

SignedIn = Callable[[Person], Client]
HEAD = (
    "Namn på svenska;Namn på finska;Nätverk;Ansvarig (ägarenhet);"
    "Kontots adress;Kanalens språk;Varför ett språk räcker"
)


@pytest.fixture(autouse=True)
def english(aino: Person, lars: Person, library: Unit, harbour: object, clock: Any) -> None:
    Person.objects.update(language="en")


def _table(client: Client) -> list[list[str]]:
    response = client.get(reverse("channels:take_along", args=["csv"]))
    return list(csv.reader(StringIO(response.content.decode("utf-8-sig"), newline=""), delimiter=";"))


def _bring(client: Client, content: str | bytes, name: str = "kanaler.csv") -> Any:
    data = content.encode() if isinstance(content, str) else content
    return client.post(reverse("channels:bring"), {"file": SimpleUploadedFile(name, data)})


def _carried(page: str) -> str:
    """The rows that the page carries until somebody says to keep them."""
    found = re.search(r'name="rows" value="([^"]*)"', page)
    assert found is not None
    return html.unescape(found[1])


def test_the_register_is_taken_along_with_what_the_reader_may_see(
    aino: Person, lars: Person, channel: Channel, of_aino: ChannelAssignment, as_person: SignedIn
) -> None:
    ChannelEntry.objects.create(channel=channel, recovery_kept="Kassaskåpet")
    other = a_listed("Vinge", "https://www.tiktok.com/@vinge.exempel", unit="youth", platform="TikTok")
    ChannelEntry.objects.create(channel=other, recovery_kept="Vinges skåp")
    mine = {row[0]: row for row in _table(as_person(aino))}
    assert "Kassaskåpet" in mine["Stadsbiblioteket"]
    assert "Vinges skåp" not in mine["Vinge"]
    assert "not shown to you" in mine["Vinge"]
    assert "Vinges skåp" in {row[0]: row for row in _table(as_person(lars))}["Vinge"]


def test_the_auditor_takes_it_along_whole_and_an_elected_official_not_at_all(
    sirpa: Person, johan: Person, channel: Channel, as_person: SignedIn
) -> None:
    ChannelEntry.objects.create(channel=channel, recovery_kept="Kassaskåpet")
    RoleAssignment.objects.create(person=sirpa, role=Role.AUDITOR)
    assert "Kassaskåpet" in _table(as_person(sirpa))[1]
    assert as_person(johan).get(reverse("channels:take_along", args=["csv"])).status_code == 403


def test_no_text_becomes_a_formula(lars: Person, as_person: SignedIn) -> None:
    a_listed('=HYPERLINK("https://ond.example")', "https://www.facebook.com/exempelformel")
    client = as_person(lars)
    assert _table(client)[1][0].startswith("'=")
    book = client.get(reverse("channels:take_along", args=["xlsx"])).content
    sheet = load_workbook(BytesIO(book)).active
    assert sheet is not None
    assert (sheet["A2"].data_type, sheet["A2"].value) == ("s", '=HYPERLINK("https://ond.example")')


def test_two_thousand_channels_take_no_more_statements(
    lars: Person, library: Unit, as_person: SignedIn
) -> None:
    columns = {"kind": "by_hand", "network": "by_hand", "platform": "TikTok", "owner_unit": library}
    Channel.objects.bulk_create(Channel(name_sv=f"K {n}", name_fi=f"K {n}", **columns) for n in range(2000))
    client = as_person(lars)
    with CaptureQueriesContext(connection) as asked:
        assert len(_table(client)) == 2001
    assert len(asked) <= 12


def test_every_faulty_row_is_named_and_the_right_ones_are_taken_in(lars: Person, as_person: SignedIn) -> None:
    a_listed("Finns redan", "https://www.facebook.com/finns.exempel")
    lines = [
        HEAD,
        "Ett;Yksi;Instagram;Stadsbiblioteket;https://www.instagram.com/ett.exempel/;;",
        ";Kaksi;Instagram;Stadsbiblioteket;;;",
        "Tre;Kolme;Instagram;Månen;;;",
        "Fyra;Neljä;Facebook;Kaupunginkirjasto;https://facebook.com/finns.exempel;;",
        "Fem;Viisi;Instagram;Stadsbiblioteket;https://instagram.com/ett.exempel;;",
        "Sex;Kuusi;TikTok;Stadsbiblioteket;;svenska;",
        "Sju;Seitsemän;TikTok;Stadsbiblioteket;ftp://x;fi;Vain suomeksi",
        "Åtta;Kahdeksan;TikTok;Stadsbiblioteket;;fi;Vain suomeksi",
    ]
    client = as_person(lars)
    text = _bring(client, "\r\n".join(lines)).content.decode()
    for words in (
        "Row 3:",
        "Row 4: “Månen”",
        "Row 5: The register has it already",
        "Row 6:",
        "Row 7:",
        "Row 8:",
    ):
        assert words in text, words
    assert "2 channels are in order" in text
    assert Channel.objects.count() == 1
    kept = client.post(reverse("channels:bring"), {"keep": "1", "rows": _carried(text)}, follow=True)
    assert "2 channels are in the register now." in kept.content.decode()
    eight = Channel.objects.get(name_sv="Åtta")
    assert (eight.language_policy, eight.platform, eight.owner_unit) == (
        "fi",
        "TikTok",
        demo.make_unit("library"),
    )


def test_a_workbook_is_read_as_well_and_what_was_taken_along_comes_back(
    lars: Person, as_person: SignedIn
) -> None:
    book, out = Workbook(), BytesIO()
    assert book.active is not None
    book.active.append(["Name in Swedish", "Name in Finnish", "Network", "Owner unit"])
    book.active.append(["Nio", "Yhdeksän", "Snapchat", "City library"])
    book.save(out)
    text = _bring(as_person(lars), out.getvalue(), "kanaler.xlsx").content.decode()
    assert "1 channel is in order" in text
    assert "2;Nio;Yhdeksän;;Snapchat;;;City library" in text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x00\x01", "neither CSV nor a workbook"),
        (b"PK\x03\x04broken", "neither CSV nor a workbook"),
        (b"a;b\n1;2", "Not found: Name in Swedish"),
        (b"", "Not found: Name in Swedish"),
        (HEAD.encode(), "no rows below its heading"),
    ],
)
def test_what_is_no_such_file_is_said_in_words(content: bytes, words: str, lars: Person) -> None:
    with translation.override("en"):
        (fault,) = look_through(content).faults
    assert words in fault.words


def test_a_file_of_ten_thousand_rows_is_refused_whole(library: Unit) -> None:
    looked = look_through("\n".join([HEAD, *["a;b;c;d;;;"] * 10_000]))
    assert (len(looked.rows), len(looked.faults)) == (0, 1)


def test_aino_takes_nothing_in(aino: Person, as_person: SignedIn) -> None:
    assert as_person(aino).get(reverse("channels:bring")).status_code == 403


def _found(content: bytes | str) -> list[tuple[int, str]]:
    with translation.override("en"):
        return [(one.line, one.words) for one in look_through(content).faults]


def _row(name: str, url: str = "", network: str = "TikTok") -> str:
    return f"{name};Nimi;{network};Stadsbiblioteket;{url};;"


def test_the_same_row_twice_is_named_with_and_without_an_address(lars: Person) -> None:
    a_listed("Finns", "", platform="TikTok", unit="youth")
    found = _found("\n".join([HEAD, _row("Ett"), "", _row("ett", network="tiktok"), _row("Finns")]))
    assert found == [
        (4, "The same channel stands in row 2."),
        (5, "The register has it already: Finns."),
    ]


def test_a_formula_a_date_and_merged_cells_are_named_by_row_and_column(lars: Person) -> None:
    book, out = Workbook(), BytesIO()
    assert book.active is not None
    book.active.append(["Name in Swedish", "Name in Finnish", "Network", "Owner unit", "Purpose in Swedish"])
    book.active.append(['=HYPERLINK("https://ond.example","Ett")', "Yksi", "TikTok", "City library"])
    book.active.append(["Två", dt.date(2026, 5, 1), "TikTok", "City library"])
    book.active.append(["Tre", "Kolme", "TikTok", "City library"])
    book.active.append([None, "Neljä", "TikTok", "City library"])
    book.active.append(["Fem", "Viisi", "TikTok", "City library", "=NOW()"])
    book.active.merge_cells("A4:A5")
    book.save(out)
    assert _found(out.getvalue()) == [
        (2, "“Name in Swedish” holds a formula. Paste it as a value instead."),
        (3, "“Name in Finnish” holds a date or a time. Make the cell a text instead."),
        (4, "“Name in Swedish” lies in merged cells. Divide them, and fill in each row."),
        (5, "“Name in Swedish” lies in merged cells. Divide them, and fill in each row."),
    ]


def test_a_column_named_twice_be_it_in_two_languages_is_refused_whole(lars: Person) -> None:
    for again in ("Nätverk", "Verkkopalvelu", "network"):
        ((line, words),) = _found(f"{HEAD};{again}\n{_row('Ett')};X")
        assert (line, words[:58]) == (1, "The first row names a column more than once: “Network”. Ke")


def test_what_the_register_got_meanwhile_keeps_nothing_and_is_said(lars: Person, as_person: SignedIn) -> None:
    client, address = as_person(lars), "https://www.facebook.com/nyss.exempel"
    text = _bring(client, "\n".join([HEAD, "", _row("Ett"), _row("Två", address)])).content.decode()
    a_listed("Nyss", address)
    kept = client.post(reverse("channels:bring"), {"keep": "1", "rows": _carried(text)}).content.decode()
    assert "Nothing was kept: look once more." in kept
    assert "Row 4: The register has it already: Nyss." in kept
    assert Channel.objects.count() == 1


def test_looking_changes_nothing_at_all(lars: Person, as_person: SignedIn) -> None:
    client = as_person(lars)
    before = Entry.objects.count()
    _bring(client, "\n".join([HEAD, *(_row(f"K {place}") for place in range(2000))]))
    assert (Channel.objects.count(), Entry.objects.count()) == (0, before)


def test_far_too_big_a_file_is_let_past_and_said(
    lars: Person, as_person: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = as_person(lars)
    monkeypatch.setattr(MemoryFileUploadHandler, "file_complete", lambda *_args: pytest.fail("it was kept"))
    monkeypatch.setattr(TemporaryFileUploadHandler, "new_file", lambda *_args: pytest.fail("it was stored"))
    answer = _bring(client, b"a;b\n" + b"x" * 3_000_000)
    assert answer.status_code == 422
    assert "bigger than 2 megabytes" in answer.content.decode()


def test_the_head_of_a_unit_takes_nothing_in_not_even_for_the_own_unit(
    heikki: Person, as_person: SignedIn
) -> None:
    lines = "\n".join([HEAD, _row("Ett")])
    assert as_person(heikki).post(reverse("channels:bring"), {"keep": "1", "rows": lines}).status_code == 403
    assert Channel.objects.count() == 0
