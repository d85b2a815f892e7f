"""How the city looks and sounds: one page, kept by communications, read by everybody."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.organisation.models import Unit, new_public_id

__all__ = ["Brand", "BrandFile", "UnitHashtags"]


class Brand(models.Model):
    """One row. `colours`: [name, "#rrggbb"] pairs; `hashtags`: with their sign, the city's most important first."""

    guidance_sv = models.TextField(blank=True)
    guidance_fi = models.TextField(blank=True)
    fonts = models.CharField(max_length=200, blank=True)
    tone_link = models.URLField(max_length=500, blank=True)
    colours = models.JSONField(default=list, blank=True)
    hashtags = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return "brand"


class BrandFile(models.Model):
    """A logo or a frame for pictures, stored as pictures are. `clear_space`: what must stay free around it."""

    class Kind(models.TextChoices):
        LOGO = "logo", _("Logo")
        FRAME = "frame", _("Picture frame")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.LOGO)
    title = models.CharField(max_length=120)
    clear_space = models.CharField(max_length=300, blank=True)
    sha256 = models.CharField(max_length=64)
    content_type = models.CharField(max_length=40)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["kind", "id"]

    def __str__(self) -> str:
        return self.title


class UnitHashtags(models.Model):
    """A unit's own, after the city's."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="hashtags")
    hashtags = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return f"hashtags of {self.unit}"
