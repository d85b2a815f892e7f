"""What became of the recording of a live broadcast, and of its captions."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.errors import NotAllowed, ReasonMissing, SettledAlready
from tankar.content.models import Outstanding
from tankar.content.outstanding.actions.settle import LONGEST, settle
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["ANSWERS", "keep_recording", "settle_captions"]

# answer → the journal's entry
ANSWERS = {
    Outstanding.State.DONE: "content.captions_added",
    Outstanding.State.NO_SPEECH: "content.captions_not_needed",
    Outstanding.State.IN_PICTURE: "content.captions_in_picture",
    Outstanding.State.NOT_KEPT: "content.recording_not_kept",
    Outstanding.State.REMOVED: "content.recording_removed",
}


def keep_recording(person: Person, owed: Outstanding) -> Outstanding:
    """The recording stays where people can watch it: its captions are owed. Twice does no harm.

    Raises `NotAllowed`, or `SettledAlready`.
    """
    if not may(person, "content.edit", owed.item):
        raise NotAllowed("content.edit")
    with transaction.atomic():
        rows = Outstanding.objects.filter(pk=owed.pk, state=Outstanding.State.OPEN)
        if rows.filter(runs=False).update(runs=True):
            item = owed.item.public_id
            journal.record("content.recording_kept", actor=actor(person), subject=("item", item))
        elif not rows.exists():
            raise SettledAlready
    owed.refresh_from_db()
    return owed


def settle_captions(person: Person, owed: Outstanding, answer: str, reason: str = "") -> Outstanding:
    """Captions are there, or not needed, or there is no recording: `answer` is a key of `ANSWERS`.

    A recording that was removed is removed for a reason. Raises `NotAllowed`, `ReasonMissing`, `SettledAlready`.
    """
    reason = " ".join(reason.replace("\x00", "").split())[:LONGEST]
    if answer == Outstanding.State.REMOVED and not reason:
        raise ReasonMissing
    with transaction.atomic():
        settle(person, owed, answer, ANSWERS[Outstanding.State(answer)], reason)
    return owed
