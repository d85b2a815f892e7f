"""Facebook's JSON as records. Raises WrongShape; nothing of an answer is used before it went through here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from tankar.networks.wire import Answer, WrongShape
from tankar.networks.wire.answers import identity, link, moment, record, records, text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """A page a token opens. `token` is None where the listing does not give one."""

    id: str
    name: str
    username: str
    url: str | None
    tasks: frozenset[str] | None
    token: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Post:
    """A post of our own page. `media`: ids of what is attached; `attached`: how many things are."""

    id: str
    message: str
    created: datetime | None
    url: str | None
    application: str | None
    media: frozenset[str]
    attached: int


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """One page of a listing, and the cursor of the next."""

    data: list[T]
    after: str | None


@dataclass(frozen=True, slots=True)
class Upload:
    """A reel or video story that was begun."""

    video: str
    url: str


def new_id(answer: Answer) -> str:
    """The id of what was made. A photo's answer may hold the post's as well; a story tells it as a number."""
    told = record(answer.json(), "answer")
    value = told.get("id") or told.get("post_id")
    return identity(str(value) if isinstance(value, int) and not isinstance(value, bool) else value, "post")


def succeeded(answer: Answer) -> str:
    """The post's id, or "" where the answer only says that it went well."""
    told = record(answer.json(), "answer")
    if told.get("success") is not True:
        raise WrongShape("It did not say that it went well.")
    value = told.get("post_id")
    return str(value) if isinstance(value, int | str) and str(value).isalnum() else ""


def listed(answer: Answer, read: Callable[[dict[str, Any]], T]) -> Listed[T]:
    """`read`: one entry."""
    told = record(answer.json(), "list")
    paging = told.get("paging")
    cursors = paging.get("cursors") if isinstance(paging, dict) else None
    more = isinstance(paging, dict) and bool(paging.get("next"))
    after = cursors.get("after") if more and isinstance(cursors, dict) else None
    if more and not isinstance(after, str):
        raise WrongShape("The list goes on, but does not say where.")
    return Listed([read(one) for one in records(told.get("data"), "entry")], after)


def entry(told: dict[str, Any]) -> dict[str, Any]:
    """One entry of a listing of which nothing must be there."""
    return told


def page(value: object) -> Page:
    told = record(value, "page")
    tasks = told.get("tasks")
    name, username, token = told.get("name"), told.get("username"), told.get("access_token")
    id = identity(told.get("id"), "page")
    return Page(
        id,
        name[:200] if isinstance(name, str) and name else id,
        username[:200] if isinstance(username, str) else "",
        link(told.get("link")),
        frozenset(str(task) for task in tasks) if isinstance(tasks, list) else None,
        token if isinstance(token, str) and token else None,
    )


def business(told: dict[str, Any]) -> str:
    return identity(told.get("id"), "business")


def one_page(answer: Answer) -> Page:
    return page(answer.json())


def post(value: object) -> Post:
    told = record(value, "post")
    application = told.get("application")
    attachments = attachments_of(told)
    message = told.get("message")
    ids = (part.get("target", {}).get("id") for part in attachments if isinstance(part.get("target"), dict))
    return Post(
        identity(told.get("id"), "post"),
        message if isinstance(message, str) else "",
        moment(told.get("created_time")),
        link(told.get("permalink_url")),
        str(application.get("id")) if isinstance(application, dict) and application.get("id") else None,
        frozenset(id for id in ids if isinstance(id, str)),
        len(attachments),
    )


def attachments_of(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What is attached to a post, each thing alone. A link's card and an album's frame are no things."""
    attachments = told.get("attachments")
    outer = attachments.get("data", []) if isinstance(attachments, dict) else []
    found: list[dict[str, Any]] = []
    for one in records(outer, "attachment"):
        inner = one.get("subattachments")
        parts = inner.get("data") if isinstance(inner, dict) else None
        if parts:
            found += records(parts, "attachment")
        elif one.get("media_type") in ("photo", "video", "album"):
            found.append(one)
    return found


def token(answer: Answer) -> str:
    return text(record(answer.json(), "token").get("access_token"), "access token")


def ends(answer: Answer) -> datetime | None:
    """When a token, or the right to read with it, ends first; None for never."""
    told = record(record(answer.json(), "token").get("data"), "facts of a token")
    times = [told.get("expires_at"), told.get("data_access_expires_at")]
    known = [time for time in times if isinstance(time, int) and not isinstance(time, bool) and time > 0]
    return datetime.fromtimestamp(min(known), UTC) if known else None


def begun(answer: Answer) -> Upload:
    told = record(answer.json(), "upload")
    return Upload(
        identity(told.get("video_id"), "video"), text(told.get("upload_url"), "address to upload to")
    )


def upload_session(answer: Answer) -> str:
    return text(record(answer.json(), "upload").get("id"), "id of an upload")[:500]


def handle(answer: Answer) -> str:
    return text(record(answer.json(), "upload").get("h"), "handle of an upload")


def offset(answer: Answer) -> int:
    told = record(answer.json(), "upload").get("file_offset")
    if not isinstance(told, int) or told < 0:
        raise WrongShape("The answer does not say how much has arrived.")
    return told


def phases(answer: Answer) -> dict[str, str]:
    """Where a video stands: `processing`, `publishing`, `video` and the error it met."""
    status = record(record(answer.json(), "video").get("status"), "status of a video")
    found = {"video": str(status.get("video_status", ""))}
    for name in ("processing", "publishing"):
        phase = status.get(f"{name}_phase")
        phase = phase if isinstance(phase, dict) else {}
        found[name] = str(phase.get("publish_status") or phase.get("status") or "")
        error = phase.get("error")
        if isinstance(error, dict):
            found["error"] = str(error.get("message", ""))[:200]
    return found


def error(answer: Answer) -> tuple[int, int, bool]:
    """Code, subcode, and whether Facebook itself calls it passing. Zeroes when it says nothing."""
    try:
        told = answer.json()
    except WrongShape:
        return 0, 0, False
    inner = told.get("error") if isinstance(told, dict) else None
    if not isinstance(inner, dict):
        return 0, 0, False
    code, subcode = inner.get("code"), inner.get("error_subcode")
    return (
        code if isinstance(code, int) else 0,
        subcode if isinstance(subcode, int) else 0,
        inner.get("is_transient") is True,
    )


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment by anybody. `author` is "" where Facebook does not tell who wrote it."""

    id: str
    author: str
    name: str
    message: str
    said_at: datetime
    parent: str | None
    url: str | None
    liked: bool | None
    hidden: bool | None
    attached: bool
    may_answer: bool | None
    may_answer_privately: bool | None


def comment(value: object) -> Comment:
    told = record(value, "comment")
    by, above = told.get("from"), told.get("parent")
    message = told.get("message")
    at = moment(told.get("created_time"))
    if at is None:
        raise WrongShape("A comment does not say when it was written.")
    return Comment(
        identity(told.get("id"), "comment"),
        str(by.get("id", "")) if isinstance(by, dict) else "",
        str(by.get("name", ""))[:200] if isinstance(by, dict) else "",
        message if isinstance(message, str) else "",
        at,
        identity(above.get("id"), "comment") if isinstance(above, dict) else None,
        link(told.get("permalink_url")),
        truth(told.get("user_likes")),
        truth(told.get("is_hidden")),
        isinstance(told.get("attachment"), dict),
        truth(told.get("can_comment")),
        truth(told.get("can_reply_privately")),
    )


def with_post(one: Comment, post: str) -> Comment:
    """With whole ids, whichever way Facebook told them."""
    front = post.rpartition("_")[2]
    parent = one.parent
    return replace(
        one,
        id=one.id if "_" in one.id else f"{front}_{one.id}",
        parent=parent if parent is None or "_" in parent else f"{front}_{parent}",
    )


def truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def went_well(answer: Answer) -> None:
    if record(answer.json(), "answer").get("success") is not True:
        raise WrongShape("It did not say that it went well.")


def likes(answer: Answer) -> bool:
    liked = record(answer.json(), "comment").get("user_likes")
    if not isinstance(liked, bool):
        raise WrongShape("The comment does not say whether the page likes it.")
    return liked


def takes_private_answer(answer: Answer) -> bool:
    return record(answer.json(), "comment").get("can_reply_privately") is True


def message_id(answer: Answer) -> str:
    return text(record(answer.json(), "message").get("message_id"), "id of a message")


def named(value: object) -> tuple[str, str]:
    """Id and name of who wrote something, "" where it is not told."""
    return (
        (str(value.get("id", "")), str(value.get("name", ""))[:200]) if isinstance(value, dict) else ("", "")
    )


def tagged(value: object) -> tuple[Post, str, str]:
    """A post that names the page, and who wrote it."""
    return (post(value), *named(record(value, "post").get("from")))


def page_counts(answer: Answer) -> dict[str, int | None]:
    told = record(answer.json(), "page")
    return {name: number(told.get(name)) for name in ("followers_count", "fan_count")}


def post_counts(answer: Answer) -> dict[str, int | None]:
    """Comments, shares and reactions. A post that nobody has shared has no `shares` at all: that is nought."""
    told = record(answer.json(), "post")
    shares = told.get("shares")
    return {
        "comments": total(told.get("comments")),
        "shares": number(shares.get("count")) if isinstance(shares, dict) else 0,
        "reactions": total(told.get("reactions")),
    }


def total(value: object) -> int | None:
    summary = value.get("summary") if isinstance(value, dict) else None
    return number(summary.get("total_count")) if isinstance(summary, dict) else None


def number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def insight(answer: Answer) -> int | None:
    """The newest value of one figure; one that comes in parts (paid, organic) is their sum. None: not told."""
    rows = records(record(answer.json(), "figures").get("data"), "figure")
    if not rows:
        return None
    values = records(rows[0].get("values") or [], "value")
    if not values:
        return None
    value = values[-1].get("value")
    if isinstance(value, dict):
        parts = [number(part) for part in value.values()]
        return sum(part for part in parts if part is not None) if parts and None not in parts else None
    return number(value)
