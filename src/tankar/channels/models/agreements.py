"""Answering agreements: who answers what on a channel, by when, and who has confirmed it."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.channels.models.channel import Channel
from tankar.channels.models.entry import AnswerTarget
from tankar.organisation.models import Person, Unit, new_public_id

__all__ = ["AgreementTopic", "AnsweringAgreement", "Confirmation"]


class AnsweringAgreementQuerySet(models.QuerySet["AnsweringAgreement"]):
    def visible_to(self, person: Person) -> Self:
        """Twin of `channels.view_agreement`."""
        # here and not above: the rights read these models
        from tankar.channels.agreements import permissions

        return self.filter(permissions.seen_by(person))

    def settleable_by(self, person: Person) -> Self:
        """Twin of `channels.settle_agreement`."""
        from tankar.channels.agreements import permissions

        return self.filter(permissions.settled_by(person))

    def in_use(self) -> Self:
        """What holds: also a stale one, until another is in force."""
        return self.filter(state__in=AnsweringAgreement.IN_USE)


def _text() -> Any:
    return models.TextField(max_length=600, blank=True, default="")


class AnsweringAgreement(models.Model):
    """One version of how questions on a channel are answered (GEN-5).

    Hours empty: inherited from the city's office hours. `target` "": inherited, four working hours on common channels
    and the next working day on those of units. `due_at`: by when those concerned confirm; then it is the head of
    unit's to settle, and waits. `stale_why`: what made it stale. Of one channel one is in use and one is under way.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Being written")
        CONFIRMING = "confirming", _("Being confirmed")
        IN_FORCE = "in_force", _("In force")
        STALE = "stale", _("To be confirmed again")
        REPLACED = "replaced", _("Replaced")
        WITHDRAWN = "withdrawn", _("Not taken into use")

    class Stale(models.TextChoices):
        ADDED = "added", _("a channel manager came")
        REMOVED = "removed", _("a channel manager left")
        YEAR = "year", _("twelve months have passed")

    IN_USE: ClassVar = (State.IN_FORCE, State.STALE)
    UNDER_WAY: ClassVar = (State.PROPOSED, State.CONFIRMING)

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="agreements")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    hours_from = models.TimeField(null=True, blank=True)
    hours_to = models.TimeField(null=True, blank=True)
    target = models.CharField(max_length=12, choices=AnswerTarget.choices, blank=True, default="")
    text_sv, text_fi, text_en = _text(), _text(), _text()
    proposed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    with_head = models.BooleanField(default=False)
    in_force_at = models.DateTimeField(null=True, blank=True)
    stale_why = models.CharField(max_length=8, choices=Stale.choices, blank=True, default="")
    settled_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    settled_reason = models.CharField(max_length=1000, blank=True, default="")

    objects = AnsweringAgreementQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["channel"],
                condition=models.Q(state__in=("in_force", "stale")),
                name="one_agreement_in_use_a_channel",
            ),
            models.UniqueConstraint(
                fields=["channel"],
                condition=models.Q(state__in=("proposed", "confirming")),
                name="one_agreement_under_way_a_channel",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "next_at"], name="agreement_to_look_at")]

    def __str__(self) -> str:
        return f"agreement {self.public_id}"

    @property
    def is_in_use(self) -> bool:
        return self.state in self.IN_USE

    @property
    def awaits(self) -> bool:
        """Does it wait for confirmations?"""
        return self.state in (self.State.CONFIRMING, self.State.STALE)


class AgreementTopic(models.Model):
    """What a person or a unit answers. `words`: what such questions are known by, parted by commas or spaces."""

    agreement = models.ForeignKey(AnsweringAgreement, on_delete=models.CASCADE, related_name="topics")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=120)
    words = models.CharField(max_length=300, blank=True, default="")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="agreement_topic_is_a_persons_or_a_units",
                condition=models.Q(person__isnull=True, unit__isnull=False)
                | models.Q(person__isnull=False, unit__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def whose(self) -> str:
        return str(self.person or self.unit)


class Confirmation(models.Model):
    """Somebody whom the agreement concerns: whether they have confirmed it, or what they would rather have."""

    agreement = models.ForeignKey(AnsweringAgreement, on_delete=models.CASCADE, related_name="confirmations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    objection = models.CharField(max_length=1000, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "person"], name="one_confirmation_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.person} on {self.agreement}"
