"""Put a new version of a statement in place."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from tankar import journal
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.statements.errors import ChangedMeanwhile, MayNotEdit, NothingChanged, TextMissing
from tankar.statements.models import Version
from tankar.statements.pages import LANGUAGES, Page
from tankar.work import clock

__all__ = ["publish_version"]


def publish_version(person: Person, page: Page, texts: Mapping[str, str], *, seen: int) -> Version:
    """`texts` by language; `seen` is the number of the version the person had before them, 0 for the packaged one.

    Raises `MayNotEdit`, `TextMissing`, `NothingChanged`, or `ChangedMeanwhile`.
    """
    if not may(person, "statements.edit"):
        raise MayNotEdit
    clean = {language: _clean(texts.get(language, "")) for language in LANGUAGES}
    if missing := next((language for language in LANGUAGES if not clean[language]), None):
        raise TextMissing(missing)
    try:
        with transaction.atomic():
            current = Version.objects.current(page)
            if (current.number if current else 0) != seen:
                raise ChangedMeanwhile
            if current is not None and all(current.in_language(one) == clean[one] for one in LANGUAGES):
                raise NothingChanged
            return _put_in_place(person, page, clean, seen + 1)
    except IntegrityError:
        # two at the same moment: the number is given once
        raise ChangedMeanwhile from None


def _put_in_place(person: Person, page: Page, texts: Mapping[str, str], number: int) -> Version:
    version = Version.objects.create(
        page=page,
        number=number,
        **{f"text_{language}": text for language, text in texts.items()},
        published_at=clock.now(),
        published_by_id=person.public_id,
        published_by_name=str(person),
    )
    journal.record(
        "statements.version_published",
        actor=actor(person),
        subject=("statement", page.value),
        params={"page": page.value, "number": str(number)},
    )
    return version


def _clean(text: str) -> str:
    lines = text.replace("\x00", "").replace("\r\n", "\n").strip().split("\n")
    return "\n".join(line.rstrip() for line in lines)
