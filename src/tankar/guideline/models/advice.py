"""Questions to communications (W24): confidential, between whoever asks and whoever answers."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tankar.organisation.models import Person, new_public_id

__all__ = ["Advice", "AdviceWords"]


class AdviceQuerySet(models.QuerySet["Advice"]):
    """Lists of questions, each the twin of a permission."""

    def visible_to(self, person: Person) -> Self:
        """Twin of `guideline.view_advice`."""
        from tankar.guideline.advice import rights  # here and not above: the rights read these models

        return self.filter(rights.visible_to(person))

    def answerable_by(self, person: Person) -> Self:
        """Twin of `guideline.answer_advice`."""
        from tankar.guideline.advice import rights

        return self.filter(rights.answerable_by(person))

    def own_of(self, person: Person) -> Self:
        """Twin of `guideline.own_advice`."""
        from tankar.guideline.advice import rights

        return self.filter(rights.own_of(person))


class Advice(models.Model):
    """One question. Its words lie in `AdviceWords` and go with it when it is deleted after its closing.

    `as_elected`: asked as an elected official, so that nobody sees it who acts as the other. `wanted_by`: a
    journalist's deadline. `due_at`: when an answer is promised; `next_at`: when somebody is reminded next, `None`
    when nobody is left to remind. It never lapses and is never answered by silence.
    """

    class Kind(models.TextChoices):
        ADVICE = "advice", _("Advice for me")
        JOURNALIST = "journalist", _("A journalist has asked me")

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("advice", "Sent")
        RECEIVED = "received", pgettext_lazy("advice", "Somebody has taken it up")
        PASSED = "passed", pgettext_lazy("advice", "With the spokesperson")
        ANSWERED = "answered", pgettext_lazy("advice", "Answered")
        CLOSED = "closed", pgettext_lazy("advice", "Closed")

    class Stage(models.TextChoices):
        ASKED = "asked", _("With communications")
        REMINDED = "reminded", _("Communications was reminded")
        MANAGER = "manager", _("With the communications manager")

    WAITING: ClassVar = (State.ASKED, State.RECEIVED, State.PASSED)

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.ADVICE)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.ASKED)
    asker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    as_elected = models.BooleanField(default=False)
    spokesperson = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    wanted_by = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    due_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = AdviceQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "next_at"], name="advice_to_remind"),
            models.Index(fields=["asker", "-id"], name="advice_of_asker"),
            models.Index(fields=["closed_at"], name="advice_to_delete", condition=models.Q(state="closed")),
        ]

    def __str__(self) -> str:
        return f"question {self.pk}"


class AdviceWords(models.Model):
    """What was said, in its order. To whoever asks, communications is one."""

    class By(models.TextChoices):
        ASKER = "asker", _("You asked")
        COMMUNICATIONS = "communications", _("Communications answered")
        SPOKESPERSON = "spokesperson", _("The spokesperson answered")

    advice = models.ForeignKey(Advice, on_delete=models.CASCADE, related_name="words")
    by = models.CharField(max_length=14, choices=By.choices)
    text = models.TextField()
    said_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"words of {self.advice}"
