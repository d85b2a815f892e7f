"""Connect a channel by consent given on the network's own page, or by choosing one of several accounts there.

1. `begin_consent`: the network is told that somebody will come; what must be known on their return goes into the
   vault under the channel's name. The state that ties the return to this person lies in their session.
2. `finish_consent`: they are back. One account: it is connected. Several: they wait in the vault for the choice.
3. `choose_account`: the one they chose is connected, the others are forgotten.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar import vault
from tankar.channels import errors
from tankar.channels.actions.connect_channel import connect_account, credentials_from
from tankar.channels.connection.asking import asked
from tankar.channels.connection.credentials import stored
from tankar.channels.models import Channel
from tankar.networks import registry
from tankar.networks.contract import Account, ByConsent, Credentials
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.vault.errors import Missing
from tankar.work import clock

__all__ = ["Choice", "begin_consent", "choices_for", "choose_account", "finish_consent", "waiting_name"]


_OPENED_AT = "opened_at"
_CHOICE_LASTS = timedelta(hours=1)


@dataclass(frozen=True)
class Choice:
    """One account that the consent opened, without its secrets."""

    number: int
    name: str
    handle: str


def begin_consent(person: Person, channel: Channel, entered: Mapping[str, str], back: str, state: str) -> str:
    """The network's page to send the person to. What is left empty is taken from the stored connection.

    Raises PermissionDenied, NotConnectable, SomethingMissing, AddressRefused, TokenRefused, NoAnswer,
    AnotherKindOfServer.
    """
    by_consent = _by_consent(person, channel)
    known = {**stored(channel), **{name: value for name, value in entered.items() if value.strip()}}
    credentials = credentials_from(channel, by_consent.fields, known)
    consent = asked(channel, credentials.address, lambda: by_consent.begin(credentials, back, state))
    with transaction.atomic():
        vault.store(waiting_name(channel), {**consent.keep.secrets, "address": consent.keep.address})
    return consent.url


def finish_consent(person: Person, channel: Channel, back: str, answer: Mapping[str, str]) -> Channel | None:
    """The channel, connected, or `None` when the person must choose among several accounts.

    Raises what `begin_consent` raises, SignInBegunAnew, ConsentRefused, AnotherAccount, AlreadyConnected.
    """
    by_consent = _by_consent(person, channel)
    try:
        kept = dict(vault.reveal(waiting_name(channel)))
    except Missing:
        raise errors.SignInBegunAnew from None
    credentials = Credentials(kept.pop("address", ""), kept)
    with transaction.atomic():
        # a code is good for one return: whatever comes of it, the next one begins anew
        vault.forget(waiting_name(channel))
    try:
        accounts = asked(channel, credentials.address, lambda: by_consent.finish(credentials, back, answer))
    except errors.TokenRefused:
        raise errors.ConsentRefused from None
    if len(accounts) == 1:
        return connect_account(person, channel, accounts[0])
    with transaction.atomic():
        opened = {str(i): _packed(account) for i, account in enumerate(accounts)}
        vault.store(waiting_name(channel), {**opened, _OPENED_AT: clock.machine().isoformat()})
    return None


def choices_for(person: Person, channel: Channel) -> list[Choice]:
    """The accounts that wait for a choice. Raises PermissionDenied, SignInBegunAnew."""
    return [
        Choice(number, account.display_name, account.handle)
        for number, account in enumerate(_opened(person, channel))
    ]


def choose_account(person: Person, channel: Channel, number: int) -> Channel:
    """The channel, connected with that account. Raises what `finish_consent` raises."""
    accounts = _opened(person, channel)
    if not 0 <= number < len(accounts):
        raise errors.SignInBegunAnew
    connected = connect_account(person, channel, accounts[number])
    with transaction.atomic():
        vault.forget(waiting_name(channel))
    return connected


def _by_consent(person: Person, channel: Channel) -> ByConsent:
    if not may(person, "channels.connect", channel):
        raise PermissionDenied("channels.connect")
    signs_in = registry.get(channel.network).signs_in
    if signs_in is None or signs_in.by_consent is None:
        raise errors.NotConnectable
    return signs_in.by_consent


def waiting_name(channel: Channel) -> str:
    """Where the vault keeps what waits for the person's return, or for their choice."""
    return f"{channel.secret_name}:consent"


def _packed(account: Account) -> str:
    """As text, for the vault; a server's limits as the facts it told."""
    told = {
        "network_id": account.network_id,
        "handle": account.handle,
        "display_name": account.display_name,
        "url": account.url,
        "limits": account.limits.facts(),
        "address": account.keep.address,
        "secrets": dict(account.keep.secrets),
        "until": account.token_until.isoformat() if account.token_until else None,
    }
    return json.dumps(told)


def _opened(person: Person, channel: Channel) -> list[Account]:
    _by_consent(person, channel)
    try:
        kept = dict(vault.reveal(waiting_name(channel)))
    except Missing:
        raise errors.SignInBegunAnew from None
    opened_at = kept.pop(_OPENED_AT, None)
    if opened_at is None or clock.machine() - datetime.fromisoformat(opened_at) > _CHOICE_LASTS:
        raise errors.SignInBegunAnew
    limits = registry.get(channel.network).limits
    accounts = []
    for number in sorted(kept, key=int):
        told = json.loads(kept[number])
        accounts.append(
            Account(
                told["network_id"],
                told["handle"],
                told["display_name"],
                told["url"],
                limits.adapted(told["limits"]),
                Credentials(told["address"], told["secrets"]),
                datetime.fromisoformat(told["until"]) if told["until"] else None,
            )
        )
    return accounts
