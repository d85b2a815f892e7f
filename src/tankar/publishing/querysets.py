"""Reading deliveries and freezes: one named method for each question that is asked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from tankar.channels.models import Channel

if TYPE_CHECKING:
    from tankar.content.models import Item
    from tankar.organisation.models import Person
    from tankar.publishing.models import Delivery, Freeze
else:
    Delivery = Freeze = object

__all__ = ["RED", "DeliveryQuerySet", "FreezeQuerySet", "red_post"]

RED = ("unclear", "needs_person", "refused")


def red_post() -> Q:
    """What `red` asks, to be asked together with other things."""
    from tankar.content.models import Release

    newer = Release.objects.filter(item=OuterRef("item"), pk__gt=OuterRef("release_id"))
    mended = Q(state="refused") & (Q(item__state="draft") | Q(Exists(newer)))
    return Q(kind="post", state__in=RED) & ~mended


class DeliveryQuerySet(QuerySet["Delivery"]):
    def visible_to(self, person: Person) -> DeliveryQuerySet:
        """The twin of `publishing.view`: deliveries of the channels one may post to; all of them for the team."""
        # asked of each row, not joined: so the few rows that wait are found first, not all of a channel's
        return self.filter(Exists(Channel.objects.postable_by(person).filter(pk=OuterRef("channel_id"))))

    def posts(self) -> DeliveryQuerySet:
        """Posts of items; the rest are acts in conversations, which have pages of their own."""
        return self.filter(kind="post")

    def acts(self) -> DeliveryQuerySet:
        """Answers, likes and the like: what is no post of an item."""
        return self.exclude(kind="post")

    def due(self, now: dt.datetime, machine_now: dt.datetime) -> DeliveryQuerySet:
        """Waiting ones whose time has come, on both clocks."""
        return self.filter(
            Q(retry_at__isnull=True) | Q(retry_at__lte=machine_now), state="waiting", not_before__lte=now
        )

    def abandoned(self, machine_now: dt.datetime, longest: dt.timedelta) -> DeliveryQuerySet:
        """Being sent by a worker whose lease ran out: whether they left is unclear.

        A lease that would last longer than any (`longest`) was taken before the clock went back: it is out.
        """
        out = Q(lease_until__lt=machine_now) | Q(lease_until__gt=machine_now + longest)
        return self.filter(out, state="sending")

    def perhaps_there(self) -> DeliveryQuerySet:
        """Those whose post may stand on the network although nobody has its id yet (`may_be_out`, or being sent)."""
        return self.filter(
            Q(state__in=("sending", "unclear")) | Q(state="needs_person", look_at__isnull=False)
        )

    def to_look_up(self, machine_now: dt.datetime) -> DeliveryQuerySet:
        """Unclear ones whose network may be asked now, and nobody is asking."""
        return self.filter(
            Q(lease_until__isnull=True) | Q(lease_until__lte=machine_now),
            state="unclear",
            look_at__lte=machine_now,
        )

    def not_asked_lately(self, machine_now: dt.datetime, seconds: float = 60) -> DeliveryQuerySet:
        """Those for which no task was put in the queue within `seconds`; nor in the future."""
        lately = machine_now - dt.timedelta(seconds=seconds)
        return self.filter(Q(asked_at__isnull=True) | Q(asked_at__lt=lately) | Q(asked_at__gt=machine_now))

    def not_frozen(self, now: dt.datetime) -> DeliveryQuerySet:
        """Those that no freeze holds at this moment. It stops posts; residents are answered all the same."""
        from tankar.publishing.models import Freeze

        active = Freeze.objects.active(now)
        if not active.exists():
            return self
        if active.filter(channels__isnull=True).exists():
            return self.acts()
        return self.exclude(Exists(active.filter(channels=OuterRef("channel_id"))), kind="post")

    def out(self) -> DeliveryQuerySet:
        """What stands on its network, newest first."""
        return self.filter(state="delivered").order_by("-delivered_at", "-id")

    def red(self) -> DeliveryQuerySet:
        """What did not simply go out: unclear, refused, or waiting for a person.

        A refusal is red until somebody mends it: takes the item back, or releases it anew.
        """
        return self.filter(red_post())

    def of(self, item: Item) -> DeliveryQuerySet:
        return self.filter(item=item).select_related("channel").order_by("id")


class FreezeQuerySet(QuerySet["Freeze"]):
    def active(self, now: dt.datetime) -> FreezeQuerySet:
        return self.filter(
            Q(until__isnull=True) | Q(until__gt=now), lifted_at__isnull=True, began_at__lte=now
        )

    def holding(self, channel: Channel, now: dt.datetime) -> FreezeQuerySet:
        """Active freezes that cover this channel."""
        return self.active(now).filter(Q(channels__isnull=True) | Q(channels=channel))
