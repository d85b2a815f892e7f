"""The head of a unit takes a yearly frame back, and with it what runs under it."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.campaigns.actions.run_campaign import close
from tankar.campaigns.actions.set_frame import end_frame
from tankar.campaigns.models import Campaign, Frame
from tankar.campaigns.moving import course_of, note, step
from tankar.campaigns.telling import runners, settled, team, tell_all
from tankar.decisions.keeping import end_matter
from tankar.organisation.access import today
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["withdraw_frame"]

_State = Campaign.State


def withdraw_frame(person: Person, frame: Frame, reason: str) -> Frame:
    """End it; what has begun under it ends today and is reported, what was to come is called off.

    Those who boosted are told to stop it in the network, and communications is told. Raises as `end_frame` does.
    """
    with transaction.atomic():
        ended = end_frame(person, frame, reason)
        going = (*Campaign.COMING, _State.RUNNING, _State.REFUSED)
        boosts = Campaign.objects.select_for_update(of=("self",)).select_related("unit", "asked_by")
        stopped = list(boosts.filter(frame=ended, state__in=going).order_by("pk"))
        for boost in stopped:
            _stop(person, boost, ended.ended_reason)
        if stopped:
            params = {"unit": ended.unit.name, "year": str(ended.year), "count": str(len(stopped))}
            journal.record(
                "campaigns.boosts_stopped",
                actor=actor(person),
                subject=("ad_frame", ended.public_id),
                params=params,
            )
    return ended


def _stop(person: Person, boost: Campaign, reason: str) -> None:
    if boost.started_on is None and boost.state in Campaign.COMING:
        step(boost, _State.WITHDRAWN, next_at=None)
        settled(boost)
        end_matter(course_of(boost), "withdrawn")
        note("campaigns.withdrawn", person, boost)
        people = {one.pk: one for one in (*runners(boost), *team()) if one.pk != person.pk}
        tell_all(people.values(), "campaigns.called_off", boost)
        return
    close(boost, today())
    tell_all(runners(boost), "campaigns.boost_stopped", boost, reason=reason)
