"""Likes as the page. Liking twice is liking once there, so what is unclear is simply read: do we like it?"""

from __future__ import annotations

from collections.abc import Callable

from tankar.networks.contract import (
    Absent,
    CannotTell,
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
from .facts import FIELDS
from .server import Server

KINDS = frozenset({OperationKind.LIKE, OperationKind.UNLIKE})
_STEP = "mark"


def prepare(done: Done, remember: Remember) -> None:
    """Nothing has to be there before; that it was begun is all that is kept."""
    if _STEP not in done:
        remember(_STEP, "begun")


def commit(server: Server, outgoing: Outgoing) -> Receipt:
    method = "POST" if outgoing.kind is OperationKind.LIKE else "DELETE"
    id = target(outgoing)
    server.ask(server.call(method, "likes", id=id, commit=True), records.went_well)
    return Receipt(id, None, None)


def look_up(connect: Callable[[], Server], outgoing: Outgoing, done: Done) -> Lookup:
    if _STEP not in done:
        return Absent()
    server = connect()
    call = server.call("GET", "node", id=target(outgoing), query={"fields": FIELDS["comment"]})
    try:
        liked = server.ask(call, records.likes)
    except Rejected as refused:
        return CannotTell(f"Facebook did not show the comment. {refused.detail}")
    wanted = outgoing.kind is OperationKind.LIKE
    return Found(Receipt(target(outgoing), None, None)) if liked is wanted else Absent()


def target(outgoing: Outgoing) -> str:
    if not outgoing.target:
        raise Rejected(Reason.GONE, "It does not say which comment is meant.")
    return outgoing.target
