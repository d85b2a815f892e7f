"""Numbers as a file: each row with its definition, period, source and time; "not available" in words, never 0.

A text that a spreadsheet would take for a formula is kept from being one: in CSV by an apostrophe before it, in XLSX by
saying that the cell is text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from tankar.channels.models import Channel
from tankar.insights.reading.number import Number
from tankar.interface.times import local

__all__ = ["CSV", "XLSX", "as_csv", "as_xlsx", "heading", "line_of"]

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_Cell = str | int
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WIDTHS = (32, 16, 22, 28, 16, 44, 60, 40, 18)


def heading() -> list[str]:
    return [
        _("Channel"),
        _("Network"),
        _("Indicator"),
        _("Period"),
        _("Number"),
        _("Why it is not available"),
        _("Definition"),
        _("Source"),
        _("Measured"),
    ]


def line_of(channel: Channel, number: Number) -> list[_Cell]:
    """One row of the file; the moment as the wall clock in Karleby showed it."""
    at = number.measured_at
    return [
        channel.name,
        channel.network_title,
        number.indicator,
        number.period,
        number.value if number.value is not None else number.words,
        number.why,
        number.definition,
        ", ".join(part for part in (number.source, number.note) if part),
        local(at).strftime("%Y-%m-%d %H:%M") if at is not None else "",
    ]


def as_csv(lines: Iterable[Sequence[_Cell]]) -> bytes:
    """With a mark at its beginning, by which spreadsheets know that it is UTF-8."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for line in lines:
        writer.writerow([_harmless(one) if isinstance(one, str) else one for one in line])
    return out.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    plain = _UNPRINTABLE.sub("", text)
    return f"'{plain}" if plain.lstrip(" ").startswith(_FORMULA) else plain


def as_xlsx(lines: Iterable[Sequence[_Cell]], title: str) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31] or "1")
    sheet.freeze_panes = "A2"
    for place, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGHI"[place]].width = width
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
