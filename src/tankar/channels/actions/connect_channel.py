"""Connect a channel with its account, or connect it again.

1. The network is asked whose credentials these are: outside any transaction, since a server may be slow.
2. In one transaction: the account is compared with the channel's own and with the other channels', the
   credentials go into the vault, the row says that access works, the journal says who did it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tankar.channels import errors, filing
from tankar.channels.actions.keep_former import keep_former
from tankar.channels.connection.asking import ask
from tankar.channels.connection.credentials import keep
from tankar.channels.models import Access, Channel, LastTest
from tankar.channels.noting import both_names, note
from tankar.networks import registry
from tankar.networks.contract import Account, Credentials, Field
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["connect_account", "connect_channel", "credentials_from", "refuse_taken"]

ADDRESS = "address"


def connect_channel(person: Person, channel: Channel, entered: Mapping[str, str]) -> Channel:
    """The channel, connected. `entered`: what the person filled in, by the names of `signs_in.fields`.

    Raises PermissionDenied, NotConnectable, SomethingMissing, AddressRefused, TokenRefused, NoAnswer,
    AnotherKindOfServer, AnotherAccount, AlreadyConnected. Then nothing is changed: an earlier connection
    stays.
    """
    if not may(person, "channels.connect", channel):
        raise PermissionDenied("channels.connect")
    signs_in = registry.get(channel.network).signs_in
    if signs_in is None:
        raise errors.NotConnectable
    return connect_account(person, channel, ask(channel, credentials_from(channel, signs_in.fields, entered)))


def connect_account(person: Person, channel: Channel, account: Account) -> Channel:
    """The channel, connected with an account the network has just told of.

    Raises PermissionDenied, AnotherAccount, AlreadyConnected.
    """
    if not may(person, "channels.connect", channel):
        raise PermissionDenied("channels.connect")
    try:
        with transaction.atomic():
            _refuse_other_account(channel, account)
            _store(channel, account, person)
    except IntegrityError:
        # another channel was connected with this account in the same moment
        refuse_taken(channel, account.network_id, account.handle)
        raise
    channel.refresh_from_db()
    return channel


def credentials_from(channel: Channel, fields: Sequence[Field], entered: Mapping[str, str]) -> Credentials:
    """What a person filled in, as credentials. Raises SomethingMissing, AddressRefused."""
    given = {field.name: entered.get(field.name, "").strip() for field in fields}
    for field in fields:
        if not given[field.name] and not field.optional:
            raise errors.SomethingMissing(field.name)
    address = given.pop(ADDRESS, "")
    kept_path = registry.get(channel.network).practice_path
    return Credentials(_base(address, kept_path) if address else "", given)


def _base(address: str, kept_path: str) -> str:
    """What people paste, "karleby.example/@stad" or "https://karleby.example/", as the base address.

    `kept_path`: where a practice network stands on its server; every other path leads to an account or a page.
    """
    parts = urlsplit(address if "://" in address else f"https://{address}")
    if not parts.hostname:
        raise errors.AddressRefused
    path = kept_path if kept_path and parts.path.startswith(kept_path) else ""
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}{path}"


def _refuse_other_account(channel: Channel, account: Account) -> None:
    row = Channel.objects.get(pk=channel.pk)
    renamed = registry.get(channel.network).ids_are_global
    is_other = row.account_id != account.network_id or (row.handle != account.handle and not renamed)
    if row.account_id and is_other:
        raise errors.AnotherAccount(handle=account.handle, expected=row.handle)
    refuse_taken(channel, account.network_id, account.handle)


def refuse_taken(channel: Channel, account_id: str, handle: str) -> None:
    """Raises AlreadyConnected when another channel of the register has this account, also under another name."""
    if not account_id:
        return
    same = Channel.objects.filter(network=channel.network, account_id=account_id)
    if not registry.get(channel.network).ids_are_global:
        same = same.filter(handle=handle)
    if taken := same.exclude(pk=channel.pk).first():
        raise errors.AlreadyConnected(handle=handle, channel=both_names(taken))


def _store(channel: Channel, account: Account, person: Person) -> None:
    again = Channel.objects.filter(pk=channel.pk).exclude(access=Access.NOT_CONNECTED).exists()
    keep(channel, account.keep)
    keep_former(channel, account.handle, account.url or "")
    Channel.objects.filter(pk=channel.pk).update(
        handle=account.handle,
        url=account.url or "",
        account_id=account.network_id,
        limits=account.limits.facts(),
        access=Access.WORKS,
        access_changed_at=clock.now(),
        access_until=account.token_until,
        # what told us whose account it is was a test as well
        tested=LastTest.WORKS,
        tested_at=clock.now(),
    )
    filing.file(channel)
    note("reconnected" if again else "connected", channel, person, handle=account.handle)
