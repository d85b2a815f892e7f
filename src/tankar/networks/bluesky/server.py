"""A Bluesky server as one account sees it, and the session that account has there.

Sessions live in memory only, one for each account and wire: signing in is rationed (30 in five minutes), so one
is renewed rather than made, and made again when renewing is refused. The app password stays in the vault.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from weakref import WeakKeyDictionary

from tankar.networks.contract import AccessLost, Credentials, Failure, NotNow, Saying
from tankar.networks.wire import Answer, Call, Wire, current
from tankar.networks.wire.answers import Body

from . import records
from .facts import PATHS, RAW, READ_SAYINGS, SAYINGS
from .records import Session

T = TypeVar("T")
STALE = {"ExpiredToken", "InvalidToken"}
DEFAULT_LIFE = 1_800

_lock = threading.Lock()
_sessions: WeakKeyDictionary[Wire, dict[str, tuple[Session, float]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Server:
    """Calls by the names of `[paths]` in the facts."""

    wire: Wire
    address: str
    handle: str
    password: str
    did: str

    @classmethod
    def of(cls, credentials: Credentials) -> Server:
        secrets = credentials.secrets
        handle, password = plain_handle(secrets.get("handle", "")), secrets.get("app_password", "").strip()
        if not handle or not password:
            raise AccessLost("The channel has no handle or no app password for its Bluesky account.")
        if not all(part.isascii() and part.isprintable() for part in (handle, password)):
            raise AccessLost("The handle or the app password holds characters that no such name has.")
        address = secrets.get("pds") or base(credentials.address)
        return cls(current(), address, handle, password, secrets.get("did", ""))

    @property
    def is_practice(self) -> bool:
        """Without https it is a server beside us, with its pages and its video service under one address."""
        return not self.address.startswith("https://")

    def page(self, handle: str, key: str = "") -> str:
        pages = self.address if self.is_practice else RAW["pages"]
        return f"{pages}/profile/{handle}/post/{key}" if key else f"{pages}/profile/{handle}"

    def call(
        self,
        method: str,
        path: str,
        *,
        session: Session | None = None,
        query: Mapping[str, str | Sequence[str]] | None = None,
        json: Mapping[str, object] | None = None,
        body: Body | None = None,
        commit: bool = False,
        most: int = 0,
    ) -> Call:
        return Call(
            method,
            self.address + PATHS[path],
            token=session.access if session else None,
            query=query or {},
            json=json,
            body=body,
            commit=commit,
            most=most,
            secrets=(self.password, *((session.refresh,) if session else ())),
        )

    def ask(self, call: Call, read: Callable[[Answer], T], sayings: tuple[Saying, ...] = SAYINGS) -> T:
        """As the wire asks; a session the server no longer knows is forgotten on the way."""
        answer = self.wire.send(call)
        if answer.status == 401 or (answer.status == 400 and records.error(answer) in STALE):
            self.forget()
        if not 200 <= answer.status < 300:
            raise self.wire.failure_of(call, answer, sayings)
        return self.wire.understood(call, answer, read)

    def ask_about(self, call: Call, read: Callable[[Answer], T]) -> T:
        """The same of one record or post: Rejected(GONE) when it is not there."""
        return self.ask(call, read, (*READ_SAYINGS, *SAYINGS))

    def session(self) -> Session:
        """The session of this account, renewed when it is about to end. Raises AccessLost or NotNow."""
        with _lock:
            kept = _sessions.get(self.wire, {}).get(self._key)
        if kept is None:
            return self.sign_in()
        session, ends = kept
        if time.monotonic() < ends - RAW["session_margin_seconds"]:
            return session
        return self.renewed(session) or self.sign_in()

    def sign_in(self) -> Session:
        # a handle may be renamed, a DID never: a known account is not lost by a new name
        who = {"identifier": self.did or self.handle, "password": self.password}
        call = self.call("POST", "session", json=who)
        return self._keep(self.ask(call, records.session))

    def renewed(self, session: Session) -> Session | None:
        """None when the server does not renew it: signing in anew shows whether access is lost."""
        call = self.call("POST", "refresh")
        call = replace(call, token=session.refresh, secrets=(session.refresh, session.access))
        try:
            return self._keep(self.ask(call, records.session))
        except NotNow as busy:
            if busy.until is not None:
                raise
        except Failure:
            pass
        self.forget()
        return None

    def record(self, repo: str, collection: str, key: str) -> Call:
        """Asks a repository, ours or anybody's, for one record. It needs no session."""
        return self.call("GET", "record", query={"repo": repo, "collection": collection, "rkey": key})

    def forget(self) -> None:
        with _lock:
            _sessions.get(self.wire, {}).pop(self._key, None)

    def _keep(self, session: Session) -> Session:
        with _lock:
            ends = time.monotonic() + (session.lives or DEFAULT_LIFE)
            _sessions.setdefault(self.wire, {})[self._key] = (session, ends)
        return session

    @property
    def _key(self) -> str:
        told = "\0".join((self.address, self.handle, self.password))
        return hashlib.sha256(told.encode()).hexdigest()


def plain_handle(entered: str) -> str:
    """`kokkola.bsky.social` from `@Kokkola.bsky.social` or the address of its page."""
    entered = entered.strip()
    if "/profile/" in entered:
        entered = entered.partition("/profile/")[2].partition("/")[0]
    return entered.removeprefix("@").lower()


def base(address: str) -> str:
    """One server from what people enter; the entry of the open network when they enter none."""
    address = address.strip().rstrip("/")
    if not address:
        return str(RAW["entry"])
    if "://" not in address:
        address = f"https://{address}"
    scheme, _, rest = address.partition("://")
    return f"{scheme.lower()}://{rest}"
