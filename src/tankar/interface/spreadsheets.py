"""Tables as files that spreadsheets open with the right letters and never take for formulas; and read back."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

__all__ = ["CSV", "XLSX", "NotATable", "as_csv", "as_xlsx", "rows_of"]

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_Cell = str | int
_ZIPPED = b"PK\x03\x04"
_MOST_COLUMNS = 60
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class NotATable(ValueError):
    """Neither CSV nor a workbook."""


def as_csv(lines: Iterable[Sequence[str | int]]) -> bytes:
    """With a mark at its beginning, by which spreadsheets know that it is UTF-8.

    A text that a spreadsheet would take for a formula is kept from being one by an apostrophe before it.
    """
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for line in lines:
        writer.writerow([_harmless(one) if isinstance(one, str) else one for one in line])
    return out.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    plain = _UNPRINTABLE.sub("", text)
    return f"'{plain}" if plain.lstrip(" ").startswith(_FORMULA) else plain


def as_xlsx(lines: Iterable[Sequence[_Cell]], title: str, widths: Sequence[int] = ()) -> bytes:
    """Each text's cell says that it is text, so that none becomes a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31] or "1")
    sheet.freeze_panes = "A2"
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, line in enumerate(lines):
        sheet.append([_cell(sheet, one, bold=number == 0) for one in line])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: object, value: _Cell, *, bold: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, _UNPRINTABLE.sub("", value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def rows_of(content: bytes | str, most: int) -> list[list[str]]:
    """Its rows as texts, the heading first, at most `most` and one more. Raises NotATable."""
    if isinstance(content, bytes) and content.startswith(_ZIPPED):
        return _of_workbook(content, most)
    text = _decoded(content) if isinstance(content, bytes) else content
    if "\x00" in text:
        raise NotATable
    heading = text.lstrip("\ufeff").split("\n", 1)[0]
    reader = csv.reader(StringIO(text.lstrip("\ufeff"), newline=""), delimiter=max(";,\t", key=heading.count))
    try:
        return [
            [_plain(one) for one in row[:_MOST_COLUMNS]]
            for _place, row in zip(range(most + 1), reader, strict=False)
        ]
    except csv.Error:
        raise NotATable from None


def _of_workbook(content: bytes, most: int) -> list[list[str]]:
    try:
        sheet = load_workbook(BytesIO(content), read_only=True, data_only=True).worksheets[0]
        found = sheet.iter_rows(max_row=most + 1, max_col=_MOST_COLUMNS, values_only=True)
        return [[_plain("" if one is None else str(one)) for one in row] for row in found]
    except (BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError):
        raise NotATable from None


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # what a spreadsheet on Windows writes when it is not told otherwise; it has a letter for nearly every byte
        return content.decode("cp1252", errors="replace")


def _plain(text: str) -> str:
    """Without the apostrophe that `as_csv` put before what looks like a formula."""
    text = _UNPRINTABLE.sub("", text).strip()
    return text[1:] if text.startswith("'") and text[1:].lstrip(" ").startswith(_FORMULA) else text
