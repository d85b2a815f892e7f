"""Facebook as one page sees it: hosts and paths of the facts, the page's token, and what error codes mean."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from tankar.networks.contract import AccessLost, Credentials, Failure, Meaning, NotNow, Saying
from tankar.networks.wire import Answer, Call, Wire, current
from tankar.networks.wire.answers import Upload

from . import records
from .facts import CODES, RAW

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Server:
    """`address`: the base of a practice server, "" for Facebook itself."""

    wire: Wire
    address: str
    token: str
    app_id: str
    app_secret: str
    page: str
    page_url: str = ""

    @classmethod
    def of(cls, credentials: Credentials) -> Server:
        token = credentials.secrets.get("token", "").strip()
        if not token:
            raise AccessLost("The channel has no token for its Facebook page.")
        return cls.with_token(credentials, token)

    @classmethod
    def with_token(cls, credentials: Credentials, token: str) -> Server:
        told = {name: value.strip() for name, value in credentials.secrets.items()}
        return cls(
            current(),
            base(credentials.address),
            token,
            told.get("app_id", ""),
            told.get("app_secret", ""),
            told.get("page", ""),
            told.get("page_url", "").rstrip("/"),
        )

    def url(self, path: str, id: str = "", host: str = "graph") -> str:
        front = self.address or RAW["hosts"][host]
        return f"{front}/{RAW['version']}/{RAW['paths'][path].format(id=id)}"

    def shown_at(self, what: str, id: str = "") -> str:
        """Where a person reads it."""
        told: dict[str, str] = RAW["practice" if self.address else "shown"]
        page = self.page_url or told["page"].format(address=self.address, id=self.page)
        return told[what].format(address=self.address, page=page, id=id or self.page)

    def call(
        self,
        method: str,
        path: str,
        *,
        id: str = "",
        host: str = "graph",
        query: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        files: Mapping[str, Upload] | None = None,
        commit: bool = False,
    ) -> Call:
        proof = {"appsecret_proof": self.proof} if self.app_secret else {}
        return Call(
            method,
            self.url(path, id, host),
            token=self.token,
            query={**(query or {}), **(proof if method == "GET" else {})},
            form=None if method == "GET" else {**(form or {}), **proof},
            files=files or {},
            commit=commit,
            secrets=(self.app_secret,),
        )

    @property
    def proof(self) -> str:
        """Shows that whoever uses the token also has the app's secret."""
        return hmac.new(self.app_secret.encode(), self.token.encode(), hashlib.sha256).hexdigest()

    def ask(self, call: Call, read: Callable[[Answer], T]) -> T:
        answer = self.wire.send(call)
        if not 200 <= answer.status < 300:
            raise self.failure_of(call, answer)
        return self.wire.understood(call, answer, read)

    def failure_of(self, call: Call, answer: Answer) -> Failure:
        code, subcode, passing = records.error(answer)
        row = next((row for row in CODES if row.fits(code, subcode)), None)
        if row is None and passing:
            sayings = [Saying(answer.status, "", Meaning.UNCLEAR)]
        else:
            sayings = [Saying(answer.status, "", row.meaning, row.reason)] if row else []
        failure = self.wire.failure_of(call, answer, sayings)
        if isinstance(failure, NotNow) and failure.until is None and (wait := regained_in(answer)):
            return NotNow(self.wire.now() + wait, failure.detail)
        return failure

    def listing(
        self, path: str, id: str, query: Mapping[str, str], read: Callable[[dict[str, Any]], T]
    ) -> Iterator[T]:
        """Every entry as `read` makes it, newest first. Raises Unfinished when it goes on too long or in a circle."""
        asked = {"limit": str(RAW["page"]), **query}
        seen: set[str] = set()
        for _ in range(RAW["pages"]):
            call = self.call("GET", path, id=id, query=asked)
            page = self.ask(call, lambda answer: records.listed(answer, read))
            yield from page.data
            if page.after is None:
                return
            if page.after in seen:
                break
            seen.add(page.after)
            asked["after"] = page.after
        raise Unfinished


class Unfinished(Exception):
    """A listing whose end was not reached."""


def regained_in(answer: Answer) -> timedelta | None:
    """How long until Facebook lets us in again, from its header of use, in minutes."""
    try:
        told = json.loads(answer.headers.get("x-business-use-case-usage", ""))
        waits = [use.get("estimated_time_to_regain_access", 0) for uses in told.values() for use in uses]
        longest = max(int(wait) for wait in waits)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return timedelta(minutes=min(longest, 24 * 60)) if longest > 0 else None


def base(address: str) -> str:
    """ "" for Facebook itself, whichever of its addresses was entered; else a practice server's base."""
    address = address.strip().rstrip("/")
    return address if address.startswith("http://") else ""
