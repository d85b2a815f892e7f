"""Note an idea: one line, perhaps a day and a channel. Nothing more is asked of an idea."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from tankar import journal
from tankar.channels.models import Channel
from tankar.content.errors import NotAllowed, NothingWritten
from tankar.content.models import Item, ItemChannel, LanguageVersion
from tankar.content.permissions import postable_by
from tankar.content.revisions.sittings import keep_sitting
from tankar.content.ways import default_way
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person, new_public_id
from tankar.work import clock

__all__ = ["start_idea"]

LONGEST = 1_000


def start_idea(
    person: Person,
    words: str,
    *,
    planned_at: dt.datetime | None = None,
    channels: Sequence[Channel] = (),
    kind: str = Item.Kind.NEWS,
    public_id: str = "",
) -> Item:
    """An idea of the person's in their own language. `channels` they may not post to are passed over.

    Raises `NotAllowed`, or `NothingWritten` for an empty line.
    """
    if not may(person, "content.write"):
        raise NotAllowed("content.write")
    if not words.strip():
        raise NothingWritten
    with transaction.atomic():
        now = clock.now()
        language = "fi" if person.language == "fi" else "sv"
        idea = Item.objects.create(
            public_id=public_id or new_public_id(),
            author=person,
            unit=person.unit,
            state=Item.State.IDEA,
            kind=kind if kind in Item.Kind.values else Item.Kind.NEWS,
            first_language=language,
            created_at=now,
            changed_at=now,
            planned_at=planned_at,
        )
        LanguageVersion.objects.create(item=idea, language=language, text=words.strip()[:LONGEST])
        for channel in postable_by(person).filter(pk__in=[one.pk for one in channels]):
            way_out, first = default_way(channel)
            ItemChannel.objects.create(item=idea, channel=channel, way_out=way_out, first_language=first)
        # whoever begins it becomes its author: that these words are this person's is kept here
        keep_sitting(person, idea)
        journal.record("content.idea_noted", actor=actor(person), subject=("item", idea.public_id))
    return idea
