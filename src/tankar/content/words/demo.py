"""One published version for the demo: two words that only look like abuse."""

from __future__ import annotations

from tankar.content.words.actions.change_list import change_list
from tankar.content.words.actions.publish_words import publish_words
from tankar.content.words.catalogue import LISTS
from tankar.content.words.drafts import standing
from tankar.content.words.overlays import Said, mark_of
from tankar.organisation.models import Person

__all__ = ["make_words"]

_WORDS = {"sv": Said(added=("jordsvin*",)), "fi": Said(added=("pellehyp*",))}


def make_words(lars: Person) -> None:
    (allowed,) = (one for one in LISTS if one.key == "insult_allowed")
    change_list(lars, allowed, mark_of({}), _WORDS)
    note = (
        "Pellehyppy och jordsvin märktes som skällsord. · Pellehyppyä ja maasikaa pidettiin haukkumasanoina."
    )
    publish_words(lars, standing().revision, note)
