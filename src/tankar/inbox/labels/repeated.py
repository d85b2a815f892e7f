"""The same message on other conversations: a campaign, an advertisement, one question sent to every channel.

1. Compared is how a conversation begins, by its text alone: nothing is kept of who wrote (never.md, N8).
2. Of the last thirty days, so that it says what goes on and not what somebody once wrote.
3. Only with conversations that the reader may read; what is gone from its network does not count.
"""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from tankar.inbox.models import Conversation, Message
from tankar.organisation.models import Person

__all__ = ["DAYS", "copies_of", "with_copies"]

DAYS = 30

Rows = TypeVar("Rows", bound="QuerySet[Conversation]")


def with_copies(rows: Rows, person: Person, now: dt.datetime) -> Rows:
    """Each with `copies`: in how many others its first message stands too; None for none. No statement of its own."""
    first = Message.objects.filter(channel=OuterRef("channel"), network_id=OuterRef("thread"))
    # a text without a key is not compared with all others that have none
    signed = rows.annotate(first_key=Subquery(first.exclude(text_key="").values("text_key")[:1]))
    others = (
        _standing(person, now)
        .filter(text_key=OuterRef("first_key"))
        .exclude(conversation=OuterRef("pk"))
        .order_by()
        .values("text_key")
        .annotate(many=Count("conversation", distinct=True))
    )
    return signed.annotate(copies=Subquery(others.values("many")))


def copies_of(person: Person, conversation: Conversation, now: dt.datetime) -> QuerySet[Conversation]:
    """The others in which its first message stands too, the newest first."""
    first = Message.objects.filter(channel=conversation.channel_id, network_id=conversation.thread)
    others = _standing(person, now).filter(
        text_key=Subquery(first.exclude(text_key="").values("text_key")[:1])
    )
    rows = Conversation.objects.filter(pk__in=others.values("conversation"))
    return rows.exclude(pk=conversation.pk).order_by("-last_said_at", "-pk")


def _standing(person: Person, now: dt.datetime) -> QuerySet[Message]:
    """What residents said lately, where the person may read it."""
    # asked of each copy, so that no database begins with all conversations
    readable = Exists(Conversation.objects.visible_to(person).filter(pk=OuterRef("conversation")))
    since = now - dt.timedelta(days=DAYS)
    return Message.objects.filter(readable, said_at__gte=since, removed_at__isnull=True)
