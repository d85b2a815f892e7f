"""Who is told that an uproar begins: whoever leads communications; while nobody does, the team."""

from __future__ import annotations

from django.urls import reverse

from tankar.channels.models import Channel
from tankar.inbox.models import UproarSign
from tankar.notices.telling import tell_many
from tankar.organisation.access import holders
from tankar.organisation.roles import Role

__all__ = ["ABOUT", "page_of", "tell"]

ABOUT = "uproar"


def tell(sign: UproarSign) -> None:
    """Once, and mailed as whatever awaits somebody: not in quiet hours (never.md, N13)."""
    leaders = list(holders(Role.COMMUNICATIONS_MANAGER))
    tell_many(
        leaders or holders(Role.COMMUNICATIONS_TEAM),
        "inbox.uproar",
        params={"channel": str(sign.channel)},
        url=page_of(sign.channel),
        about=(ABOUT, sign.public_id),
    )


def page_of(channel: Channel) -> str:
    """The inbox with this channel alone."""
    return f"{reverse('inbox:list')}?channel={channel.public_id}"
