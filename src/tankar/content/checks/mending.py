"""A repair made here, for a browser without JavaScript: the same words replaced, through the same save."""

from __future__ import annotations

from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes, MediaChange
from tankar.content.checks.answers import look_at
from tankar.content.checks.problem import Problem
from tankar.content.draft import Draft, draft_of
from tankar.content.errors import FindingGone
from tankar.content.models import Item
from tankar.organisation.models import Person

__all__ = ["leave_out", "mend"]


def mend(person: Person, item: Item, key: str) -> Item:
    """The item with the finding repaired. Raises `FindingGone`, and what `save_item` raises."""
    draft = draft_of(item)
    for problem in look_at(item, draft, person):
        if problem.key == key and problem.mend is not None:
            return save_item(person, item, item.revision, _changes(draft, problem, problem.mend))
    raise FindingGone


def leave_out(person: Person, item: Item, channel: str) -> Item:
    """The item without the channel of this public id, whose network would not take it. Raises as `save_item` does."""
    left = {one.public_id: ("", "") for one in draft_of(item).channels if one.public_id != channel}
    return save_item(person, item, item.revision, Changes(channels=left))


def _changes(draft: Draft, problem: Problem, words: str) -> Changes:
    assert problem.found is not None
    finding = problem.found.finding
    field, language, *rest = problem.where.split("-", 2)

    def mended(text: str) -> str:
        return text[: finding.start] + words + text[finding.end :]

    if field == "text":
        return Changes(texts={language: mended(draft.texts.get(language, ""))})
    (public_id,) = rest
    if field == "own":
        (own,) = (one.own_texts[language] for one in draft.channels if one.public_id == public_id)
        return Changes(channel_texts={(public_id, language): mended(own)})
    (told,) = (one.descriptions[language] for one in draft.media if one.public_id == public_id)
    return Changes(media={public_id: MediaChange(descriptions={language: mended(told)})})
