"""Versions of the guideline, and the texts with which the city has replaced packaged ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tankar.guideline import content
from tankar.organisation.access import may

if TYPE_CHECKING:
    from tankar.organisation.models import Person

__all__ = ["GuidelineVersion", "RuleText"]

LANGUAGE_CHOICES = [("sv", _("Swedish")), ("fi", _("Finnish")), ("en", _("English"))]


class GuidelineVersionQuerySet(models.QuerySet["GuidelineVersion"]):
    def packaged(self) -> GuidelineVersion:
        """The row of the packaged version, made when it is first needed."""
        document = content.document()
        languages = content.LANGUAGES
        row, _made = self.get_or_create(
            document_date=document.document_date,
            defaults={
                "number": 1,
                "noted_on": document.noted_on,
                **{f"title_{language}": document.title.in_language(language) for language in languages},
                **{f"status_{language}": document.status.in_language(language) for language in languages},
            },
        )
        return row

    def current(self) -> GuidelineVersion | None:
        """The version in force: the newest published one, or `None` while only the packaged one is in use."""
        return self.published().order_by("-number").first()

    def published(self) -> GuidelineVersionQuerySet:
        """The version in force and all before it."""
        return self.filter(state=GuidelineVersion.State.PUBLISHED)

    def draft(self) -> GuidelineVersion | None:
        """The next version, while communications writes it. There is at most one."""
        return self.filter(state=GuidelineVersion.State.DRAFT).first()

    def publishable_by(self, person: Person | None) -> GuidelineVersionQuerySet:
        """Twin of `guideline.publish`: the draft, or nothing."""
        if not may(person, "guideline.publish"):
            return self.none()
        return self.filter(state=GuidelineVersion.State.DRAFT)


class GuidelineVersion(models.Model):
    """One version of the guideline. The packaged version gets its row when its first text is replaced.

    `status` says in words what the document is to whom; the packaged one was noted by the council
    (META-1), which makes it neither a by-law nor a ground for sanctions. A draft has no date; its texts lie over
    those in force, and from its publication it keeps all of them itself, so that it never changes with a later one.

    `asks`: everybody with an account is asked to read it; `reminded`: how many of the two reminders have gone out.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("version", "Draft")
        PUBLISHED = "published", pgettext_lazy("version", "Published")

    number = models.PositiveSmallIntegerField(unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PUBLISHED)
    document_date = models.DateField(unique=True, null=True, blank=True)
    noted_on = models.DateField(null=True, blank=True)
    title_sv = models.CharField(max_length=200)
    title_fi = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    status_sv = models.TextField()
    status_fi = models.TextField()
    status_en = models.TextField()
    drafted_by_name = models.CharField(max_length=130, blank=True)
    published_by_name = models.CharField(max_length=130, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    asks = models.BooleanField(default=False)
    reminded = models.PositiveSmallIntegerField(default=0)

    objects = GuidelineVersionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state="draft"), name="one_draft_of_the_guideline"
            ),
            models.CheckConstraint(
                name="a_published_version_is_dated",
                condition=models.Q(state="draft") | models.Q(document_date__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title_sv} ({self.document_date})"

    def as_document(self) -> content.Document:
        """The version as the pages read it."""
        return content.Document(
            document_date=self.document_date or content.document().document_date,
            noted_on=self.noted_on,
            title=content.Words(self.title_sv, self.title_fi, self.title_en),
            status=content.Words(self.status_sv, self.status_fi, self.status_en),
            source=content.document().source,
        )


class RuleTextQuerySet(models.QuerySet["RuleText"]):
    def of(self, version: GuidelineVersion) -> RuleTextQuerySet:
        """The texts that stand in place of packaged ones in this version."""
        return self.filter(version=version)

    def editable_by(self, person: Person | None) -> RuleTextQuerySet:
        """The texts this person may replace or take away: all or none (`guideline.edit`)."""
        return self.all() if may(person, "guideline.edit") else self.none()


class RuleText(models.Model):
    """A text that stands in place of a packaged one, for one rule and one language.

    `official` is true when these are the city's own words, false for a better translation of ours.
    """

    version = models.ForeignKey(GuidelineVersion, on_delete=models.CASCADE, related_name="texts")
    rule_id = models.CharField(max_length=16)
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    text = models.TextField()
    official = models.BooleanField()
    source = models.CharField(max_length=300)
    changed_by_id = models.CharField(max_length=16)
    changed_by_name = models.CharField(max_length=130)
    changed_at = models.DateTimeField()

    objects = RuleTextQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "rule_id", "language"], name="one_text_per_rule_and_language"
            ),
            models.CheckConstraint(
                name="a_swedish_text_is_official",
                condition=~models.Q(language=content.ORIGINAL) | models.Q(official=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} ({self.language})"
