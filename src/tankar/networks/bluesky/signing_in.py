"""Whose app password is it, and where does the account live? (fact sheet, section 1)"""

from __future__ import annotations

from tankar.networks.contract import Account, Credentials, Failure, Field
from tankar.networks.wire import Answer

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
    """What the account calls itself; "" when it has said nothing."""
    query = {"repo": session.did, "collection": RAW["profile"], "rkey": "self"}
    try:
        return server.ask(server.call("GET", "record", session=session, query=query), read_name)
    except Failure:
        return ""


def read_name(answer: Answer) -> str:
    name = records.stored(answer).get("displayName")
    return name.strip()[:200] if isinstance(name, str) else ""
