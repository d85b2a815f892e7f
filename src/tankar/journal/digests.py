"""Canonical bytes and digests. Plain functions: the same entry gives the same digest on every database.

1. What an entry says is written as JSON with sorted keys, without spaces, in UTF-8.
2. Its number and the digest of the entry before it are part of it.
3. SHA-256 over that is its digest; the first entry's `previous` is empty.
Words are not part of it, only SHA-256 over salt and words.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

from tankar.journal.errors import NotPlain
from tankar.journal.models import Entry

__all__ = ["digest_of", "plain", "words_digest"]

FORMAT = 1


def digest_of(entry: Entry, *, number: int, previous: str) -> str:
    """The digest of `entry` at this place of the chain: 64 hexadecimal digits."""
    said = {
        "format": FORMAT,
        "number": number,
        "previous": previous,
        "public_id": entry.public_id,
        "kind": entry.kind,
        "at": entry.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        "actor": [entry.actor_id, entry.actor_name, entry.acting_as],
        "subject": [entry.subject_type, entry.subject_id],
        "rules": entry.rules,
        "params": entry.params,
        "words": entry.words_digest,
    }
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def words_digest(salt: str, text: str) -> str:
    """The digest of words; `salt` is hexadecimal and of fixed length, so the two cannot be shifted."""
    return hashlib.sha256(f"{salt}{text}".encode()).hexdigest()


def plain(value: Any, where: str = "params") -> Any:
    """`value` if JSON carries it the same through every database. Raises `NotPlain`.

    Fractions are refused, since databases write them differently, and so is the character NUL, which
    PostgreSQL cannot keep.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        if "\0" in value:
            raise NotPlain(f"{where} holds the character NUL.")
        return str(value)
    if isinstance(value, list | tuple):
        return [plain(part, f"{where}[{index}]") for index, part in enumerate(value)]
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {str(key): plain(part, f"{where}.{key}") for key, part in value.items()}
    raise NotPlain(f"{where} is a {type(value).__name__}, which the journal cannot keep without doubt.")
