"""What residents and the city's own people do on Mastodon without a program, free of HTTP."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from tankar.practice import past
from tankar.practice.fields import number
from tankar.practice.manners import take_away
from tankar.practice.past import WrongPast
from tankar.practice.store import Store
from tankar.practice.talk.contract import Said

from . import oauth, posting
from .counting import LONGEST_TEXT, post_length
from .errors import Refused
from .posting import Draft, like, unlike

__all__ = [
    "comment",
    "edit",
    "find",
    "hide",
    "like",
    "mention",
    "name_of",
    "path_of",
    "post",
    "remove",
    "resident",
    "unlike",
]
NETWORK = "mastodon"


def find(store: Store, name: str) -> sqlite3.Row | None:
    return posting.visible(store, number(name))


def name_of(_store: Store, row: sqlite3.Row) -> str:
    return str(row["id"])


def path_of(store: Store, row: sqlite3.Row) -> str:
    return f"/@{store.get('accounts', row['account_id'])['handle']}/{row['id']}"


def resident(store: Store, name: str) -> int:
    return past.resident(store, name, NETWORK)


def published(store: Store, draft: Draft, at: datetime | None = None, is_quiet: bool = False) -> int:
    try:
        posting.check(store, draft)
    except Refused as refused:
        raise WrongPast(refused.reason) from None
    return posting.publish(store, draft, at=at, is_quiet=is_quiet)


def _web(store: Store) -> int:
    """The app the web pages of a server are."""
    app = store.find("apps", name="Web", scopes="mastodon web")
    made = app or oauth.register(store, "Web", oauth.OUT_OF_BAND, "mastodon web", None)
    return int(made["id"])


def _draft(store: Store, by: int, text: str, said: Said, above: int | None = None) -> Draft:
    return Draft(
        by,
        text,
        app_id=_web(store),
        visibility=said.visibility,
        language=said.language,
        in_reply_to_id=above,
    )


def _named(handle: str, text: str) -> str:
    if not text.strip():
        raise WrongPast("a comment needs text")
    return text.strip() if f"@{handle}" in text else f"@{handle} {text.strip()}"


def comment(store: Store, by: int, row: sqlite3.Row, said: Said) -> int:
    """An answer names whom it speaks to, as Mastodon's do."""
    text = _named(store.get("accounts", row["account_id"])["handle"], said.text)
    return published(store, _draft(store, by, text, said, row["id"]), said.at, said.is_quiet)


def post(store: Store, by: int, said: Said) -> int:
    return published(store, _draft(store, by, said.text, said), said.at, said.is_quiet)


def mention(store: Store, by: int, of: sqlite3.Row, said: Said) -> int:
    return published(store, _draft(store, by, _named(of["handle"], said.text), said), said.at, said.is_quiet)


def edit(store: Store, row: sqlite3.Row, text: str) -> None:
    if not text.strip() or post_length(text, row["spoiler_text"]) > LONGEST_TEXT:
        raise WrongPast(f"a post has 1 to {LONGEST_TEXT} characters")
    posting.edit(store, row, text=text)


def remove(store: Store, row: sqlite3.Row, by: int) -> None:
    if row["account_id"] != by:
        raise WrongPast("on Mastodon only its writer can remove a post")
    take_away(store, row["id"], "deleted")


def hide(_store: Store, _row: sqlite3.Row, _is_hidden: bool) -> None:
    raise WrongPast("on Mastodon nobody can hide what others write")
