"""Twist labelled texts, rules and input lines until something breaks, or the time is up.

    make fuzz-texts MINUTES=60
    python -m bench.texts.fuzz [--minutes N] [--seed N] [--only texts|packs|lines]

A line a minute. What breaks is made as small as it can be and written to build/fuzz, to become a test; the command then
ends with 1. The same seed tries the same things in the same order.
"""

from __future__ import annotations

import argparse
import random
import resource
import secrets
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.texts.fuzzing.faults import Faults
from bench.texts.fuzzing.lines import Lines
from bench.texts.fuzzing.packs import Packs
from bench.texts.fuzzing.texts import Texts
from tankar.texts.testing.machine import slowness

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "fuzz"
MINUTE = 60.0
ANEW_MINUTES = 10
MOST_MEGABYTES = 900
SHARES = {"texts": 0.8, "packs": 0.1, "lines": 0.1}
"""Of the time."""


def main() -> int:
    said = argparse.ArgumentParser(prog="python -m bench.texts.fuzz", description=__doc__)
    said.add_argument("--minutes", type=float, default=60.0)
    said.add_argument("--seed", type=int, default=secrets.randbelow(10**9))
    said.add_argument("--only", choices=tuple(SHARES), default="")
    chosen = said.parse_args()
    with tempfile.TemporaryDirectory(prefix="tankar-fuzz-") as folder:
        return Run(chosen.seed, chosen.minutes, chosen.only, Path(folder)).made()


class Run:
    def __init__(self, seed: int, minutes: float, only: str, folder: Path) -> None:
        self._minutes, self._seed = minutes, seed
        self._faults = Faults(FOLDER, seed)
        slow = slowness()
        print(
            f"seed {seed}, {minutes:g} minutes, this machine takes {slow:.1f} times as long as an ordinary one",
            flush=True,
        )
        self._texts = Texts(_chance(seed, "texts"), self._faults, slow)
        self._packs = Packs(_chance(seed, "packs"), self._faults, self._texts.texts, folder)
        self._lines = Lines(_chance(seed, "lines"), self._faults, self._texts.texts, folder)
        steps: dict[str, Callable[[], None]] = {
            "texts": self._texts.step,
            "packs": self._packs.step,
            "lines": self._lines.step,
        }
        self._steps = {name: step for name, step in steps.items() if only in ("", name)}
        self._spent = dict.fromkeys(self._steps, 0.0)
        self._most = MOST_MEGABYTES

    def made(self) -> int:
        begun = told = time.monotonic()
        minute = 0
        while time.monotonic() - begun < self._minutes * MINUTE:
            # whose share of the time is furthest behind
            name = min(self._spent, key=lambda one: self._spent[one] / SHARES[one])
            started = time.monotonic()
            self._steps[name]()
            self._spent[name] += time.monotonic() - started
            self._look_at_memory()
            if time.monotonic() - told >= MINUTE:
                told, minute = time.monotonic(), minute + 1
                self._tell(minute)
                if minute % ANEW_MINUTES == 0:
                    self._texts.again()
        self._texts.again()
        self._tell(round((time.monotonic() - begun) / MINUTE))
        print(
            f"seed {self._seed}: {'nothing broke' if not self._faults.counts else 'BROKEN: see ' + str(FOLDER)}"
        )
        return 1 if self._faults.counts else 0

    def _tell(self, minute: int) -> None:
        counts = f"{self._texts.count} texts, {self._packs.count} packs, {self._lines.count} files of lines"
        broken = (
            ", ".join(f"{key} {count}" for key, count in self._faults.counts.most_common()) or "nothing broke"
        )
        spent = f"{time.process_time():.0f} s of the processor, {_megabytes():.0f} MB at most"
        print(f"minute {minute}: {counts}; {spent}; {broken}", flush=True)

    def _look_at_memory(self) -> None:
        if _megabytes() > self._most:
            self._faults.counts["memory"] += 1
            print(
                f"BROKEN memory: {_megabytes():.0f} MB, more than {self._most}; text {self._texts.count}",
                flush=True,
            )
            self._most *= 2


def _chance(seed: int, name: str) -> random.Random:
    """For each its own, so that one alone goes as it went among all."""
    return random.Random(f"{seed} {name}")  # noqa: S311 - not a secret


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 1024**2
    )


if __name__ == "__main__":
    raise SystemExit(main())
