"""The one client of a process: pooled, guarded, with time-outs, and with nothing to remember secrets by."""

from __future__ import annotations

import logging
import os
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TypeVar

import httpcore
import httpx

from tankar.networks.contract import AccessLost, Failure, NotNow, Saying

from .answers import Answer, Call, WrongShape, trouble
from .guard import AddressRefused, Guard, GuardedBackend
from .statuses import failure_of

log = logging.getLogger("tankar.networks")
T = TypeVar("T")
Addresses = Iterable[str] | None

BODY_MAX = 2 * 1024 * 1024
CONNECTIONS = 100
BEFORE_SENDING = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
AGENT = "Tankar"


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds. `total` ends an answer that trickles in for longer, however alive it looks."""

    connect: float = 5.0
    read: float = 20.0
    write: float = 20.0
    pool: float = 5.0
    total: float = 60.0

    @property
    def longest(self) -> float:
        """What one call takes at most, roughly; a lease on a commit must be longer."""
        return self.pool + 2 * self.connect + self.write + self.total


def real_time() -> datetime:
    return datetime.now(UTC)


class Wire:
    """Sends one call and gives the answer or a failure. Thread safe.

    `now`: the clock in which `NotNow.until` is told. `transport`: for tests; the guard's look at the
    resolved address belongs to the real one.
    """

    def __init__(
        self,
        guard: Guard | None = None,
        timeouts: Timeouts | None = None,
        transport: httpx.BaseTransport | None = None,
        now: Callable[[], datetime] = real_time,
    ) -> None:
        self.guard = guard or Guard()
        self.timeouts = timeouts or Timeouts()
        self.now = now
        times = self.timeouts
        self._client = httpx.Client(
            transport=transport or guarded_transport(self.guard),
            timeout=httpx.Timeout(connect=times.connect, read=times.read, write=times.write, pool=times.pool),
            follow_redirects=False,
            # Proxies and .netrc of the environment would go round the guard and send passwords.
            trust_env=False,
            # Two accounts on one server share this client: a session cookie of one must not reach the other.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            headers={
                "User-Agent": AGENT,
                "Accept": "application/json",
                "Accept-Encoding": "identity",
                "Accept-Language": "en",
            },
        )

    def close(self) -> None:
        self._client.close()

    def send(self, call: Call) -> Answer:
        """The answer, whatever its status. Raises NotNow, AccessLost or, for a commit, OutcomeUnknown."""
        begun = time.monotonic()
        host = "the network"
        try:
            request = self._request(call)
            host = request.url.host
            self.guard.check(request.url)
            answer = self._answer(request, call, None if call.uploads else begun)
        except AddressRefused as refused:
            raise AccessLost(str(refused)) from None
        except (httpx.InvalidURL, UnusableCall) as wrong:
            raise AccessLost(
                f"The channel's address or token cannot be used: {type(wrong).__name__}."
            ) from None
        except BEFORE_SENDING as error:
            raise NotNow(None, f"{host} could not be reached ({type(error).__name__}).") from None
        except (httpx.TransportError, httpx.DecodingError, Oversized) as error:
            # The words of these errors may quote a header; only their kind is told.
            raise trouble(
                call, f"{host} did not answer in full after the request had left ({type(error).__name__})."
            ) from None
        spent = round((time.monotonic() - begun) * 1000)
        log.debug("%s %s%s -> %s in %s ms", call.method, host, request.url.path, answer.status, spent)
        return answer

    def ask(self, call: Call, read: Callable[[Answer], T], sayings: Sequence[Saying] = ()) -> T:
        """`read` of a 2xx answer. Anything else is raised as the failure it stands for."""
        answer = self.send(call)
        if not 200 <= answer.status < 300:
            raise self.failure_of(call, answer, sayings)
        return self.understood(call, answer, read)

    def understood(self, call: Call, answer: Answer, read: Callable[[Answer], T]) -> T:
        """`read` of an answer, or the failure of one that holds something else."""
        try:
            return read(answer)
        except WrongShape as wrong:
            raise trouble(call, f"{answer.host} was not understood. {wrong}") from None

    def failure_of(self, call: Call, answer: Answer, sayings: Sequence[Saying] = ()) -> Failure:
        return failure_of(call, answer, sayings, self.now())

    def _request(self, call: Call) -> httpx.Request:
        headers = dict(call.headers)
        if call.body is not None:
            headers["Content-Type"] = call.body.content_type
        if call.token is not None:
            headers["Authorization"] = f"Bearer {call.token}"
        if not all(value.isascii() and value.isprintable() for value in headers.values()):
            raise UnusableCall
        return self._client.build_request(
            call.method,
            call.url,
            params=dict(call.query) or None,
            headers=headers,
            json=None if call.json is None else dict(call.json),
            data=None if call.form is None else dict(call.form),
            files={name: (up.name, up.file, up.content_type) for name, up in call.files.items()} or None,
            content=None if call.body is None else call.body.content,
            timeout=self._client.timeout if call.glance is None else httpx.Timeout(call.glance.seconds),
        )

    def _answer(self, request: httpx.Request, call: Call, begun: float | None) -> Answer:
        """`begun` is None for an upload: sending a film takes its time, only its answer may not trickle."""
        response = self._client.send(request, stream=True)
        begun = time.monotonic() if begun is None else begun
        body, glance, most = bytearray(), call.glance, call.most or BODY_MAX
        try:
            for chunk in response.iter_bytes():
                body += chunk
                spent = time.monotonic() - begun
                if glance is not None and (len(body) > glance.most or spent > glance.seconds):
                    break
                if len(body) > most or spent > self.timeouts.total:
                    raise Oversized
        finally:
            response.close()
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status_code, headers, bytes(body), request.url.host)


class Oversized(Exception):
    """An answer larger or slower than any network has reason to give."""


class UnusableCall(Exception):
    """A header that cannot be sent."""


@cache
def certificates() -> ssl.SSLContext:
    """Reading them takes longer than a call; they are read once."""
    return httpx.create_ssl_context()


def guarded_transport(guard: Guard) -> httpx.HTTPTransport:
    transport = httpx.HTTPTransport(verify=certificates())
    # httpx has no public way to say who opens its sockets; httpcore below it has.
    transport._pool = httpcore.ConnectionPool(
        ssl_context=certificates(),
        max_connections=CONNECTIONS,
        max_keepalive_connections=CONNECTIONS // 2,
        keepalive_expiry=5.0,
        network_backend=GuardedBackend(guard),
    )
    return transport


_lock = threading.Lock()
_make: Callable[[], Wire] = Wire
_wire: tuple[int, Wire] | None = None


def allow(
    only: Addresses | Callable[[], Addresses] = None,
    timeouts: Timeouts | None = None,
    now: Callable[[], datetime] = real_time,
) -> None:
    """Say once, when the process starts, where it may connect.

    `only`: a demo's practice addresses; None for the open internet. A function is asked at the first call
    to a network, when the database that knows whether this is a demo can be read.
    """

    def make() -> Wire:
        return Wire(Guard(only() if callable(only) else only), timeouts, now=now)

    replace_wire(make)


def current() -> Wire:
    """The wire of this process, made at first use; after a fork a new one, for sockets are not shared."""
    global _wire
    with _lock:
        if _wire is None or _wire[0] != os.getpid():
            _wire = (os.getpid(), _make())
        return _wire[1]


@contextmanager
def using(wire: Wire) -> Iterator[Wire]:
    """For tests: every connector speaks through `wire` meanwhile, in all threads."""
    before = _make
    replace_wire(lambda: wire)
    try:
        yield wire
    finally:
        replace_wire(before)


def replace_wire(make: Callable[[], Wire]) -> None:
    global _wire, _make
    with _lock:
        _make, _wire = make, None
