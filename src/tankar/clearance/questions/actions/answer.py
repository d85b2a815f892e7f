"""Whether the information is public: advice with its ground, by whom the question was put to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from tankar.clearance.errors import Incomplete
from tankar.clearance.models import Answer, Clearance
from tankar.clearance.questions.grounds import grounds_named
from tankar.clearance.questions.moving import move, note
from tankar.clearance.questions.promises import came_after_meeting
from tankar.clearance.questions.telling import awaits_nobody, tell_asker
from tankar.organisation.access import today
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["NEED_A_GROUND", "Said", "answer", "says_the_same"]


# what is public needs no ground (621/1999 section 1): what is kept back does
NEED_A_GROUND = (Answer.Verdict.NOT_YET, Answer.Verdict.SECRET, Answer.Verdict.PARTLY)


@dataclass(frozen=True)
class Said:
    """What is answered. `grounds`: keys of `grounds.toml`."""

    verdict: str
    valid_until: dt.date | None
    grounds: Sequence[str] = ()
    ground_words: str = ""
    public_from: dt.date | None = None
    sentence_sv: str = ""
    sentence_fi: str = ""


def answer(person: Person, clearance: Clearance, said: Said) -> Answer:
    """The first answer, or a newer one in the place of the one that stands.

    It says whether information is public and nothing about what the asker writes. Raises `Incomplete`,
    `NotAllowed`, or `NotOpen`.
    """
    if faults := _faults(said):
        raise Incomplete(faults)
    assert said.valid_until is not None
    with transaction.atomic():
        until = {"next_at": None, "valid_until": said.valid_until, "unread": True}
        again = Clearance.objects.filter(pk=clearance.pk, state=Clearance.State.ANSWERED).exists()
        move(person, "clearance.answer", clearance, Clearance.State.ANSWERED, **until)
        now = clock.now()
        late = came_after_meeting(clearance, now)
        given = Answer.objects.create(
            clearance=clearance,
            verdict=said.verdict,
            grounds=[one.key for one in grounds_named(said.grounds)],
            ground_words=said.ground_words.strip()[:1000],
            public_from=said.public_from if said.verdict == Answer.Verdict.NOT_YET else None,
            sentence_sv=said.sentence_sv.strip()[:500],
            sentence_fi=said.sentence_fi.strip()[:500],
            valid_until=said.valid_until,
            answered_by=person,
            answered_at=now,
            after_meeting=late,
        )
        note("clearance.answered", person, clearance, verdict=said.verdict)
        awaits_nobody(clearance, "answered")
        kind = "clearance.answered_late" if late else "clearance.answered"
        tell_asker("clearance.answered_anew" if again else kind, clearance)
    return given


def says_the_same(given: Answer, said: Said) -> bool:
    """Is what is typed the answer that was given already?"""
    grounds = [one.key for one in grounds_named(said.grounds)]
    words = (said.ground_words.strip(), said.sentence_sv.strip(), said.sentence_fi.strip())
    return (given.verdict, given.grounds, given.valid_until) == (
        said.verdict,
        grounds,
        said.valid_until,
    ) and (
        given.ground_words,
        given.sentence_sv,
        given.sentence_fi,
    ) == words


def _faults(said: Said) -> dict[str, str]:
    faults: dict[str, str] = {}
    if said.verdict not in Answer.Verdict.values:
        faults["verdict"] = _("Choose one of the answers. Nothing was sent.")
        return faults
    if said.verdict == Answer.Verdict.NOT_YET and said.public_from is None:
        faults["public_from"] = _(
            "Say from which day it is public. If nobody knows, choose the day to ask again."
        )
    if said.verdict == Answer.Verdict.PARTLY and not (said.sentence_sv.strip() or said.sentence_fi.strip()):
        faults["sentence"] = _("Write how it may be said, in one of the languages at least.")
    if said.verdict in NEED_A_GROUND and not (grounds_named(said.grounds) or said.ground_words.strip()):
        faults["grounds"] = _(
            "Choose a ground, or write one: whoever asked shall know what the answer rests on."
        )
    if said.valid_until is None:
        faults["valid_until"] = _("Say until which day the answer holds.")
    elif said.valid_until < today():
        faults["valid_until"] = _("That day has passed.")
    return faults
