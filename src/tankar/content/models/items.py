"""Items as people write them, and the channels they are for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import Channel, ContentLanguage, WayOut
from tankar.organisation.models import Person, Unit, new_public_id

__all__ = ["Item", "ItemChannel", "ItemQuerySet", "Shape"]


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
    every change; whoever saves names the revision they started from. `planned_at`: where a draft stands in
    the calendar, which promises nothing. `begins_at`, `ends_at`: of an event, a live broadcast, a disruption;
    `ends_at` is the closing date where people take part or apply. `over_at`: when a person said that a
    disruption is over. `subjects`: values of `Subject`.
    `series`: items that repeat one another share it. `has_answers`: somebody has passed or kept a finding;
    until then nobody asks the database for answers.
    """

    class State(models.TextChoices):
        IDEA = "idea", _("Idea")
        DRAFT = "draft", _("Draft")
        RELEASED = "released", _("Released")
        REMOVED = "removed", _("Removed from the list")

    class Kind(models.TextChoices):
        """What it is, which says what it needs: a disruption ends, an event begins, taking part closes."""

        NEWS = "news", _("News")
        EVENT = "event", _("Event")
        DISRUPTION = "disruption", _("Disruption")
        TAKE_PART = "take_part", _("Take part")
        JOB = "job", _("Job")
        LIVE = "live", _("Live")

    class Subject(models.TextChoices):
        """What it touches. The first five need a second pair of eyes (`REVIEWED`); the last ones a source."""

        PENDING_MATTER = "pending_matter", _("A matter not decided yet")
        PAID = "paid", _("Paid for")
        CRISIS = "crisis", _("Crisis")
        ELECTION = "election", _("Election period")
        MADE_BY_AI = "made_by_ai", _("Text made mainly by AI")
        DECISION = "decision", _("Decision")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.NEWS)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="items")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="items")
    first_language = models.CharField(max_length=2, choices=ContentLanguage.choices, default="sv")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    planned_at = models.DateTimeField(null=True, blank=True)
    subjects = models.JSONField(default=list, blank=True)
    facts_source = models.CharField(max_length=300, blank=True)
    facts_checked_by = models.CharField(max_length=120, blank=True)
    link = models.URLField(max_length=500, blank=True)
    valid_until = models.DateTimeField(null=True, blank=True)
    begins_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    over_at = models.DateTimeField(null=True, blank=True)
    place_name = models.CharField(max_length=120, blank=True)
    target_group = models.CharField(max_length=200, blank=True)
    aim = models.CharField(max_length=200, blank=True)
    good_to_share = models.BooleanField(default=False)
    has_answers = models.BooleanField(default=False)
    copied_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies"
    )
    series = models.CharField(max_length=16, blank=True, db_index=True)
    channels = models.ManyToManyField(Channel, through="ItemChannel", related_name="items")

    objects = ItemQuerySet.as_manager()

    # a list's line: what went out, in a sentence; filled for a whole page by whoever knows deliveries
    out: str = ""
    # everything that was to leave is out, and what was done to send it: filled on the item's page by the same
    is_out: bool = False
    sent_steps: Sequence[tuple[dt.datetime, str]] = ()
    # asked once for the places of one page
    may_be_released: bool | None = None
    # the time a standing yes was given for; filled by the composer, which has read the review
    approved_for: dt.datetime | None = None

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "-changed_at", "-id"], name="item_by_state_and_time"),
            models.Index(
                fields=["state", "planned_at"],
                name="item_by_state_and_plan",
                condition=models.Q(planned_at__isnull=False),
            ),
            models.Index(fields=["author", "state", "-changed_at", "-id"], name="item_by_author_state_time"),
        ]

    def __str__(self) -> str:
        return f"item {self.public_id}"


class Shape(models.TextChoices):
    """What the item becomes on the channel, where its network has more than posts."""

    POST = "post", _("Post")
    STORY = "story", _("Story")
    REEL = "reel", _("Reel")


class ItemChannel(models.Model):
    """A channel chosen for an item, and how its languages leave there: prefilled from the channel.

    `out_in`: the languages in which it is out there already, while another one is still to follow: "", "sv".
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="choices")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="choices")
    way_out = models.CharField(max_length=12, choices=WayOut.choices)
    first_language = models.CharField(max_length=2, choices=ContentLanguage.choices)
    shape = models.CharField(max_length=8, choices=Shape.choices, default=Shape.POST)
    out_in = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "channel"], name="channel_once_per_item")
        ]

    def __str__(self) -> str:
        return f"{self.item} on {self.channel}"
