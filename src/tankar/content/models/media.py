"""Pictures and videos: what is stored, and which of it an item shows."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import ContentLanguage
from tankar.content.lifecycle import VIDEO
from tankar.content.models.items import Item
from tankar.organisation.models import Person, Unit, new_public_id

__all__ = [
    "MOST_MEDIA",
    "Asset",
    "AssetDescription",
    "Captions",
    "CoverCut",
    "Medium",
    "MediumDescription",
    "Upload",
]

MOST_MEDIA = 10


class AssetQuerySet(models.QuerySet["Asset"]):
    """Pictures and videos, each list the twin of a permission."""

    def visible_to(self, person: Person) -> Self:
        """Twin of `content.view_picture`."""
        from tankar.content.media import rights  # here and not above: it reads these models

        return self.filter(rights.visible_to(person))

    def editable_by(self, person: Person) -> Self:
        """Twin of `content.edit_picture`."""
        from tankar.content.media import rights

        return self.filter(rights.editable_by(person))


class Asset(models.Model):
    """A stored picture or video and what is known about it, wherever it is used.

    `sha256` names the stored original, which carries no place and no time. `seconds`: length of a video, 0 of
    a picture. `leave_note`, `leave_until`: where leave lies that is noted with no name, and its last day; empty for a
    picture with `leaves`, which say it themselves. `withdrawn_at`: when it was taken back. `cover`: SHA-256 of
    what stands for a video: a still, or a part of the picture `cover_from`.
    """

    class People(models.TextChoices):
        NOBODY = "nobody", _("No recognisable people")
        CROWD = "crowd", _("Crowd at an event")
        LEAVE = "leave", _("We have leave")
        CHILDREN = "children", _("Children")

    class Speech(models.TextChoices):
        """What those who do not hear a video can read."""

        NONE = "none", _("No speech")
        IN_PICTURE = "in_picture", _("Captioned in the picture")
        FILE = "file", _("Caption file")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    sha256 = models.CharField(max_length=64, db_index=True)
    content_type = models.CharField(max_length=40)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField()
    seconds = models.FloatField(default=0)
    title = models.CharField(max_length=120, blank=True)
    keywords = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)
    people = models.CharField(max_length=10, choices=People.choices, blank=True)
    leave_note = models.CharField(max_length=200, blank=True)
    leave_until = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    speech = models.CharField(max_length=10, choices=Speech.choices, blank=True)
    cover = models.CharField(max_length=64, blank=True)
    cover_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="covers"
    )
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="assets")
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assets")
    added_at = models.DateTimeField()
    in_library = models.BooleanField(default=False)

    objects = AssetQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["in_library", "-added_at", "-id"], name="asset_newest"),
            models.Index(fields=["leave_until"], name="asset_by_leave"),
        ]

    def __str__(self) -> str:
        return f"asset {self.public_id}"

    @property
    def is_video(self) -> bool:
        return self.content_type.startswith("video/")

    def leave_has_ended(self, today: dt.date) -> bool:
        """May it no longer be published? `today` in Karleby. `leaves` are read where they were not read together."""
        if self.withdrawn_at is not None or any(one.has_ended(today) for one in self.leaves.all()):
            return True
        return self.leave_until is not None and self.leave_until < today

    @property
    def leave_ends_on(self) -> dt.date | None:
        """The first of the last days, whoever said it."""
        said = [one.until for one in self.leaves.all() if one.until and one.state == one.State.GIVEN]
        return min([*said, *([self.leave_until] if self.leave_until else [])], default=None)


class AssetDescription(models.Model):
    """What the picture shows, in words: what an item begins with that shows it."""

    asset = models.ForeignKey(Asset, on_delete=models.CASCADE, related_name="descriptions")
    language = models.CharField(max_length=2, choices=ContentLanguage.choices)
    text = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["asset", "language"], name="asset_description_once_per_language")
        ]

    def __str__(self) -> str:
        return f"{self.asset} ({self.language})"


class CoverCut(models.Model):
    """A part of a picture that stands, or once stood, for a video: what left with it is found by its `file`.

    `crop`: left, top, width, height in pixels of the picture. `file`: SHA-256 of the part, a JPEG.
    """

    video = models.ForeignKey(Asset, on_delete=models.CASCADE, related_name="cover_cuts")
    picture = models.ForeignKey(Asset, on_delete=models.CASCADE, related_name="cut_for_covers")
    crop = models.JSONField()
    file = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["video", "picture", "file"], name="cover_cut_once")
        ]

    def __str__(self) -> str:
        return f"cover of {self.video}"


class Captions(models.Model):
    """What is said in a video, in one language: WebVTT, stored as a file by its SHA-256 too."""

    asset = models.ForeignKey(Asset, on_delete=models.CASCADE, related_name="captions")
    language = models.CharField(max_length=2, choices=ContentLanguage.choices)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["asset", "language"], name="captions_once_per_language")
        ]

    def __str__(self) -> str:
        return f"captions of {self.asset} ({self.language})"


class Medium(models.Model):
    """A picture or video in an item, at its place.

    `language`: of the words in the picture; "" where it has none and goes with every text. `crop`: left, top,
    width, height in pixels of the original, or nothing. `file`: SHA-256 of what leaves: the cut-out, or "" for
    the original itself.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="media")
    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="media")
    position = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=2, choices=ContentLanguage.choices, blank=True)
    crop = models.JSONField(null=True, blank=True)
    file = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "asset"], name="asset_once_per_item")
        ]

    def __str__(self) -> str:
        return f"medium {self.public_id} of {self.item}"


class MediumDescription(models.Model):
    """What the picture shows, in words, for those who do not see it: in this item."""

    medium = models.ForeignKey(Medium, on_delete=models.CASCADE, related_name="descriptions")
    language = models.CharField(max_length=2, choices=ContentLanguage.choices)
    text = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["medium", "language"], name="medium_description_once")
        ]

    def __str__(self) -> str:
        return f"{self.medium} ({self.language})"


class Upload(models.Model):
    """A video on its way in: piece by piece, then looked through for an item.

    `arrived`: bytes on our disk; `key`: what the sender calls the file, by which the same file chosen again goes
    on where it stopped. `item`: where it is to stand, `source`: what its source field begins with. `tries`: how
    many workers began to look through it. `refusal`: the code of why it was refused. `medium`: what it became, and
    `stepped_from` the item's revision before that.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="uploads")
    key = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    arrived = models.PositiveBigIntegerField(default=0)
    began_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=VIDEO.choices, default=VIDEO.start)
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.CASCADE, related_name="uploads")
    source = models.CharField(max_length=200, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    refusal = models.CharField(max_length=20, blank=True)
    medium = models.ForeignKey(
        Medium, null=True, blank=True, on_delete=models.SET_NULL, related_name="uploads"
    )
    stepped_from = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "key", "size"],
                condition=models.Q(state=VIDEO.start),
                name="upload_once_per_file",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["state", "changed_at"], name="upload_by_state")]

    def __str__(self) -> str:
        return f"upload {self.public_id}"

    @property
    def name(self) -> str:
        """What the file is called, for people: the key without the sender's own marks."""
        return self.key.partition("|")[0]
