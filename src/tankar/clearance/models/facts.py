"""Facts: what somebody asked for, and the fact sheet that answers everybody."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tankar.clearance.languages import both_languages, in_language
from tankar.clearance.models.agenda import AgendaMatter
from tankar.organisation.models import Person, Unit, new_public_id

__all__ = ["FactRequest", "FactSheet"]


class FactSheetQuerySet(models.QuerySet["FactSheet"]):
    def visible_to(self, person: Person) -> Self:
        """Twin of `clearance.view_fact`."""
        from tankar.clearance.facts import permissions  # here and not above: permissions reads these models

        return self.filter(permissions.visible_to(person))

    def drafted_by(self, person: Person) -> Self:
        """Twin of `clearance.draft_fact`."""
        from tankar.clearance.facts import permissions

        return self.filter(permissions.drafted_by(person))

    def published_by(self, person: Person) -> Self:
        """Twin of `clearance.publish_fact`."""
        from tankar.clearance.facts import permissions

        return self.filter(permissions.published_by(person))

    def named(self, words: str) -> Self:
        """Those in which every word stands, in either language."""
        found = self
        for word in words.casefold().split()[:8]:
            found = found.filter(search_words__contains=word)
        return found

    def valid_on(self, day: dt.date) -> Self:
        """Published, and not past their day."""
        return self.filter(state=FactSheet.State.PUBLISHED, valid_until__gte=day)

    def expired(self) -> Self:
        """Past their day, and still to be read."""
        return self.filter(state=FactSheet.State.EXPIRED)


class FactSheet(models.Model):
    """One checked fact in both national languages: a sentence to use, what lies behind it, source, owner, last day.

    What has expired stays readable for years, and says that it holds no longer; then it is archived, on no list.
    `is_public`: everybody may read it, without signing in. `next_at`: when its owner is reminded next.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("fact sheet", "Draft")
        PUBLISHED = "published", pgettext_lazy("fact sheet", "Published")
        EXPIRED = "expired", pgettext_lazy("fact sheet", "Expired")
        ARCHIVED = "archived", pgettext_lazy("fact sheet", "On no list any more")
        WITHDRAWN = "withdrawn", pgettext_lazy("fact sheet", "Withdrawn")

    OVER: ClassVar = (State.ARCHIVED, State.WITHDRAWN)
    WRITTEN: ClassVar = (
        "title_sv", "title_fi", "sentence_sv", "sentence_fi", "text_sv", "text_fi", "source", "source_link",
    )  # fmt: skip

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    title_sv = models.CharField(max_length=120, blank=True)
    title_fi = models.CharField(max_length=120, blank=True)
    sentence_sv = models.CharField(max_length=300, blank=True)
    sentence_fi = models.CharField(max_length=300, blank=True)
    text_sv = models.TextField(max_length=4000, blank=True)
    text_fi = models.TextField(max_length=4000, blank=True)
    source = models.CharField(max_length=200, blank=True)
    source_link = models.URLField(max_length=500, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="fact_sheets")
    valid_until = models.DateField(null=True, blank=True)
    is_public = models.BooleanField(default=False)
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    search_words = models.TextField(editable=False, default="")

    objects = FactSheetQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "-published_at", "-id"], name="fact_sheet_newest"),
            models.Index(
                fields=["next_at"], name="fact_sheet_next", condition=models.Q(next_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"fact sheet {self.public_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        written = [
            self.title_sv,
            self.title_fi,
            self.sentence_sv,
            self.sentence_fi,
            self.text_sv,
            self.text_fi,
        ]
        self.search_words = " ".join(written).casefold()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_words"}
        super().save(*args, **kwargs)

    @property
    def title(self) -> str:
        return in_language(self, "title")

    @property
    def sentences(self) -> list[tuple[str, str]]:
        return both_languages(self, "sentence")

    @property
    def texts(self) -> list[tuple[str, str]]:
        return both_languages(self, "text")


class FactRequestQuerySet(models.QuerySet["FactRequest"]):
    def visible_to(self, person: Person) -> Self:
        """Twin of `clearance.view_fact_request`."""
        from tankar.clearance.facts import permissions

        return self.filter(permissions.requests_visible_to(person))

    def handled_by(self, person: Person) -> Self:
        """Twin of `clearance.handle_fact_request`."""
        from tankar.clearance.facts import permissions

        return self.filter(permissions.requests_handled_by(person))


class FactRequest(models.Model):
    """A fact that somebody misses, or a misconception they have met. Who asked is shown to nobody, and forgotten.

    `unit`: who knows, `None` until communications has said. `sheet`: the fact sheet that answers it. `next_at`: when
    somebody is told next, `None` when nobody is left to tell.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Waits for communications")
        DRAFTING = "drafting", _("The unit writes a draft")
        DRAFTED = "drafted", _("Communications checks the draft")
        PUBLISHED = "published", pgettext_lazy("fact request", "Answered")
        DECLINED = "declined", pgettext_lazy("fact request", "No fact sheet")

    class Kind(models.TextChoices):
        FACT = "fact", _("I need a fact")
        MISCONCEPTION = "misconception", _("I have met a misconception")

    class Stage(models.TextChoices):
        ASKED = "asked", _("In time")
        REMINDED = "reminded", _("Reminded of")
        MANAGER = "manager", _("With the communications manager")

    OPEN: ClassVar = (State.ASKED, State.DRAFTING, State.DRAFTED)

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    asker = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="fact_requests"
    )
    asked_as = models.CharField(max_length=8)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    kind = models.CharField(max_length=13, choices=Kind.choices, default=Kind.FACT)
    words = models.TextField(max_length=2000)
    language = models.CharField(max_length=2, default="sv")
    matter = models.ForeignKey(
        AgendaMatter, null=True, blank=True, on_delete=models.PROTECT, related_name="fact_requests"
    )
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="fact_requests"
    )
    sheet = models.ForeignKey(
        FactSheet, null=True, blank=True, on_delete=models.PROTECT, related_name="requests"
    )
    reason = models.CharField(max_length=1000, blank=True)
    # is the matter on the coming agenda? Then it is promised sooner
    is_coming = models.BooleanField(default=False)
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.ASKED)
    asked_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    due_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, blank=True)

    objects = FactRequestQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["asker", "-id"], name="fact_request_by_asker"),
            models.Index(fields=["state", "due_at", "id"], name="fact_request_by_due"),
            models.Index(
                fields=["next_at"], name="fact_request_next", condition=models.Q(next_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"fact request {self.public_id}"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN
