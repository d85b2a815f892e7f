"""How a channel is paused, merged or closed: a notice first, then the last day, then what must be tidied."""

from __future__ import annotations

from types import ModuleType
from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tankar.channels.models.channel import Channel
from tankar.channels.models.review import ChannelReview
from tankar.organisation.models import Person, new_public_id

__all__ = ["ChannelEnding"]


class ChannelEndingQuerySet(models.QuerySet["ChannelEnding"]):
    def visible_to(self, person: Person) -> Self:
        """Twin of `channels.view_ending`."""
        return self.filter(_permissions().seen_by(person))

    def workable_by(self, person: Person) -> Self:
        """Twin of `channels.carry_out_ending`."""
        return self.filter(_permissions().worked_by(person))


def _permissions() -> ModuleType:
    # here and not above: the rights read these models
    from tankar.channels.ending import permissions

    return permissions


class ChannelEnding(models.Model):
    """What was decided about one channel, being carried out. The notices themselves stand in the channel's entry.

    `follow`: where followers are pointed to. `captured`, `handle_kept`: in words, where the export lies and who keeps
    the name. Never a password.
    """

    class Kind(models.TextChoices):
        PAUSE = "pause", _("Pause")
        MERGE = "merge", _("Merge")
        CLOSE = "close", _("Close")

    class State(models.TextChoices):
        PREPARING = "preparing", _("The notice is being written")
        ANNOUNCED = "announced", _("Announced to residents")
        DONE = "done", _("Done")
        WITHDRAWN = "withdrawn", pgettext_lazy("ending of a channel", "Withdrawn")

    OPEN: ClassVar = (State.PREPARING, State.ANNOUNCED)

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="endings")
    review = models.ForeignKey(
        ChannelReview, null=True, blank=True, on_delete=models.SET_NULL, related_name="endings"
    )
    kind = models.CharField(max_length=6, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREPARING)
    follow = models.ForeignKey(
        Channel, null=True, blank=True, on_delete=models.SET_NULL, related_name="followed_instead"
    )
    captured = models.CharField(max_length=300, blank=True, default="")
    handle_kept = models.CharField(max_length=300, blank=True, default="")
    access_removed = models.BooleanField(default=False)
    begun_at = models.DateTimeField()
    announced_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ChannelEndingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["channel"],
                condition=models.Q(state__in=("preparing", "announced")),
                name="one_open_ending_per_channel",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["state", "next_at"], name="channel_ending_to_remind")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.channel_id}"

    def get_absolute_url(self) -> str:
        return reverse("channels:ending", args=[self.public_id])
