"""The texts of an item: one a language, and where a channel says it differently."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import Channel, ContentLanguage
from tankar.content.models.items import Item
from tankar.organisation.models import Person

__all__ = ["ChannelText", "LanguageVersion"]


class LanguageVersion(models.Model):
    """The text of an item in one language. An empty text is a missing version.

    `form`: the whole text, a shorter one that says the main thing and whom to ask, one that follows later, or
    none at all for a reason a person gave. `standing`: who has had the words in hand. `machine_made`: mainly by
    machine translation or AI, and stays so however often it is changed, until a person says otherwise.
    """

    class Form(models.TextChoices):
        FULL = "full", _("Whole text")
        SHORT = "short", _("Short version")
        LATER = "later", _("Follows later")
        WAIVED = "waived", _("One language is enough")

    class Standing(models.TextChoices):
        DRAFT = "draft", _("Draft")
        MACHINE = "machine", _("Machine draft")
        REVIEWED = "reviewed", _("Reviewed")

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="versions")
    language = models.CharField(max_length=2, choices=ContentLanguage.choices)
    text = models.TextField(blank=True)
    form = models.CharField(max_length=6, choices=Form.choices, default=Form.FULL)
    standing = models.CharField(max_length=8, choices=Standing.choices, default=Standing.DRAFT)
    machine_made = models.BooleanField(default=False)
    waived_reason = models.CharField(max_length=300, blank=True)
    reviewed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="reviewed_versions"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "language"], name="language_once_per_item")
        ]

    def __str__(self) -> str:
        return f"{self.item} ({self.language})"


class ChannelText(models.Model):
    """The text for one channel alone, where it differs from the item's own."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="channel_texts")
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="channel_texts")
    language = models.CharField(max_length=2, choices=ContentLanguage.choices)
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "channel", "language"], name="channel_text_once_per_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.item} on {self.channel} ({self.language})"
