"""Writing: `record` an entry inside the action's transaction, and `erase_words` of one."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import transaction

from tankar.journal.digests import plain, words_digest
from tankar.journal.errors import NotInTransaction
from tankar.journal.kinds import Actor, kind_named
from tankar.journal.models import Entry, Words

__all__ = ["Reaction", "erase_words", "react_with", "record", "use_clock"]

Reaction = Callable[[Entry], None]


def _machine() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


_now: Callable[[], dt.datetime] = _machine
_reactions: Mapping[str, Sequence[Reaction]] = {}


def use_clock(now: Callable[[], dt.datetime]) -> None:
    """The house's clock, handed down by the context that owns it (the journal lies below it)."""
    global _now
    _now = now


def react_with(table: Mapping[str, Sequence[Reaction]]) -> None:
    """Who reacts to which kind. Set once, by `web`. Raises `UnknownKind` for a kind nobody declares."""
    global _reactions
    for kind in table:
        kind_named(kind)
    _reactions = table


def record(
    kind: str,
    *,
    actor: Actor | None,
    subject: tuple[str, str],
    rules: Sequence[str] = (),
    params: Mapping[str, Any] | None = None,
    words: str | None = None,
) -> Entry:
    """Write one entry, in the transaction of the change it tells of, and let the reactions run in it.

    `actor` is `None` when the house itself acted. `subject` is (type, public id). `rules` are added to those
    of the kind. `params` fill the sentence and must stay without residents' names; what residents or
    writers said goes into `words`. A reaction that raises fails the action.
    """
    _refuse_outside_transaction()
    declared = kind_named(kind)
    salt = secrets.token_hex(32) if words is not None else ""
    entry = Entry.objects.create(
        kind=kind,
        at=_now(),
        actor_id=actor.id if actor else "",
        actor_name=actor.name if actor else "",
        acting_as=(actor.acting_as or "") if actor else "",
        subject_type=subject[0],
        subject_id=subject[1],
        rules=list(dict.fromkeys([*declared.rules, *rules])),
        params=plain(dict(params or {})),
        words_digest=words_digest(salt, words) if words is not None else "",
    )
    if words is not None:
        Words.objects.create(entry=entry, text=words, salt=salt)
    for react in _reactions.get(kind, ()):
        react(entry)
    return entry


def erase_words(entry: Entry, *, actor: Actor | None) -> None:
    """Erase what was said, and say so in a new entry. The chain still verifies. Twice does no harm."""
    _refuse_outside_transaction()
    if Words.objects.filter(entry=entry).delete()[0]:
        record("journal.words_erased", actor=actor, subject=("entry", entry.public_id))


def _refuse_outside_transaction() -> None:
    blocks = transaction.get_connection().atomic_blocks
    # The transaction that wraps a test is not the action's: without this, no test would notice a missing one.
    if all(getattr(block, "_from_testcase", False) for block in blocks):
        raise NotInTransaction("An entry is written inside transaction.atomic, with the change it tells of.")
