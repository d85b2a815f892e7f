"""Who else has a conversation open at this moment, and writes there. Rows that are deleted (never.md, N19)."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from django.db import IntegrityError

from tankar.inbox.models import Conversation, Reading
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["here_too", "leave"]

STAYS = dt.timedelta(seconds=40)
# who has just been noted is not noted again: the page asks every fifteen seconds
_FRESH = dt.timedelta(seconds=35)


def here_too(person: Person, conversation: Conversation, writing: bool) -> list[Reading]:
    """Note that this person is here for the next moments; answers who else is."""
    now = clock.machine()
    rows = Reading.objects.filter(conversation=conversation).select_related("person")
    found = list(rows.order_by("person__search_name"))
    stays = {"until": now + STAYS, "is_writing": writing}
    own = next((one for one in found if one.person_id == person.pk), None)
    if own is not None and own.is_writing == writing and own.until >= now + _FRESH:
        pass
    elif own is not None:
        Reading.objects.filter(conversation=conversation, person=person).update(**stays)
    else:
        # two windows opened at once: the second finds the first one's row
        with suppress(IntegrityError):
            Reading.objects.create(conversation=conversation, person=person, **stays)
    return [one for one in found if one.person_id != person.pk and one.until >= now]


def leave() -> int:
    """Delete who is no longer here; returns how many rows."""
    return Reading.objects.filter(until__lt=clock.machine()).delete()[0]
