"""Say that the notice of a pause stands on the account itself. Tankar writes nothing there: a person does."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.cover.days import span_words
from tankar.channels.models import CoverPause
from tankar.channels.noting import note
from tankar.notices.settling import settle
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["say_put_up"]

_ALIVE = (CoverPause.State.PLANNED, CoverPause.State.RUNNING)


def say_put_up(person: Person, pause: CoverPause) -> None:
    """Whoever arranges cover or writes what the register says. Of two the first stands there.

    Raises PermissionDenied.
    """
    channel = pause.channel
    if not (may(person, "channels.arrange_cover", channel) or may(person, "channels.describe", channel)):
        raise PermissionDenied("channels.describe")
    with transaction.atomic():
        rows = CoverPause.objects.filter(pk=pause.pk, state__in=_ALIVE, put_up_at__isnull=True)
        if rows.update(put_up_at=clock.now(), put_up_by=person):
            note("pause_put_up", channel, person, days=span_words(pause.first_day, pause.last_day))
            settle("pause", [pause.public_id])
