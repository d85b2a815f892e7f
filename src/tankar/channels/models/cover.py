"""Cover: the days on which nobody answers on a channel, and pauses arranged for such days."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tankar.channels.models.channel import Channel
from tankar.organisation.models import Person, new_public_id

__all__ = ["CoverGap", "CoverPause"]


class CoverGapQuerySet(models.QuerySet["CoverGap"]):
    def open(self) -> Self:
        """Those with days ahead on which nobody answers."""
        return self.filter(state=CoverGap.State.OPEN)


class CoverGap(models.Model):
    """The coming working days on which nobody answers on a channel; at most one is open for each channel.

    `days`: ISO dates in order, from today on for eight weeks. `stage`: how far it has been passed on; `next_at`: when
    it goes further, `None` when it went all the way. It never lapses by itself: it is covered, paused, or passes.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Nobody answers")
        ASSIGNED = "assigned", _("Cover arranged")
        PAUSED = "paused", _("Paused with a notice")
        COVERED = "covered", _("Somebody answers after all")
        PASSED = "passed", _("The days have passed")

    class Stage(models.IntegerChoices):
        NOBODY = 0, _("Nobody has been told yet")
        MANAGERS = 1, _("With the channel managers")
        HEAD = 2, _("With the head of unit")
        COMMUNICATIONS = 3, _("With communications")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="cover_gaps")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    days = models.JSONField(default=list)
    first_day = models.DateField()
    last_day = models.DateField()
    stage = models.PositiveSmallIntegerField(choices=Stage.choices, default=Stage.NOBODY)
    next_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CoverGapQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["channel"], condition=models.Q(state="open"), name="one_open_cover_gap_a_channel"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "next_at"], name="cover_gap_to_tell"),
            models.Index(fields=["state", "first_day", "id"], name="cover_gap_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.channel_id}: {self.first_day}–{self.last_day}"

    @property
    def dates(self) -> list[dt.date]:
        return [dt.date.fromisoformat(one) for one in self.days]


class CoverPause(models.Model):
    """A pause planned for certain days, with what residents read meanwhile. It begins and ends by itself.

    `before`: how the channel stood when it began, and comes to stand again (`paused`, `words` by language).
    `put_up_*`: who said that the notice stands on the account itself.
    """

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("pause", "Planned")
        RUNNING = "running", pgettext_lazy("pause", "Going on")
        ENDED = "ended", pgettext_lazy("pause", "Over")
        WITHDRAWN = "withdrawn", pgettext_lazy("pause", "Taken back")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="cover_pauses")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    first_day = models.DateField()
    last_day = models.DateField()
    notice_sv = models.TextField(max_length=600)
    notice_fi = models.TextField(max_length=600)
    notice_en = models.TextField(max_length=600, blank=True, default="")
    arranged_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    arranged_at = models.DateTimeField()
    before = models.JSONField(default=dict, blank=True)
    put_up_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    put_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="cover_pause_ends_after_it_begins",
                condition=models.Q(last_day__gte=models.F("first_day")),
            )
        ]
        indexes: ClassVar = [models.Index(fields=["state", "first_day"], name="cover_pause_to_begin")]

    def __str__(self) -> str:
        return f"{self.channel_id}: {self.first_day}–{self.last_day}"

    @property
    def notice(self) -> str:
        """In the reader's language, else Swedish."""
        return str(getattr(self, f"notice_{(get_language() or 'sv')[:2]}", "") or self.notice_sv)
