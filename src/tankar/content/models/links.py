"""What pages of the web say about themselves, kept for some hours."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tankar.organisation.models import new_public_id

__all__ = ["LinkedPage"]


class LinkedPage(models.Model):
    """One address that somebody wrote. Kept by the address alone: nobody's name, and no item's.

    `key`: SHA-256 of the address. `picture`: a small JPEG made here, so that no reader's browser asks the website.
    """

    class State(models.TextChoices):
        ASKED = "asked"
        READ = "read"
        GONE = "gone"
        NOWHERE = "nowhere"
        UNREAD = "unread"

    key = models.CharField(max_length=64, unique=True)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    url = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    title = models.CharField(max_length=300, blank=True, default="")
    description = models.CharField(max_length=600, blank=True, default="")
    picture = models.BinaryField(null=True)
    has_picture = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["asked_at"], name="linked_page_asked")]

    def __str__(self) -> str:
        return self.url
