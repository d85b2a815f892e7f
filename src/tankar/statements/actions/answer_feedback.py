"""Answer feedback on accessibility: by mail where an address was given, and on the receipt's page."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.notices.settling import settle
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.statements.errors import AnsweredAlready, AnswerMissing, MayNotAnswer
from tankar.statements.lifecycle import FEEDBACK
from tankar.statements.models import Feedback
from tankar.statements.tasks import mail_answer
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["LONGEST", "answer_feedback"]

LONGEST = 8_000


def answer_feedback(person: Person, feedback: Feedback, answer: str) -> Feedback:
    """Open → answered, once. Raises `MayNotAnswer`, `AnswerMissing`, `AnsweredAlready`."""
    if not may(person, "statements.answer_feedback", feedback):
        raise MayNotAnswer
    answer = answer.replace("\x00", "").strip()[:LONGEST]
    if not answer:
        raise AnswerMissing
    with transaction.atomic():
        try:
            FEEDBACK.move(
                feedback, "answered", answer=answer, answered_at=clock.now(), answered_by_name=str(person)
            )
        except (NoSuchMove, SomebodyElseMoved):
            feedback.refresh_from_db()
            raise AnsweredAlready from None
        settle("feedback", [feedback.public_id])
        journal.record(
            "statements.feedback_answered", actor=actor(person), subject=("feedback", feedback.public_id)
        )
        if feedback.reply_to:
            mail_answer.enqueue(feedback.pk)
    return feedback
