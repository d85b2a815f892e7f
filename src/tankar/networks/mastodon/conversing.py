"""What is said to the account, and what was done with it elsewhere (fact sheet, sections 6 and 7).

News are two lists read forward from where we stopped: the mentions among the notifications (an answer always
mentions), and the account's own statuses. Both cursors are ids, which grow with time. A thread is the context of
one post; answers from servers that ours has not heard of may be missing from it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from tankar.networks.contract import Credentials
from tankar.networks.incoming import Author, Batch, Message, MessageKind, Thread

from . import records
from .facts import FACTS
from .records import Said
from .server import Server

_MENTIONS = re.compile(r"^(?:@[\w.-]+(?:@[\w.-]+)?\s+)+")


class Conversations:
    news_tells_all = True
    private_comes_back = True

    def news(self, credentials: Credentials, cursor: str) -> Batch:
        server = Server.of(credentials)
        account = account_of(server, credentials)
        place = _place(cursor)
        told = server.ask(
            server.call(
                "GET", "notifications", query=_from(place, "told", FACTS.news) | {"types[]": "mention"}
            ),
            records.notifications,
        )
        own = server.ask(
            server.call(
                "GET",
                "own_statuses",
                id=account,
                query=_from(place, "own", FACTS.page) | {"exclude_reblogs": "true"},
            ),
            records.said_list,
        )
        said = [one.said for one in told if one.said is not None]
        after = {
            "told": _newest((one.id for one in told), place["told"]),
            "own": _newest((one.network_id for one in own), place["own"]),
        }
        full = len(told) >= FACTS.news or len(own) >= FACTS.page
        messages = [message(one, account) for one in (*said, *own) if not one.boost]
        return Batch(messages, json.dumps(after), more=bool(cursor) and full)

    def thread(self, credentials: Credentials, post: str) -> Thread:
        server = Server.of(credentials)
        account = account_of(server, credentials)
        call = server.call("GET", "context", id=post, most=FACTS.thread_bytes)
        found = server.ask_about(call, records.descendants)
        messages = [message(one, account, post) for one in found if not one.boost]
        return Thread(messages, complete=len(found) < FACTS.thread)


def account_of(server: Server, credentials: Credentials) -> str:
    """Our id there, known from signing in or asked for."""
    return credentials.secrets.get("account") or server.ask(server.call("GET", "verify"), records.person).id


def _place(cursor: str) -> dict[str, str]:
    """Where we stopped in each list; a cursor that cannot be read is begun anew."""
    try:
        told = json.loads(cursor) if cursor else {}
    except ValueError:
        told = {}
    kept = told if isinstance(told, dict) else {}
    return {name: value if isinstance(value := kept.get(name), str) else "" for name in ("told", "own")}


def _from(place: dict[str, str], name: str, most: int) -> dict[str, str]:
    """The oldest after where we stopped; the newest page the first time."""
    query = {"limit": str(most)}
    if place[name]:
        query["min_id"] = place[name]
    return query


def _newest(ids: Iterable[str], before: str) -> str:
    """Ids are numbers that grow; longer ones are later. An empty list was read too: from then on all is new."""
    return max([before or "0", *ids], key=lambda one: (len(one), one))


def message(said: Said, account: str, post: str | None = None) -> Message:
    """`post`: the one whose thread was read; a mention alone does not tell what it hangs on."""
    is_us = said.author.id == account
    return Message(
        network_id=said.network_id,
        kind=_kind(said, is_us, post),
        author=Author(
            said.author.id, said.author.display_name, f"@{said.author.acct}", said.author.url, is_us
        ),
        text=_MENTIONS.sub("", said.text) if said.in_reply_to else said.text,
        said_at=said.said_at,
        post=post,
        in_reply_to=said.in_reply_to,
        edited_at=said.edited_at,
        language=said.language,
        url=said.url,
        application=said.application,
        liked=said.liked,
        attachments=said.attachments,
    )


def _kind(said: Said, is_us: bool, post: str | None) -> MessageKind:
    if said.private:
        return MessageKind.PRIVATE
    if post is None and not said.in_reply_to:
        return MessageKind.POST if is_us else MessageKind.MENTION
    return MessageKind.COMMENT
