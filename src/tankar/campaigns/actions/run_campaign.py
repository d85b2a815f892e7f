"""What became of it: begun before the notice, refused by the network, running after all, ended."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from tankar.campaigns.errors import StandsOtherwise, WordsMissing
from tankar.campaigns.matters import REPORT
from tankar.campaigns.models import Campaign
from tankar.campaigns.moving import course_of, hold, move, note, step
from tankar.campaigns.telling import heads, morning_of, runners, settled, team, tell_all
from tankar.decisions.keeping import answered, ask, end_matter
from tankar.decisions.terms import due
from tankar.interface.times import short_words
from tankar.organisation.access import today
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["begin", "call_off", "close", "end", "refused_by_network", "runs_after_all", "runs_already"]

_RUN = "campaigns.run"
_State = Campaign.State


def runs_already(person: Person, campaign: Campaign, day: dt.date) -> Campaign:
    """Somebody tells that it began on `day`. Told honestly, it is no matter for blame: communications knows, and the
    decision still waits. Raises `NotAllowed`, `StandsOtherwise`, or `WordsMissing` for a day that is still to come."""
    if day > today():
        raise WordsMissing("day")
    with transaction.atomic():
        held = hold(person, _RUN, campaign)
        if held.started_on is not None or held.state not in (_State.ASKED, *Campaign.COMING):
            raise StandsOtherwise(held)
        held.started_on = day
        Campaign.objects.filter(pk=held.pk).update(started_on=day, changed_at=clock.now())
        if held.started_without_notice:
            note("campaigns.started_without_notice", person, held, day=short_words(day))
            people = {one.pk: one for one in (*team(), *heads(held.unit))}
            tell_all(people.values(), "campaigns.started_without_notice", held)
        if held.state in Campaign.COMING:
            begin(held, day)
    campaign.refresh_from_db()
    return campaign


def begin(campaign: Campaign, day: dt.date) -> None:
    """It runs. The caller holds the transaction; a day or a person brings it about."""
    begun = campaign.started_on or day
    step(campaign, _State.RUNNING, started_on=begun)
    note("campaigns.started", None, campaign, day=short_words(begun))


def refused_by_network(person: Person, campaign: Campaign, words: str, plan_b: str) -> Campaign:
    """The network's own rules, whatever the city answered. Raises `WordsMissing`, `NotAllowed`, `StandsOtherwise`."""
    words, plan_b = words.strip()[:500], plan_b.strip()[:500]
    if not words:
        raise WordsMissing("refusal")
    with transaction.atomic():
        plan = plan_b or campaign.plan_b
        if not plan:
            raise WordsMissing("plan_b")
        said = {"refusal": words, "plan_b": plan, "refused_at": clock.now(), "next_at": None}
        move(person, _RUN, campaign, _State.REFUSED, **said)
        answered(course_of(campaign), verb="acknowledge")
        note("campaigns.refused", person, campaign)
        people = {one.pk: one for one in (*team(), *heads(campaign.unit)) if one.pk != person.pk}
        tell_all(people.values(), "campaigns.refused", campaign, plan=plan)
    return campaign


def runs_after_all(person: Person, campaign: Campaign) -> Campaign:
    """The network let it through. Raises `NotAllowed` or `StandsOtherwise`."""
    with transaction.atomic():
        begun = campaign.started_on or today()
        move(person, _RUN, campaign, _State.RUNNING, started_on=begun)
        note("campaigns.started", None, campaign, day=short_words(begun))
    return campaign


def end(person: Person, campaign: Campaign) -> Campaign:
    """It is over today, earlier than planned or after a refusal. Raises `NotAllowed` or `StandsOtherwise`."""
    with transaction.atomic():
        held = hold(person, _RUN, campaign)
        if held.state not in (_State.RUNNING, _State.REFUSED):
            raise StandsOtherwise(held)
        close(held, today())
    campaign.refresh_from_db()
    return campaign


def close(campaign: Campaign, day: dt.date, **said: Any) -> None:
    """It has ended on `day`; its report is asked for. The caller holds the transaction.

    `said`: what is kept with it.
    """
    ends = due(REPORT, clock.now())
    settled(campaign)
    step(
        campaign,
        _State.ENDED,
        ended_on=day,
        due_at=ends,
        next_at=morning_of(ends),
        stage=Campaign.Stage.ASKED,
        **said,
    )
    course = course_of(campaign)
    answered(course)
    people = runners(campaign)
    ask(course, people, "report", due_at=ends, term=REPORT)
    note("campaigns.ended", None, campaign, day=short_words(day))
    tell_all(people, "campaigns.report_asked", campaign)


def call_off(person: Person, campaign: Campaign) -> Campaign:
    """It will not run after all; nothing was spent. Raises `NotAllowed` or `StandsOtherwise`."""
    with transaction.atomic():
        if campaign.started_on is not None:
            raise StandsOtherwise(campaign)
        move(person, _RUN, campaign, _State.WITHDRAWN, next_at=None)
        settled(campaign)
        end_matter(course_of(campaign), "withdrawn")
        note("campaigns.withdrawn", person, campaign)
        people = {one.pk: one for one in (*team(), *heads(campaign.unit)) if one.pk != person.pk}
        tell_all(people.values(), "campaigns.called_off", campaign)
    return campaign
