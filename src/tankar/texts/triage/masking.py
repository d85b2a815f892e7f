"""A message without the personal data in it: every piece named by its kind instead."""

from __future__ import annotations

from collections.abc import Iterable

from tankar.texts.finding import Finding
from tankar.texts.loading.pack import Pack
from tankar.texts.triage.sorting import triage

__all__ = ["masked"]

MOST_ROUNDS = 20
"""Rules stop counting at some number of hits, so what is masked is looked through again."""
PII = "pii."
LONGEST = 5_000
LONGEST_PIECE = 200
"""What begins before the longest text ends is read to its own end, so that no half of a number stays."""
LEFT_OUT = "[…]"


def masked(text: str, pack: Pack) -> str:
    """`[phone]` for a phone number, and so on; of a long text, the beginning.

    What is still not free of personal data after all rounds is left out.
    """
    text = text[: LONGEST + LONGEST_PIECE]
    for _ in range(MOST_ROUNDS):
        found = [one for one in triage(text, pack, "en").findings if one.type.startswith(PII)]
        if not found:
            return text[:LONGEST]
        text = _named(text, found)
    return LEFT_OUT


def _named(text: str, found: Iterable[Finding]) -> str:
    pieces, last = [], 0
    for one in sorted(found, key=lambda one: one.start):
        if one.start >= last:
            pieces += [text[last : one.start], f"[{one.type.removeprefix(PII)}]"]
            last = one.end
    return "".join(pieces) + text[last:]
