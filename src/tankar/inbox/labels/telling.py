"""Who is told at once that a person should read a message: those who answer on its channel, and communications."""

from __future__ import annotations

from tankar.inbox.actions.share_out import colleagues_of
from tankar.inbox.models import Conversation
from tankar.notices.telling import tell_many

__all__ = ["tell_at_once"]


def tell_at_once(conversation: Conversation, first: str) -> None:
    """`first`: "distress" or "threat". Told once while unread; the notice holds none of the words."""
    tell_many(
        colleagues_of(conversation),
        f"inbox.read_{first}",
        params={"channel": str(conversation.channel)},
        url=conversation.get_absolute_url(),
        about=("conversation", conversation.public_id),
    )
