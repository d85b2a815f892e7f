"""Numbers as files: definition, period, source and time in every row, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import datetime as dt
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tankar.channels.models import Channel
from tankar.insights.reading.number import Number
from tankar.insights.sheets.taking_along import line_of
from tankar.insights.tests.conftest import SignedIn, a_figure
from tankar.interface.spreadsheets import as_csv, as_xlsx
from tankar.organisation.models import Person

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 11, 23)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_file_says_what_the_page_says(by_hand: Channel, aino: Person, in_swedish: SignedIn) -> None:
    a_figure(by_hand, 1180, MONDAY, how="by_hand")
    answer = in_swedish(aino).get(reverse("insights:file", args=["csv"]))
    assert answer["Content-Disposition"] == 'attachment; filename="tankar-2026-11-23.csv"'
    followers, before, *_rest = rows_of(answer.content)
    assert followers == {
        "Kanal": "Bibban på Instagram",
        "Nätverk": "Instagram",
        "Indikator": "Följare",
        "Period": "23.11.2026",
        "Antal": "1180",
        "Varför den inte är tillgänglig": "",
        "Definition": "Hur många konton som följer kanalen eller prenumererar på den. "
        "Räknat så som det var vid frågan.",
        "Källa": "infört för hand",
        "Mätt": "2026-11-23 08:15",
        "Nätverkets eget namn på den": "",
    }
    assert before["Antal"] == "ej tillgängligt"
    assert before["Varför den inte är tillgänglig"] != ""


def test_the_workbook_has_numbers_as_numbers_and_not_available_as_text(
    by_hand: Channel, aino: Person, in_swedish: SignedIn
) -> None:
    a_figure(by_hand, 1180, MONDAY, how="by_hand")
    address = reverse("insights:channel_file", args=[by_hand.public_id, "xlsx"])
    sheet = load_workbook(BytesIO(in_swedish(aino).get(address).content)).active
    assert sheet is not None
    numbers = [row[4].value for row in sheet.iter_rows(min_row=2)]
    assert numbers == ["ej tillgängligt"] * 11 + [1180]


@pytest.mark.parametrize("text", ["=1+1", "+358", "-2", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1"])
def test_a_name_that_looks_like_a_formula_is_only_text(text: str) -> None:
    (cell,) = next(csv.reader(StringIO(as_csv([[text]]).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert cell.startswith("'")
    sheet = load_workbook(BytesIO(as_xlsx([["heading"], [text]], "Siffror"))).active
    assert sheet is not None
    assert sheet["A2"].data_type != "f"


def test_characters_that_no_workbook_takes_are_left_out() -> None:
    sheet = load_workbook(BytesIO(as_xlsx([["heading"], ["Bib\x0bban\x00"]], "a/b:c"))).active
    assert sheet is not None
    assert sheet["A2"].value == "Bibban"


def test_a_moment_is_the_one_on_the_wall_also_in_the_night_the_clocks_change(by_hand: Channel) -> None:
    for moment, words in (
        (dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC), "2026-10-25 03:30"),
        (dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC), "2026-10-25 03:30"),
        (dt.datetime(2026, 3, 29, 1, 0, tzinfo=dt.UTC), "2026-03-29 04:00"),
    ):
        assert line_of(by_hand, Number("", "", "", 1, measured_at=moment))[-2] == words


def test_another_kind_of_file_is_not_there(by_hand: Channel, aino: Person, as_person: SignedIn) -> None:
    assert as_person(aino).get(reverse("insights:file", args=["pdf"])).status_code == 404
