"""List a profile, hide it, remove it for good, say that it is still right: in one click, by its person alone."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from tankar import journal
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.sharing.errors import Changed, NotAllowed
from tankar.sharing.experts.asking import end_asking, next_question
from tankar.sharing.experts.errors import Unfinished
from tankar.sharing.experts.lifecycle import PROFILE
from tankar.sharing.experts.picture import forget_picture
from tankar.sharing.models import ExpertProfile
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["confirm_profile", "hide_profile", "list_profile", "remove_profile"]

_OWN = "sharing.edit_expert"


def list_profile(person: Person, profile: ExpertProfile) -> ExpertProfile:
    """Colleagues find it, and journalists if the person has said so. Raises `NotAllowed`, `Unfinished` or `Changed`."""
    _asked(person, profile)
    if missing := _missing(profile):
        raise Unfinished(missing)
    now = clock.now()
    with transaction.atomic():
        _move(profile, "listed", why="", confirmed_at=now, next_at=next_question(now), asked=False)
        _note("sharing.expert_listed", person, profile)
    return profile


def hide_profile(person: Person, profile: ExpertProfile) -> ExpertProfile:
    """Nobody else finds it from now on; what is written stays. Raises `NotAllowed` or `Changed`."""
    _asked(person, profile)
    with transaction.atomic():
        _move(profile, "hidden", why=ExpertProfile.Why.SELF, next_at=None, asked=False)
        end_asking(profile, "hidden")
        _note("sharing.expert_hidden", person, profile)
    return profile


def confirm_profile(person: Person, profile: ExpertProfile) -> ExpertProfile:
    """It is still right: the question is asked again in a year. Raises `NotAllowed`."""
    _asked(person, profile)
    now = clock.now()
    with transaction.atomic():
        profile.confirmed_at, profile.next_at, profile.asked = now, next_question(now), False
        profile.save(update_fields=["confirmed_at", "next_at", "asked"])
        end_asking(profile, "right")
    return profile


def remove_profile(person: Person, profile: ExpertProfile) -> None:
    """Gone for good, with its picture. The journal keeps that somebody removed theirs. Raises `NotAllowed`."""
    _asked(person, profile)
    picture = profile.picture, profile.picture_type
    with transaction.atomic():
        end_asking(profile, "removed")
        _note("sharing.expert_removed", person, profile)
        profile.delete()
    forget_picture(*picture)


def _missing(profile: ExpertProfile) -> list[str]:
    found = {
        "work": profile.work_sv or profile.work_fi,
        "topics": (profile.topics_sv + profile.topics_fi).strip(),
        "languages": profile.spoken.strip(),
        "contact": profile.email or profile.phone,
    }
    return [name for name, value in found.items() if not value]


def _asked(person: Person, profile: ExpertProfile) -> None:
    if not may(person, _OWN, profile):
        raise NotAllowed(_OWN)


def _move(profile: ExpertProfile, to: str, **changes: Any) -> None:
    try:
        PROFILE.move(profile, to, changed_at=clock.now(), **changes)
    except (NoSuchMove, SomebodyElseMoved):
        raise Changed from None


def _note(kind: str, person: Person, profile: ExpertProfile) -> None:
    journal.record(kind, actor=actor(person), subject=("expert", profile.public_id), params={})
