"""Make rules quieter, switch them off, or let them be as delivered, in the draft."""

from __future__ import annotations

from collections.abc import Mapping

from tankar.content.errors import NotAllowed
from tankar.content.words.drafts import keep, standing
from tankar.content.words.errors import WordsChanged
from tankar.content.words.overlays import OFF, QUIETER, loudness, mark_of, pruned, with_loudness
from tankar.content.words.published import delivered
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["turn_rules"]


def turn_rules(person: Person, began: str, chosen: Mapping[str, str]) -> None:
    """`chosen`: rule → "quieter" or "off"; all others are as delivered. `began`: `mark_of` what was when it was opened.

    Raises `NotAllowed`, `WordsChanged`, or `WordsRefused` for a rule that the law demands.
    """
    if not may(person, "content.words"):
        raise NotAllowed("content.words")
    now = standing()
    before = loudness(now.overlay)
    if mark_of(before) != began:
        raise WordsChanged
    chosen = {rule: how for rule, how in chosen.items() if how in (QUIETER, OFF)}
    if chosen == before:
        return
    pack = delivered()
    overlay = with_loudness(pruned(now.overlay, pack), pack, chosen)
    keep(person, now, overlay, "content.words_rules_turned", "rules", {})
