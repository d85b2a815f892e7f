"""Texts as they come in: whole files, or one JSON object a line. A line that cannot be read is named and skipped."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

__all__ = ["Reader"]

LONGEST_LINE = 16 * 1024 * 1024
STANDARD_INPUT = "standard input"


@dataclass
class Reader:
    """`files`: paths, none for standard input. `bad`: lines and files that could not be read."""

    files: Sequence[str]
    is_jsonl: bool
    needs: str = "text"
    bad: int = 0
    read: int = 0
    size: int = 0
    done: int = field(default=0)

    def __post_init__(self) -> None:
        for name in self.files:
            path = Path(name)
            self.size += path.stat().st_size if path.is_file() else 0

    def records(self) -> Iterator[dict[str, Any]]:
        """Objects with at least `needs`; the id of a text in a file is the file's name."""
        if not self.files:
            yield from self._of(sys.stdin.buffer, STANDARD_INPUT)
            return
        for name in self.files:
            try:
                with Path(name).open("rb") as stream:
                    yield from self._of(stream, name)
            except OSError as error:
                self._complain(name, f"it cannot be opened ({(error.strerror or 'no reason given').lower()})")

    def _of(self, stream: IO[bytes], name: str) -> Iterator[dict[str, Any]]:
        if self.is_jsonl:
            yield from self._lines(stream, name)
            return
        raw = stream.read()
        self.done += len(raw)
        self.read += 1
        yield {"id": name, "text": raw.decode("utf-8", errors="replace")}

    def _lines(self, stream: IO[bytes], name: str) -> Iterator[dict[str, Any]]:
        for number, raw in enumerate(stream, 1):
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

    def _record(self, raw: bytes) -> dict[str, Any]:
        """Raises `ValueError` that says what is wrong."""
        if len(raw) > LONGEST_LINE:
            raise ValueError("it is longer than 16 MB")
        try:
            record = json.loads(raw.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise ValueError("it is not UTF-8") from None
        except (json.JSONDecodeError, RecursionError) as error:
            raise ValueError(f"it is no JSON ({getattr(error, 'msg', 'nested too deep')})") from None
        if not isinstance(record, dict):
            raise ValueError("it is no JSON object")
        wanted = list if self.needs == "counts" else str
        if not isinstance(record.get(self.needs), wanted):
            raise ValueError(f"“{self.needs}” is missing or is no {'list' if wanted is list else 'text'}")
        return record

    def _complain(self, where: str, why: str) -> None:
        self.bad += 1
        print(f"{where}: skipped, {why}.", file=sys.stderr)
