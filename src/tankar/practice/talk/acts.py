"""What a person does, by name: as a resident, or as the city's own people in the network's own app."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from tankar.practice import bluesky, facebook, mastodon, past
from tankar.practice.fields import number
from tankar.practice.past import WrongPast
from tankar.practice.store import Store

from .contract import Said, Talk
from .people import somebody

TALKS: dict[str, Talk] = {"mastodon": mastodon.talk, "facebook": facebook.talk, "bluesky": bluesky.talk}
MOST = 20_000
Given = Mapping[str, Any]


def post_of(store: Store, network: str, given: Given) -> sqlite3.Row:
    """What is acted on: ``id``, ``post`` or ``status_id``, the network's own identifier. Raises WrongPast."""
    name = given.get("id") or given.get("post") or given.get("status_id") or ""
    row = TALKS[network].find(store, str(name))
    if row is None:
        raise WrongPast("no such post")
    return row


def _said(given: Given) -> Said:
    language = str(given["language"]) if given.get("language") else None
    visibility = str(given.get("visibility") or "public")
    is_quiet = given.get("quiet") is True
    return Said(str(given.get("text") or ""), language, past.moment(given), visibility, is_quiet)


def _one_of(said: Said, place: int, count: int) -> Said:
    """The words of one in a crowd: ``{n}`` in a text is its number; times follow one another."""
    if count == 1:
        return said
    text = said.text.replace("{n}", str(place + 1)) if "{n}" in said.text else f"{said.text} ({place + 1})"
    at = said.at + timedelta(milliseconds=place) if said.at else None
    return Said(text, said.language, at, said.visibility, said.is_quiet)


def _count(given: Given) -> int:
    count = number(given.get("count", 1))
    if not 0 < count <= MOST:
        raise WrongPast(f"count is 1 to {MOST}")
    return count


def _many(
    store: Store, network: str, given: Given, do: Callable[[Talk, int, Said], int | None]
) -> list[sqlite3.Row]:
    """Let one resident, or a crowd of ``count``, do something; all of it or nothing."""
    talk, count, said, made = TALKS[network], _count(given), _said(given), []
    with store.atomic():
        for place in range(count):
            name = str(given.get("name") or "") if count == 1 else ""
            who = talk.resident(store, name or (somebody(place) if count > 1 else past.SOMEBODY))
            done = do(talk, who, _one_of(said, place, count))
            if done is not None:
                made.append(store.get("statuses", done))
    return made


def comment(store: Store, network: str, given: Given) -> list[sqlite3.Row]:
    row = post_of(store, network, given)
    return _many(store, network, given, lambda talk, who, said: talk.comment(store, who, row, said))


def mention(store: Store, network: str, given: Given) -> list[sqlite3.Row]:
    city = account_of(store, network, str(given.get("handle", "")))
    return _many(store, network, given, lambda talk, who, said: talk.mention(store, who, city, said))


def like(store: Store, network: str, given: Given) -> list[sqlite3.Row]:
    row = post_of(store, network, given)

    def liked(talk: Talk, who: int, _said: Said) -> None:
        talk.like(store, who, row)

    return _many(store, network, given, liked) or [row]


def unlike(store: Store, network: str, given: Given) -> list[sqlite3.Row]:
    row, talk = post_of(store, network, given), TALKS[network]
    talk.unlike(store, talk.resident(store, str(given.get("name", ""))), row)
    return [row]


def edit(store: Store, network: str, given: Given) -> list[sqlite3.Row]:
    row = post_of(store, network, given)
    TALKS[network].edit(store, row, str(given.get("text") or ""))
    return [store.get("statuses", row["id"])]


def remove(store: Store, network: str, given: Given) -> list[sqlite3.Row]:
    row = post_of(store, network, given)
    TALKS[network].remove(store, row, row["account_id"])
    return [row]


def account_of(store: Store, network: str, handle: str) -> sqlite3.Row:
    """The city's account of that handle. Raises WrongPast."""
    names = (handle, f"{handle}.{bluesky.talk.DOMAIN}") if network == "bluesky" else (handle,)
    rows = [store.find("accounts", network=network, handle=name, is_resident=0) for name in names]
    found = next(filter(None, rows), None)
    if found is None:
        raise WrongPast(f"no account {handle!r}")
    return found


def city_at(store: Store, network: str, row: sqlite3.Row, given: Given) -> sqlite3.Row:
    """The city's account that acts on a post: the one named, or whose thread it is, or whom the thread names."""
    if given.get("handle"):
        return account_of(store, network, str(given["handle"]))
    top = row
    while top["in_reply_to_id"] and (above := store.find("statuses", id=top["in_reply_to_id"])):
        top = above
    owner = store.get("accounts", top["account_id"])
    if not owner["is_resident"]:
        return owner
    sql = (
        "SELECT a.* FROM notifications n JOIN accounts a ON a.id = n.account_id"
        " WHERE n.status_id IN (?, ?) AND NOT a.is_resident ORDER BY a.id"
    )
    named = store.one(sql, row["id"], top["id"])
    if named is None:
        raise WrongPast("say whose account acts: handle")
    return named


def app_post(store: Store, network: str, given: Given) -> list[sqlite3.Row]:
    city = account_of(store, network, str(given.get("handle", "")))
    return [store.get("statuses", TALKS[network].post(store, city["id"], _said(given)))]


def app_reply(store: Store, network: str, given: Given) -> list[sqlite3.Row]:
    row = post_of(store, network, given)
    city = city_at(store, network, row, given)
    return [store.get("statuses", TALKS[network].comment(store, city["id"], row, _said(given)))]


def _by_city(do: Callable[[Talk, Store, int, sqlite3.Row], None]) -> Callable[..., list[sqlite3.Row]]:
    def done(store: Store, network: str, given: Given) -> list[sqlite3.Row]:
        row = post_of(store, network, given)
        do(TALKS[network], store, city_at(store, network, row, given)["id"], row)
        return [store.get("statuses", row["id"])]

    return done


app_like = _by_city(lambda talk, store, city, row: talk.like(store, city, row))
app_unlike = _by_city(lambda talk, store, city, row: talk.unlike(store, city, row))
app_hide = _by_city(lambda talk, store, _city, row: talk.hide(store, row, True))
app_unhide = _by_city(lambda talk, store, _city, row: talk.hide(store, row, False))
app_remove = _by_city(lambda talk, store, city, row: talk.remove(store, row, city))


def app_edit(store: Store, network: str, given: Given) -> list[sqlite3.Row]:
    return edit(store, network, given)


APP: dict[str, Callable[[Store, str, Given], list[sqlite3.Row]]] = {
    "post": app_post,
    "reply": app_reply,
    "like": app_like,
    "unlike": app_unlike,
    "hide": app_hide,
    "unhide": app_unhide,
    "edit": app_edit,
    "remove": app_remove,
}
RESIDENT: dict[str, Callable[[Store, str, Given], list[sqlite3.Row]]] = {
    "comment": comment,
    "mention": mention,
    "like": like,
    "unlike": unlike,
    "edit": edit,
    "remove": remove,
}
