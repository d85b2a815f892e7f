"""Entries and their words.

An entry names people and things by id and by the name they had; nothing here is a foreign key upwards.
Words lie in a row of their own, whose salted digest the entry carries: they can be erased, and the chain
of digests still verifies.
"""

from __future__ import annotations

import secrets
from typing import Any, NoReturn

from django.db import models
from django.db.models import Q

from tankar.journal.errors import AppendOnly

__all__ = ["Entry", "EntryQuerySet", "Words"]


def _public_id() -> str:
    return secrets.token_urlsafe(12)


class EntryQuerySet(models.QuerySet["Entry"]):
    """Reading only: what would change or delete entries raises `AppendOnly`."""

    def unsealed(self) -> EntryQuerySet:
        return self.filter(number=None)

    def about(self, subject_type: str, subject_id: str) -> EntryQuerySet:
        """Entries about one thing, newest first."""
        return self.filter(subject_type=subject_type, subject_id=subject_id).order_by("-id")

    def update(self, **_: Any) -> NoReturn:
        raise AppendOnly("Entries of the journal are never changed.")

    def bulk_update(self, *_args: Any, **_: Any) -> NoReturn:
        raise AppendOnly("Entries of the journal are never changed.")

    def delete(self) -> NoReturn:
        raise AppendOnly("Entries of the journal are never deleted.")


class Entry(models.Model):
    """One thing that was done. `number`, `previous` and `digest` are empty until it has been sealed."""

    public_id = models.CharField(max_length=32, unique=True, default=_public_id)
    kind = models.CharField(max_length=80)
    at = models.DateTimeField()
    actor_id = models.CharField(max_length=40, blank=True)
    actor_name = models.CharField(max_length=200, blank=True)
    acting_as = models.CharField(max_length=20, blank=True)
    subject_type = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=80)
    rules = models.JSONField(default=list)
    params = models.JSONField(default=dict)
    words_digest = models.CharField(max_length=64, blank=True)
    number = models.BigIntegerField(null=True, unique=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-id"], name="journal_by_subject"),
            models.Index(fields=["actor_id", "-id"], name="journal_by_actor"),
            models.Index(fields=["kind", "-id"], name="journal_by_kind"),
            models.Index(fields=["id"], name="journal_unsealed", condition=Q(number=None)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("Entries of the journal are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_: Any) -> NoReturn:
        raise AppendOnly("Entries of the journal are never deleted.")


class Words(models.Model):
    """The words of an entry, and the salt without which their digest cannot be guessed back."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="words")
    text = models.TextField()
    salt = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"words of {self.entry_id}"
