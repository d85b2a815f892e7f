"""Reading: an entry as a sentence in the reader's language, and its words."""

from __future__ import annotations

from collections import defaultdict

from django.utils.translation import gettext

from tankar.journal.errors import UnknownKind
from tankar.journal.kinds import kind_named
from tankar.journal.models import Entry, Words

__all__ = ["sentence", "words_of"]


def sentence(entry: Entry) -> str:
    """What happened, in the active language.

    A code is told by its label. A parameter that the entry lacks is shown as “?”, a code nobody knows any
    more as it is, and an old kind that nobody declares any more by its name: the journal can always be read.
    """
    actor = entry.actor_name or "Tankar"
    params: defaultdict[str, object] = defaultdict(lambda: "?", entry.params)
    params["actor"] = actor
    try:
        kind = kind_named(entry.kind)
    except UnknownKind:
        return f"{actor}: {entry.kind}"
    for name, labels in kind.labels.items():
        params[name] = labels.get(str(params[name]), params[name])
    return gettext(kind.sentence) % params


def words_of(entry: Entry) -> str | None:
    """What was said, or `None` when there were no words or they have been erased."""
    row = Words.objects.filter(entry=entry).first()
    return row.text if row else None
