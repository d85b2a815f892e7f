"""What the network's answers say about our access; called by whoever has just spoken to the network."""

from __future__ import annotations

import logging

from django.db import transaction

from tankar.channels.models import Access, Channel
from tankar.channels.noting import note
from tankar.work import clock

__all__ = ["report_access_lost", "report_access_works"]

log = logging.getLogger("tankar.channels")


def report_access_lost(channel: Channel, detail: str) -> bool:
    """The network no longer lets us in. True for the one caller who was first to say so.

    `channel` is the row as it was read before the call. `detail` (English, for whoever repairs the
    installation) goes to the log and not into the journal, which cannot be mended if a server's words held
    something secret.
    """
    if not _turn(channel, Access.WORKS, Access.LOST, "access_lost"):
        return False
    log.warning("channel %s: access lost: %s", channel.public_id, detail)
    return True


def report_access_works(channel: Channel) -> bool:
    """The network lets us in again without anybody having connected anew. True for the first to say so."""
    return _turn(channel, Access.LOST, Access.WORKS, "access_works")


def _turn(channel: Channel, seen: Access, now: Access, kind: str) -> bool:
    with transaction.atomic():
        # Conditional on what the caller had seen: of two callers one turns it, and an answer to an old token
        # says nothing about a channel that was connected again meanwhile.
        turned = Channel.objects.filter(
            pk=channel.pk, access=seen, access_changed_at=channel.access_changed_at
        ).update(access=now, access_changed_at=clock.now())
        if turned:
            note(kind, channel, None)
    if turned:
        channel.refresh_from_db(fields=["access", "access_changed_at"])
    return bool(turned)
