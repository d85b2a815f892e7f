"""A repair made here, for a browser without JavaScript: the same words replaced, through the same save."""

from __future__ import annotations

from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes
from tankar.content.checks.answers import look_at
from tankar.content.checks.problem import Problem
from tankar.content.draft import Draft, draft_of
from tankar.content.errors import FindingGone
from tankar.content.models import Item
from tankar.organisation.models import Person

__all__ = ["mend"]


def mend(person: Person, item: Item, key: str) -> Item:
    """The item with the finding repaired. Raises `FindingGone`, and what `save_item` raises."""
    draft = draft_of(item)
    for problem in look_at(item, draft, person):
        if problem.key == key and problem.mend is not None:
            return save_item(person, item, item.revision, _changes(draft, problem, problem.mend))
    raise FindingGone


def _changes(draft: Draft, problem: Problem, words: str) -> Changes:
    assert problem.found is not None
    finding = problem.found.finding
    field, _dash, rest = problem.where.partition("-")
    language, _dash, channel = rest.partition("-")

    def mended(text: str) -> str:
        return text[: finding.start] + words + text[finding.end :]

    if field == "text":
        return Changes(texts={language: mended(draft.texts.get(language, ""))})
    if field == "own":
        (own,) = (one.own_texts[language] for one in draft.channels if one.public_id == channel)
        return Changes(channel_texts={(channel, language): mended(own)})
    assert draft.image is not None
    return Changes(descriptions={language: mended(draft.image.descriptions.get(language, ""))})
