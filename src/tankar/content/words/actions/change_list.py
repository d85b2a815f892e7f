"""Say what the city adds to a list and takes away from it, in the draft."""

from __future__ import annotations

from collections.abc import Mapping

from tankar.content.errors import NotAllowed
from tankar.content.words.catalogue import CityList
from tankar.content.words.drafts import keep, standing
from tankar.content.words.errors import WordsChanged
from tankar.content.words.overlays import Said, mark_of, pruned, said_of, with_said
from tankar.content.words.published import delivered
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["change_list"]


def change_list(person: Person, one: CityList, began: str, said: Mapping[str, Said]) -> None:
    """`began`: `mark_of` what was said of the list when the person opened it; other lists may have changed since.

    Raises `NotAllowed`, `WordsChanged` or `WordsRefused`.
    """
    if not may(person, "content.words"):
        raise NotAllowed("content.words")
    now = standing()
    before = said_of(now.overlay, one)
    if mark_of(before) != began:
        raise WordsChanged
    said = {language: each for language, each in said.items() if each != Said()}
    if said == before:
        return
    overlay = with_said(pruned(now.overlay, delivered()), one, said)
    keep(person, now, overlay, "content.words_changed", one.key, {"list": one.key})
