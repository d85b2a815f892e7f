"""Reviews: a colleague looks at exactly what would leave, and says yes or sends it back."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.content.models.items import Item
from tankar.content.models.releases import Release
from tankar.organisation.models import Person, new_public_id

__all__ = ["Review", "ReviewQuerySet"]


class ReviewQuerySet(models.QuerySet["Review"]):
    """Lists of reviews, each the twin of a permission."""

    def answerable_by(self, person: Person) -> Self:
        """Twin of `content.review`."""
        from tankar.content.review import permissions  # here and not above: permissions reads these models

        return self.filter(permissions.answerable_by(person))

    def standing(self) -> Self:
        """Those still asked, and those whose yes stands."""
        return self.filter(state__in=Review.STANDING)


class Review(models.Model):
    """A yes asked for `canonical` (everything that leaves) and a time from `window_from` to `window_until`.

    `asked_of`: a named colleague; `None` for communications as a group. `authors`: who wrote since the last
    release, and so may not answer. `due_at`: when an answer was promised; `passes_at`: when it is passed on
    next (to the deputy, then to all communications), `None` when it waits with the last ones it can be passed to
    (`passed_to`). `changed`: what made it void, as [what, channels' names]. It never lapses, and silence is never
    a yes.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Asked")
        YES = "yes", _("Yes")
        SENT_BACK = "sent_back", _("Sent back")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        VOID = "void", _("Void")

    class Stage(models.TextChoices):
        ASKED = "asked", _("With whoever was asked")
        DEPUTY = "deputy", _("With the deputy")
        COMMUNICATIONS = "communications", _("With communications")

    STANDING: ClassVar = (State.ASKED, State.YES)

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="reviews")
    hash = models.CharField(max_length=64)
    canonical = models.TextField()
    required = models.BooleanField()
    categories = models.JSONField(default=list, blank=True)
    authors = models.ManyToManyField(Person, related_name="+")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reviews_asked")
    asked_of = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews_wanted"
    )
    asked_at = models.DateTimeField()
    message = models.CharField(max_length=500, blank=True)
    wanted_at = models.DateTimeField()
    window_from = models.DateTimeField()
    window_until = models.DateTimeField()
    due_at = models.DateTimeField()
    stage = models.CharField(max_length=16, choices=Stage.choices, default=Stage.ASKED)
    passes_at = models.DateTimeField(null=True, blank=True)
    passed_to = models.ManyToManyField(Person, related_name="reviews_handed_on")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    answered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews_answered"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    changed = models.JSONField(default=list, blank=True)
    release = models.ForeignKey(
        Release, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item"],
                condition=models.Q(state__in=("asked", "yes")),
                name="one_standing_review_per_item",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["item", "-id"], name="review_newest_of_item"),
            models.Index(fields=["state", "passes_at"], name="review_to_pass_on"),
            models.Index(fields=["asked_by", "-id"], name="review_by_asker"),
        ]

    def __str__(self) -> str:
        return f"review {self.public_id}"

    @property
    def only_then(self) -> bool:
        """Is the yes for one moment alone?"""
        return self.window_from == self.window_until

    @property
    def last_day(self) -> dt.datetime:
        """A moment on the last day of the window, which ends with that day."""
        return self.window_until - dt.timedelta(seconds=1)
