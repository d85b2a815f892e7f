"""What is to be taken down where."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.content.models import Asset
from tankar.organisation.models import Person, new_public_id
from tankar.publishing.models.delivery import Delivery
from tankar.publishing.takedowns.lifecycle import TAKEDOWN

__all__ = ["TakeDown", "TakeDownQuerySet"]


class TakeDownQuerySet(models.QuerySet["TakeDown"]):
    def visible_to(self, person: Person) -> Self:
        """Twin of `publishing.take_down`."""
        return self.filter(delivery__in=Delivery.objects.visible_to(person))


class TakeDown(models.Model):
    """A post that shows a picture whose leave was taken back. `asset`: the picture.

    `due_at`: by when it is to be gone; `next_at`: when it is passed on, `None` when it was, or is done. `how`: who
    said that it is gone. It stays open until then: silence never ends it.
    """

    class State(models.TextChoices):
        OPEN = "open", _("To be taken down")
        DONE = "done", _("Taken down")

    class How(models.TextChoices):
        PERSON = "person", _("Somebody took it down and said so.")
        NETWORK = "network", _("The network says that it is gone.")
        FEED = "feed", _("The city's own feed shows it no longer.")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="takedowns")
    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="takedowns")
    state = models.CharField(max_length=6, choices=State.choices, default=TAKEDOWN.start)
    how = models.CharField(max_length=8, choices=How.choices, blank=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = TakeDownQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["delivery", "asset"], name="takedown_once_per_post_and_picture")
        ]
        indexes: ClassVar = [
            models.Index(fields=["next_at"], name="takedown_to_pass_on", condition=models.Q(state="open")),
        ]

    def __str__(self) -> str:
        return f"takedown {self.public_id}"
