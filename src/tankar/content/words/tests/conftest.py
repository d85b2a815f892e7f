"""What tests of words publish is seen at the next question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tankar.content.words import published
from tankar.content.words.actions.change_list import change_list
from tankar.content.words.actions.publish_words import publish_words
from tankar.content.words.catalogue import LISTS, CityList
from tankar.content.words.drafts import standing
from tankar.content.words.overlays import Said, mark_of, said_of
from tankar.organisation.models import Person

Change = Callable[..., None]
Publish = Callable[..., int]


def named(key: str) -> CityList:
    return next(one for one in LISTS if one.key == key)


@pytest.fixture
def change() -> Change:
    """`change(lars, "insult", sv=Said(added=("glassgubbe",)))`: from how the list stands now."""

    def changed(person: Person, key: str, **said: Said) -> None:
        one = named(key)
        languages = {language.replace("every", ""): each for language, each in said.items()}
        change_list(person, one, mark_of(said_of(standing().overlay, one)), languages)

    return changed


@pytest.fixture
def publish() -> Publish:
    def made(person: Person, note: str = "Därför") -> int:
        number = publish_words(person, standing().revision, note).number
        published.forget()
        return number

    return made
