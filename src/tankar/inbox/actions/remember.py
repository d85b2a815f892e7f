"""Remind people of the conversations they wanted to be reminded of, once, when the moment has come."""

from __future__ import annotations

from django.db import transaction

from tankar.inbox.models import Conversation
from tankar.notices.telling import tell
from tankar.organisation.access import may
from tankar.work import clock

__all__ = ["AT_ONCE", "remember_due"]

AT_ONCE = 200


def remember_due() -> int:
    """Tell those whose moment has come, by the city's clock; returns how many. Mail keeps to quiet hours as ever."""
    due = Conversation.objects.filter(remind_at__lte=clock.now()).select_related("channel", "remind_whom")
    return sum(_remembered(one) for one in due.order_by("remind_at", "pk")[:AT_ONCE])


def _remembered(conversation: Conversation) -> bool:
    """False: another worker told it, the reminder was moved, or its person may no longer see the conversation."""
    whom = conversation.remind_whom
    with transaction.atomic():
        # of two workers one finds the moment still there
        mine = Conversation.objects.filter(
            pk=conversation.pk, remind_at=conversation.remind_at, remind_whom=whom
        ).update(remind_at=None, remind_whom=None)
        if not mine or whom is None or not may(whom, "inbox.view", conversation):
            return False
        tell(
            whom,
            "inbox.remember",
            params={"channel": str(conversation.channel)},
            url=conversation.get_absolute_url(),
            about=("conversation", conversation.public_id),
        )
    return True
