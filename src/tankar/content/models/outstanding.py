"""What an item still owes after it has left: the other language, the captions of a kept recording."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import ContentLanguage
from tankar.content.models.items import Item
from tankar.organisation.models import Person

__all__ = ["Outstanding", "OutstandingQuerySet"]


class OutstandingQuerySet(models.QuerySet["Outstanding"]):
    def running(self, now: dt.datetime) -> Self:
        """Owed by what is out: residents see the post or the recording, and something of it is missing.

        As long as nobody has said that no recording was kept, one may be there.
        """
        begun = models.Q(runs=True) | models.Q(kind=Outstanding.Kind.CAPTIONS, since__lte=now)
        return self.filter(begun, state=Outstanding.State.OPEN).exclude(item__state=Item.State.REMOVED)

    def visible_to(self, person: Person) -> Self:
        """Of items the person may see: the queryset of `content.view`, asked for each of them.

        Not `item__in`: of the few things that are open the items would be sought among all that the city ever had.
        """
        return self.filter(
            models.Exists(Item.objects.visible_to(person).filter(pk=models.OuterRef("item_id")))
        )


class Outstanding(models.Model):
    """One thing owed by one item. `language`: of the text that follows; "" of captions.

    `since`: when the post left, or the broadcast ended. `runs`: the post has left, or a person has said that the
    recording is kept; before that `due_at` is only what it would be. `reason`: why nothing more comes, in a
    person's words.
    """

    class Kind(models.TextChoices):
        LANGUAGE = "language", _("Text in the other language")
        CAPTIONS = "captions", _("Captions of the recording")

    class State(models.TextChoices):
        OPEN = "open", _("Not done yet")
        DONE = "done", _("Done")
        WAIVED = "waived", _("One language is enough")
        NO_SPEECH = "no_speech", _("No speech")
        IN_PICTURE = "in_picture", _("Captioned in the picture")
        NOT_KEPT = "not_kept", _("No recording was kept")
        REMOVED = "removed", _("The recording was removed")

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="outstanding")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    language = models.CharField(max_length=2, choices=ContentLanguage.choices, blank=True)
    since = models.DateTimeField()
    due_at = models.DateTimeField()
    runs = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    reason = models.CharField(max_length=300, blank=True)
    settled_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    writer_told_at = models.DateTimeField(null=True, blank=True)
    late_told_at = models.DateTimeField(null=True, blank=True)

    objects = OutstandingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "kind", "language"], name="owed_once")
        ]
        indexes: ClassVar = [
            # not partial: SQLite does not see that a state handed over separately is the condition of one
            models.Index(fields=["state", "due_at"], name="outstanding_by_state_and_due")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} of {self.item}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_language(self) -> bool:
        return self.kind == self.Kind.LANGUAGE
