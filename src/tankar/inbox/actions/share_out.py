"""Who takes care of a conversation: give it to a colleague, be reminded, write an internal note."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q

from tankar import journal
from tankar.channels.models import ChannelAssignment
from tankar.content.comments.mentions import mentions_in
from tankar.inbox.errors import MayNot, NotAColleague, NothingWritten
from tankar.inbox.models import Conversation, Note
from tankar.notices.telling import tell
from tankar.organisation.access import holders, may, today, valid_on
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.work import clock

__all__ = ["assign", "colleagues_of", "note", "remind"]


def colleagues_of(conversation: Conversation) -> list[Person]:
    """Those who may answer on its channel, by name."""
    named = ChannelAssignment.objects.filter(valid_on(today()), channel=conversation.channel)
    communications = Q(pk__in=holders(Role.COMMUNICATIONS_TEAM)) | Q(
        pk__in=holders(Role.COMMUNICATIONS_MANAGER)
    )
    found = Person.objects.filter(communications | Q(pk__in=named.values("person_id")))
    return list(found.order_by("search_name"))


def assign(person: Person, conversation: Conversation, whom: Person | None) -> Conversation:
    """Give it to a colleague, who is told, or back to everybody. Raises `MayNot` or `NotAColleague`."""
    if not may(person, "inbox.work", conversation):
        raise MayNot
    if whom is not None and not may(whom, "channels.post", conversation.channel):
        raise NotAColleague
    with transaction.atomic():
        Conversation.objects.filter(pk=conversation.pk).update(assigned_to=whom)
        journal.record(
            "inbox.assigned" if whom else "inbox.unassigned",
            actor=actor(person),
            subject=("conversation", conversation.public_id),
            params={"channel": str(conversation.channel), **({"whom": str(whom)} if whom else {})},
        )
        if whom is not None and whom != person:
            _tell(whom, "inbox.given_to_you", conversation, person)
    conversation.refresh_from_db()
    return conversation


def remind(person: Person, conversation: Conversation, at: dt.datetime | None) -> Conversation:
    """Remind me of it at `at` (aware, the city's clock); None: not any more. Raises `MayNot`."""
    if not may(person, "inbox.view", conversation):
        raise MayNot
    Conversation.objects.filter(pk=conversation.pk).update(
        remind_at=at, remind_whom=person if at is not None else None
    )
    conversation.refresh_from_db()
    return conversation


def note(person: Person, conversation: Conversation, text: str) -> Note:
    """A note that only the city sees; colleagues mentioned with @ are told. Raises `MayNot` or `NothingWritten`."""
    if not may(person, "inbox.view", conversation):
        raise MayNot
    text = text.strip()
    if not text:
        raise NothingWritten
    with transaction.atomic():
        made = Note.objects.create(
            conversation=conversation, author=person, text=text[:2000], written_at=clock.now()
        )
        journal.record(
            "inbox.noted",
            actor=actor(person),
            subject=("conversation", conversation.public_id),
            params={"channel": str(conversation.channel)},
        )
        for whom in mentions_in(text, colleagues_of(conversation)).people:
            if whom != person:
                _tell(whom, "inbox.mentioned", conversation, person)
    return made


def _tell(whom: Person, kind: str, conversation: Conversation, who: Person) -> None:
    tell(
        whom,
        kind,
        params={"who": str(who), "channel": str(conversation.channel)},
        url=conversation.get_absolute_url(),
        about=("conversation", conversation.public_id),
    )
