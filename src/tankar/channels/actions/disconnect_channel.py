"""Disconnect a channel from its account."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar import vault
from tankar.channels.actions.consent import waiting_name
from tankar.channels.errors import NotConnectable
from tankar.channels.models import Access, Channel, Kind
from tankar.channels.noting import note
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["disconnect_channel"]


def disconnect_channel(person: Person, channel: Channel) -> Channel:
    """The channel without stored access. Its account stays known, so that only that one connects again.

    What waits to be sent keeps waiting: the next try says that access is lost. Raises PermissionDenied,
    NotConnectable. Twice does no harm.
    """
    if not may(person, "channels.connect", channel):
        raise PermissionDenied("channels.connect")
    if channel.kind != Kind.CONNECTED:
        raise NotConnectable
    with transaction.atomic():
        turned = (
            Channel.objects.filter(pk=channel.pk)
            .exclude(access=Access.NOT_CONNECTED)
            .update(access=Access.NOT_CONNECTED, access_changed_at=clock.now(), access_until=None)
        )
        # also what a consent opened from which nobody has chosen
        vault.forget(waiting_name(channel))
        if turned:
            vault.forget(channel.secret_name)
            note("disconnected", channel, person, handle=channel.handle)
    channel.refresh_from_db()
    return channel
