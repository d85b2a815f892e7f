"""Once a year each person is asked whether theirs is still right; without an answer it is hidden, never kept up."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.decisions.terms import due
from tankar.organisation.models import Person
from tankar.sharing.experts.asking import begin_asking, end_asking, tell_person
from tankar.sharing.experts.lifecycle import PROFILE
from tankar.sharing.matters import CONFIRMATION
from tankar.sharing.models import ExpertProfile
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["hide_of_who_left", "look_after_profiles"]

_AT_ONCE = 200


def look_after_profiles() -> int:
    """Every profile whose moment has come, one step further; returns how many."""
    waiting = ExpertProfile.objects.filter(state=ExpertProfile.State.LISTED, next_at__lte=clock.now())
    return sum(_step(one) for one in waiting.select_related("person").order_by("next_at")[:_AT_ONCE])


def _step(profile: ExpertProfile) -> bool:
    with transaction.atomic():
        if profile.asked:
            return _hide(profile, ExpertProfile.Why.UNANSWERED, outcome="unanswered")
        until = due(CONFIRMATION, clock.now())
        here = ExpertProfile.objects.filter(
            pk=profile.pk, state=profile.state, asked=False, next_at=profile.next_at
        )
        # of two workers one asks
        if not here.update(asked=True, next_at=until):
            return False
        profile.asked, profile.next_at = True, until
        begin_asking(profile)
    return True


def hide_of_who_left(person: Person) -> None:
    """The employment has ended: the same day nobody finds the profile, and nobody else can bring it back."""
    if person.is_employee and person.user is not None and person.user.is_active:
        return
    profile = ExpertProfile.objects.filter(person=person, state=ExpertProfile.State.LISTED).first()
    if profile is not None:
        _hide(profile, ExpertProfile.Why.LEFT, outcome="hidden")


def _hide(profile: ExpertProfile, why: str, outcome: str) -> bool:
    still = {"next_at": profile.next_at, "asked": profile.asked}
    try:
        PROFILE.move(
            profile, "hidden", where=still, why=why, next_at=None, asked=False, changed_at=clock.now()
        )
    except (NoSuchMove, SomebodyElseMoved):
        return False
    end_asking(profile, outcome)
    journal.record(
        "sharing.expert_hidden_by_itself",
        actor=None,
        subject=("expert", profile.public_id),
        params={"why": why},
    )
    if why == ExpertProfile.Why.UNANSWERED:
        tell_person("sharing.profile_hidden", profile)
    return True
