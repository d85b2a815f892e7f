"""Say how one wants to hear of what is good to share. Nobody else can, and nobody else sees it: no journal entry."""

from __future__ import annotations

import hashlib
import secrets

from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.sharing.errors import NotAllowed
from tankar.sharing.models import Wish

__all__ = ["digest_of", "make_feed", "remove_feed", "wish_weekly"]


def wish_weekly(person: Person, wanted: bool) -> None:
    """One notice a week, or none. Raises `NotAllowed`."""
    _asked(person)
    Wish.objects.update_or_create(person=person, defaults={"weekly": wanted})


def make_feed(person: Person, language: str) -> str:
    """A secret address for a feed reader, told this once; the one before answers no more. Raises `NotAllowed`."""
    _asked(person)
    secret = secrets.token_urlsafe(24)
    facts = {"digest": digest_of(secret), "language": "fi" if language == "fi" else "sv"}
    Wish.objects.update_or_create(person=person, defaults=facts)
    return secret


def remove_feed(person: Person) -> None:
    """From now on the address answers like one that never was."""
    Wish.objects.filter(person=person).update(digest="")


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _asked(person: Person) -> None:
    if not may(person, "sharing.view"):
        raise NotAllowed("sharing.view")
