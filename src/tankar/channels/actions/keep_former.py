"""Keep what an account was called, before it gets another name. The caller holds the transaction."""

from __future__ import annotations

from tankar.channels.models import Channel, FormerHandle
from tankar.organisation.access import today

__all__ = ["keep_former"]


def keep_former(channel: Channel, handle: str, url: str) -> None:
    """`channel` as it is still; `handle` and `url` as they will be. What was empty had no former name."""
    was = FormerHandle(
        channel=channel,
        handle=channel.handle if channel.handle != handle else "",
        url=channel.url if channel.url != url else "",
        until=today(),
    )
    if was.handle or was.url:
        was.save()
