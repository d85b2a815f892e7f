"""Items as people write them, and releases: exactly what was approved to leave."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import Channel, ContentLanguage, WayOut
from tankar.organisation.models import Person, Unit, new_public_id

__all__ = ["ChannelText", "Image", "ImageDescription", "Item", "ItemChannel", "LanguageVersion", "Release"]


class ItemQuerySet(models.QuerySet["Item"]):
    """Lists of items, each the twin of a permission."""

    def visible_to(self, person: Person) -> Self:
        """Twin of `content.view`."""
        from tankar.content import permissions  # here and not above: permissions reads these models

        return self.filter(permissions.visible_to(person))

    def editable_by(self, person: Person) -> Self:
        """Twin of `content.edit`."""
        from tankar.content import permissions

        return self.filter(permissions.editable_by(person))

    def releasable_by(self, person: Person) -> Self:
        """Twin of `content.release`."""
        from tankar.content import permissions

        return self.filter(permissions.releasable_by(person))


class Item(models.Model):
    """One thing to say, in one or two languages, on some channels.

    Its state is what people decided, never what went out (deliveries say that). `revision` grows by one at
    every change; whoever saves names the revision they started from.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        RELEASED = "released", _("Released")
        REMOVED = "removed", _("Removed from the list")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="items")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="items")
    first_language = models.CharField(max_length=2, choices=ContentLanguage.choices, default="sv")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    channels = models.ManyToManyField(Channel, through="ItemChannel", related_name="items")

    objects = ItemQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "-changed_at", "-id"], name="item_by_state_and_time"),
            models.Index(fields=["author", "state", "-changed_at", "-id"], name="item_by_author_state_time"),
        ]

    def __str__(self) -> str:
        return f"item {self.public_id}"


class ItemChannel(models.Model):
    """A channel chosen for an item, and how its languages leave there: prefilled from the channel."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="choices")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="choices")
    way_out = models.CharField(max_length=12, choices=WayOut.choices)
    first_language = models.CharField(max_length=2, choices=ContentLanguage.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "channel"], name="channel_once_per_item")
        ]

    def __str__(self) -> str:
        return f"{self.item} on {self.channel}"


class LanguageVersion(models.Model):
    """The text of an item in one language. An empty text is a missing version."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="versions")
    language = models.CharField(max_length=2, choices=ContentLanguage.choices)
    text = models.TextField(blank=True)

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


class Release(models.Model):
    """What was approved: canonical JSON of all that leaves, and its hash. Never changed, never deleted.

    `wanted_at`: when it should leave. The approval covers any moment from `window_from` to `window_until`.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="releases")
    revision = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    canonical = models.TextField()
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="releases")
    approved_at = models.DateTimeField()
    wanted_at = models.DateTimeField()
    window_from = models.DateTimeField()
    window_until = models.DateTimeField()

    def __str__(self) -> str:
        return f"release {self.public_id}"
