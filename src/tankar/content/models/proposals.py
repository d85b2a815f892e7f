"""Proposals: what somebody has for the city's common channels, and what communications answers."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tankar.channels.models import Channel, ContentLanguage
from tankar.content.models.items import Item
from tankar.content.models.media import Asset
from tankar.organisation.models import Person, Unit, new_public_id

__all__ = ["Proposal", "ProposalPicture", "ProposalQuerySet", "ProposalQuestion"]


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Lists of proposals, each the twin of a permission."""

    def visible_to(self, person: Person) -> Self:
        """Twin of `content.view_proposal`."""
        from tankar.content.proposals import permissions  # here and not above: permissions reads these models

        return self.filter(permissions.visible_to(person))

    def answerable_by(self, person: Person) -> Self:
        """Twin of `content.answer_proposal`."""
        from tankar.content.proposals import permissions

        return self.filter(permissions.answerable_by(person))

    def own_of(self, person: Person) -> Self:
        """Twin of `content.edit_proposal`."""
        from tankar.content.proposals import permissions

        return self.filter(permissions.own_of(person))

    def open(self) -> Self:
        """Those of which something is still to come."""
        return self.filter(state__in=Proposal.OPEN)


class Proposal(models.Model):
    """Something for the common channels: an `item` that its writer suggests, or words and pictures of their own.

    `words`: the idea, or what communications should know about the item. `may_change`: what communications may do
    without asking. `useful_until`: after this day it is too late. `due_at`: when an answer is promised; `next_at`:
    when somebody is reminded next, `None` when nobody is left to remind. It never lapses, and silence is never a
    yes. `made`: the draft that communications made of it; what became of that draft moves the proposal on.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Not sent yet")
        SUBMITTED = "submitted", _("Waits for communications")
        MORE_INFO = "more_info", _("Communications asks something")
        ACCEPTED = "accepted", _("Accepted")
        PRODUCED = "produced", _("Ready to go out")
        PUBLISHED = "published", _("Out")
        DECLINED = "declined", pgettext_lazy("proposal", "Declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "Withdrawn")

    class MayChange(models.TextChoices):
        ALL = "all", _("Anything: words, length, pictures")
        WORDS = "words", _("The words, but not what it says")
        ASK = "ask", _("Ask me first")

    class Stage(models.TextChoices):
        ASKED = "asked", _("With communications")
        REMINDED = "reminded", _("Communications was reminded")
        MANAGER = "manager", _("With the communications manager")

    OPEN: ClassVar = (State.DRAFT, State.SUBMITTED, State.MORE_INFO, State.ACCEPTED, State.PRODUCED)
    WAITING: ClassVar = (State.SUBMITTED, State.MORE_INFO)

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals")
    requester = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="proposals")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals")
    language = models.CharField(max_length=2, choices=ContentLanguage.choices, default="sv")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    words = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    may_change = models.CharField(max_length=8, choices=MayChange.choices, default=MayChange.ALL)
    useful_until = models.DateField(null=True, blank=True)
    channels = models.ManyToManyField(Channel, blank=True, related_name="proposals")
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.ASKED)
    answered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals_answered"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    made = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="made_from")
    pictures = models.ManyToManyField(Asset, through="ProposalPicture", related_name="proposals")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item"],
                condition=models.Q(state__in=("draft", "submitted", "more_info", "accepted", "produced")),
                name="one_open_proposal_per_item",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "next_at"], name="proposal_to_remind"),
            models.Index(fields=["state", "due_at", "id"], name="proposal_by_due"),
            models.Index(fields=["requester", "-id"], name="proposal_by_requester"),
        ]

    def __str__(self) -> str:
        return f"proposal {self.public_id}"

    @property
    def is_answered(self) -> bool:
        """Has communications said yes or no?"""
        return self.state not in (self.State.DRAFT, *self.WAITING, self.State.WITHDRAWN)

    @property
    def is_withdrawable(self) -> bool:
        """Once it is ready to go out, only communications can hold it back."""
        return self.state in (self.State.DRAFT, *self.WAITING, self.State.ACCEPTED)


class ProposalPicture(models.Model):
    """A picture that came with a proposal, at its place. What is known about it stands on the asset."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="placed")
    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="proposed")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "asset"], name="asset_once_per_proposal")
        ]

    def __str__(self) -> str:
        return f"{self.asset} in {self.proposal}"


class ProposalQuestion(models.Model):
    """What communications wants to know before it answers, and what the requester said."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="questions")
    question = models.CharField(max_length=1000)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"question about {self.proposal}"
