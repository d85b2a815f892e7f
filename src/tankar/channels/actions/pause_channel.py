"""Pause a channel, and take it into use again."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.models import Channel
from tankar.channels.noting import note
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["pause_channel", "resume_channel"]


def pause_channel(person: Person, channel: Channel) -> Channel:
    """The channel, paused: nobody chooses it for new items. Raises PermissionDenied. Twice does no harm."""
    return _set(person, channel, "paused", paused=True)


def resume_channel(person: Person, channel: Channel) -> Channel:
    """The channel, in use again. Raises PermissionDenied. Twice does no harm."""
    return _set(person, channel, "resumed", paused=False)


def _set(person: Person, channel: Channel, kind: str, *, paused: bool) -> Channel:
    if not may(person, "channels.manage", channel):
        raise PermissionDenied("channels.manage")
    with transaction.atomic():
        # of two who press the button, one changes it and stands in the journal
        if Channel.objects.filter(pk=channel.pk, is_paused=not paused).update(is_paused=paused):
            note(kind, channel, person)
    channel.refresh_from_db()
    return channel
