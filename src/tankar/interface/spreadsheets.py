"""Rows as a CSV file that spreadsheets open with the right letters and never take for formulas."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

__all__ = ["CSV", "UNPRINTABLE", "as_csv"]

CSV = "text/csv; charset=utf-8"
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


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
    return f"'{plain}" if plain.lstrip(" ").startswith(_FORMULA) else plain
