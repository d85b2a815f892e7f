"""A file from anybody: read as a table, or refused in a sentence; never run, never unpacked without measure."""

from __future__ import annotations

import datetime as dt
import time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from tankar.interface.spreadsheets import NotATable, Oddity, as_csv, read_table
from tankar.interface.spreadsheets.reading import TooBigInside

ROWS = "Namn;Nimi\r\nÅsa;Äiti\r\n"


def a_book(*rows: list[object]) -> Workbook:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    return book


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, data: bytes) -> bytes:
    """The workbook with one part put in, or put in another's place."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, data)
    return out.getvalue()


def texts(content: bytes | str) -> list[list[str]]:
    return [list(one.cells) for one in read_table(content, 100).lines]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]
)
def test_the_letters_come_right_in_every_common_encoding(encoding: str) -> None:
    assert texts(ROWS.encode(encoding)) == [["Namn", "Nimi"], ["Åsa", "Äiti"]]


@pytest.mark.parametrize("between", [";", ",", "\t"])
def test_semicolons_commas_and_tabs_are_told_apart(between: str) -> None:
    assert texts(ROWS.replace(";", between)) == [["Namn", "Nimi"], ["Åsa", "Äiti"]]


def test_the_line_that_only_names_the_separator_is_no_heading() -> None:
    (heading, row) = read_table("sep=;\r\n" + ROWS, 10).lines
    assert (list(heading.cells), row.number) == (["Namn", "Nimi"], 3)


def test_empty_rows_are_left_out_and_the_others_keep_their_numbers() -> None:
    table = read_table("a;b\n" + ";\n" * 5000 + "c;d\n", 2)
    assert ([one.number for one in table.lines], table.more) == ([1, 5002], False)
    assert read_table("a\n" * 100_000, 10).more


def test_a_formula_is_marked_and_never_computed() -> None:
    (_heading, row) = read_table(saved(a_book(["a", "b"], ["=1+1", "två"])), 10).lines
    assert row.odd == {0: Oddity.FORMULA}
    (_heading, row) = read_table('a;b\n"=HYPERLINK(""https://ond.example"")";två', 10).lines
    assert row.odd == {0: Oddity.FORMULA}


def test_what_was_written_harmless_comes_back_as_the_text_it_was() -> None:
    written = as_csv([["a", "b"], ["=1+1", "+358 44"]])
    (_heading, row) = read_table(written, 10).lines
    assert (list(row.cells), row.odd) == (["=1+1", "+358 44"], {})


def test_dates_are_marked_since_a_number_was_meant_or_a_text() -> None:
    content = saved(a_book(["a", "b", "c"], [dt.date(2026, 11, 23), dt.time(8, 15), 46349]))
    (_heading, row) = read_table(content, 10).lines
    assert (row.odd, row.cells[2]) == ({0: Oddity.DATE, 1: Oddity.DATE}, "46349")


def test_merged_cells_are_marked_in_each_of_their_rows() -> None:
    book = a_book(["a", "b"], ["ett", "x"], [None, "y"], ["två", "z"])
    assert book.active is not None
    book.active.merge_cells("A2:A3")
    _heading, *rows = read_table(saved(book), 10).lines
    assert [one.odd for one in rows] == [{0: Oddity.MERGED}, {0: Oddity.MERGED}, {}]


def test_the_first_sheet_that_is_not_hidden_is_read_and_named_when_there_are_others() -> None:
    book = a_book(["hemligt"])
    assert book.active is not None
    book.active.sheet_state = "hidden"
    book.create_sheet("Kanaler").append(["synligt"])
    table = read_table(saved(book), 10)
    assert (list(table.lines[0].cells), table.sheet) == (["synligt"], "")
    book.create_sheet("Annat")
    assert read_table(saved(book), 10).sheet == "Kanaler"


def test_a_cell_far_below_or_a_row_of_nonsense_costs_nothing() -> None:
    far = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    far += b'<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>'
    far += b'<row r="999999999999"><c r="A999999999999"><v>1</v></c></row></sheetData></worksheet>'
    begun = time.monotonic()
    table = read_table(with_part(saved(a_book(["a"])), "xl/worksheets/sheet1.xml", far), 10)
    assert [list(one.cells)[:1] for one in table.lines] == [["a"]]
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/media/image1.png", "xl/sharedStrings.xml"])
def test_a_bomb_is_measured_and_not_unpacked(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = with_part(saved(a_book(["a"])), part, b" " * 21_000_000)
    assert len(bomb) < 100_000
    monkeypatch.setattr(ZipFile, "open", lambda *_args, **_more: pytest.fail("it was unpacked"))
    with pytest.raises(TooBigInside):
        read_table(bomb, 10)


def test_entities_that_grow_are_not_followed() -> None:
    grown = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "' + b"a" * 1000 + b'">'
    for place in range(1, 12):
        before = b"&" + (b"a" if place == 1 else b"a%d" % (place - 1)) + b";"
        grown += b'<!ENTITY a%d "' % place + before * 10 + b'">'
    grown += b']><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    grown += b'<c r="A1" t="inlineStr"><is><t>&a11;</t></is></c></row></sheetData></worksheet>'
    with pytest.raises(NotATable):
        read_table(with_part(saved(a_book(["a"])), "xl/worksheets/sheet1.xml", grown), 10)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "of an old kind"),
        (b"PK\x03\x04broken", "neither CSV nor a workbook"),
        (b"\x00\x01", "neither CSV nor a workbook"),
        (b"a;b\nett;t\x00v\xc3\xa5", "neither CSV nor a workbook"),
        (with_part(saved(a_book(["a"])), "xl/vbaProject.bin", b"x"), "has macros"),
        (with_part(saved(a_book(["a"])), "mimetype", b"application/vnd.oasis"), "OpenDocument"),
        (with_part(saved(a_book(["a"])), "xl/workbook.xml", b"<workbook/>"), "neither CSV nor a workbook"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(content: bytes, words: str) -> None:
    from django.utils import translation

    with pytest.raises(NotATable) as refused, translation.override("en"):
        read_table(content, 10)
    with translation.override("en"):
        assert words in str(refused.value.words)


def test_links_to_other_files_are_left_behind() -> None:
    linked = with_part(saved(a_book(["a"], ["b"])), "xl/externalLinks/externalLink1.xml", b"<broken")
    assert texts(linked) == [["a"], ["b"]]
