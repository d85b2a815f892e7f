"""Secret addresses for calendar programs: made for oneself, withdrawn by oneself."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction

from tankar import journal
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.planning.errors import MayNot
from tankar.planning.models import FeedKey
from tankar.work import clock

__all__ = ["MOST_FEEDS", "digest_of", "make_feed", "revoke_feed"]

MOST_FEEDS = 10


def make_feed(
    person: Person, name: str, whose: str, language: str = "", *, with_days: bool = False
) -> tuple[FeedKey, str]:
    """The key and its secret, which is told this once. Raises `MayNot`, also when there are too many."""
    if not may(person, "planning.view") or person.calendar_feeds.count() >= MOST_FEEDS:
        raise MayNot
    secret = secrets.token_urlsafe(24)
    with transaction.atomic():
        made = FeedKey.objects.create(
            person=person,
            digest=digest_of(secret),
            name=name,
            whose=whose,
            language=language,
            with_days=with_days,
            made_at=clock.now(),
        )
        _note(person, "made", made)
    return made, secret


def revoke_feed(person: Person, key: FeedKey) -> None:
    """From now on the address answers like one that never was. Raises `MayNot` for somebody else's."""
    if key.person_id != person.pk:
        raise MayNot
    with transaction.atomic():
        _note(person, "revoked", key)
        key.delete()


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _note(person: Person, what: str, key: FeedKey) -> None:
    journal.record(
        f"planning.feed_{what}", actor=actor(person), subject=("calendar_feed", key.public_id), params={}
    )
