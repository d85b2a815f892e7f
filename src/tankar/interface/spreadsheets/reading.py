"""Rows of a CSV file or a workbook, whoever made it: bounded in time and memory, and nothing in it is ever run.

1. What it is, is told by its first bytes, not by its name: macros, old workbooks and others are named and refused.
2. A workbook is measured before it is unpacked: some kilobytes may claim to be gigabytes.
3. Of a workbook the first sheet that is not hidden is read, as it stands: a formula is marked, never computed.
4. Empty rows are left out, and every other keeps the number that a spreadsheet shows beside it.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO, StringIO
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from tankar.interface.spreadsheets.writing import FORMULA, UNPRINTABLE

__all__ = ["Line", "NotATable", "Oddity", "Table", "read_table"]

_ZIPPED, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MOST_COLUMNS = 60
_MOST_UNPACKED = 20_000_000
_MOST_PARTS = 500
_LAST_LINE = 1_048_576
"""What spreadsheets can hold; a row that says it lies below is not looked for."""
_LONGEST_CELL = 20_000
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]{0,80}\bref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_MOST_MERGED = 1000
_SEPARATOR = re.compile(r"sep=([;,\t])\r?\n", re.IGNORECASE)
_BROKEN = (
    *(BadZipFile, InvalidFileException, ParseError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError, OSError, EOFError),
)


class NotATable(ValueError):
    """Neither CSV nor a workbook that is read. `words`: for the person who chose it."""

    words = _("This is neither CSV nor a workbook. Save it as one of them and try again.")


class HasMacros(NotATable):
    words = _("The workbook has macros. Save it as an ordinary workbook (.xlsx) and try again.")


class OldWorkbook(NotATable):
    words = _(
        "The workbook is of an old kind, or locked with a password. Save it as an ordinary workbook (.xlsx) "
        "and try again."
    )


class OpenDocument(NotATable):
    words = _("This is an OpenDocument file. Save it as CSV or as a workbook (.xlsx) and try again.")


class TooBigInside(NotATable):
    words = _("Unpacked, the workbook is far too big. Copy its rows into a new one and try again.")


class Oddity(StrEnum):
    """What makes a cell mean something else than its text."""

    FORMULA = "formula"
    DATE = "date"
    MERGED = "merged"
    TOO_LONG = "too_long"


@dataclass(frozen=True)
class Line:
    """`number`: as a spreadsheet counts. `cells`: up to the last that is filled. `odd`: place of a cell → why."""

    number: int
    cells: Sequence[str]
    odd: dict[int, Oddity] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """`lines`: those with something in them, the heading first. `more`: there are further ones, unread.

    `sheet`: which one was read, when the workbook has several that are not hidden; else "".
    """

    lines: Sequence[Line]
    more: bool = False
    sheet: str = ""


def read_table(content: bytes | str, most: int) -> Table:
    """At most `most` lines of it. Raises NotATable with its reason."""
    if isinstance(content, bytes):
        if content.startswith(_ZIPPED):
            return _of_workbook(content, most)
        if content.startswith(_OLD_OFFICE):
            raise OldWorkbook
        content = _decoded(content)
    return _table(_of_text(content), most)


def _table(lines: Iterator[Line], most: int, sheet: str = "") -> Table:
    found: list[Line] = []
    for line in lines:
        if not any(line.cells):
            continue
        if len(found) == most:
            return Table(found, more=True, sheet=sheet)
        found.append(line)
    return Table(found, sheet=sheet)


def _of_text(text: str) -> Iterator[Line]:
    text = text.lstrip("\ufeff")
    if "\x00" in text:
        raise NotATable
    delimiter, before = _delimiter(text)
    reader = csv.reader(StringIO(text[before:], newline=""), delimiter=delimiter)
    number = 1 if before else 0
    try:
        for row in reader:
            number += 1
            yield _line(number, row)
    except csv.Error:
        raise NotATable from None


def _delimiter(text: str) -> tuple[str, int]:
    """What stands between the columns, and how long the line is that says so and nothing else."""
    if told := _SEPARATOR.match(text):
        return told[1], told.end()
    heading = text.split("\n", 1)[0]
    return max(";,\t", key=heading.count), 0


def _line(number: int, cells: Sequence[Any]) -> Line:
    texts, odd = [], {}
    for place, cell in enumerate(cells[:_MOST_COLUMNS]):
        said = "" if cell is None else str(cell)
        text = _plain(said)
        if len(text) > _LONGEST_CELL:
            text, odd[place] = text[:_LONGEST_CELL], Oddity.TOO_LONG
        elif said.lstrip().startswith("="):
            odd[place] = Oddity.FORMULA
        elif isinstance(cell, dt.date | dt.time | dt.timedelta):
            odd[place] = Oddity.DATE
        texts.append(text)
    while texts and not texts[-1]:
        texts.pop()
    return Line(number, texts, odd)


def _of_workbook(content: bytes, most: int) -> Table:
    try:
        with ZipFile(BytesIO(content)) as packed:
            _measure(packed)
            return _of_sheet(content, packed, most)
    except NotATable:
        raise
    except _BROKEN:
        raise NotATable from None


def _measure(packed: ZipFile) -> None:
    """Before anything is unpacked. What a part says about its size binds: no more of it is ever read."""
    parts = packed.infolist()
    names = {one.filename.casefold() for one in parts}
    if "mimetype" in names:
        raise OpenDocument
    if any(name.endswith("vbaproject.bin") for name in names):
        raise HasMacros
    if len(parts) > _MOST_PARTS or sum(one.file_size for one in parts) > _MOST_UNPACKED:
        raise TooBigInside


def _of_sheet(content: bytes, packed: ZipFile, most: int) -> Table:
    # as it stands and not as it was last computed; what links to other files is left behind
    book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        shown = [one for one in book.worksheets if one.sheet_state == "visible"]
        if not shown:
            raise NotATable
        sheet = shown[0]
        rows = sheet.iter_rows(max_row=_LAST_LINE, max_col=_MOST_COLUMNS, values_only=True)
        table = _table(
            # up to a million empty ones above a last cell: passed over before anything is made of them
            (_line(number, row) for number, row in enumerate(rows, 1) if row.count(None) < len(row)),
            most,
            str(sheet.title) if len(shown) > 1 else "",
        )
        # where the sheet lies in the archive; reading row by row, the library does not tell what is merged
        merged = _merged(packed.read(vars(sheet)["_worksheet_path"]))
    finally:
        book.close()
    return Table([_marked(line, merged) for line in table.lines], table.more, table.sheet)


def _merged(sheet: bytes) -> list[tuple[int, int, int, int]]:
    """First column, first row, last column, last row of each group of merged cells."""
    found = [one[1].decode() for one in _MERGED.finditer(sheet)]
    return [range_boundaries(one) for one in found[:_MOST_MERGED]]


def _marked(line: Line, merged: Sequence[tuple[int, int, int, int]]) -> Line:
    for left, top, right, bottom in merged:
        if top <= line.number <= bottom:
            line.odd.update(dict.fromkeys(range(left - 1, min(right, _MOST_COLUMNS)), Oddity.MERGED))
    return line


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    head = content[:64]
    # UTF-16 without its mark: every other byte of the first letters is empty
    if len(head) > 8 and not any(head[1::2]):
        return content.decode("utf-16-le", errors="replace")
    if len(head) > 8 and not any(head[::2]):
        return content.decode("utf-16-be", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # what a spreadsheet on Windows writes when it is not told otherwise; it has a letter for nearly every byte
        return content.decode("cp1252", errors="replace")


def _plain(text: str) -> str:
    """Without the apostrophe that `as_csv` put before what looks like a formula."""
    text = UNPRINTABLE.sub("", text).strip()
    return text[1:] if text.startswith("'") and text[1:].lstrip(" ").startswith(FORMULA) else text
