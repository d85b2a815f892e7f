"""How soon are uproars noticed, and how often is one seen where none is? On made-up streams.

python -m bench.texts.spikes [--seeds N] [--kind WORDS]
"""

from __future__ import annotations

import argparse
import statistics
import time
from dataclasses import dataclass, field

from tankar.texts.streams.spikes import alarms
from tankar.texts.streams.testing.days import KINDS, Kind, Simulated, simulated

IN_TIME = 3
"""Steps after its beginning within which an uproar is to be noticed."""


@dataclass
class Measured:
    """`delays`: steps of each uproar that was noticed. `false`: alarms where there was none, or one too many."""

    uproars: int = 0
    delays: list[int] = field(default_factory=list)
    false: int = 0
    days: float = 0.0

    @property
    def in_time(self) -> int:
        return sum(one <= IN_TIME for one in self.delays)

    def add(self, stream: Simulated, told: list[int]) -> None:
        self.days += len(stream.counts) * stream.step_minutes / 1440
        self.uproars += len(stream.uproars)
        for begin, end in stream.uproars:
            within = [one for one in told if begin <= one < end + IN_TIME]
            if within:
                self.delays.append(within[0] - begin)
            told = [one for one in told if one not in within[:1]]
        self.false += len(told)


def measured(kind: Kind, seeds: int, first: int = 0) -> Measured:
    found = Measured()
    for seed in range(first, first + seeds):
        stream = simulated(kind, seed)
        found.add(stream, alarms(stream.counts, stream.negative, stream.step_minutes))
    return found


def main() -> int:
    said = argparse.ArgumentParser(prog="python -m bench.texts.spikes", description=__doc__)
    said.add_argument("--seeds", type=int, default=20)
    said.add_argument("--first", type=int, default=0)
    said.add_argument("--kind", default="", help="only kinds with these words in their name")
    chosen = said.parse_args()
    begun, steps = time.process_time(), 0.0
    print(f"{'':32} uproars  noticed  within {IN_TIME}  median delay  false in 30 days")
    for name, kind in KINDS.items():
        if chosen.kind in name:
            one = measured(kind, chosen.seeds, chosen.first)
            steps += one.days * 1440 / kind.step_minutes
            print(_line(name, one))
    seconds = time.process_time() - begun
    print(f"{steps:,.0f} steps, {steps / seconds:,.0f} a second")
    return 0


def _line(name: str, one: Measured) -> str:
    delay = f"{statistics.median(one.delays):.0f}" if one.delays else "–"
    return (
        f"{name:32} {one.uproars or '–':>7}  {len(one.delays) if one.uproars else '–':>7}"
        f"  {one.in_time if one.uproars else '–':>8}  {delay:>12}  {one.false * 30 / one.days:16.2f}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
