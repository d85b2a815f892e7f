"""Where Tankar may connect to.

A channel's address is entered by a person and its answers come from strangers, so every address is
checked twice: the URL before the call, and the resolved IP address at the moment of connecting. The
connection is made to the very address that was checked; a name that resolves differently the second
time gains nothing.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import time
from collections.abc import Callable, Iterable

import httpcore
import httpx

Resolve = Callable[[str, int], list[str]]
HOST = re.compile(rb"[a-z0-9.:-]+")
UNKNOWN_NAMES = (socket.EAI_NONAME, socket.EAI_NODATA)
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class AddressRefused(Exception):
    """Nothing was sent: Tankar does not connect to this address. Says why in one sentence."""


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of `host`. Raises OSError when it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, also when it is wrapped in another."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def origin(url: httpx.URL) -> str:
    port = url.port or (443 if url.scheme == "https" else 80)
    return f"{url.scheme}://{url.host.lower()}:{port}"


class Guard:
    """`only=None`: https to any public address. `only=[…]`: these base addresses, whatever they are,
    and nothing else; a demo is given the address of its practice networks."""

    def __init__(self, only: Iterable[str] | None = None, resolve: Resolve = resolve) -> None:
        self._only = None if only is None else frozenset(origin(httpx.URL(address)) for address in only)
        self._resolve = resolve

    @property
    def is_open(self) -> bool:
        """Does it lead to the open internet?"""
        return self._only is None

    def names_nobody(self, host: str, port: int) -> bool:
        """Whether name servers know for sure that `host` does not exist: what they fail to say is no such answer."""
        try:
            self.addresses(host, port)
        except AddressRefused:
            return False
        except OSError as error:
            return isinstance(error, socket.gaierror) and error.errno in UNKNOWN_NAMES
        return False

    def check(self, url: httpx.URL) -> None:
        """Raises AddressRefused. Looks at the URL alone and asks no name server."""
        if self._only is not None:
            if url.userinfo or origin(url) not in self._only:
                raise AddressRefused(f"Only the practice networks can be reached here, not {url.host}.")
            return
        if url.scheme != "https":
            raise AddressRefused(f"The address of {url.host} does not begin with https.")
        if not HOST.fullmatch(url.raw_host) or url.userinfo:
            raise AddressRefused("The address names no server, or carries a password.")
        if is_literal(url.host) and not is_public(url.host):
            raise AddressRefused(f"{url.host} is an address inside a network, not on the internet.")

    def addresses(self, host: str, port: int) -> list[str]:
        """Where `host` may be reached now. Raises AddressRefused, and OSError when it has no address."""
        if self._only is not None:
            if self._only.isdisjoint(f"{scheme}://{host.lower()}:{port}" for scheme in ("http", "https")):
                raise AddressRefused(f"Only the practice networks can be reached here, not {host}.")
            return self._resolve(host, port)
        found = self._resolve(host, port)
        if not all(is_public(address) for address in found):
            # One private address among public ones is enough to refuse: it is how names are rebound.
            raise AddressRefused(f"The name {host} leads to an address inside a network.")
        return found


def is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections only to addresses the guard has checked, within one time-out for them all."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = self._guard.addresses(host, port)
        except OSError:
            raise httpcore.ConnectError(f"{host} has no address") from None
        ends = None if timeout is None else time.monotonic() + timeout
        last: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            left = None if ends is None else max(ends - time.monotonic(), 0.05)
            try:
                return self._sockets.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last
