"""The journal: append-only, hash-chained record of who did what, and on which rule's ground.

    with transaction.atomic():
        item.save()
        journal.record("content.item_started", actor=actor, subject=("item", item.public_id))

The names below are fetched when first asked for: while this package loads there are no Django models yet.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tankar.journal.kinds import Actor, EntryKind, all_kinds, kind_named

if TYPE_CHECKING:
    from tankar.journal.reading import sentence, words_of
    from tankar.journal.sealing import Verification, seal, verify
    from tankar.journal.writing import erase_words, react_with, record, use_clock

__all__ = [
    "Actor",
    "EntryKind",
    "Verification",
    "all_kinds",
    "erase_words",
    "kind_named",
    "react_with",
    "record",
    "seal",
    "sentence",
    "use_clock",
    "verify",
    "words_of",
]

_FETCHED = {
    "sentence": "reading",
    "words_of": "reading",
    "Verification": "sealing",
    "seal": "sealing",
    "verify": "sealing",
    "erase_words": "writing",
    "react_with": "writing",
    "record": "writing",
    "use_clock": "writing",
}


def __getattr__(name: str) -> Any:
    if name not in _FETCHED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_FETCHED[name]}"), name)
