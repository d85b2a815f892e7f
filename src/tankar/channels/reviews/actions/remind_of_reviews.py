"""What nobody has answered yet: reminded, then put to the deputies and the next in line. It waits on, and is never
taken for a decision."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar.channels.models import ChannelReview
from tankar.channels.reviews.actions.decide_review import decisions_of
from tankar.channels.reviews.moving import awaits, note_review, tell_review
from tankar.channels.reviews.people import deputies, heads, leaders, owners, superiors, team
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.work import clock

__all__ = ["remind", "remind_of_reviews"]

_AT_ONCE = 100
_LEADS = (Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT)


def remind_of_reviews() -> int:
    """Remind of every review whose moment has come; returns how many."""
    late = ChannelReview.objects.open().filter(next_at__lte=clock.now()).select_related("channel__owner_unit")
    return sum(remind(review) for review in late.order_by("next_at")[:_AT_ONCE])


def remind(review: ChannelReview) -> bool:
    """One step further, once however many ask: of two workers one moves `next_at`."""
    now = clock.now()
    with transaction.atomic():
        # asked again under the conditional update below: an answer that comes at this moment wins
        review.refresh_from_db()
        if review.next_at is None or review.next_at > now:
            return False
        stage, again = _next(review, now)
        here = ChannelReview.objects.filter(
            pk=review.pk, state=review.state, round=review.round, next_at=review.next_at
        )
        if not here.update(stage=stage, next_at=again):
            return False
        review.stage, review.next_at = stage, again
        if stage == ChannelReview.Stage.REMINDED:
            _again(review)
        else:
            _pass_on(review)
    return True


def _next(review: ChannelReview, now: dt.datetime) -> tuple[str, dt.datetime | None]:
    """Stage, and when the next step is due; `None`: nobody is left to remind."""
    if review.due_at is not None and review.due_at > now:
        return ChannelReview.Stage.REMINDED, review.due_at
    return ChannelReview.Stage.PASSED_ON, None


def _again(review: ChannelReview) -> None:
    if review.state == ChannelReview.State.ANSWERING:
        tell_review(review, owners(review.channel), "review_reminder")
        return
    for people, _verb, _next_in_line in _open_halves(review):
        tell_review(review, people, "review_reminder")


def _pass_on(review: ChannelReview) -> None:
    note_review("review_passed_on", review, None)
    if review.state == ChannelReview.State.ANSWERING:
        term = "channels.review_answers"
        people = {one.pk: one for one in (*heads(review.channel), *team())}
        awaits(review, people.values(), "answer", "review_late", review.due_at, term)
        return
    for _people, verb, next_in_line in _open_halves(review):
        awaits(review, next_in_line, verb, "review_late", review.due_at)


def _open_halves(review: ChannelReview) -> list[tuple[list[Person], str, list[Person]]]:
    """Who decides, as what, and who after them; nobody who has decided the other half."""
    made = decisions_of(review)
    done, decided = {one.part for one in made}, {one.person_id for one in made}
    first, lead = heads(review.channel), leaders()
    halves = [
        ("unit", first, [*deputies(first, *_LEADS), *superiors(review.channel)]),
        ("communications", lead, deputies(lead, Role.COMMUNICATIONS_MANAGER)),
    ]
    return [
        (_without(people, decided), f"decide_{half}", _without(later, decided))
        for half, people, later in halves
        if half not in done
    ]


def _without(people: list[Person], decided: set[int | None]) -> list[Person]:
    return [one for one in people if one.pk not in decided]
