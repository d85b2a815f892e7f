"""What the task engine carries: "listen to channel N now"."""

from __future__ import annotations

import logging

from django_tasks import task

from tankar.inbox.listening.hearing import hear
from tankar.inbox.models import Ear
from tankar.work.leases import owner_name

__all__ = ["listen_to"]

log = logging.getLogger("tankar.inbox")


@task
def listen_to(channel_id: int) -> None:
    """The outermost frame: a mistake of ours leaves the cursor where it was, and the channel is asked again."""
    ear = Ear.objects.select_related("channel").filter(pk=channel_id).first()
    if ear is None:
        return
    try:
        hear(ear, owner_name())
    except Exception:
        log.exception("Listening to channel %s stopped on a mistake in Tankar.", channel_id)
