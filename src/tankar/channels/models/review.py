"""Reviews of channels: what the owner answered, what communications said, how far the two decisions have come."""

from __future__ import annotations

from types import ModuleType
from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tankar.channels.models.channel import Channel
from tankar.channels.models.network_change import NetworkChange
from tankar.organisation.models import Person, new_public_id

__all__ = ["ChannelReview", "ReviewOutcome", "ReviewTrigger"]


class ReviewTrigger(models.TextChoices):
    """Why a review was opened."""

    YEARLY = "yearly", _("Its day of review has come")
    INACTIVE = "inactive", _("Nothing has been posted for a long time")
    NO_MANAGER = "no_manager", _("Nobody manages it")
    END_DATE = "end_date", _("Its last day is near")
    SECURITY = "security", _("Its security has not been checked for a year")
    AGREEMENT = "agreement", _("What was agreed about answering has not been confirmed again")
    PLATFORM = "platform", _("Its network has changed")
    ASKED = "asked", _("Communications asked for it")


class ReviewOutcome(models.TextChoices):
    """What becomes of the channel."""

    LIVE = "live", _("Goes on as it is")
    PAUSE = "pause", _("Pauses, with a notice")
    MERGE = "merge", _("Becomes part of another channel")
    CLOSE = "close", _("Is closed, with a notice")


class ChannelReviewQuerySet(models.QuerySet["ChannelReview"]):
    def visible_to(self, person: Person) -> Self:
        """Twin of `channels.view_review`."""
        return self.filter(_permissions().seen_by(person))

    def answerable_by(self, person: Person) -> Self:
        """Twin of `channels.answer_review`."""
        return self.filter(_permissions().answered_by(person))

    def commentable_by(self, person: Person) -> Self:
        """Twin of `channels.comment_review`."""
        return self.filter(_permissions().commented_by(person))

    def decidable_for_unit_by(self, person: Person) -> Self:
        """Twin of `channels.decide_review_for_unit`."""
        return self.filter(_permissions().decided_for_unit_by(person))

    def decidable_for_communications_by(self, person: Person) -> Self:
        """Twin of `channels.decide_review_for_communications`."""
        return self.filter(_permissions().decided_for_communications_by(person))

    def open(self) -> Self:
        return self.filter(state__in=ChannelReview.OPEN)


def _permissions() -> ModuleType:
    # here and not above: the rights read these models
    from tankar.channels.reviews import permissions

    return permissions


class ChannelReview(models.Model):
    """One review of one channel, from its opening to two equal decisions.

    `change`: what changed on its network, when that opened it. `answers`: question → {"choice", "words"}. `round`
    counts how often the two decided differently. `due_at`: when what it waits for is expected; `next_at`: when somebody
    is reminded or asked next, `None` when nobody is left.
    """

    class State(models.TextChoices):
        ANSWERING = "answering", _("Waits for the answers")
        DECIDING = "deciding", _("Waits for two decisions")
        DECIDED = "decided", _("Decided")
        WITHDRAWN = "withdrawn", pgettext_lazy("review of a channel", "Withdrawn")

    class Stage(models.TextChoices):
        ASKED = "asked", _("Asked")
        REMINDED = "reminded", _("Reminded")
        PASSED_ON = "passed_on", _("Passed on to the deputies")

    OPEN: ClassVar = (State.ANSWERING, State.DECIDING)

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="reviews")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ANSWERING)
    trigger = models.CharField(max_length=12, choices=ReviewTrigger.choices)
    reason = models.CharField(max_length=600, blank=True, default="")
    change = models.ForeignKey(
        NetworkChange, null=True, blank=True, on_delete=models.SET_NULL, related_name="reviews"
    )
    answers = models.JSONField(default=dict, blank=True)
    answered_by = models.CharField(max_length=130, blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    merge_into = models.ForeignKey(
        Channel, null=True, blank=True, on_delete=models.SET_NULL, related_name="merging"
    )
    comment = models.TextField(max_length=2000, blank=True, default="")
    commented_by = models.CharField(max_length=130, blank=True, default="")
    round = models.PositiveSmallIntegerField(default=1)
    outcome = models.CharField(max_length=6, choices=ReviewOutcome.choices, blank=True, default="")
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.ASKED)

    objects = ChannelReviewQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["channel"],
                condition=models.Q(state__in=("answering", "deciding")),
                name="one_open_review_per_channel",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "next_at"], name="channel_review_to_remind"),
            models.Index(fields=["channel", "-opened_at"], name="channel_review_newest"),
        ]

    def __str__(self) -> str:
        return f"review {self.public_id} of {self.channel_id}"

    def get_absolute_url(self) -> str:
        return reverse("channels:review", args=[self.public_id])

    @property
    def wish(self) -> str:
        """What the owner thinks should become of it; "" until said."""
        return str(self.answers.get("future", {}).get("choice", ""))
