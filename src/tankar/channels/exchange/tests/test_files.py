"""The register as a file: right and rights when taken along, every fault named when taken in."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from tankar.channels.exchange.taking_in import look_through
from tankar.channels.models import Channel, ChannelAssignment, ChannelEntry
from tankar.channels.testing.accounts import a_listed
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
    kept = client.post(reverse("channels:bring"), {"keep": "1", "rows": "\n".join(lines)}, follow=True)
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
    assert "Nio;Yhdeksän;Snapchat;City library" in text


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
    from django.utils import translation

    with translation.override("en"):
        (fault,) = look_through(content).faults
    assert words in fault.words


def test_a_file_of_ten_thousand_rows_is_refused_whole(library: Unit) -> None:
    looked = look_through("\n".join([HEAD, *["a;b;c;d;;;"] * 10_000]))
    assert (len(looked.rows), len(looked.faults)) == (0, 1)


def test_aino_takes_nothing_in(aino: Person, as_person: SignedIn) -> None:
    assert as_person(aino).get(reverse("channels:bring")).status_code == 403
