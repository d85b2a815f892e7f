"""Deliveries: every write to a network is one, and they alone say what went out."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import Channel
from tankar.content.models import Item, Release
from tankar.organisation.models import Person, new_public_id
from tankar.publishing.querysets import DeliveryQuerySet, FreezeQuerySet

__all__ = ["MAKES", "Attempt", "Delivery", "DeliveryFile", "Freeze", "Step"]


# what makes something on the network that has an id of its own there
MAKES = ("post", "reply", "private_reply")


class Delivery(models.Model):
    """One write to one network, frozen when it was approved. Unique by what it is, of what, where, in which languages.

    Two clocks: `not_before` is the city's time (a demo can move it); `retry_at`, `look_at`, `lease_until` and
    `asked_at` are the machine's, since networks and workers do not live in the demo's time.

    `look_at` is set exactly while nobody knows how the last attempt ended.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("scheduled")
        SENDING = "sending", _("sending")
        DELIVERED = "delivered", _("delivered")
        REFUSED = "refused", _("refused")
        UNCLEAR = "unclear", _("unclear")
        NEEDS_PERSON = "needs_person", _("needs a person")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Why(models.TextChoices):
        """Why a person is needed."""

        BY_HAND = "by_hand", _("published by hand")
        ACCESS_LOST = "access_lost", _("access lost")
        OVERDUE = "overdue", _("needs a new time")
        CANNOT_TELL = "cannot_tell", _("the network does not tell")
        NOT_AS_APPROVED = "not_as_approved", _("not what was approved")
        LEAVE_ENDED = "leave_ended", _("leave for a picture has ended or is not for this channel")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    kind = models.CharField(max_length=14, default="post")
    subject = models.CharField(max_length=40)
    # its index is the one by channel and state: with two to choose from, SQLite took the one that reads them all
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="deliveries", db_index=False)
    languages = models.CharField(max_length=10)
    # a post is of an item and was approved as a release; an answer or a like was approved by whoever pressed it
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="deliveries")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, null=True, related_name="deliveries")
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    outgoing = models.JSONField()
    outgoing_hash = models.CharField(max_length=64, blank=True, default="")

    state = models.CharField(max_length=14, choices=State.choices, default=State.WAITING)
    why = models.CharField(max_length=24, blank=True)
    detail = models.TextField(blank=True)
    not_before = models.DateTimeField()
    retry_at = models.DateTimeField(null=True, blank=True)
    look_at = models.DateTimeField(null=True, blank=True)
    looks = models.PositiveIntegerField(default=0)
    attempts_made = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(null=True, blank=True)
    lease_owner = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)

    network_id = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=500, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            # the subject first: were it the kind, SQLite would take this for the way to "all posts" and read every one
            models.UniqueConstraint(
                fields=["subject", "kind", "channel", "languages"], name="delivery_exists_once"
            ),
            # one post there belongs to one delivery, also when two with equal texts look for it at once
            models.UniqueConstraint(
                fields=["channel", "network_id"],
                name="post_belongs_to_one_delivery",
                condition=~models.Q(network_id="") & models.Q(kind__in=MAKES),
            ),
            models.CheckConstraint(
                name="delivery_was_approved",
                condition=models.Q(kind="post", item__isnull=False, release__isnull=False)
                | (
                    ~models.Q(kind="post") & models.Q(approved_by__isnull=False) & ~models.Q(outgoing_hash="")
                ),
            ),
        ]
        indexes: ClassVar = [
            # what the sweep asks for: small, whatever the city's history
            models.Index(fields=["not_before"], name="delivery_waiting", condition=models.Q(state="waiting")),
            models.Index(
                fields=["lease_until"], name="delivery_sending", condition=models.Q(state="sending")
            ),
            models.Index(fields=["look_at"], name="delivery_unclear", condition=models.Q(state="unclear")),
            models.Index(
                fields=["channel", "-delivered_at", "-id"],
                name="delivery_out",
                condition=models.Q(state="delivered"),
            ),
            # what pages ask for. Not partial: SQLite does not see that `state IN (…)` with values handed over
            # separately is the condition of a partial index
            models.Index(fields=["state", "not_before"], name="delivery_by_state_and_time"),
            models.Index(fields=["state", "-delivered_at", "-id"], name="delivery_newest"),
            models.Index(fields=["channel", "state"], name="delivery_by_channel_and_state"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} on {self.channel_id} ({self.languages})"

    @property
    def is_post(self) -> bool:
        """A post of an item; everything else is an act: an answer, a like."""
        return self.kind == "post"

    @property
    def post_item(self) -> Item:
        """The item this is a post of; an act has none."""
        assert self.item is not None, "only posts are of an item"
        return self.item

    @property
    def post_release(self) -> Release:
        """What was approved; an act has none."""
        assert self.release is not None, "only posts have a release"
        return self.release

    @property
    def is_over(self) -> bool:
        """Nothing more will happen by itself or by a person."""
        return self.state in {self.State.DELIVERED, self.State.REFUSED, self.State.WITHDRAWN}

    @property
    def may_be_out(self) -> bool:
        """An attempt was made of which nobody knows yet how it ended."""
        return self.look_at is not None and self.state in {self.State.UNCLEAR, self.State.NEEDS_PERSON}

    @property
    def texts(self) -> dict[str, str]:
        """Language → the part of the text in it."""
        return dict(self.outgoing.get("texts", {}))

    @property
    def media(self) -> list[dict[str, Any]]:
        return list(self.outgoing.get("media", []))


class DeliveryFile(models.Model):
    """A file that leaves with a delivery, as in `outgoing`: by it the feed finds what makes a file public."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="files")
    sha256 = models.CharField(max_length=64, db_index=True)
    content_type = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["delivery", "sha256"], name="file_once_per_delivery")
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:8]} of {self.delivery_id}"


class Step(models.Model):
    """The result of one preparing step of a delivery, stored before the next began."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="steps")
    name = models.CharField(max_length=100)
    result = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["delivery", "name"], name="step_once_per_delivery")
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.delivery_id}"


class Attempt(models.Model):
    """One request that could have an effect. The row stands before the request leaves."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveIntegerField()
    owner = models.CharField(max_length=80)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    detail = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["delivery", "number"], name="attempt_numbers_are_unique")
        ]

    def __str__(self) -> str:
        return f"attempt {self.number} of {self.delivery_id}"


class Freeze(models.Model):
    """A person's stop for what is scheduled: for all channels, or for those named."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    reason = models.CharField(max_length=300)
    began_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="freezes")
    began_at = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="lifted_freezes"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    channels = models.ManyToManyField(Channel, blank=True, related_name="freezes")

    objects = FreezeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"freeze since {self.began_at:%Y-%m-%d %H:%M}"

    def holds(self, now: dt.datetime) -> bool:
        return self.lifted_at is None and (self.until is None or now < self.until)
