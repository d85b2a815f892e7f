"""What is said on the page, and what was done with it in Facebook's own app (fact sheet, sections 4, 5 and 7).

News are the page's own posts and the posts that name it, since the newest that was seen; comments come by calls and
by the threads of recent posts. Facebook's list of posts has no cursor that lasts, so a time is kept, and a little is
read twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar

from tankar.networks.contract import Credentials, OperationKind, Reason, Rejected
from tankar.networks.incoming import Author, Batch, Message, MessageKind, Thread

from . import answering, records
from .facts import FIELDS, RAW
from .posting import page_of
from .records import Comment, Post
from .server import Server, Unfinished

T = TypeVar("T")
OVERLAP = 300
"""Seconds that are read again: what Facebook lists late."""


class Conversations:
    news_tells_all = False
    private_comes_back = False

    def news(self, credentials: Credentials, cursor: str) -> Batch:
        server = page_of(credentials)
        since = _since(cursor)
        own = _listed(server, "posts", FIELDS["posts"], since, records.post)
        naming = _listed(server, "tagged", FIELDS["tagged"], since, records.tagged)
        messages = [own_post(server, one) for one in own if one.created]
        messages += [mention(*one) for one in naming if one[0].created]
        newest = max((int(one.said_at.timestamp()) for one in messages), default=since or _now(server))
        return Batch(messages, json.dumps({"since": newest}))

    def thread(self, credentials: Credentials, post: str) -> Thread:
        server = page_of(credentials)
        try:
            found = answering.comments(server, post)
        except Unfinished:
            return Thread((), complete=False)
        except Rejected as refused:
            if refused.reason in (Reason.GONE, Reason.OTHER) and _is_gone(server, post):
                raise Rejected(Reason.GONE, refused.detail) from refused
            raise
        return Thread([message(server, one, post) for one in found], complete=True)


def _is_gone(server: Server, post: str) -> bool:
    try:
        server.ask(server.call("GET", "node", id=post, query={"fields": "id"}), records.new_id)
    except Rejected:
        return True
    return False


def _listed(
    server: Server, path: str, fields: str, since: int, read: Callable[[dict[str, Any]], T]
) -> list[T]:
    """Since that time; the newest page the first time."""
    query = {"fields": fields, "limit": str(RAW["page"])}
    if not since:
        call = server.call("GET", path, id=server.page, query=query)
        return server.ask(call, lambda answer: records.listed(answer, read)).data
    try:
        return list(server.listing(path, server.page, {**query, "since": str(since - OVERLAP)}, read))
    except Unfinished:
        return []


def _since(cursor: str) -> int:
    """Seconds since 1970; 0 for the first time, and for a cursor that cannot be read."""
    try:
        told = json.loads(cursor) if cursor else {}
    except ValueError:
        return 0
    since = told.get("since") if isinstance(told, dict) else None
    return since if isinstance(since, int) and not isinstance(since, bool) and 0 < since < 2**40 else 0


def _now(server: Server) -> int:
    return int(server.wire.now().timestamp())


def own_post(server: Server, one: Post) -> Message:
    return Message(
        one.id,
        MessageKind.POST,
        Author(server.page, "", is_us=True),
        one.message,
        one.created or datetime.fromtimestamp(0, UTC),
        url=one.url,
        application=one.application,
        attachments=one.attached,
    )


def mention(one: Post, author: str, name: str) -> Message:
    return Message(
        one.id,
        MessageKind.MENTION,
        Author(author, name),
        one.message,
        one.created or datetime.fromtimestamp(0, UTC),
        url=one.url,
        attachments=one.attached,
    )


def message(server: Server, one: Comment, post: str) -> Message:
    is_us = one.author == server.page
    return Message(
        one.id,
        MessageKind.COMMENT,
        Author(one.author, one.name, is_us=is_us),
        one.message,
        one.said_at,
        post=post,
        in_reply_to=one.parent or post,
        url=one.url,
        liked=one.liked,
        hidden=one.hidden,
        may=may(one),
        attachments=int(one.attached),
    )


def may(one: Comment) -> frozenset[OperationKind] | None:
    """What Facebook says may be done; None where it says nothing."""
    if one.may_answer is None:
        return None
    told: Iterable[tuple[OperationKind, bool | None]] = (
        (OperationKind.REPLY, one.may_answer),
        (OperationKind.PRIVATE_REPLY, one.may_answer_privately),
        (OperationKind.LIKE, True),
        (OperationKind.UNLIKE, True),
    )
    return frozenset(kind for kind, possible in told if possible)
