"""Somebody outside says what is not accessible. No sign-in, no name; communications are told."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import translation

from tankar import journal
from tankar.interface.times import short_words
from tankar.notices.telling import tell
from tankar.organisation.access import holders, today
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.statements.errors import NothingSaid
from tankar.statements.models import ANSWERED_WITHIN_DAYS, Feedback
from tankar.statements.tasks import mail_receipt
from tankar.work import clock

__all__ = ["LONGEST", "give_feedback", "tell_communications"]

LONGEST = 4_000


def give_feedback(what: str, *, where: str, reply_to: str, language: str) -> Feedback:
    """The feedback, whose `public_id` is the receipt; it is also mailed where an address was given.

    Raises `NothingSaid`.
    """
    what = what.replace("\x00", "").strip()[:LONGEST]
    if not what:
        raise NothingSaid
    with transaction.atomic():
        feedback = Feedback.objects.create(
            received_at=clock.now(),
            due_on=today() + dt.timedelta(days=ANSWERED_WITHIN_DAYS),
            language=language,
            where=where.replace("\x00", "").strip()[:300],
            what=what,
            reply_to=reply_to,
        )
        journal.record(
            "statements.feedback_received",
            actor=None,
            subject=("feedback", feedback.public_id),
            params={"due": feedback.due_on.isoformat()},
        )
        tell_communications(feedback, "statements.feedback_received")
        if reply_to:
            mail_receipt.enqueue(feedback.pk)
    return feedback


def tell_communications(feedback: Feedback, kind: str) -> None:
    """Everybody who may answer, in their own language. The caller holds the transaction."""
    people = holders(Role.COMMUNICATIONS_TEAM) | holders(Role.COMMUNICATIONS_MANAGER)
    for person in people.distinct():
        tell(
            person,
            kind,
            params={"due": _day(feedback, person)},
            url=reverse("statements:one_feedback", args=[feedback.public_id]),
            about=("feedback", feedback.public_id),
        )


def _day(feedback: Feedback, person: Person) -> str:
    with translation.override(person.language):
        return short_words(feedback.due_on)
