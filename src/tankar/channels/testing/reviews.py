"""Reviews to begin a test with: opened, answered, half decided."""

from __future__ import annotations

from typing import Any

from tankar.channels.models import Channel, ChannelReview
from tankar.channels.reviews.actions.answer_review import keep_answers, send_answers
from tankar.channels.reviews.actions.open_review import open_review
from tankar.channels.reviews.questions import QUESTIONS
from tankar.organisation.models import Person

__all__ = ["all_answers", "an_answered_review"]


def all_answers(future: str = "close") -> dict[str, Any]:
    """Every question answered: yes, and at the end what should become of the channel."""
    said = {one.key: {"choice": "yes", "words": ""} for one in QUESTIONS}
    return {**said, "future": {"choice": future, "words": "Ingen tittar här längre."}}


def an_answered_review(person: Person, channel: Channel, future: str = "close") -> ChannelReview:
    """Opened because its day came, and answered by `person`: it waits for two decisions."""
    review = open_review(channel, "yearly")
    keep_answers(person, review, all_answers(future))
    return send_answers(person, review)
