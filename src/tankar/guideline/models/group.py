"""The page of the publishers' group (CONT-6): how-to articles, questions and answers, the next meeting."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from tankar.organisation.access import may
from tankar.organisation.models import Person, new_public_id

__all__ = ["Answer", "Article", "Meeting"]


class _InThreeLanguages(models.Model):
    changed_on = models.DateField()
    changed_by_name = models.CharField(max_length=130)

    class Meta:
        abstract = True

    def said(self, field: str, language: str) -> tuple[str, str]:
        """The words of a field, and their language: the reader's, else Swedish, else Finnish."""
        for one in (language, "sv", "fi"):
            if text := getattr(self, f"{field}_{one}", ""):
                return text, one
        return "", language


class ArticleQuerySet(models.QuerySet["Article"]):
    def editable_by(self, person: Person | None) -> Self:
        """Twin of `guideline.edit_group`: all or none."""
        return self.all() if may(person, "guideline.edit_group") else self.none()


class Article(_InThreeLanguages):
    """How something is done well. Paragraphs are parted by an empty line."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    title_sv = models.CharField(max_length=120)
    title_fi = models.CharField(max_length=120)
    body_sv = models.TextField()
    body_fi = models.TextField()

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.title_sv


class Answer(_InThreeLanguages):
    """A question that came more than once, in communications' words, and its answer. Nobody is named."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    question_sv = models.CharField(max_length=300)
    question_fi = models.CharField(max_length=300)
    answer_sv = models.TextField()
    answer_fi = models.TextField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.question_sv


class Meeting(_InThreeLanguages):
    """When and where the group meets, and about what."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    about_sv = models.CharField(max_length=600, blank=True)
    about_fi = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering: ClassVar = ["starts_at", "id"]

    def __str__(self) -> str:
        return f"meeting of {self.starts_at:%Y-%m-%d}"
