"""What the task engine carries: "test the connection of channel N now"."""

from __future__ import annotations

import logging

from django_tasks import task

from tankar.channels.actions.check_access import try_connection
from tankar.channels.errors import ChannelsError
from tankar.channels.models import Access, Channel, Kind

__all__ = ["try_channel"]

log = logging.getLogger("tankar.channels")


@task
def try_channel(channel_id: int) -> None:
    """What was found stands in the channel's row. Nothing when it was disconnected meanwhile."""
    # access lost meanwhile is taken up again by a person, never by the clock
    channel = Channel.objects.filter(pk=channel_id, kind=Kind.CONNECTED, access=Access.WORKS).first()
    if channel is None:
        return
    try:
        try_connection(channel)
    except ChannelsError as error:
        log.info("channel %s: the daily test found: %s", channel.public_id, type(error).__name__)
