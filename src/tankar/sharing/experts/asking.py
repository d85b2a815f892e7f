"""Asking once a year whether a profile is still right. What nobody confirms is hidden: silence is never a yes."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse

from tankar.decisions.keeping import ask as await_answer
from tankar.decisions.keeping import end_matter, open_matter, reopen_matter, retitle
from tankar.decisions.models import Matter
from tankar.decisions.terms import due
from tankar.notices.settling import settle
from tankar.notices.telling import tell
from tankar.sharing.matters import CONFIRMATION, PROFILE_MATTER, YEARLY
from tankar.sharing.models import ExpertProfile
from tankar.work import clock

__all__ = ["begin_asking", "end_asking", "next_question", "tell_person"]


def next_question(now: dt.datetime) -> dt.datetime:
    """When the person is asked again."""
    return due(YEARLY, now)


def begin_asking(profile: ExpertProfile) -> None:
    """It waits on the person's Today, and in a notice."""
    url = reverse("sharing:own_expert")
    matter = Matter.of(PROFILE_MATTER, profile.public_id)
    if matter is None:
        matter = open_matter(
            PROFILE_MATTER, profile.public_id, title=_title(profile), url=url, asked_by=profile.person
        )
    reopen_matter(matter)
    retitle(matter, _title(profile))
    await_answer(matter, [profile.person], "confirm", due_at=profile.next_at, term=CONFIRMATION)
    tell_person("sharing.profile_question", profile)


def end_asking(profile: ExpertProfile, outcome: str) -> None:
    """Nothing is awaited any more; nothing of the profile's words stays in the matter."""
    settle("expert", [profile.public_id])
    matter = Matter.of(PROFILE_MATTER, profile.public_id)
    if matter is not None and matter.ended_at is None:
        retitle(matter, "–")
        end_matter(matter, outcome)


def tell_person(kind: str, profile: ExpertProfile) -> None:
    url = reverse("sharing:own_expert")
    tell(profile.person, kind, params={}, url=url, about=("expert", profile.public_id))


def _title(profile: ExpertProfile) -> str:
    return profile.work_in(profile.person.language) or str(clock.local(profile.changed_at).year)
