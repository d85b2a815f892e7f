"""Answer the eight questions: kept as one goes, sent when all are answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.models import Channel, ChannelReview, ReviewOutcome
from tankar.channels.reviews.errors import MergeTargetMissing, QuestionsOpen, ReviewElsewhere
from tankar.channels.reviews.moving import awaits, hold, matter_of, move, note_review, reminder
from tankar.channels.reviews.people import heads, leaders, team
from tankar.channels.reviews.questions import unanswered
from tankar.decisions.keeping import answered, ask
from tankar.decisions.terms import amount_of, due
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["keep_answers", "put_to_deciders", "send_answers"]


def keep_answers(
    person: Person, review: ChannelReview, answers: Mapping[str, Any], merge_into: Channel | None = None
) -> ChannelReview:
    """Save what is answered so far; questions not among `answers` stay as they are.

    Raises PermissionDenied, and ReviewElsewhere when the answers were sent meanwhile.
    """
    with transaction.atomic():
        held = hold(review)
        _refuse(person, held)
        held.answers = {**held.answers, **answers}
        held.merge_into = merge_into if held.wish == ReviewOutcome.MERGE else None
        held.save(update_fields=["answers", "merge_into"])
    return held


def send_answers(person: Person, review: ChannelReview) -> ChannelReview:
    """All eight are answered: from now on it waits for the two who decide, and communications may comment.

    Raises QuestionsOpen, MergeTargetMissing, PermissionDenied, ReviewElsewhere.
    """
    with transaction.atomic():
        held = hold(review)
        _refuse(person, held)
        if unanswered(held.answers):
            raise QuestionsOpen
        if held.wish == ReviewOutcome.MERGE and held.merge_into is None:
            raise MergeTargetMissing
        move(held, ChannelReview.State.DECIDING, answered_by=str(person), answered_at=clock.now())
        answered(matter_of(held), verb="answer")
        note_review("review_answered", held, person)
        ask(matter_of(held), team(), "comment")
        put_to_deciders(held, "review_to_decide")
    return held


def put_to_deciders(review: ChannelReview, kind: str) -> None:
    """Both halves are asked, at once and anew, each with its days."""
    now = clock.now()
    due_at = due("channels.review_decision", now)
    review.due_at, review.stage = due_at, ChannelReview.Stage.ASKED
    review.next_at = reminder(now, max(1, amount_of("channels.review_decision") * 3 // 5))
    review.save(update_fields=["due_at", "stage", "next_at"])
    awaits(review, heads(review.channel), "decide_unit", kind, due_at)
    awaits(review, leaders(), "decide_communications", kind, due_at)


def _refuse(person: Person, review: ChannelReview) -> None:
    if review.state != ChannelReview.State.ANSWERING:
        raise ReviewElsewhere(review)
    if not may(person, "channels.answer_review", review):
        raise PermissionDenied("channels.answer_review")
