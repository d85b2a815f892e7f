"""Twisted JSON lines and files through the command line: each is answered or named, and nothing else is written."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.texts.fuzzing.faults import Faults
from tankar.texts.command import add_to, run
from tankar.texts.testing.hostile import Hostile, block
from tankar.texts.testing.promises import Broken

__all__ = ["Lines"]

ACTS = ("check", "triage", "spikes")
CODES = (0, 1, 2)
ODD: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1.5,
        1e308,
        float("nan"),
        float("inf"),
        10**400,
        "",
        "\ud800",
        "\x00",
        [],
        {},
    ),
    *(
        [[]],
        {"a": {}},
        [None],
        [{"alt": 1}],
        [{"alt": "\udfff"}],
        [{}],
        ["x"],
        {"alt": "x"},
        [[1, 2]],
        "internal",
        "web",
    ),
)
FIELDS = (
    "id",
    "text",
    "channel",
    "images",
    "counts",
    "negative",
    "step_minutes",
    "times",
    "lang",
    "findings",
    "",
)


class Lines:
    """Every step is one file of a few lines."""

    def __init__(self, chance: random.Random, faults: Faults, texts: list[str], folder: Path) -> None:
        self.count = 0
        self._chance, self._faults = chance, faults
        self._hostile = Hostile(chance, texts)
        self._file = folder / "lines"
        parser = argparse.ArgumentParser()
        add_to(parser.add_subparsers())
        self._parse: Callable[[list[str]], argparse.Namespace] = parser.parse_args

    def step(self) -> None:
        chance = self._chance
        self.count += 1
        act, is_jsonl = chance.choice(ACTS), chance.random() < 0.8
        said = "\n".join(self._line(act) for _ in range(chance.randint(1, 6)))
        if chance.random() < 0.3:
            said = self._twisted(said)
        if act == "spikes" and not is_jsonl and chance.random() < 0.7:
            said = self._table()
        chosen = ["texts", act, str(self._file), *(["--jsonl"] if is_jsonl else [])]
        self._faults.attempt(" ".join(chosen), said, lambda text: self._run(chosen, text, is_jsonl))

    def _run(self, chosen: list[str], said: str, is_jsonl: bool) -> None:
        raw = said.encode("utf-8", "surrogateescape" if _is_bytes(said) else "replace")
        self._file.write_bytes(raw)
        out, complaints = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(complaints):
            code = run(self._parse(["texts", *chosen[1:]]))
        if code not in CODES:
            raise Broken("writing", f"the command ended with {code}")
        if not is_jsonl:
            return
        answers = [json.loads(one) for one in out.getvalue().splitlines()]
        skipped = complaints.getvalue().count(": skipped, ")
        lines = sum(bool(one.strip()) for one in raw.split(b"\n"))
        if len(answers) + skipped != lines or (code == 2) != bool(skipped):
            raise Broken(
                "writing", f"{lines} lines, {len(answers)} answers, {skipped} skipped, ended with {code}"
            )

    def _line(self, act: str) -> str:
        chance = self._chance
        record: dict[str, Any] = {"id": self.count, "text": self._hostile.text()[:2_000]}
        if act == "spikes":
            steps = chance.choice((0, 1, 6, 40, 300))
            record = {
                "counts": [self._number() for _ in range(steps)],
                "negative": [self._number() for _ in range(steps)],
            }
            record["step_minutes"] = chance.choice((10, 1, 60, 1440, 0.02, 1e9))
        for _ in range(chance.choice((0, 0, 1, 3))):
            record[chance.choice(FIELDS)] = chance.choice(ODD)
        if chance.random() < 0.05:
            return json.dumps(chance.choice(ODD))
        return json.dumps(record, ensure_ascii=chance.random() < 0.5)

    def _number(self) -> object:
        chance = self._chance
        return chance.choice(
            (0, 1, 3, 50, chance.random(), chance.randint(0, 10**9), None if chance.random() < 0.3 else 2)
        )

    def _table(self) -> str:
        chance = self._chance
        sign, names = (
            chance.choice(",;\t"),
            chance.choice((["count", "negative"], ["tid", "antal", "negativa"], [])),
        )
        rows = [
            [str(self._number()) for _ in range(chance.randint(1, 4))]
            for _ in range(chance.choice((0, 3, 60)))
        ]
        said = "\n".join(sign.join(row) for row in ([names, *rows] if names else rows))
        return self._twisted(said) if chance.random() < 0.5 else said

    def _twisted(self, said: str) -> str:
        """With pieces taken out, put in, or bytes that are no UTF-8 (as lone halves that stand for them)."""
        chance = self._chance
        for _ in range(chance.randint(1, 4)):
            at = chance.randint(0, len(said))
            put = chance.choice(
                (
                    "",
                    '"',
                    "{",
                    "}",
                    "[" * 3_000,
                    "\\u",
                    "\\ud800",
                    "\udcff",
                    "\udc80",
                    "\ufeff",
                    "\r",
                    "\x00",
                    "9" * 5_000,
                )
            )
            said = said[:at] + (put or block(chance)) + said[at + chance.choice((0, 0, 1, 10)) :]
        return said


def _is_bytes(said: str) -> bool:
    """Do all lone halves stand for a byte?"""
    return not any("\ud800" <= one <= "\udfff" and not "\udc80" <= one <= "\udcff" for one in said)
