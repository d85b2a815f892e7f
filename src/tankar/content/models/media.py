"""The pictures of an item."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import ContentLanguage
from tankar.content.models.items import Item
from tankar.organisation.models import new_public_id

__all__ = ["Image", "ImageDescription"]


class Image(models.Model):
    """The picture of an item. `sha256` names the stored original, which carries no place and no time."""

    class People(models.TextChoices):
        NOBODY = "nobody", _("No recognisable people")
        CROWD = "crowd", _("Crowd at an event")
        LEAVE = "leave", _("We have leave")
        CHILDREN = "children", _("Children")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="image")
    sha256 = models.CharField(max_length=64)
    content_type = models.CharField(max_length=40)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    source = models.CharField(max_length=200, blank=True)
    people = models.CharField(max_length=10, choices=People.choices, blank=True)
    leave_note = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"image of {self.item}"


class ImageDescription(models.Model):
    """What the picture shows, in words, for those who do not see it."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="descriptions")
    language = models.CharField(max_length=2, choices=ContentLanguage.choices)
    text = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["image", "language"], name="description_once_per_language")
        ]

    def __str__(self) -> str:
        return f"{self.image} ({self.language})"
