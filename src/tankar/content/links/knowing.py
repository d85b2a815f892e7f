"""What is known about the pages of a draft's links, and asking for what is not."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection
from dataclasses import replace

from django.db import transaction

from tankar.content.draft import Draft
from tankar.content.links.page import Page
from tankar.content.models import LinkedPage
from tankar.content.tasks import read_linked_page
from tankar.work import clock

__all__ = ["ANSWER_WITHIN", "MOST_LINKS", "ask_for_pages", "is_awaited", "key_of", "with_pages"]

MOST_LINKS = 5
LONGEST_ADDRESS = 2_000
KEPT = dt.timedelta(hours=6)
UNREAD_KEPT = dt.timedelta(minutes=10)
# an answer that took longer was lost with its task, and is asked for again
ANSWER_WITHIN = dt.timedelta(seconds=60)
# of all writers together: nobody's Tankar is a tool to try addresses with
MOST_A_MINUTE = 60


def key_of(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()


def with_pages(draft: Draft) -> Draft:
    """The draft with what is known about the pages it links to. One statement, none without links."""
    if draft.pages or not (addresses := _asked_for(draft)):
        return draft
    rows = LinkedPage.objects.filter(key__in=[key_of(one) for one in addresses]).defer("picture")
    return replace(draft, pages={row.url: _page(row) for row in rows})


def ask_for_pages(draft: Draft) -> None:
    """Have the pages read that nobody has read for some hours. Whoever is here first asks.

    Nothing is fetched here: a task does it, and the page shows what it found a moment later.
    """
    now = clock.now()
    addresses = {key_of(one): one for one in _asked_for(draft)}
    if not addresses:
        return
    known = {row.key: row for row in LinkedPage.objects.filter(key__in=addresses).defer("picture")}
    wanting = [key for key in addresses if key not in known or not _is_fresh(known[key], now)]
    room = MOST_A_MINUTE - _asked_lately(now) if wanting else 0
    for key in wanting[: max(room, 0)]:
        with transaction.atomic():
            if key in known:
                # of two readers one asks
                stale = LinkedPage.objects.filter(key=key, asked_at=known[key].asked_at)
                asked = bool(stale.update(asked_at=now))
                row = known[key]
            else:
                row, asked = LinkedPage.objects.get_or_create(
                    key=key, defaults={"url": addresses[key], "asked_at": now}
                )
            if asked:
                read_linked_page.enqueue(row.pk)


def is_awaited(pages: Collection[Page]) -> bool:
    """Is an answer still to come?"""
    return any(one.state == LinkedPage.State.ASKED for one in pages)


def _asked_for(draft: Draft) -> tuple[str, ...]:
    return tuple(one for one in draft.addresses if len(one) <= LONGEST_ADDRESS)[:MOST_LINKS]


def _asked_lately(now: dt.datetime) -> int:
    return LinkedPage.objects.filter(asked_at__gt=now - dt.timedelta(minutes=1)).count()


def _is_fresh(row: LinkedPage, now: dt.datetime) -> bool:
    if row.read_at is None or row.read_at < row.asked_at:
        return now - row.asked_at < ANSWER_WITHIN
    return now - row.read_at < (UNREAD_KEPT if row.state == LinkedPage.State.UNREAD else KEPT)


def _page(row: LinkedPage) -> Page:
    state = row.state
    if state == LinkedPage.State.ASKED and clock.now() - row.asked_at >= ANSWER_WITHIN:
        state = LinkedPage.State.UNREAD
    return Page(row.url, state, row.title, row.description, row.public_id if row.has_picture else "")
