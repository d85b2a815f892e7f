"""Ask a network whose credentials these are, and tell in the register's words what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import httpx

from tankar.channels import errors
from tankar.channels.models import Channel
from tankar.networks import registry, wire
from tankar.networks.contract import Account, Credentials, Failure, NotNow, Rejected

__all__ = ["ask", "asked"]

T = TypeVar("T")


def ask(channel: Channel, credentials: Credentials) -> Account:
    """The account they open. Never call it inside a transaction: a server may be slow.

    Raises NotConnectable, AddressRefused, TokenRefused, NoAnswer, AnotherKindOfServer.
    """
    signs_in = registry.get(channel.network).signs_in
    if signs_in is None:
        raise errors.NotConnectable
    return asked(channel, credentials.address, lambda: signs_in.verify(credentials))


def asked(channel: Channel, address: str, question: Callable[[], T]) -> T:
    """The network's answer to `question`, its failures told in the register's words. Not inside a transaction.

    Raises AddressRefused, TokenRefused, NoAnswer, AnotherKindOfServer.
    """
    if _is_refused(address, look_up=False):
        raise errors.AddressRefused
    try:
        return question()
    except NotNow:
        raise errors.NoAnswer from None
    except Rejected:
        raise errors.AnotherKindOfServer(network=registry.get(channel.network).title) from None
    except Failure:
        # a name that leads into a network of ours is refused only when the connection is opened
        if _is_refused(address, look_up=True):
            raise errors.AddressRefused from None
        raise errors.TokenRefused from None


def _is_refused(address: str, *, look_up: bool) -> bool:
    """Does the guard of outgoing connections refuse it? `look_up`: ask also where the name leads."""
    if not address:
        return False
    guard = wire.current().guard
    try:
        url = httpx.URL(address)
        guard.check(url)
        if look_up:
            guard.addresses(url.host, url.port or (443 if url.scheme == "https" else 80))
    except (wire.AddressRefused, httpx.InvalidURL):
        return True
    except OSError:
        return False
    return False
