"""Examples of wrong labels. The labels themselves are made anew whenever a message is shown, and kept nowhere."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tankar.organisation.models import new_public_id

__all__ = ["LabelExample"]


class LabelExample(models.Model):
    """A text with the label it should have had, kept for the next evaluation: personal data masked, nobody named, and
    no way back to the message."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    text = models.TextField()
    language = models.CharField(max_length=8, blank=True, default="")
    label = models.CharField(max_length=20)
    found = models.CharField(max_length=20, blank=True, default="")
    value = models.CharField(max_length=20, blank=True, default="")
    kept_on = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-id"], name="label_example_newest")]

    def __str__(self) -> str:
        return f"example {self.public_id}"
