"""Conversations on which the rights on the inbox are tried."""

from __future__ import annotations

from django.db.models import Model

from tankar.channels.models import ChannelAssignment
from tankar.channels.testing.sample import a_channel
from tankar.inbox.models import Conversation
from tankar.organisation import demo
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["sample"]


def sample() -> dict[str, Model]:
    mine = _conversation("Bibliotekets kanal", "library")
    manager = Person.objects.filter(assignments__role="channel_manager", family_name="Example").first()
    if manager is not None:
        ChannelAssignment.objects.create(channel=mine.channel, person=manager)
    given = _conversation("Museets kanal", "museum")
    given.assigned_to = demo.make_person("aino")
    given.save()
    return {
        "a conversation on a channel one manages": mine,
        "a conversation on another unit's channel": _conversation("Ungdomens kanal", "youth"),
        "a conversation given to somebody else": given,
    }


def _conversation(name: str, unit: str) -> Conversation:
    now = clock.now()
    return Conversation.objects.create(
        channel=a_channel(name, unit),
        thread="1",
        began_at=now,
        last_said_at=now,
        waits_since=now,
        answer_by=now,
    )
