"""Try a channel's stored credentials: a real question to the network, which writes nothing there."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels import errors
from tankar.channels.actions.report_access import report_access_lost, report_access_works
from tankar.channels.amnesty.actions.tell_of_account import raise_alarm
from tankar.channels.connection.asking import ask
from tankar.channels.connection.credentials import credentials_of
from tankar.channels.models import Alarm, Channel, LastTest
from tankar.networks.contract import Account
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["check_access", "try_connection"]

_FOUND: dict[type[errors.ChannelsError], LastTest] = {
    errors.TokenRefused: LastTest.REFUSED,
    errors.NoAnswer: LastTest.NO_ANSWER,
    errors.AnotherKindOfServer: LastTest.ANOTHER,
    errors.AddressRefused: LastTest.BLOCKED,
    errors.NotConnected: LastTest.NOTHING_STORED,
    errors.LeadsElsewhere: LastTest.OTHER_ACCOUNT,
}


def check_access(person: Person, channel: Channel) -> Channel:
    """The channel, with what the network just said about our access.

    Raises PermissionDenied, NotConnected, TokenRefused, LeadsElsewhere (then the channel says that access is lost),
    and AddressRefused, NoAnswer, AnotherKindOfServer (then it says what it said before).
    """
    if not may(person, "channels.connect", channel):
        raise PermissionDenied("channels.connect")
    return try_connection(channel)


def try_connection(channel: Channel) -> Channel:
    """The same, asked by Tankar itself. What was found is kept with its time, also when it raises."""
    try:
        account = ask(channel, credentials_of(channel))
        _refuse_another(channel, account)
    except errors.ChannelsError as error:
        if type(error) in _FOUND:
            _keep(channel, _FOUND[type(error)])
        if isinstance(error, errors.TokenRefused):
            report_access_lost(channel, "The network refused the stored credentials when they were tried.")
        if isinstance(error, errors.LeadsElsewhere):
            report_access_lost(channel, "The stored credentials lead to another account than the register's.")
            raise_alarm(channel, Alarm.RELEASED)
        raise
    _keep(channel, LastTest.WORKS, access_until=account.token_until)
    report_access_works(channel)
    if channel.handle and account.handle.casefold() != channel.handle.casefold():
        raise_alarm(channel, Alarm.RENAMED, account.handle, account.url or "")
    return channel


def _refuse_another(channel: Channel, account: Account) -> None:
    """The permanent id stays when an account gets another name: behind another id is another account."""
    if channel.account_id and account.network_id != channel.account_id:
        raise errors.LeadsElsewhere(handle=account.handle, expected=channel.handle)


def _keep(channel: Channel, found: LastTest, **more: object) -> None:
    with transaction.atomic():
        # an answer to an old token says nothing about a channel that was connected again meanwhile
        Channel.objects.filter(pk=channel.pk, access_changed_at=channel.access_changed_at).update(
            tested=found, tested_at=clock.now(), **more
        )
    channel.refresh_from_db(fields=["tested", "tested_at", "access_until"])
