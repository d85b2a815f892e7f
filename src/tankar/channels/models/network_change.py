"""A network of other hands, other terms or other languages: told by communications, a reason to look again."""

from __future__ import annotations

from types import ModuleType
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tankar.organisation.models import Person, new_public_id

__all__ = ["NetworkChange"]


class NetworkChangeQuerySet(models.QuerySet["NetworkChange"]):
    def visible_to(self, person: Person) -> Self:
        """Twin of `channels.view_network_change`."""
        return self.filter(_permissions().seen_by(person))

    def retractable_by(self, person: Person) -> Self:
        """Twin of `channels.tell_network_change`."""
        return self.filter(_permissions().told_by(person))


def _permissions() -> ModuleType:
    # here and not above: the rights read these models
    from tankar.channels.reviews.changes import permissions

    return permissions


class NetworkChange(models.Model):
    """What has changed on a network, and whether its channels' reviews have been opened.

    `network`: its title, as the register's list is filtered by ("Facebook"). `opens_at`: when the first reviews open;
    until then it may be taken back. A review that it opened points at it.
    """

    class State(models.TextChoices):
        TOLD = "told", _("Reviews open soon")
        OPENING = "opening", _("Reviews are being opened")
        DONE = "done", _("Every channel has been put to review")
        TAKEN_BACK = "taken_back", pgettext_lazy("change of a network", "Taken back")

    class What(models.TextChoices):
        OWNER = "owner", _("It has another owner")
        TERMS = "terms", _("Its terms have changed")
        LANGUAGES = "languages", _("Its languages have changed")
        OTHER = "other", _("Something else has changed")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    network = models.CharField(max_length=60)
    what = models.CharField(max_length=10, choices=What.choices)
    reason = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=State.choices, default=State.TOLD)
    told_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    told_at = models.DateTimeField()
    opens_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = NetworkChangeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["network"],
                condition=models.Q(state__in=("told", "opening")),
                name="one_open_change_per_network",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["state", "opens_at"], name="network_change_to_open")]

    def __str__(self) -> str:
        return f"{self.network}: {self.what}"
