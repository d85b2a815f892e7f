"""Orders: a language version, or the captions of a video, asked of a colleague, a translator or an agency."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import ContentLanguage
from tankar.content.models.items import Item
from tankar.content.models.media import Asset
from tankar.organisation.models import Person, new_public_id

__all__ = ["TranslationOrder"]


class OrderQuerySet(models.QuerySet["TranslationOrder"]):
    def visible_to(self, person: Person) -> Self:
        """Twin of `content.follow_order`: whoever translates it, and whoever may edit its item."""
        mine = models.Q(translator=person) if person.acting_as != "elected" else models.Q(pk__in=())
        return self.filter(mine | models.Q(item__in=Item.objects.editable_by(person)))


class TranslationOrder(models.Model):
    """One language of one item, ordered in writing. A person of the city translates, or whoever has `email`.

    With `asset` it is an order for the captions of that video: `language` is what they are written in, `text` is
    WebVTT, and `source_text` the item's text, so that names are spelled alike.

    `source_text`: what the translator was given first; the page shows where the source has changed since.
    `text`: what they have written so far. Delivered is not taken: the writer puts it into the item, unless the
    place was empty.
    """

    class State(models.TextChoices):
        ORDERED = "ordered", _("Ordered")
        DELIVERED = "delivered", _("It is here")
        TAKEN = "taken", _("Taken into the item")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="orders")
    asset = models.ForeignKey(
        Asset, null=True, blank=True, on_delete=models.CASCADE, related_name="caption_orders"
    )
    language = models.CharField(max_length=2, choices=ContentLanguage.choices)
    source_language = models.CharField(max_length=2, choices=ContentLanguage.choices)
    source_text = models.TextField()
    text = models.TextField(blank=True)
    machine_made = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ORDERED)
    ordered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="orders_made")
    ordered_at = models.DateTimeField()
    translator = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="orders_to_translate"
    )
    email = models.EmailField(blank=True)
    message = models.CharField(max_length=500, blank=True)
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=500, blank=True)
    late_told_at = models.DateTimeField(null=True, blank=True)
    mail_failed = models.BooleanField(default=False)

    objects = OrderQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "language"],
                condition=models.Q(state__in=["ordered", "delivered"], asset=None),
                name="one_open_order_per_language",
            ),
            models.UniqueConstraint(
                fields=["asset", "language"],
                condition=models.Q(state__in=["ordered", "delivered"], asset__isnull=False),
                name="one_open_caption_order_per_language",
            ),
            models.CheckConstraint(
                condition=models.Q(translator__isnull=False) | ~models.Q(email=""),
                name="order_goes_to_somebody",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], name="order_waiting", condition=models.Q(state="ordered")),
            models.Index(fields=["translator", "state"], name="order_by_translator"),
        ]

    def __str__(self) -> str:
        return f"{self.item} to {self.language}"

    @property
    def is_open(self) -> bool:
        return self.state in {self.State.ORDERED, self.State.DELIVERED}

    @property
    def what(self) -> str:
        """What is ordered, as journal entries and notices are named: "translation" or "captions"."""
        return "translation" if self.asset_id is None else "captions"

    @property
    def by_whom(self) -> str:
        """The translator as the item's writers know them: a name, or an address."""
        return str(self.translator) if self.translator else self.email
