"""Answers under a comment, and the one private answer that a comment may have (fact sheet, section 5).

Facebook knows no key of ours. Before an answer leaves, the page's own comments in the thread with the same words are
noted; one more of them afterwards is ours. A private answer cannot be read back: that one was given is all that shows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection

from tankar.networks.comparing import plain
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
from tankar.networks.wire import Call

from . import records
from .facts import FIELDS
from .records import Comment
from .server import Server, Unfinished

KINDS = frozenset({OperationKind.REPLY, OperationKind.PRIVATE_REPLY})
_SAME, _PRIVATE = "same", "private"


def prepare(server: Server, outgoing: Outgoing, done: Done, remember: Remember) -> None:
    if outgoing.kind is OperationKind.PRIVATE_REPLY:
        if _PRIVATE not in done:
            if not server.ask(_facts(server, outgoing), records.takes_private_answer):
                raise Rejected(
                    Reason.FORBIDDEN, "This comment has its private answer, or is too old for one."
                )
            remember(_PRIVATE, "possible")
        return
    if _SAME not in done:
        same = [one.id for one in _alike(server, outgoing)]
        remember(_SAME, json.dumps(same))


def commit(server: Server, outgoing: Outgoing, done: Done) -> Receipt:
    if outgoing.kind is OperationKind.PRIVATE_REPLY:
        form = {
            "recipient": json.dumps({"comment_id": answered(outgoing)}),
            "message": json.dumps({"text": outgoing.text}),
        }
        call = server.call("POST", "messages", id=server.page, form=form, commit=True)
        return Receipt(f"private:{server.ask(call, records.message_id)}"[:200], None, None)
    if _SAME not in done:
        raise ValueError("prepare() has not been run: without it a lost answer cannot be found")
    call = server.call(
        "POST", "comments", id=answered(outgoing), form={"message": outgoing.text}, commit=True
    )
    id = whole_id(server.ask(call, records.new_id), thread_of(server, outgoing))
    return Receipt(id, None, None)


def look_up(connect: Callable[[], Server], outgoing: Outgoing, done: Done, taken: Collection[str]) -> Lookup:
    if outgoing.kind is OperationKind.PRIVATE_REPLY:
        return _look_for_private(connect, outgoing, done)
    if _SAME not in done:
        return Absent()
    before = {*json.loads(done[_SAME]), *taken}
    server = connect()
    try:
        ours = [one for one in _alike(server, outgoing) if one.id not in before]
    except Unfinished:
        return CannotTell("The thread could not be read to its end.")
    except Rejected as refused:
        return CannotTell(f"Facebook did not show the thread. {refused.detail}")
    return Found(Receipt(ours[0].id, ours[0].url, ours[0].said_at)) if ours else Absent()


def _look_for_private(connect: Callable[[], Server], outgoing: Outgoing, done: Done) -> Lookup:
    if _PRIVATE not in done:
        return Absent()
    server = connect()
    try:
        possible = server.ask(_facts(server, outgoing), records.takes_private_answer)
    except Rejected as refused:
        return CannotTell(f"Facebook did not show the comment. {refused.detail}")
    if possible:
        return Absent()
    return CannotTell("The comment has a private answer now; whether it is this one cannot be read.")


def _facts(server: Server, outgoing: Outgoing) -> Call:
    return server.call("GET", "node", id=answered(outgoing), query={"fields": FIELDS["comment"]})


def _alike(server: Server, outgoing: Outgoing) -> list[Comment]:
    """The page's own comments in the thread with these words, oldest first."""
    return [
        one
        for one in comments(server, thread_of(server, outgoing))
        if one.author == server.page and plain(one.message) == plain(outgoing.text)
    ]


def comments(server: Server, post: str) -> list[Comment]:
    """All comments of a post on all levels, oldest first. Raises Unfinished."""
    query = {"fields": FIELDS["comments"], "filter": "stream", "order": "chronological"}
    return [records.with_post(one, post) for one in server.listing("comments", post, query, records.comment)]


def answered(outgoing: Outgoing) -> str:
    if not outgoing.in_reply_to:
        raise Rejected(Reason.GONE, "It does not say which comment is answered.")
    return outgoing.in_reply_to


def thread_of(server: Server, outgoing: Outgoing) -> str:
    """The post a comment hangs on is the part before its own number."""
    post, _line, comment = answered(outgoing).rpartition("_")
    if not post:
        raise Rejected(Reason.GONE, "The id of the comment does not tell its post.")
    return f"{server.page}_{post}" if comment else post


def whole_id(id: str, post: str) -> str:
    """Comment ids come with and without their post (fact sheet, section 5); ours always have it."""
    return id if "_" in id else f"{post.rpartition('_')[2]}_{id}"
