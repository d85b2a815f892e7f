"""What people were told."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext

from tankar.notices.kinds import kind_named
from tankar.organisation.models import Person, new_public_id

__all__ = ["Notice"]


class Notice(models.Model):
    """One sentence for one person, with the page where it is acted upon. Only that person reads it.

    `about`: type and public id of what it is about, so that the same thing is not told twice while unread.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    params = models.JSONField(default=dict, blank=True)
    about = models.CharField(max_length=60, blank=True)
    url = models.CharField(max_length=300)
    told_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "-told_at", "-id"], name="notice_newest"),
            models.Index(fields=["person"], name="notice_unread", condition=models.Q(read_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person}"

    @property
    def sentence(self) -> str:
        """In the language that is active now."""
        return str(gettext(kind_named(self.kind).sentence) % self.params)
