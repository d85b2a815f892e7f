"""Numbers as a file: each row with its definition, period, source and time; "not available" in words, never 0.

A text that a spreadsheet would take for a formula is kept from being one: in CSV as `interface.spreadsheets` does, in
XLSX by saying that the cell is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from tankar.channels.models import Channel
from tankar.insights.reading.number import Number
from tankar.interface.spreadsheets import CSV, UNPRINTABLE, as_csv
from tankar.interface.times import local

__all__ = ["CSV", "XLSX", "as_csv", "as_xlsx", "heading", "line_of"]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_Cell = str | int
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
    cell = WriteOnlyCell(sheet, UNPRINTABLE.sub("", value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
