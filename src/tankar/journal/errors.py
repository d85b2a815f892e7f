"""What the journal refuses.

JournalError
├── NotInTransaction    an entry must stand or fall with the change it tells of
├── UnknownKind         no context declares such an entry
├── WrongKind           a declaration that cannot be right
├── NotPlain            parameters that JSON cannot carry without doubt
└── AppendOnly          somebody tried to change or delete an entry
"""

from __future__ import annotations

__all__ = ["AppendOnly", "JournalError", "NotInTransaction", "NotPlain", "UnknownKind", "WrongKind"]


class JournalError(Exception):
    """Anything the journal refuses."""


class NotInTransaction(JournalError):
    """An entry was written outside a transaction: it could outlive its change, or miss it."""


class UnknownKind(JournalError):
    """No `entries.py` declares this kind."""


class WrongKind(JournalError):
    """A declaration in an `entries.py` is wrong; the text names it."""


class NotPlain(JournalError):
    """A parameter is not text, whole number, truth value, nothing, or a list or mapping of these."""


class AppendOnly(JournalError):
    """Entries are never changed and never deleted. Words can be erased with `journal.erase_words`."""
