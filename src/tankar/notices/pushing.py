"""Which notices go to which devices, and when."""

from __future__ import annotations

import datetime as dt

from django.utils import translation
from django.utils.translation import ngettext

from tankar.notices.models import Device, Notice
from tankar.notices.push import Word, is_possible, push
from tankar.notices.quiet import is_quiet, wishes_of
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["send_pushes"]

_WORDS_AT_ONCE = 50
# what is older is no news; the bell has it
_NEWS = dt.timedelta(hours=12)


def send_pushes() -> int:
    """Tell the devices of those who asked for it; how many words were sent."""
    if not is_possible():
        return 0
    now = clock.now()
    fresh = Notice.objects.filter(read_at=None, pushed_at=None, told_at__gte=now - _NEWS)
    told = Device.objects.filter(person__notices__in=fresh).values("person")
    people = Person.objects.filter(pk__in=told, user__is_active=True)
    sent = 0
    for person in people.select_related("wishes").order_by("pk").iterator():
        sent += _tell(person, now)
        if sent >= _WORDS_AT_ONCE:
            break
    return sent


def _tell(person: Person, now: dt.datetime) -> int:
    if is_quiet(wishes_of(person), now):
        return 0
    fresh = Notice.objects.filter(person=person, read_at=None, pushed_at=None, told_at__gte=now - _NEWS)
    newest = fresh.order_by("-told_at", "-pk").first()
    # claimed before it is sent: of two workers one tells
    number = fresh.update(pushed_at=now)
    if newest is None or not number:
        return 0
    with translation.override(person.language):
        word = Word("Tankar", _line(newest, number), newest.url if number == 1 else "/notices/")
    return sum(push(device, word) for device in person.devices.all())


def _line(newest: Notice, number: int) -> str:
    if number == 1:
        return newest.sentence
    return ngettext("%(number)s new thing", "%(number)s new things", number) % {"number": number}
