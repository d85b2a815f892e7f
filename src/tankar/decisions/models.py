"""Matters, whom they await, and what was decided in them."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext

from tankar.decisions.kinds import MatterKind, kind_named
from tankar.decisions.terms import source_words
from tankar.organisation.models import Person, Unit, new_public_id
from tankar.organisation.roles import Role

__all__ = ["Ask", "Decision", "Matter", "MatterQuerySet", "MatterWord"]


class MatterQuerySet(models.QuerySet["Matter"]):
    def visible_to(self, person: Person) -> Self:
        """Twin of `decisions.view`."""
        # here and not above: permissions reads these models
        from tankar.decisions import permissions

        return self.filter(permissions.visible_to(person))


class Matter(models.Model):
    """Something that people ask one another to decide, answer or confirm, from its opening to its end.

    `subject_id`: the public id of the row that the workflow itself keeps. `title`: in the asker's own words.
    `url`: the page where it is answered and read. `asked_as`: employee or elected; only so does the asker see it.
    `outcome`: a key of the kind's outcomes, "" while it is open.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=16)
    title = models.CharField(max_length=200)
    url = models.CharField(max_length=300)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asked_as = models.CharField(max_length=8, default="employee")
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=40, blank=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "subject_id"], name="matter_is_one_subjects")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["opened_at", "id"], name="matter_open", condition=models.Q(ended_at__isnull=True)
            ),
            models.Index(fields=["-ended_at", "-id"], name="matter_ended"),
            models.Index(fields=["kind", "-ended_at", "-id"], name="matter_ended_of_a_kind"),
            models.Index(fields=["unit", "kind"], name="matter_of_a_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.title}"

    @classmethod
    def of(cls, kind: str, subject_id: str) -> Matter | None:
        """The matter of this row of the workflow, if it was opened."""
        return cls.objects.filter(kind=kind, subject_id=subject_id).first()

    @property
    def declared(self) -> MatterKind:
        return kind_named(self.kind)

    @property
    def kind_words(self) -> str:
        return self.declared.words

    @property
    def outcome_words(self) -> str:
        return gettext(self.declared.word("outcomes", self.outcome)) if self.outcome else ""


class MatterWord(models.Model):
    """A word of a matter's title, folded (`searching.words_of`), by which it is found."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="words", db_index=False)
    word = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "word"], name="matter_has_a_word_once")
        ]
        indexes: ClassVar = [models.Index(fields=["word", "matter"], name="matter_by_word")]

    def __str__(self) -> str:
        return self.word


class Ask(models.Model):
    """A matter awaits one person: to do what `verb` says, until somebody has done it (`done_at`).

    `term` names the length of time behind `due_at`, which says whether law, guideline or our default sets it.
    """

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="asks")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    verb = models.CharField(max_length=40)
    since = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    term = models.CharField(max_length=60, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["matter", "person", "verb"],
                condition=models.Q(done_at__isnull=True),
                name="ask_is_open_once",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["person", "due_at"], name="ask_open", condition=models.Q(done_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.verb}: {self.matter} ({self.person})"

    @property
    def sentence(self) -> str:
        """Verb first, in the language that is active now."""
        words = self.matter.declared.word("asks", self.verb)
        return gettext(words) % {"title": self.matter.title}

    @property
    def source(self) -> str:
        return source_words(self.term)

    def is_late(self, now: dt.datetime) -> bool:
        return self.due_at is not None and self.due_at < now


class Decision(models.Model):
    """What one person decided in a matter, and why. Never changed and never removed.

    `part`: which of several decisions this is (unit, communications). `name` and `role`: as they were. `rules`:
    ids of the guideline's rules it rests on. `round`: after a *no* that was answered, the next one.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="decisions")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=130)
    role = models.CharField(max_length=120, blank=True)
    part = models.CharField(max_length=40, blank=True)
    round = models.PositiveSmallIntegerField(default=1)
    answer = models.CharField(max_length=40)
    reason = models.TextField()
    conditions = models.TextField(blank=True)
    valid_until = models.DateField(null=True, blank=True)
    rules = models.JSONField(default=list)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["made_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["matter", "part", "round"],
                condition=~models.Q(part=""),
                name="decision_is_made_once_a_round",
            )
        ]

    def __str__(self) -> str:
        return f"{self.answer}: {self.matter}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("A decision is never changed: decide anew.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> Any:
        raise TypeError("A decision is never removed.")

    @property
    def role_words(self) -> str:
        """As what it was decided: a role of the organisation, or words that the workflow gave; "" for neither."""
        if self.role in Role.values:
            return str(Role(self.role).label)
        return gettext(self.role) if self.role else ""

    @property
    def answer_words(self) -> str:
        return gettext(self.matter.declared.word("answers", self.answer))
