"""Comments, likes and mentions on Facebook, free of HTTP; whatever happens, the Page's receivers are told.

Threads have two levels: an answer to an answer hangs below the same comment. Of what is said in the past nobody is
told: it is found by whoever looks.
"""

from __future__ import annotations

import sqlite3

from tankar.practice import past
from tankar.practice.fields import number
from tankar.practice.manners import take_away
from tankar.practice.mastodon.content import mentioned_names
from tankar.practice.past import WrongPast
from tankar.practice.store import Store, as_text
from tankar.practice.talk.contract import Said

from . import events, nodes, posting
from .errors import Refused, bad
from .gate import FACEBOOK

LONGEST_COMMENT = 8_000


def find(store: Store, name: str) -> sqlite3.Row | None:
    """A post or comment by its identifier: ``98765`` and ``1122_98765`` are the same."""
    sql = (
        "SELECT s.* FROM statuses s JOIN accounts a ON a.id = s.account_id"
        " LEFT JOIN statuses r ON r.id = s.root_id LEFT JOIN statuses p ON p.id = s.in_reply_to_id"
        " WHERE s.id = ? AND s.gone IS NULL AND r.gone IS NULL AND p.gone IS NULL AND a.network = 'facebook'"
    )
    return store.one(sql, number(name.rpartition("_")[2]))


def name_of(_store: Store, row: sqlite3.Row) -> str:
    return nodes.comment_id(row) if row["kind"] == "comment" else nodes.post_id(row)


def path_of(store: Store, row: sqlite3.Row) -> str:
    root = store.get("statuses", row["root_id"] or row["id"])
    path = nodes.post_path(store.get("accounts", root["account_id"]), root)
    return path if root["id"] == row["id"] else f"{path}?comment_id={row['id']}#c{row['id']}"


def resident(store: Store, name: str) -> int:
    return past.resident(store, name, FACEBOOK.network)


def owner_of(store: Store, row: sqlite3.Row) -> int:
    """Whose page or profile a post or comment stands on."""
    return int(store.get("statuses", row["root_id"] or row["id"])["account_id"])


def check_comment(text: str) -> None:
    if not text.strip():
        raise bad("The comment is empty: the parameter message is required")
    if len(text) > LONGEST_COMMENT:
        raise bad(f"Param message must be at most {LONGEST_COMMENT} characters")


def comment(store: Store, by: int, row: sqlite3.Row, said: Said, app_id: int | None = None) -> int:
    """Answer a post or a comment. Raises Refused."""
    check_comment(said.text)
    root = row["root_id"] or row["id"]
    above = row["in_reply_to_id"] if row["root_id"] and row["in_reply_to_id"] != root else row["id"]
    added = store.new_id("statuses", said.at)
    with store.atomic():
        store.insert(
            "statuses",
            id=added,
            account_id=by,
            app_id=app_id,
            text=said.text,
            language=said.language,
            in_reply_to_id=above,
            root_id=root,
            kind="comment",
            created_at=as_text(said.at or store.now()),
        )
        if said.at is None and not said.is_quiet:
            made = store.get("statuses", added)
            events.comment(store, made, "add")
            _tell_mentioned(store, made, owner_of(store, made))
    return added


def _tell_mentioned(store: Store, row: sqlite3.Row, but: int) -> None:
    for handle in mentioned_names(row["text"]) if "@" in row["text"] else ():
        page = store.find("accounts", network=FACEBOOK.network, handle=handle, is_resident=0)
        if page and page["id"] not in (but, row["account_id"]):
            _note_mention(store, page["id"], row)
            events.mention(store, page["id"], row, "add")


def _note_mention(store: Store, page_id: int, row: sqlite3.Row) -> None:
    told = {"account_id": page_id, "from_account_id": row["account_id"], "status_id": row["id"]}
    new = store.new_id("notifications")
    store.insert("notifications", id=new, kind="mention", created_at=row["created_at"], **told)


def post(store: Store, by: int, said: Said) -> int:
    """A post in Facebook's own app: it carries no app."""
    if not said.text.strip():
        raise bad("Invalid parameter: a post needs message, link or attached_media")
    posting.check_message(said.text)
    return posting.publish(store, posting.Draft(by, None, said.text), said.at, said.is_quiet)


def mention(store: Store, by: int, of: sqlite3.Row, said: Said) -> int:
    """A resident's own post that names the Page."""
    check_comment(said.text)
    with store.atomic():
        added = posting.publish(store, posting.Draft(by, None, said.text), said.at, is_quiet=True)
        row = store.get("statuses", added)
        _note_mention(store, of["id"], row)
        if said.at is None and not said.is_quiet:
            events.mention(store, of["id"], row, "add")
    return added


def _mentioned(store: Store, row: sqlite3.Row) -> list[int]:
    rows = store.select("notifications", {"status_id": row["id"], "kind": "mention"})
    return [one["account_id"] for one in rows]


def _changed(store: Store, number: int, verb: str, by: int | None = None) -> None:
    row = store.get("statuses", number)
    for page_id in _mentioned(store, row):
        events.mention(store, page_id, row, verb)
    if row["kind"] == "comment":
        events.comment(store, row, verb, by)
    elif not store.get("accounts", row["account_id"])["is_resident"]:
        events.post(store, row, verb)


def edit(store: Store, row: sqlite3.Row, text: str) -> None:
    check = check_comment if row["kind"] == "comment" else posting.check_message
    check(text)
    with store.atomic():
        store.change("statuses", row["id"], text=text, edited_at=as_text(store.now()))
        _changed(store, row["id"], "edited")


def remove(store: Store, row: sqlite3.Row, by: int) -> None:
    """What hangs below it is not shown any more either."""
    if by not in (row["account_id"], owner_of(store, row)):
        raise Refused(200, "(#200) Only its writer or the Page can remove it.")
    with store.atomic():
        take_away(store, row["id"], "deleted")
        _changed(store, row["id"], "remove", by)


def like(store: Store, by: int, row: sqlite3.Row) -> None:
    with store.atomic():
        sql = "INSERT OR IGNORE INTO favourites (account_id, status_id) VALUES (?, ?)"
        if store.run(sql, by, row["id"]):
            events.reaction(store, row, by, "add")


def unlike(store: Store, by: int, row: sqlite3.Row) -> None:
    with store.atomic():
        if store.run("DELETE FROM favourites WHERE account_id = ? AND status_id = ?", by, row["id"]):
            events.reaction(store, row, by, "remove")


def hide(store: Store, row: sqlite3.Row, is_hidden: bool) -> None:
    """Hidden, a comment is seen by its writer and the Page alone. Hiding twice changes nothing."""
    if row["kind"] != "comment":
        raise WrongPast("only comments are hidden")
    owner = owner_of(store, row)
    if row["account_id"] == owner:
        raise Refused(200, "(#200) A Page cannot hide its own comment.")
    state = "hidden" if is_hidden else ""
    if row["state"] != state:
        with store.atomic():
            store.change("statuses", row["id"], state=state)
            events.comment(store, store.get("statuses", row["id"]), "hide" if is_hidden else "unhide", owner)
