"""Communications has seen the notice, or says what it thinks. Nothing here stops a campaign (CHN-8)."""

from __future__ import annotations

from django.db import transaction

from tankar.campaigns.errors import StandsOtherwise, WordsMissing
from tankar.campaigns.models import Campaign, Comment
from tankar.campaigns.moving import course_of, hold, note, step
from tankar.campaigns.telling import heads, tell_all
from tankar.decisions.keeping import answered
from tankar.notices.settling import settle
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["acknowledge", "comment"]

_COMMENT = "campaigns.comment"


def acknowledge(person: Person, campaign: Campaign) -> Campaign:
    """Once is enough, whoever does it; also while it runs already. Raises `NotAllowed` or `StandsOtherwise`."""
    with transaction.atomic():
        held = hold(person, _COMMENT, campaign)
        if held.acknowledged_at is not None:
            raise StandsOtherwise(held)
        _seen(held)
        note("campaigns.acknowledged", person, held)
        tell_all([held.asker], "campaigns.acknowledged", held)
    campaign.refresh_from_db()
    return campaign


def comment(person: Person, campaign: Campaign, words: str) -> Campaign:
    """A comment is a sign of having seen it too. Raises `WordsMissing`, `NotAllowed`, or `StandsOtherwise` when the
    time to comment is over."""
    words = words.strip()[:1000]
    if not words:
        raise WordsMissing("words")
    with transaction.atomic():
        held = hold(person, _COMMENT, campaign)
        now = clock.now()
        if held.due_at is not None and held.due_at < now:
            raise StandsOtherwise(held)
        Comment.objects.create(campaign=held, words=words, said_at=now)
        if held.acknowledged_at is None:
            _seen(held)
        note("campaigns.commented", person, held)
        people = {one.pk: one for one in (held.asker, *heads(held.unit))}
        tell_all(people.values(), "campaigns.commented", held, words=words)
    campaign.refresh_from_db()
    return campaign


def _seen(campaign: Campaign) -> None:
    now = clock.now()
    if campaign.state == Campaign.State.NOTIFIED:
        step(campaign, Campaign.State.ACKNOWLEDGED, acknowledged_at=now, next_at=None)
    else:
        Campaign.objects.filter(pk=campaign.pk).update(acknowledged_at=now, next_at=None)
    answered(course_of(campaign), verb="acknowledge")
    settle("campaign", [campaign.public_id], "campaigns.notice", "campaigns.boost")
