"""Leave to publish: who gave it, for what and until when; and the pictures it is for."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import Channel
from tankar.content.leaves.lifecycle import LEAVE
from tankar.content.models.media import Asset
from tankar.organisation.models import Person, Unit, new_public_id

__all__ = ["NAMELESS", "Leave", "LeaveQuerySet"]

NAMELESS = "–"


class LeaveQuerySet(models.QuerySet["Leave"]):
    """Lists of leaves, each the twin of a permission."""

    def visible_to(self, person: Person) -> Self:
        """Twin of `content.view_leave`."""
        from tankar.content.leaves import permissions  # here and not above: permissions reads these models

        return self.filter(permissions.visible_to(person))

    def editable_by(self, person: Person) -> Self:
        """Twin of `content.edit_leave`."""
        from tankar.content.leaves import permissions

        return self.filter(permissions.editable_by(person))


class Leave(models.Model):
    """What one person, or a child's guardian, has let the city publish.

    `who`: in words, read by few. `purposes`: values of `Purpose`. `channels`: none means every channel of the city.
    `until`: last day, `None` without an end. `own_view`: what the child said themselves. `paper`: SHA-256 of a photo
    of the signed paper, read by few. `kept_where`: where the paper lies. `withdrawn_how`: without names.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Leave asked for")
        GIVEN = "given", _("Leave given")
        REFUSED = "refused", _("Not given")
        WITHDRAWN = "withdrawn", _("Taken back, being taken down")
        DONE = "done", _("Taken back and taken down")

    class Whose(models.TextChoices):
        ADULT = "adult", _("An adult")
        CHILD = "child", _("A child, by their guardian")
        EARLY = "early", _("A child in early education, by their guardian")

    class Purpose(models.TextChoices):
        CITY = "city", _("The city's own channels")
        COLLEAGUES = "colleagues", _("Colleagues and elected officials in their own channels")
        CAMPAIGNS = "campaigns", _("Paid advertising")
        MEDIA = "media", _("Newspapers and broadcasters")

    class How(models.TextChoices):
        PAPER = "paper", pgettext_lazy("how leave was given", "On paper")
        MESSAGE = "message", pgettext_lazy("how leave was given", "By message or mail")
        FORM = "form", pgettext_lazy("how leave was given", "In an electronic form")
        SPOKEN = "spoken", pgettext_lazy("how leave was given", "In words, before the camera")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    state = models.CharField(max_length=10, choices=State.choices, default=LEAVE.start)
    who = models.CharField(max_length=120)
    whose = models.CharField(max_length=6, choices=Whose.choices, default=Whose.ADULT)
    own_view = models.CharField(max_length=300, blank=True)
    purposes = models.JSONField(default=list, blank=True)
    channels = models.ManyToManyField(Channel, blank=True, related_name="leaves")
    until = models.DateField(null=True, blank=True)
    how = models.CharField(max_length=8, choices=How.choices, blank=True)
    kept_where = models.CharField(max_length=200, blank=True)
    paper = models.CharField(max_length=64, blank=True)
    paper_type = models.CharField(max_length=40, blank=True)
    assets = models.ManyToManyField(Asset, blank=True, related_name="leaves")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="leaves_asked")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="leaves")
    asked_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_how = models.CharField(max_length=300, blank=True)

    objects = LeaveQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-asked_at", "-id"], name="leave_newest"),
            models.Index(fields=["asked_by", "-asked_at", "-id"], name="leave_own_newest"),
        ]

    def __str__(self) -> str:
        return f"leave {self.public_id}"

    @property
    def called(self) -> str:
        """Whom it is of, for those who may read it; where it lies, when it was noted with no name."""
        return self.who if self.who != NAMELESS else self.kept_where or gettext("Without a name")

    @property
    def is_of_a_child(self) -> bool:
        return self.whose != self.Whose.ADULT

    def has_ended(self, day: dt.date) -> bool:
        """Was it refused or taken back, or is its last day over? What is only asked for never began."""
        if self.state in (self.State.REFUSED, self.State.WITHDRAWN, self.State.DONE):
            return True
        return self.state == self.State.GIVEN and not self.holds(day)

    def holds(self, day: dt.date) -> bool:
        """Does it hold on this day in Karleby?"""
        return self.state == self.State.GIVEN and (self.until is None or self.until >= day)
