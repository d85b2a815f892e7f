"""What a text says that can be compared across languages: dates, times, prices, numbers, weekdays, links.

A fact offers what it can be read as, and wants to find one of the same on the other side: "12.10" may be a time or
a day, "5.12.2026" and "5.12." agree while "5.12.2026" and "5.12.2027" do not.

Facts are read in an order: whatever was read first is not read again as something smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from tankar.texts.pairs import amounts, days, hours

__all__ = ["KINDS", "Fact", "facts_of"]

KINDS = frozenset({"dates", "times", "prices", "numbers", "weekdays", "links"})
MOST_FACTS = 200

Reading = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """`kind`: what it most likely is. `start:end` in code points."""

    kind: str
    start: int
    end: int
    offers: frozenset[Reading]
    wants: frozenset[Reading]


Raw = tuple[str, int, int, frozenset[Reading], frozenset[Reading]]
READERS: tuple[Callable[[str], Iterator[Raw]], ...] = (
    amounts.links,
    amounts.codes,
    days.dates,
    days.spoken_dates,
    amounts.prices,
    hours.times,
    amounts.phones,
    hours.ranges,
    amounts.numbers,
    days.weekdays,
    amounts.number_words,
)


@lru_cache(maxsize=16)
def facts_of(text: str) -> tuple[Fact, ...]:
    """In the order of the text, at most `MOST_FACTS`. Remembered, because several rules ask."""
    text = _lowered(text)
    found: list[Fact] = []
    taken = bytearray(len(text))
    for read in READERS:
        for kind, start, end, offers, wants in islice(read(text), MOST_FACTS):
            if not any(taken[start:end]):
                found.append(Fact(kind, start, end, offers, wants))
                taken[start:end] = b"\x01" * (end - start)
    return tuple(sorted(found, key=lambda one: one.start)[:MOST_FACTS])


def _lowered(text: str) -> str:
    """In small letters, as long as before: the readers know no capitals, which is much faster."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(one.lower()[:1] for one in text)
