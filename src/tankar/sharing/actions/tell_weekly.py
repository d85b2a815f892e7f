"""Once a week whoever asked for it hears what came on the page Share. Nothing new: nothing is told."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from tankar.notices.telling import tell
from tankar.organisation.access import today
from tankar.organisation.calendar import office_hours
from tankar.sharing.models import Wish
from tankar.sharing.reading import newest, row_of
from tankar.work import clock

__all__ = ["tell_weekly"]

_AT_ONCE = 200
_TITLES = 3


def tell_weekly() -> int:
    """On the first working day of the week, within office hours; returns how many were told."""
    now, day = clock.now(), today()
    hours = office_hours(day)
    if hours is None or not hours[0] <= now < hours[1]:
        return 0
    monday = day - dt.timedelta(days=day.weekday())
    wanting = Wish.objects.filter(
        Q(told_on=None) | Q(told_on__lt=monday), weekly=True, person__user__is_active=True
    )
    return sum(_tell(one, now, day) for one in wanting.select_related("person").order_by("pk")[:_AT_ONCE])


def _tell(wish: Wish, now: dt.datetime, day: dt.date) -> bool:
    with transaction.atomic():
        # the claim: of two workers one moves the day
        if not Wish.objects.filter(pk=wish.pk, weekly=True, told_on=wish.told_on).update(told_on=day):
            return False
        new = list(newest().filter(offered_at__gt=now - dt.timedelta(days=7))[:_TITLES])
        if not new:
            return False
        titles = " · ".join(row_of(one, wish.person.language).title for one in new)
        tell(
            wish.person,
            "sharing.week",
            params={"titles": titles},
            url=reverse("sharing:list"),
            about=("share_week", wish.person.public_id),
        )
    return True
