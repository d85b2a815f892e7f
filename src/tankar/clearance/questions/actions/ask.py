"""Somebody asks whether something may be shared."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from tankar.clearance.errors import NotAllowed, NothingAsked
from tankar.clearance.hats import hat_of
from tankar.clearance.models import AgendaMatter, Clearance, Paper
from tankar.clearance.questions.actions.route import route
from tankar.clearance.questions.moving import note
from tankar.clearance.routing import preparer_of
from tankar.organisation.access import may
from tankar.organisation.models import Person, new_public_id
from tankar.work import clock

__all__ = ["Question", "ask"]


@dataclass(frozen=True)
class Question:
    """What is asked. `paper`: a photo from `papers.take_photo`, b"" without one; `matter` `None`: not known."""

    words: str = ""
    link: str = ""
    matter: AgendaMatter | None = None
    need: str = Clearance.Need.USUAL
    paper: bytes = b""


def ask(person: Person, question: Question, public_id: str = "") -> Clearance:
    """Put the question to whoever prepares the matter; to the registry where that is not known.

    As whom the person acts now is as whom they ask (ELECT-10). `public_id`: the form's own, so that one sent twice is
    asked once; with other words it is a new question. Raises `NotAllowed` or `NothingAsked`.
    """
    if not may(person, "clearance.ask"):
        raise NotAllowed("clearance.ask")
    words = question.words.strip()
    if not (words or question.link or question.paper):
        raise NothingAsked
    if same := _sent_before(person, question, public_id):
        return same
    try:
        return _put(person, question, _unless_taken(public_id))
    except IntegrityError:
        # two taps at the same moment: the other one was first
        if same := _sent_before(person, question, public_id):
            return same
        raise


def _put(person: Person, question: Question, public_id: str) -> Clearance:
    now = clock.now()
    with transaction.atomic():
        clearance = Clearance.objects.create(
            public_id=public_id,
            asker=person,
            asked_as=hat_of(person),
            words=question.words.strip()[:3000],
            link=question.link,
            language=person.language,
            matter=question.matter,
            need=question.need,
            asked_at=now,
            changed_at=now,
        )
        if question.paper:
            Paper.objects.create(clearance=clearance, closed=question.paper)
        note("clearance.asked", None, clearance)
        route(clearance, preparer_of(question.matter))
    return clearance


def _sent_before(person: Person, question: Question, public_id: str) -> Clearance | None:
    """The person's own question from the same form, if it says the same."""
    if not public_id:
        return None
    mine = Clearance.objects.filter(public_id=public_id, asker=person, asked_as=hat_of(person))
    same = mine.filter(words=question.words.strip()[:3000], link=question.link, matter=question.matter)
    found = same.first()
    if found is None or bool(question.paper) != Paper.objects.filter(clearance=found).exists():
        return None
    return found


def _unless_taken(public_id: str) -> str:
    """A form that was changed and sent again, or left open by somebody else, is another question."""
    taken = not public_id or Clearance.objects.filter(public_id=public_id).exists()
    return new_public_id() if taken else public_id
