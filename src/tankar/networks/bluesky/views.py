"""Posts as Bluesky shows them to whoever reads (fact sheet, section 6). Raises WrongShape.

What a post says of itself is its author's own doing. One that cannot be read is left out and spoils no other; what
the server says about it has to be right.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tankar.networks.wire import Answer, WrongShape
from tankar.networks.wire.answers import TEXT_MAX, moment, record, records
from tankar.networks.wire.statuses import http_date

from .records import CID, did

URI = re.compile(r"at://(did:[a-z]+:[A-Za-z0-9._:%-]+)/([A-Za-z0-9.-]+)/([A-Za-z0-9._:~-]+)")
LONGEST = 200
NO_HANDLE = "handle.invalid"
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
"""An author may write any time, and the server's own is taken from it; before this it is nonsense."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A post by anybody. `liked`: by us; None where the answer does not tell. `like`: our record that says so.

    `counts`: answers, reposts, quotes and likes; None what is not told.
    """

    uri: str
    cid: str
    did: str
    handle: str
    name: str
    text: str
    said_at: datetime
    root: str | None
    parent: str | None
    language: str | None
    attachments: int
    liked: bool | None
    like: str | None
    counts: tuple[int | None, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of a list at the time the list is in the order of. `shown` is None for what is no post to us."""

    at: datetime
    reason: str
    shown: Shown | None


@dataclass(frozen=True, slots=True)
class Page:
    """Newest first. `cursor`: where the next page begins, "" when this is the last. `read_at`: by its clock."""

    entries: list[Told]
    cursor: str
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class Branch:
    """A post and what hangs on it, parents first. `cut`: posts whose answers are not shown here.

    `whole`: nothing was kept from us. `hidden`: answers that whoever began the thread has hidden.
    """

    post: Shown | None
    answers: list[Shown]
    cut: list[str]
    whole: bool
    hidden: frozenset[str]


def place(uri: object) -> tuple[str, str, str] | None:
    """Repository, collection and key of an address that can be kept, else None."""
    if not isinstance(uri, str) or len(uri) > LONGEST:
        return None
    found = URI.fullmatch(uri)
    return (found[1], found[2], found[3]) if found else None


def notifications(answer: Answer) -> Page:
    told = record(answer.json(), "notifications")
    entries = [
        Told(_at(entry), str(entry.get("reason", "")), post(entry))
        for entry in records(told.get("notifications"), "notification")
    ]
    return Page(entries, _cursor(told), http_date(answer.headers.get("date")))


def feed(answer: Answer) -> Page:
    """What the account wrote itself; what it shared has its place in the list and no post."""
    told = record(answer.json(), "feed")
    entries = []
    for entry in records(told.get("feed"), "post"):
        view = record(entry.get("post"), "post")
        reason = entry.get("reason")
        if isinstance(reason, dict):
            entries.append(Told(_at(reason if "indexedAt" in reason else view), "", None))
            continue
        shown = post(view)
        entries.append(Told(min(_at(view), shown.said_at) if shown else _at(view), "", shown))
    return Page(entries, _cursor(told), http_date(answer.headers.get("date")))


def posts(answer: Answer) -> list[Shown]:
    told = records(record(answer.json(), "posts").get("posts"), "post")
    return [shown for entry in told if (shown := post(entry)) is not None]


def branch(answer: Answer) -> Branch:
    told = record(answer.json(), "thread")
    top = record(told.get("thread"), "thread")
    answers: list[Shown] = []
    cut: list[str] = []
    whole = not _is_withheld(top)
    waiting = deque(_below(top))
    while waiting:
        node = waiting.popleft()
        whole = whole and not _is_withheld(node)
        shown = post(node["post"]) if isinstance(node.get("post"), dict) else None
        if shown is None:
            continue
        answers.append(shown)
        below = _below(node)
        waiting.extend(below)
        if not below and shown.counts[0]:
            cut.append(shown.uri)
    first = post(top["post"]) if isinstance(top.get("post"), dict) else None
    if first is None and not top.get("notFound") and whole:
        raise WrongShape("The answer holds no post its thread hangs on.")
    return Branch(first, answers, cut, whole, _hidden(told.get("threadgate")))


def _below(node: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in node.get("replies") or [] if isinstance(one, dict)]


def _is_withheld(node: dict[str, Any]) -> bool:
    """Who wrote it has blocked us, or we them: it is there, and not for us."""
    return bool(node.get("blocked"))


def _hidden(gate: object) -> frozenset[str]:
    said = gate.get("record") if isinstance(gate, dict) else None
    hidden = said.get("hiddenReplies") if isinstance(said, dict) else None
    return frozenset(one for one in hidden or [] if isinstance(one, str))


def post(value: object) -> Shown | None:
    """None for what is no post, or has an address too long to be kept."""
    told = record(value, "post")
    uri, cid, said = told.get("uri"), told.get("cid"), told.get("record")
    if not isinstance(uri, str) or not isinstance(cid, str) or not CID.fullmatch(cid):
        raise WrongShape("A post has no address.")
    author = record(told.get("author"), "author of a post")
    who, at = did(author.get("did")), _at(told)
    if place(uri) is None or not isinstance(said, dict) or not isinstance(said.get("text"), str):
        return None
    said_at = moment(said.get("createdAt"))
    handle = author.get("handle")
    known = handle if isinstance(handle, str) and handle != NO_HANDLE else who
    name = author.get("displayName")
    viewer = told.get("viewer")
    like = viewer.get("like") if isinstance(viewer, dict) else None
    return Shown(
        uri=uri,
        cid=cid,
        did=who,
        handle=known[:253],
        name=(name.strip() if isinstance(name, str) else "")[:200] or known[:200],
        text=said["text"][:TEXT_MAX],
        # later than it arrived it cannot have been said
        said_at=min(said_at, at) if said_at and said_at >= EARLIEST else at,
        root=_above(said, "root"),
        parent=_above(said, "parent"),
        language=_language(said.get("langs")),
        attachments=_attachments(said.get("embed")),
        liked=bool(like) if isinstance(viewer, dict) else None,
        like=like if place(like) else None,
        counts=(
            count(told.get("replyCount")),
            count(told.get("repostCount")),
            count(told.get("quoteCount")),
            count(told.get("likeCount")),
        ),
    )


def count(value: object) -> int | None:
    """A count, None when it is not told."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise WrongShape("A count is no number.")
    return value


def profile(answer: Answer) -> tuple[int | None, int | None]:
    """How many follow the account, and how often it has posted."""
    told = record(answer.json(), "profile")
    did(told.get("did"))
    return count(told.get("followersCount")), count(told.get("postsCount"))


def _at(told: dict[str, Any]) -> datetime:
    at = moment(told.get("indexedAt"))
    if at is None:
        raise WrongShape("An entry does not say when it arrived.")
    return max(at, EARLIEST)


def _cursor(told: dict[str, Any]) -> str:
    cursor = told.get("cursor")
    return cursor if isinstance(cursor, str) and len(cursor) <= 1_000 else ""


def _above(said: dict[str, Any], name: str) -> str | None:
    """The address of what a post answers, or of what its thread began with."""
    reply = said.get("reply")
    above = reply.get(name) if isinstance(reply, dict) else None
    uri = above.get("uri") if isinstance(above, dict) else None
    return uri if isinstance(uri, str) and place(uri) else None


def _language(langs: object) -> str | None:
    first = langs[0] if isinstance(langs, list) and langs else None
    return first if isinstance(first, str) and len(first) <= 35 else None


def _attachments(embed: object) -> int:
    """How many pictures and videos, also of a post that quotes another."""
    if not isinstance(embed, dict):
        return 0
    media = embed["media"] if isinstance(embed.get("media"), dict) else embed
    images = media.get("images") or media.get("items")
    return len(images) if isinstance(images, list) else int("video" in media)
