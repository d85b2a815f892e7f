"""Likes. Marking twice is marking once there, so what is unclear is simply read: is it marked?"""

from __future__ import annotations

from tankar.networks.contract import (
    Absent,
    Credentials,
    Done,
    Found,
    Lookup,
    OperationKind,
    Outgoing,
    Reason,
    Receipt,
    Rejected,
    Remember,
)

from . import records
from .server import Server

KINDS = frozenset({OperationKind.LIKE, OperationKind.UNLIKE})
_STEP = "mark"


def prepare(done: Done, remember: Remember) -> None:
    """Nothing has to be there before; that it was begun is all that is kept."""
    if _STEP not in done:
        remember(_STEP, "begun")


def commit(server: Server, outgoing: Outgoing) -> Receipt:
    path = "favourite" if outgoing.kind is OperationKind.LIKE else "unfavourite"
    call = server.call("POST", path, id=_target(outgoing), commit=True)
    return Receipt(server.ask_about(call, records.said).network_id, None, None)


def look_up(credentials: Credentials, outgoing: Outgoing, done: Done) -> Lookup:
    if _STEP not in done:
        return Absent()
    server = Server.of(credentials)
    call = server.call("GET", "status", id=_target(outgoing))
    try:
        said = server.ask_about(call, records.said)
    except Rejected as gone:
        if gone.reason is Reason.GONE:
            return Absent()
        raise
    wanted = outgoing.kind is OperationKind.LIKE
    return Found(Receipt(said.network_id, None, None)) if said.liked is wanted else Absent()


def _target(outgoing: Outgoing) -> str:
    if not outgoing.target:
        raise Rejected(Reason.GONE, "It does not say which message is meant.")
    return outgoing.target
