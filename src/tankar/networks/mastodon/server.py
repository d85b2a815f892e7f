"""One Mastodon server as one account sees it: paths, token and the error words of the facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from tankar.networks.contract import AccessLost, Credentials
from tankar.networks.wire import Answer, Call, Wire, current
from tankar.networks.wire.answers import Upload

from .facts import FACTS

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Server:
    """Calls by the names of `[paths]` in the facts."""

    wire: Wire
    address: str
    token: str | None

    @classmethod
    def of(cls, credentials: Credentials) -> Server:
        token = credentials.secrets.get("token", "").strip()
        if not token:
            raise AccessLost("The channel has no token for its Mastodon account.")
        return cls(current(), base(credentials.address), token)

    def call(
        self,
        method: str,
        path: str,
        *,
        id: str = "",
        query: Mapping[str, str] | None = None,
        json: Mapping[str, object] | None = None,
        form: Mapping[str, str] | None = None,
        files: Mapping[str, Upload] | None = None,
        headers: Mapping[str, str] | None = None,
        commit: bool = False,
        most: int = 0,
    ) -> Call:
        return Call(
            method,
            self.address + FACTS.paths[path].format(id=id),
            token=self.token,
            headers=headers or {},
            query=query or {},
            json=json,
            form=form,
            files=files or {},
            commit=commit,
            most=most,
        )

    def ask(self, call: Call, read: Callable[[Answer], T]) -> T:
        return self.wire.ask(call, read, FACTS.sayings)

    def ask_about(self, call: Call, read: Callable[[Answer], T]) -> T:
        """The same of one status by its id: Rejected(GONE) when it is no longer there."""
        return self.wire.ask(call, read, (*FACTS.read_sayings, *FACTS.sayings))


def base(address: str) -> str:
    """One server from `kokkola.example`, `https://kokkola.example/` or `…/@kaupunki`, as people enter it."""
    address = address.strip()
    if "://" not in address:
        address = f"https://{address}"
    scheme, _, rest = address.partition("://")
    return f"{scheme.lower()}://{rest.partition('/')[0].lower()}"
