"""The comments of an item as threads, for its pages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from tankar.content.comments.permissions import DELETED_WITHIN
from tankar.content.models import Comment, Item
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["Said", "comments_page"]

AT_MOST = 200


@dataclass
class Said:
    """One comment with its answers, and whether this reader may still take it back."""

    comment: Comment
    deletable: bool
    answers: list[Said] = field(default_factory=list)


def comments_page(person: Person, item: Item) -> dict[str, Any]:
    """Open threads and resolved ones, oldest first; one statement. The latest 200 comments."""
    latest = item.comments.select_related("by", "resolved_by").order_by("-id")[:AT_MOST]
    edge = clock.now() - DELETED_WITHIN
    said = {one.pk: Said(one, one.by_id == person.pk and one.at > edge) for one in reversed(list(latest))}
    threads: list[Said] = []
    for one in said.values():
        above = said.get(one.comment.thread_id or 0)
        (above.answers if above else threads).append(one)
    return {
        "item": item,
        "threads": [one for one in threads if one.comment.resolved_at is None],
        "resolved": [one for one in threads if one.comment.resolved_at is not None],
        "seen": _seen(list(said.values())),
    }


def _seen(said: list[Said]) -> str:
    """Changes when what the list shows changes."""
    rows = [(one.comment.pk, bool(one.comment.text), one.comment.resolved_at, one.deletable) for one in said]
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]
