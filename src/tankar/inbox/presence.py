"""Who else has a conversation open at this moment, and writes there. Rows that are deleted (never.md, N19)."""

from __future__ import annotations

import datetime as dt

from tankar.inbox.models import Conversation, Reading
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["here_too"]

STAYS = dt.timedelta(seconds=40)


def here_too(person: Person, conversation: Conversation, writing: bool) -> list[Reading]:
    """Note that this person is here for the next moments; answers who else is."""
    now = clock.machine()
    Reading.objects.update_or_create(
        conversation=conversation, person=person, defaults={"until": now + STAYS, "is_writing": writing}
    )
    Reading.objects.filter(conversation=conversation, until__lt=now).delete()
    others = Reading.objects.filter(conversation=conversation).exclude(person=person)
    return list(others.select_related("person").order_by("person__search_name"))
