"""Try a channel's stored credentials: the network may let us in again without a new token."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from tankar.channels import errors
from tankar.channels.actions.report_access import report_access_lost, report_access_works
from tankar.channels.asking import ask
from tankar.channels.credentials import credentials_of
from tankar.channels.models import Channel
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["check_access"]


def check_access(person: Person, channel: Channel) -> Channel:
    """The channel, with what the network just said about our access.

    Raises PermissionDenied, NotConnected, TokenRefused (then the channel says that access is lost), and
    AddressRefused, NoAnswer, AnotherKindOfServer (then it says what it said before).
    """
    if not may(person, "channels.connect", channel):
        raise PermissionDenied("channels.connect")
    try:
        ask(channel, credentials_of(channel))
    except errors.TokenRefused:
        report_access_lost(channel, "The network refused the stored credentials when somebody tried them.")
        raise
    report_access_works(channel)
    return channel
