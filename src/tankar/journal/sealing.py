"""Sealing: committed entries are chained by their digests, some seconds after they were written.

1. Take the entries without a number that are visible now, by id. (On PostgreSQL an entry with a lower id may
   be committed after one with a higher: it is sealed in the next round, and gets the higher number. The
   chain follows the numbers, not the ids.)
2. Lock them; a second sealer waits here, and then finds them numbered.
3. Read the chain's end, number the entries on from it, write number, previous digest and digest.

`verify` walks the chain by number and computes every digest anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef

from tankar.journal.digests import digest_of, words_digest
from tankar.journal.models import Entry

__all__ = ["Verification", "seal", "verify"]


@dataclass(frozen=True)
class Verification:
    """What a walk along the chain found.

    `first_broken` is the number where the chain first fails (missing, changed, or words gone without an entry
    that tells of it); nothing is checked after it. `unsealed` counts the tail that is not chained yet. `head`
    is the digest of the last good entry: noted elsewhere, it shows whether the chain was cut shorter.
    """

    ok: bool
    checked: int
    first_broken: int | None
    unsealed: int
    head: str


def seal(batch: int = 500) -> int:
    """Chain up to `batch` committed entries in a transaction of its own; returns how many."""
    with transaction.atomic():
        entries = list(Entry.objects.unsealed().order_by("id").select_for_update()[:batch])
        if not entries:
            return 0
        end = Entry.objects.exclude(number=None).order_by("-number").only("number", "digest").first()
        number, previous = (end.number or 0, end.digest) if end else (0, "")
        for entry in entries:
            number += 1
            entry.number, entry.previous = number, previous
            entry.digest = previous = digest_of(entry, number=number, previous=entry.previous)
        # the plain manager: this is the one place that may write to an entry
        Entry._base_manager.bulk_update(entries, ["number", "previous", "digest"], batch_size=100)
        return len(entries)


def verify() -> Verification:
    """Walk the whole chain, a few hundred entries in memory at a time."""
    told = Entry.objects.filter(
        kind="journal.words_erased", subject_type="entry", subject_id=OuterRef("public_id")
    )
    chain = Entry.objects.exclude(number=None).order_by("number").select_related("words")
    checked, previous, broken = 0, "", None
    for entry in chain.annotate(erasure_told=Exists(told)).iterator(chunk_size=500):
        erased: bool = getattr(entry, "erasure_told")  # noqa: B009 - an annotation, unknown to the model
        if not _follows(entry, checked + 1, previous) or not _words_stand(entry, erased=erased):
            broken = checked + 1
            break
        checked, previous = checked + 1, entry.digest
    unsealed = Entry.objects.unsealed().count()
    return Verification(broken is None, checked, broken, unsealed, previous)


def _follows(entry: Entry, number: int, previous: str) -> bool:
    return (
        entry.number == number
        and entry.previous == previous
        and entry.digest == digest_of(entry, number=number, previous=previous)
    )


def _words_stand(entry: Entry, *, erased: bool) -> bool:
    words = getattr(entry, "words", None)
    if words is None:
        return erased or not entry.words_digest
    return words_digest(words.salt, words.text) == entry.words_digest
