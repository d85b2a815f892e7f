"""Take an earlier version back into the draft. Nothing is published by it."""

from __future__ import annotations

from tankar.content.errors import NotAllowed
from tankar.content.models import WordsVersion
from tankar.content.words.drafts import keep, standing
from tankar.content.words.errors import WordsChanged
from tankar.content.words.overlays import pruned
from tankar.content.words.published import delivered
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["take_back"]


def take_back(person: Person, number: int, revision: int) -> None:
    """`number` 0: as the rules came with Tankar. What they no longer know is left out.

    `revision`: of the draft that the person has seen, 0 for none.

    Raises `NotAllowed`, `WordsVersion.DoesNotExist`, `WordsChanged` or `WordsRefused`.
    """
    if not may(person, "content.words"):
        raise NotAllowed("content.words")
    overlay = WordsVersion.objects.get(number=number).overlay if number else {}
    now = standing()
    if now.revision != revision:
        raise WordsChanged
    overlay = pruned(overlay, delivered())
    if overlay != now.overlay:
        keep(person, now, overlay, "content.words_taken_back", str(number), {"number": str(number)})
