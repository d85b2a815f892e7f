"""What comes in: whole files, or one JSON object a line. What cannot be read is named and skipped."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

__all__ = ["Reader", "Record", "json_of", "need_text", "the_text"]

LONGEST_LINE = 16 * 1024 * 1024
TOO_LONG = "it is longer than 16 MB"
STANDARD_INPUT = "standard input"
Record = dict[str, Any]


def need_text(record: Record) -> None:
    """Raises `ValueError` for an object without a text."""
    if not isinstance(record.get("text"), str):
        raise ValueError("“text” is missing or is no text")


def the_text(name: str, raw: bytes) -> list[Record]:
    """A file as one text; its id is its name."""
    return [{"id": name, "text": raw.decode("utf-8", errors="replace")}]


@dataclass
class Reader:
    """`files`: paths, none for standard input. `bad`: what could not be read.

    `need` raises `ValueError` for an object that cannot be used; `whole` makes objects of a file, or raises it.
    """

    files: Sequence[str]
    is_jsonl: bool
    need: Callable[[Record], None] = need_text
    whole: Callable[[str, bytes], Iterable[Record]] = the_text
    bad: int = 0
    read: int = 0
    size: int = 0
    done: int = field(default=0)

    def __post_init__(self) -> None:
        for name in self.files:
            path = Path(name)
            self.size += path.stat().st_size if path.is_file() else 0

    def records(self) -> Iterator[Record]:
        """Objects that can be used, in order."""
        if not self.files:
            yield from self._of(sys.stdin.buffer, STANDARD_INPUT)
            return
        for name in self.files:
            try:
                with Path(name).open("rb") as stream:
                    yield from self._of(stream, name)
            except OSError as error:
                self._complain(name, f"it cannot be opened ({(error.strerror or 'no reason given').lower()})")

    def _of(self, stream: IO[bytes], name: str) -> Iterator[Record]:
        if self.is_jsonl:
            yield from self._lines(stream, name)
            return
        raw = stream.read(LONGEST_LINE + 1)
        self.done += len(raw)
        if len(raw) > LONGEST_LINE:
            self._complain(name, TOO_LONG)
            return
        try:
            found = list(self.whole(name, raw))
        except ValueError as error:
            self._complain(name, str(error))
            return
        self.read += len(found)
        yield from found

    def _lines(self, stream: IO[bytes], name: str) -> Iterator[Record]:
        for number, raw in enumerate(_bounded(stream), 1):
            self.done += len(raw)
            if not raw.strip():
                continue
            try:
                record = self._record(raw)
            except ValueError as error:
                self._complain(f"{name}, line {number}", str(error))
                continue
            self.read += 1
            yield record

    def _record(self, raw: bytes) -> Record:
        """Raises `ValueError` that says what is wrong."""
        if len(raw) > LONGEST_LINE:
            raise ValueError(TOO_LONG)
        record = json_of(raw)
        if not isinstance(record, dict):
            raise ValueError("it is no JSON object")
        self.need(record)
        return record

    def _complain(self, where: str, why: str) -> None:
        self.bad += 1
        print(f"{where}: skipped, {why}.", file=sys.stderr)


def _bounded(stream: IO[bytes]) -> Iterator[bytes]:
    """Lines; of one that is too long, the beginning: the rest is read past, not kept."""
    while raw := stream.readline(LONGEST_LINE + 1):
        rest = raw
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE + 1)
        yield raw


def json_of(raw: bytes) -> Any:
    """Raises `ValueError` that says what is wrong."""
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8") from None
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError(f"it is no JSON ({getattr(error, 'msg', 'nested too deep')})") from None
