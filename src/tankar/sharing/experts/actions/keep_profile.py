"""Somebody writes their own profile; nobody else can (never.md, N11). Its words are not in the journal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from tankar.content.media import Stored
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.sharing.errors import NotAllowed
from tankar.sharing.experts.asking import end_asking, next_question
from tankar.sharing.experts.picture import forget_picture
from tankar.sharing.models import ExpertProfile
from tankar.work import clock

__all__ = ["keep_picture", "keep_profile", "remove_picture"]


def keep_profile(person: Person, facts: Mapping[str, Any]) -> ExpertProfile:
    """Made at its first save. Whoever writes it says with it that it is right. Raises `NotAllowed`."""
    if not may(person, "sharing.edit_expert"):
        raise NotAllowed("sharing.edit_expert")
    now = clock.now()
    with transaction.atomic():
        said = {
            **facts,
            "search_words": _search_words(person, facts),
            "changed_at": now,
            "confirmed_at": now,
            "next_at": next_question(now),
            "asked": False,
        }
        profile, _made = ExpertProfile.objects.update_or_create(person=person, defaults=said)
        end_asking(profile, "right")
    return profile


def keep_picture(profile: ExpertProfile, stored: Stored) -> None:
    """The stored picture in the place of the one before."""
    before = profile.picture, profile.picture_type
    profile.picture, profile.picture_type = stored.sha256, stored.content_type
    profile.save(update_fields=["picture", "picture_type"])
    forget_picture(*before)


def remove_picture(profile: ExpertProfile) -> None:
    before = profile.picture, profile.picture_type
    profile.picture = profile.picture_type = ""
    profile.save(update_fields=["picture", "picture_type"])
    forget_picture(*before)


def _search_words(person: Person, facts: Mapping[str, Any]) -> str:
    parts = (str(facts.get(name, "")) for name in ("work_sv", "work_fi", "topics_sv", "topics_fi"))
    return " ".join([str(person), *parts]).casefold()
