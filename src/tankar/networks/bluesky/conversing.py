"""What is said to the account, and what was done with it in the app (fact sheet, section 6).

News are two lists, newest first: who answered, named or quoted us, and what the account wrote itself. Each is read
down to where we stopped and a little further, since what says an older time than its arrival stands there. A
notification may never come, so the threads of recent posts are read beside it.
"""

from __future__ import annotations

from functools import partial

from tankar.networks.contract import Credentials, Reason, Rejected
from tankar.networks.incoming import Author, Batch, Message, MessageKind, Thread

from . import paging, records, views
from .facts import RAW
from .records import Session
from .server import Server
from .views import Branch, Page, Shown, Told

TOLD, OWN = "told", "own"


class Conversations:
    news_tells_all = False
    private_comes_back = False

    def news(self, credentials: Credentials, cursor: str) -> Batch:
        server = Server.of(credentials)
        session = server.session()
        places = paging.places(cursor, (TOLD, OWN))
        under_way = [name for name, place in places.items() if place.page] or list(places)
        messages: list[Message] = []
        for name in under_way:
            entries, places[name] = paging.step(places[name], partial(asked, server, session, name))
            messages += [heard(server, session.did, one, one.shown) for one in entries if one.shown]
        return Batch(messages, paging.kept(places), more=any(place.page for place in places.values()))

    def thread(self, credentials: Credentials, post: str) -> Thread:
        server = Server.of(credentials)
        session = server.session()
        try:
            first = branch(server, session, post)
        except Rejected as gone:
            if gone.reason is not Reason.GONE or not stands(server, post):
                raise
            # it is in our repository and its readers do not see it: they come after by some seconds
            return Thread([], complete=False)
        is_whole, waiting = first.whole, list(first.cut)
        found = {one.uri: one for one in first.answers}
        for _call in range(RAW["thread_calls"] - 1):
            if not waiting:
                break
            further = deeper(server, session, waiting.pop(0))
            is_whole = is_whole and further is not None and further.whole
            if further is not None:
                found |= {one.uri: one for one in further.answers}
                waiting += further.cut
        hidden = first.hidden if ours(session.did, post) else None
        messages = [in_thread(server, session.did, one, post, hidden) for one in found.values()]
        return Thread(messages, complete=is_whole and not waiting)


def asked(server: Server, session: Session, name: str, page: str) -> Page:
    query: dict[str, str | list[str]] = {"limit": str(RAW["news"])}
    if page:
        query["cursor"] = page
    if name == TOLD:
        query["reasons"] = RAW["reasons"]
        return server.ask(
            server.call("GET", "notifications", session=session, query=query), views.notifications
        )
    query |= {"actor": session.did, "filter": "posts_with_replies"}
    return server.ask(server.call("GET", "feed", session=session, query=query), views.feed)


def branch(server: Server, session: Session, uri: str) -> Branch:
    """The thread below a post. Raises Rejected(GONE)."""
    query = {"uri": uri, "depth": str(RAW["depth"]), "parentHeight": "0"}
    call = server.call("GET", "thread", session=session, query=query, most=RAW["thread_bytes"])
    found = server.ask_about(call, views.branch)
    if found.post is None and found.whole:
        raise Rejected(Reason.GONE, "The post is no longer there.")
    return found


def deeper(server: Server, session: Session, uri: str) -> Branch | None:
    """A branch that was cut off; None when it went meanwhile."""
    try:
        return branch(server, session, uri)
    except Rejected as gone:
        if gone.reason is Reason.GONE:
            return None
        raise


def stands(server: Server, post: str) -> bool:
    """Whether the post's own repository has it."""
    place = views.place(post)
    if place is None:
        return False
    try:
        server.ask_about(server.record(*place), records.stored)
    except Rejected as gone:
        if gone.reason is Reason.GONE:
            return False
        raise
    return True


def ours(did: str, uri: str | None) -> bool:
    return uri is not None and uri.startswith(f"at://{did}/")


def heard(server: Server, did: str, told: Told, shown: Shown) -> Message:
    """A message as a list told of it: what stands in a thread of ours, or answers us, is a comment."""
    if told.reason == "reply" or (shown.parent and (shown.did == did or ours(did, shown.root))):
        kind = MessageKind.COMMENT
    else:
        kind = MessageKind.POST if shown.did == did else MessageKind.MENTION
    return message(server, did, shown, kind, shown.root, None)


def in_thread(server: Server, did: str, shown: Shown, post: str, hidden: frozenset[str] | None) -> Message:
    is_hidden = None if hidden is None else shown.uri in hidden
    return message(server, did, shown, MessageKind.COMMENT, post, is_hidden)


def message(
    server: Server, did: str, shown: Shown, kind: MessageKind, post: str | None, hidden: bool | None
) -> Message:
    return Message(
        network_id=shown.uri,
        kind=kind,
        author=Author(shown.did, shown.name, f"@{shown.handle}", server.page(shown.handle), shown.did == did),
        text=shown.text,
        said_at=shown.said_at,
        post=post,
        in_reply_to=shown.parent,
        language=shown.language,
        url=server.page(shown.handle, shown.uri.rpartition("/")[2]),
        liked=shown.liked,
        hidden=hidden,
        attachments=shown.attachments,
    )
