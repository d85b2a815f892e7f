"""Whose app password is it, and where does the account live? (fact sheet, section 1)"""

from __future__ import annotations

from typing import Any

from tankar.networks.contract import Account, Credentials, Failure, Field
from tankar.networks.wire import Answer
from tankar.networks.wire.answers import record

from . import records
from .facts import LIMITS, RAW
from .records import Session
from .server import Server, base


class AppPasswordSignIn:
    """A person enters the handle and an app password made under Settings, Privacy and security."""

    fields = (Field("address", optional=True), Field("handle"), Field("app_password", secret=True))
    by_consent = None

    def verify(self, credentials: Credentials) -> Account:
        """Finds the account's own server from its DID document when the open network's entry was asked."""
        entered = {name: value for name, value in credentials.secrets.items() if name != "pds"}
        server = Server.of(Credentials(credentials.address, entered))
        session = server.sign_in()
        keep = {
            "handle": session.handle,
            "app_password": server.password,
            "did": session.did,
        }
        if server.address == RAW["entry"] and session.server:
            keep["pds"] = base(session.server)
        return Account(
            network_id=session.did,
            handle=f"@{session.handle}",
            display_name=shown_name(server, session) or session.handle,
            url=server.page(session.handle),
            limits=LIMITS,
            keep=Credentials(server.address, keep),
        )


def shown_name(server: Server, session: Session) -> str:
    """What the account calls itself: as its own record says, else as its readers see it; "" when neither does."""
    own = {"repo": session.did, "collection": RAW["profile"], "rkey": "self"}
    asked = (("record", own, read_record), ("profile", {"actor": session.did}, read_profile))
    for path, query, read in asked:
        try:
            if name := server.ask(server.call("GET", path, session=session, query=query), read):
                return name
        except Failure:
            continue
    return ""


def read_record(answer: Answer) -> str:
    return name_in(records.stored(answer))


def read_profile(answer: Answer) -> str:
    return name_in(record(answer.json(), "profile"))


def name_in(told: dict[str, Any]) -> str:
    name = told.get("displayName")
    return name.strip()[:200] if isinstance(name, str) else ""
