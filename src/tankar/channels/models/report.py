"""Accounts told of that the register does not know, and access to take away from those who have left."""

from __future__ import annotations

from types import ModuleType
from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tankar.channels.models.channel import Channel, ChannelAssignment
from tankar.organisation.models import Person, Unit, new_public_id

__all__ = ["AccessRemoval", "AccountLogLine", "AccountReport", "FormerHandle"]


class AccountReportQuerySet(models.QuerySet["AccountReport"]):
    def visible_to(self, person: Person) -> Self:
        """Twin of `channels.view_report`."""
        return self.filter(_amnesty().seen_by(person))

    def handleable_by(self, person: Person) -> Self:
        """Twin of `channels.handle_report`."""
        return self.filter(_amnesty().handled_by(person))

    def loggable_by(self, person: Person) -> Self:
        """Twin of `channels.log_report`."""
        return self.filter(_amnesty().logged_by(person))

    def open(self) -> Self:
        return self.filter(state__in=AccountReport.OPEN)

    def answerable_by(self, person: Person) -> Self:
        """Twin of `channels.say_whose`."""
        return self.filter(_amnesty().answered_by(person))


def _amnesty() -> ModuleType:
    # here and not above: the rights read these models
    from tankar.channels.amnesty import permissions

    return permissions


def _leaving() -> ModuleType:
    from tankar.channels.leaving import permissions

    return permissions


class AccountReport(models.Model):
    """An account somebody told of. `reporter` is seen by communications alone, and never in the journal.

    `who`: who looks after it, as far as the teller knows. `answer`: what the head of unit said about it. `channel`: the
    one of the register that it is about, or became. `found_handle`, `found_url`: what the network calls it now.
    `warned_at`: since when residents are told not to trust it.
    """

    class Kind(models.TextChoices):
        OURS = "ours", _("An account of the city that is not in the register")
        TAKEN_OVER = "taken_over", _("An account of ours that somebody else has taken over")
        LOOKALIKE = "lookalike", _("An account that looks like the city's and is not")
        RENAMED = "renamed", _("An account of ours that has another name now")
        RELEASED = "released", _("An account of ours that is gone from the network")

    class State(models.TextChoices):
        TOLD = "told", _("With communications")
        WITH_UNIT = "with_unit", _("With the head of the unit")
        REGISTERED = "registered", _("In the register")
        NOT_OURS = "not_ours", _("Not the city's")
        PASSED_ON = "passed_on", _("Reported to the network")
        RECOVERED = "recovered", _("Ours again")
        NOTED = "noted", _("The register knows it now")
        GIVEN_UP = "given_up", _("Not got back")

    OPEN: ClassVar = (State.TOLD, State.WITH_UNIT)

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OURS)
    state = models.CharField(max_length=10, choices=State.choices, default=State.TOLD)
    link = models.CharField(max_length=500)
    who = models.CharField(max_length=300, blank=True, default="")
    words = models.CharField(max_length=1000, blank=True, default="")
    reporter = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="accounts_told_of"
    )
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answer = models.CharField(max_length=1000, blank=True, default="")
    channel = models.ForeignKey(
        Channel, null=True, blank=True, on_delete=models.SET_NULL, related_name="told_of"
    )
    found_handle = models.CharField(max_length=200, blank=True, default="")
    found_url = models.URLField(blank=True, default="")
    told_at = models.DateTimeField()
    warned_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AccountReportQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "next_at"], name="account_report_to_remind")]

    def __str__(self) -> str:
        return f"report {self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("channels:report", args=[self.public_id])


class AccountLogLine(models.Model):
    """What was done about an account of ours, line by line, so that whoever comes next knows."""

    report = models.ForeignKey(AccountReport, on_delete=models.CASCADE, related_name="log")
    at = models.DateTimeField()
    by = models.CharField(max_length=130)
    words = models.CharField(max_length=1000)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"line about {self.report}"


class AccessRemovalQuerySet(models.QuerySet["AccessRemoval"]):
    def removable_by(self, person: Person) -> Self:
        """Twin of `channels.remove_access`."""
        return self.filter(_leaving().removed_by(person))


class AccessRemoval(models.Model):
    """Somebody's assignment has ended: their access on the network itself is still to be taken away."""

    class State(models.TextChoices):
        OPEN = "open", _("Still to be removed")
        DONE = "done", _("Removed")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    assignment = models.OneToOneField(ChannelAssignment, on_delete=models.CASCADE, related_name="removal")
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="removals")
    state = models.CharField(max_length=4, choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.CharField(max_length=130, blank=True, default="")

    objects = AccessRemovalQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "next_at"], name="access_removal_to_remind")]

    def __str__(self) -> str:
        return f"removal {self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("channels:removal", args=[self.public_id])


class FormerHandle(models.Model):
    """What an account was called until a day: kept whenever its name on the network or its address changes."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="former_handles")
    handle = models.CharField(max_length=200, blank=True, default="")
    url = models.URLField(blank=True, default="")
    until = models.DateField()

    class Meta:
        ordering: ClassVar = ["-until", "-pk"]

    def __str__(self) -> str:
        return self.handle or self.url
