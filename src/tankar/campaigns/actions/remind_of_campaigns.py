"""Days pass: campaigns begin and end; what is late is passed on. Nothing is approved by silence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import transaction

from tankar.campaigns.actions.run_campaign import begin, close
from tankar.campaigns.errors import StandsOtherwise
from tankar.campaigns.lifecycle import lawyer_has_answered
from tankar.campaigns.matters import COMMENT, DECISION
from tankar.campaigns.models import Campaign, CampaignQuerySet
from tankar.campaigns.moving import course_of, matter_of, note
from tankar.campaigns.telling import above, deputies, heads, lawyers, runners, tell_all
from tankar.decisions.keeping import answered, ask
from tankar.decisions.terms import due
from tankar.organisation.access import today
from tankar.organisation.calendar import working_day
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["remind_of_campaigns"]

_AT_ONCE = 100
_State, _Stage = Campaign.State, Campaign.Stage


def remind_of_campaigns() -> int:
    """One step for everything whose moment has come; how many steps."""
    now, day = clock.now(), today()
    rows = Campaign.objects.select_related("unit", "asked_by")
    coming = rows.filter(state__in=Campaign.COMING)
    waits = rows.filter(next_at__lte=now)
    eve = coming.filter(begins_on__gt=day, begins_on__lte=_next_working_day(day), eve_told_at=None)
    return (
        _each(waits.filter(state=_State.ASKED), _decision_waits)
        + _each(waits.filter(state__in=(_State.NOTIFIED, _State.RUNNING)), _comment_over)
        + _each(eve, _eve)
        + _each(coming.filter(begins_on__lte=day), lambda one: begin(one, day))
        + _each(rows.filter(state=_State.RUNNING, ends_on__lt=day), _over)
        + _each(waits.filter(state=_State.ENDED), _report_waits)
    )


def _each(rows: CampaignQuerySet, act: Callable[[Campaign], None]) -> int:
    done = 0
    for campaign in rows.order_by("id")[:_AT_ONCE]:
        try:
            with transaction.atomic():
                act(campaign)
            done += 1
        except StandsOtherwise:
            # somebody was faster: what they did stands
            continue
    return done


def _claim(campaign: Campaign, **changes: object) -> None:
    """Of two workers one moves the moment; the other's `act` ends here. Raises `StandsOtherwise`."""
    here = Campaign.objects.filter(
        pk=campaign.pk, state=campaign.state, stage=campaign.stage, next_at=campaign.next_at
    )
    if not here.update(**changes):
        raise StandsOtherwise(campaign)


def _decision_waits(campaign: Campaign) -> None:
    now = clock.now()
    matter = matter_of(campaign)
    if campaign.stage == _Stage.ASKED:
        _claim(campaign, stage=_Stage.REMINDED, next_at=campaign.due_at)
        tell_all(heads(campaign.unit), "campaigns.decision_reminder", campaign)
        if not lawyer_has_answered(campaign):
            tell_all(lawyers(), "campaigns.lawyer_asked", campaign)
    elif campaign.stage == _Stage.REMINDED:
        _claim(campaign, stage=_Stage.DEPUTY, next_at=due(COMMENT, now))
        people = deputies(campaign.unit)
        ask(matter, people, "decide", due_at=campaign.due_at, term=DECISION)
        _passed_on(campaign, people)
    elif campaign.stage == _Stage.DEPUTY:
        _claim(campaign, stage=_Stage.ABOVE, next_at=None)
        people = above(campaign.unit)
        ask(matter, people, "decide", due_at=campaign.due_at, term=DECISION)
        _passed_on(campaign, people)
    else:
        # sector management was asked from the beginning: reminded on its day, and nobody is left after that
        _claim(campaign, next_at=None)
        tell_all(above(campaign.unit), "campaigns.decision_reminder", campaign)


def _passed_on(campaign: Campaign, people: list[Person]) -> None:
    note("campaigns.passed_on", None, campaign)
    tell_all(people, "campaigns.decision_passed_on", campaign)
    tell_all([campaign.asker], "campaigns.decision_still_waits", campaign)


def _comment_over(campaign: Campaign) -> None:
    """The time to comment is over; the notice stays unread, and that stops nothing."""
    _claim(campaign, next_at=None)
    answered(course_of(campaign), verb="acknowledge")


def _eve(campaign: Campaign) -> None:
    if not Campaign.objects.filter(pk=campaign.pk, eve_told_at=None).update(eve_told_at=clock.now()):
        raise StandsOtherwise(campaign)
    tell_all([campaign.asker], "campaigns.eve", campaign)


def _over(campaign: Campaign) -> None:
    assert campaign.ends_on is not None
    close(campaign, campaign.ends_on)


def _report_waits(campaign: Campaign) -> None:
    if campaign.stage == _Stage.ASKED:
        _claim(campaign, stage=_Stage.REMINDED, next_at=campaign.due_at)
        tell_all(runners(campaign), "campaigns.report_asked", campaign)
    else:
        _claim(campaign, stage=_Stage.DEPUTY, next_at=None)
        people = {one.pk: one for one in (*runners(campaign), *heads(campaign.unit))}
        tell_all(people.values(), "campaigns.report_late", campaign)


def _next_working_day(day: dt.date) -> dt.date:
    day += dt.timedelta(days=1)
    while not working_day(day):
        day += dt.timedelta(days=1)
    return day
