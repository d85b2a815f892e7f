"""Tables as files that spreadsheets open with the right letters and never take for formulas."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

__all__ = ["CSV", "FORMULA", "UNPRINTABLE", "XLSX", "as_csv", "as_xlsx"]

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_Cell = str | int
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


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
    plain = UNPRINTABLE.sub("", text)
    return f"'{plain}" if plain.lstrip(" ").startswith(FORMULA) else plain


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
    cell = WriteOnlyCell(sheet, UNPRINTABLE.sub("", value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
