"""The versions of the city's statements, and what residents say about accessibility."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.organisation.access import may
from tankar.organisation.models import new_public_id
from tankar.statements.pages import Page

if TYPE_CHECKING:
    from tankar.organisation.models import Person

__all__ = ["ANSWERED_WITHIN_DAYS", "Feedback", "Version"]

# 306/2019: within fourteen days
ANSWERED_WITHIN_DAYS = 14


class VersionQuerySet(models.QuerySet["Version"]):
    def current(self, page: str) -> Version | None:
        """What is shown, or `None` while the packaged text is."""
        return self.filter(page=page).order_by("-number").first()

    def editable_by(self, person: Person | None) -> Self:
        """Twin of `statements.edit`: all or none."""
        return self.all() if may(person, "statements.edit") else self.none()


class Version(models.Model):
    """One page in its three languages, as it was put in place. Never changed afterwards; the newest is shown."""

    page = models.CharField(max_length=20, choices=Page.choices)
    number = models.PositiveIntegerField()
    text_sv = models.TextField()
    text_fi = models.TextField()
    text_en = models.TextField()
    published_at = models.DateTimeField()
    published_by_id = models.CharField(max_length=16)
    published_by_name = models.CharField(max_length=130)

    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "number"], name="statement_version_is_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.page} {self.number}"

    def in_language(self, language: str) -> str:
        text: str = getattr(self, f"text_{language}")
        return text


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    def waiting(self) -> Self:
        """Not answered yet, the one that must be answered first at the top."""
        return self.filter(state=Feedback.State.OPEN).order_by("due_on", "pk")

    def after(self, last: Feedback) -> Self:
        """What comes after this one in the order of `waiting`."""
        later = models.Q(due_on__gt=last.due_on) | models.Q(due_on=last.due_on, pk__gt=last.pk)
        return self.filter(later)

    def visible_to(self, person: Person | None) -> Self:
        """Twin of `statements.answer_feedback`: all or none."""
        return self.all() if may(person, "statements.answer_feedback") else self.none()


class Feedback(models.Model):
    """What somebody outside says about accessibility. Given without sign-in; only communications read it.

    `public_id` is the receipt: whoever has it sees state and answer, never the address. `due_on`: the last day of the
    law's fourteen, a date in Karleby. `reply_to` is forgotten some time after the answer (`periodic`).
    """

    class State(models.TextChoices):
        OPEN = "open", _("Waits for an answer")
        ANSWERED = "answered", _("Answered")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    received_at = models.DateTimeField()
    due_on = models.DateField()
    language = models.CharField(max_length=2)
    where = models.CharField(max_length=300, blank=True)
    what = models.TextField()
    reply_to = models.EmailField(blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=130, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["due_on", "id"], name="feedback_open", condition=models.Q(state="open"))
        ]

    def __str__(self) -> str:
        return f"{self.public_id} ({self.state})"

    def is_late(self, day: dt.date) -> bool:
        return self.state == self.State.OPEN and day > self.due_on
