"""Kits: what is out already, with everything somebody needs to share it in their own name."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.content.models import Asset, Item
from tankar.organisation.models import Person, new_public_id
from tankar.sharing.lifecycle import KIT

__all__ = ["Kit", "KitPicture", "KitQuerySet"]


class KitQuerySet(models.QuerySet["Kit"]):
    """Lists of kits."""

    def open(self, today: dt.date) -> Self:
        """What may be shared on this day in Karleby."""
        return self.filter(state=Kit.State.OFFERED, until__gte=today)

    def visible_to(self, person: Person) -> Self:
        """Twin of `sharing.view`."""
        from tankar.sharing import permissions  # here and not above: permissions reads these models

        return self.filter(permissions.visible_to(person))

    def offered_by(self, person: Person) -> Self:
        """Twin of `sharing.offer`."""
        return self.filter(item__in=Item.objects.editable_by(person))


class Kit(models.Model):
    """An item that is good to share, as its readers need it. Nobody notes who opened or shared it.

    `text_sv`, `text_fi`: the words as they went out. `link`: of the post, public. `until`: the last day, in Karleby:
    whether it is over is read from it, never stored. `why`: what took it off the page.
    """

    class State(models.TextChoices):
        OFFERED = "offered", _("Good to share")
        WITHDRAWN = "withdrawn", _("No longer to be shared")

    class Why(models.TextChoices):
        PERSON = "person", _("Somebody who writes it took it off the page.")
        ITEM = "item", _("The post is being changed, or was removed.")
        OVER = "over", _("It is over.")
        LEAVE = "leave", _("The leave for a picture in it has ended.")
        GONE = "gone", _("The post is no longer on its network.")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="kit")
    state = models.CharField(max_length=10, choices=State.choices, default=KIT.start)
    why = models.CharField(max_length=8, choices=Why.choices, blank=True)
    text_sv = models.TextField(blank=True)
    text_fi = models.TextField(blank=True)
    link = models.URLField(max_length=500)
    offered_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    until = models.DateField()

    objects = KitQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "-offered_at", "-id"], name="kit_newest")]

    def __str__(self) -> str:
        return f"kit {self.public_id}"

    def is_open(self, today: dt.date) -> bool:
        return self.state == self.State.OFFERED and self.until >= today

    def text_in(self, language: str) -> str:
        return self.text_fi if language == "fi" else self.text_sv


class KitPicture(models.Model):
    """A picture of the post, as it went out. Whether it may be taken along is asked of its asset each time.

    `file`: SHA-256 of what went out. `descriptions`: language → what it shows, in words.
    """

    kit = models.ForeignKey(Kit, on_delete=models.CASCADE, related_name="pictures")
    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="+")
    file = models.CharField(max_length=64)
    content_type = models.CharField(max_length=40)
    descriptions = models.JSONField(default=dict)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kit", "position"], name="kit_picture_at_its_place")
        ]

    def __str__(self) -> str:
        return f"picture {self.position} of {self.kit}"
