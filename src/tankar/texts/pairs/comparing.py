"""Two texts beside one another: what one says and the other does not, or says otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from tankar.texts.pairs.facts import Fact, facts_of

__all__ = ["Difference", "differences", "shorter_by_far"]

LONG_ENOUGH = 80
# of two texts that say the same, the shorter has three quarters of the other's letters
FAR_SHORTER, SHORTER = 0.55, 0.65
MOST_DIFFERENCES = 20


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands against what; `None` where the other side has nothing of the kind."""

    sv: Fact | None
    fi: Fact | None

    @property
    def is_mismatch(self) -> bool:
        return self.sv is not None and self.fi is not None


def differences(sv: str, fi: str, compared: Collection[str]) -> list[Difference]:
    """In the order of the Swedish text, then what only Finnish says.

    1. A fact is at home when the other side offers one of the things it wants; how often does not matter.
    2. What is left of one kind is paired in order: those differ.
    3. What is left then stands on one side alone. A weekday alone is no difference: one text may leave it out.
    """
    ours, theirs = facts_of(sv), facts_of(fi)
    left = [one for one in _homeless(ours, theirs) if one.kind in compared]
    right = [one for one in _homeless(theirs, ours) if one.kind in compared]
    found = []
    for fact in left:
        other = next((one for one in right if one.kind == fact.kind and fact.kind != "links"), None)
        if other is not None:
            right.remove(other)
        if other is not None or fact.kind != "weekdays":
            found.append(Difference(fact, other))
    found += [Difference(None, one) for one in right if one.kind != "weekdays"]
    return found[:MOST_DIFFERENCES]


def _homeless(here: Sequence[Fact], there: Sequence[Fact]) -> Iterator[Fact]:
    offered = {reading for one in there for reading in one.offers}
    for fact in here:
        if fact.wants and not fact.wants & offered:
            yield fact


def shorter_by_far(sv: str, fi: str) -> str:
    """ "sv" or "fi" where that text is so much shorter that a part must be missing; else ""."""
    lengths = {"sv": len("".join(sv.split())), "fi": len("".join(fi.split()))}
    short, long = sorted(lengths, key=lambda one: lengths[one])
    if lengths[long] < LONG_ENOUGH:
        return ""
    ratio = lengths[short] / lengths[long]
    paragraphs = {"sv": _paragraphs(sv), "fi": _paragraphs(fi)}
    fewer = paragraphs[long] - paragraphs[short] >= 2
    return short if ratio < FAR_SHORTER or (fewer and ratio < SHORTER) else ""


def _paragraphs(text: str) -> int:
    return sum(1 for one in text.split("\n") if one.strip())
