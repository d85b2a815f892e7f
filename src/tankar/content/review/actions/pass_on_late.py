"""What nobody answered in time goes on to the deputy, then to communications as a whole. It never lapses.

Lateness names the item, never the person: who was asked first is not told on (never.md, N4).
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tankar import journal
from tankar.content.models import Item, Review
from tankar.content.review.reviewers import communications, deputies_of, managers
from tankar.content.review.telling import tell_all
from tankar.organisation.calendar import add_working_hours
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["pass_on", "pass_on_late"]


def pass_on_late() -> int:
    """Pass on every review whose time is up; returns how many."""
    late = Review.objects.filter(state=Review.State.ASKED, passes_at__lte=clock.now())
    return sum(pass_on(review) for review in late.order_by("passes_at")[:100])


def pass_on(review: Review) -> bool:
    """One step further, once however many ask: the row is looked at again under the item's lock."""
    now = clock.now()
    with transaction.atomic():
        Item.objects.select_for_update(of=("self",)).get(pk=review.item_id)
        review.refresh_from_db()
        if review.state != Review.State.ASKED or review.passes_at is None or review.passes_at > now:
            return False
        stage, people, again = _next(review, now)
        review.stage, review.passes_at = stage, again
        review.save(update_fields=["stage", "passes_at"])
        review.passed_to.add(*people)
        if people:
            _told(review, people)
        else:
            tell_all([review.asked_by], "content.review_unanswered", review)
    return True


def _told(review: Review, people: list[Person]) -> None:
    to_all = review.stage == Review.Stage.COMMUNICATIONS
    names = ", ".join(map(str, people))
    journal.record(
        "content.review_passed_on",
        actor=None,
        subject=("item", review.item.public_id),
        params={"whom": Review.Stage.COMMUNICATIONS.value if to_all else names},
    )
    tell_all(people, "content.review_passed_on", review, who=str(review.asked_by))
    with translation.override(review.asked_by.language):
        whom = _("communications") if to_all else names
    tell_all([review.asked_by], "content.review_late", review, whom=whom)


def _next(review: Review, now: dt.datetime) -> tuple[str, list[Person], dt.datetime | None]:
    """Stage, whom it is passed on to, and when it is passed on again (`None`: nobody is left)."""
    authors = set(review.authors.values_list("pk", flat=True))
    if review.stage == Review.Stage.ASKED and review.asked_of is not None:
        deputies = deputies_of(review.asked_of, review.item, authors)
        if deputies:
            again = add_working_hours(now, settings.CONFIGURATION.review_hours)
            return Review.Stage.DEPUTY, deputies, again
    known = {*review.passed_to.values_list("pk", flat=True), review.asked_of_id}
    # asked of communications, the team knows already: then it is the manager's, or who stands in for them
    every = communications(authors) if review.asked_of else managers(authors)
    return Review.Stage.COMMUNICATIONS, [one for one in every if one.pk not in known], None
