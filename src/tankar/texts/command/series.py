"""Counts of messages over time, as they come in: objects, a JSON file of them, or a table of comma-separated values.

A table has a line for each step, with the columns `count` and `negative` (named so, or in this order); what else is
there is left alone, but a column before them is taken for the time, in the words of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from tankar.texts.command.reading import Record, json_of

__all__ = ["STEP_MINUTES", "need_series", "series_of"]

STEP_MINUTES = 10
LEAST_STEP_MINUTES = 1 / 60
MOST = 1e9
COUNTS = ("counts", "count", "messages", "antal", "meddelanden", "määrä", "viestit")
NEGATIVE = ("negative", "negatives", "negativa", "negativ", "negatiiviset", "negatiivisia")


def need_series(record: Record) -> None:
    """Raises `ValueError` that says what is wrong; puts 0 for what is missing in `negative`, and the usual step."""
    for name in ("counts", "negative"):
        if not isinstance(record.get(name), list):
            raise ValueError(f"“{name}” is missing or is no list")
        record[name] = [_number(one, name, step) for step, one in enumerate(record[name])]
    steps, told = len(record["counts"]), len(record["negative"])
    if steps != told:
        raise ValueError(f"“counts” has {steps} steps, “negative” {told}")
    minutes = record.setdefault("step_minutes", STEP_MINUTES)
    if not _is_number(minutes) or not LEAST_STEP_MINUTES <= minutes <= MOST:
        raise ValueError("“step_minutes” is no number of minutes")


def series_of(step_minutes: float) -> Callable[[str, bytes], Iterable[Record]]:
    """What makes series of a file: `step_minutes` holds for tables, and where a JSON file says nothing else."""

    def made(name: str, raw: bytes) -> Iterable[Record]:
        text = raw.lstrip(b"\xef\xbb\xbf \t\r\n")
        found = _of_json(raw) if text[:1] in (b"{", b"[") else [_of_table(raw)]
        for number, one in enumerate(found, 1):
            one.setdefault("id", name if len(found) == 1 else f"{name}, {number}")
            one.setdefault("step_minutes", step_minutes)
            need_series(one)
        return found

    return made


def _of_json(raw: bytes) -> list[Record]:
    said = json_of(raw)
    found = said if isinstance(said, list) else [said]
    if not all(isinstance(one, dict) for one in found):
        raise ValueError("it is no JSON object and no list of them")
    return found


def _of_table(raw: bytes) -> Record:
    rows = _rows(raw)
    names = [one.strip().lower() for one in rows[0]]
    has_names = any(one in COUNTS for one in names)
    if has_names:
        rows = rows[1:]
    count, negative = _columns(names, has_names)
    numbers = [
        (_cell(row, count, number), _cell(row, negative, number)) for number, row in enumerate(rows, 1)
    ]
    times = [row[0].strip() for row in rows] if min(count, negative) > 0 else []
    return {"counts": [one for one, _ in numbers], "negative": [one for _, one in numbers], "times": times}


def _rows(raw: bytes) -> list[list[str]]:
    # here, so that whoever counts nothing does not wait for it
    import csv

    try:
        lines = raw.decode("utf-8-sig").splitlines()
        sign = next((one for one in (";", "\t") if lines and one in lines[0]), ",")
        rows = [row for row in csv.reader(lines, delimiter=sign) if any(map(str.strip, row))]
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8") from None
    except csv.Error as error:
        raise ValueError(f"it is no table ({error})") from None
    if not rows:
        raise ValueError("it is empty")
    return rows


def _columns(names: list[str], has_names: bool) -> tuple[int, int]:
    if not has_names:
        if len(names) < 2:
            raise ValueError("it has no two columns")
        return (0, 1) if len(names) == 2 else (1, 2)
    count = next(n for n, one in enumerate(names) if one in COUNTS)
    negative = next((n for n, one in enumerate(names) if one in NEGATIVE), None)
    if negative is None:
        raise ValueError("it has no column “negative”")
    return count, negative


def _cell(row: list[str], column: int, number: int) -> float:
    said = row[column].strip().replace(",", ".") if column < len(row) else ""
    try:
        return float(said or 0)
    except ValueError:
        raise ValueError(f"in step {number} “{said}” is no number") from None


def _number(said: Any, name: str, step: int) -> float:
    if said is None:
        return 0.0
    if not _is_number(said) or not 0 <= said <= MOST:
        raise ValueError(f"“{name}” holds something that is no number of messages, at step {step}")
    return float(said)


def _is_number(said: Any) -> bool:
    return isinstance(said, int | float) and not isinstance(said, bool)
