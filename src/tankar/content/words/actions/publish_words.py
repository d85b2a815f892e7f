"""Make the draft the next version: from then on texts are checked by it, elsewhere within half a minute."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from tankar import journal
from tankar.content.errors import NotAllowed, ReasonMissing
from tankar.content.models import WordsDraft, WordsVersion
from tankar.content.words import published
from tankar.content.words.drafts import pack_of, standing
from tankar.content.words.errors import NothingToPublish, WordsChanged
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["LONGEST_NOTE", "publish_words"]

LONGEST_NOTE = 300


def publish_words(person: Person, revision: int, note: str) -> WordsVersion:
    """`revision`: of the draft that the person has seen; `note`: why, for colleagues.

    Raises `NotAllowed`, `ReasonMissing`, `NothingToPublish`, `WordsChanged` or `WordsRefused`.
    """
    if not may(person, "content.words"):
        raise NotAllowed("content.words")
    if not note.strip():
        raise ReasonMissing
    now = standing()
    if not now.is_draft or now.overlay == now.published:
        raise NothingToPublish
    pack_of(now.overlay)
    with transaction.atomic():
        # what a colleague saved meanwhile is not published unseen
        if not WordsDraft.objects.filter(slot=1, revision=revision).delete()[0]:
            raise WordsChanged
        try:
            with transaction.atomic():
                version = WordsVersion.objects.create(
                    number=now.number + 1,
                    overlay=now.overlay,
                    note=note.strip()[:LONGEST_NOTE],
                    published_by=person,
                    published_at=clock.now(),
                )
        except IntegrityError:
            raise WordsChanged from None
        journal.record(
            "content.words_published",
            actor=actor(person),
            subject=("words", str(version.number)),
            params={"number": str(version.number)},
        )
        transaction.on_commit(published.forget)
    return version
