"""May this be shared? The question, what was answered, and the photo of a paper that came with it."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tankar.clearance.languages import both_languages
from tankar.clearance.models.agenda import AgendaMatter
from tankar.organisation.models import Person, new_public_id

__all__ = ["Answer", "Clearance", "ClearanceQuerySet", "Paper"]


class ClearanceQuerySet(models.QuerySet["Clearance"]):
    """Lists of questions, each the twin of a permission."""

    def visible_to(self, person: Person) -> Self:
        """Twin of `clearance.view`."""
        from tankar.clearance.questions import (
            permissions,  # here and not above: permissions reads these models
        )

        return self.filter(permissions.visible_to(person))

    def own_of(self, person: Person) -> Self:
        """Twin of `clearance.withdraw`."""
        from tankar.clearance.questions import permissions

        return self.filter(permissions.own_of(person))

    def answerable_by(self, person: Person) -> Self:
        """Twin of `clearance.answer`."""
        from tankar.clearance.questions import permissions

        return self.filter(permissions.answerable_by(person))

    def assignable_by(self, person: Person) -> Self:
        """Twin of `clearance.assign`."""
        from tankar.clearance.questions import permissions

        return self.filter(permissions.assignable_by(person))


class Clearance(models.Model):
    """One question whether something may be shared, put to whoever prepares the matter.

    `asked_as`: employee or elected; the asker sees it only as whom they asked, and nobody else sees who asked.
    `preparer`: whose matter it is, `None` while the registry looks for them. `passed_to`: who may answer besides,
    since the answer is late. `due_at`: when the answer is promised; `next_at`: when the next one is told, `None`
    when nobody is left to tell. Silence is never an answer: it waits on. `unread`: there is an answer that the asker
    has not opened yet; shown to nobody else. `asker` is `None` once the name is forgotten.
    """

    class State(models.TextChoices):
        UNASSIGNED = "unassigned", _("The registry looks for who prepares it")
        ASKED = "asked", _("Waits for an answer")
        ANSWERED = "answered", pgettext_lazy("clearance", "Answered")
        EXPIRED = "expired", _("The answer has expired")
        WITHDRAWN = "withdrawn", pgettext_lazy("clearance", "Withdrawn")

    class Need(models.TextChoices):
        USUAL = "usual", _("It is not urgent")
        URGENT = "urgent", _("It is urgent")

    class Stage(models.TextChoices):
        PREPARER = "preparer", _("With the preparing office holder")
        REMINDED = "reminded", _("The preparing office holder was reminded")
        SUPERIOR = "superior", _("With the deputy and the superior")
        LAWYER = "lawyer", _("With the city lawyer and the registry")

    class AskedAs(models.TextChoices):
        EMPLOYEE = "employee", _("An employee")
        ELECTED = "elected", _("An elected official")

    OPEN: ClassVar = (State.UNASSIGNED, State.ASKED)

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    asker = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="clearances"
    )
    asked_as = models.CharField(max_length=8, choices=AskedAs.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.UNASSIGNED)
    words = models.TextField(max_length=3000, blank=True)
    link = models.URLField(max_length=500, blank=True)
    language = models.CharField(max_length=2, default="sv")
    need = models.CharField(max_length=6, choices=Need.choices, default=Need.USUAL)
    matter = models.ForeignKey(
        AgendaMatter, null=True, blank=True, on_delete=models.PROTECT, related_name="clearances"
    )
    preparer = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="clearances_prepared"
    )
    passed_to = models.ManyToManyField(Person, blank=True, related_name="clearances_handed_on")
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.PREPARER)
    asked_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    # of the latest answer: the last day on which it holds
    valid_until = models.DateField(null=True, blank=True)
    told_public_at = models.DateTimeField(null=True, blank=True)
    unread = models.BooleanField(default=False)

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["asker", "-id"], name="clearance_by_asker"),
            models.Index(fields=["preparer", "state"], name="clearance_by_preparer"),
            models.Index(
                fields=["next_at"], name="clearance_to_remind", condition=models.Q(next_at__isnull=False)
            ),
            models.Index(fields=["state", "due_at", "id"], name="clearance_by_due"),
            models.Index(fields=["state", "valid_until"], name="clearance_expires"),
            models.Index(fields=["asker"], name="clearance_unread", condition=models.Q(unread=True)),
        ]

    def __str__(self) -> str:
        return f"clearance {self.public_id}"

    @property
    def is_open(self) -> bool:
        """Does it still wait for an answer?"""
        return self.state in self.OPEN

    @property
    def promised_too_late(self) -> bool:
        """Is what is promised not certainly in time for the meeting?"""
        return self.matter is not None and self.due_at is not None and self.matter.is_too_late(self.due_at)


class Answer(models.Model):
    """What was answered. Never changed: a newer answer stands beside the earlier ones.

    It is advice about whether information is public; what the asker does with it is nowhere kept. `grounds`: keys
    of `grounds.toml`; `ground_words`: the answerer's own. `valid_until`: the last day on which it holds.
    `after_meeting`: it was asked before the meeting, and answered when that had begun or was over.
    """

    class Verdict(models.TextChoices):
        PUBLIC = "public", _("Public")
        NOT_YET = "not_yet", _("Not yet public")
        SECRET = "secret", pgettext_lazy("clearance", "Secret")
        PARTLY = "partly", _("Partly: this is how you may say it")

    clearance = models.ForeignKey(Clearance, on_delete=models.PROTECT, related_name="answers")
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    grounds = models.JSONField(default=list)
    ground_words = models.CharField(max_length=1000, blank=True)
    public_from = models.DateField(null=True, blank=True)
    sentence_sv = models.CharField(max_length=500, blank=True)
    sentence_fi = models.CharField(max_length=500, blank=True)
    valid_until = models.DateField()
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="clearance_answers")
    answered_at = models.DateTimeField()
    after_meeting = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.verdict}: {self.clearance}"

    @property
    def sentences(self) -> list[tuple[str, str]]:
        """Language and words, the reader's own language first."""
        return both_languages(self, "sentence")


class Paper(models.Model):
    """A photo of a paper, drawn anew without place and time, and encrypted: it may show what is secret."""

    clearance = models.OneToOneField(Clearance, on_delete=models.CASCADE, related_name="paper")
    closed = models.BinaryField()

    def __str__(self) -> str:
        return f"paper of {self.clearance}"
