"""A version and a piece of feedback on which the rights are tried."""

from __future__ import annotations

from django.db.models import Model

from tankar.organisation.access import today
from tankar.statements.models import Feedback, Version
from tankar.statements.pages import Page
from tankar.work import clock

__all__ = ["sample"]


def sample() -> dict[str, Model]:
    return {
        "a version of the house rules": Version.objects.create(
            page=Page.HOUSE_RULES, number=1, text_sv="a", text_fi="b", text_en="c", published_at=clock.now()
        ),
        "feedback on accessibility": Feedback.objects.create(
            received_at=clock.now(), due_on=today(), language="sv", what="Videon saknar text"
        ),
    }
