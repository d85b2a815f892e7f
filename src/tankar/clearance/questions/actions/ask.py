"""Somebody asks whether something may be shared."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from tankar.clearance.errors import NotAllowed, NothingAsked
from tankar.clearance.hats import hat_of
from tankar.clearance.models import AgendaMatter, Clearance, Paper
from tankar.clearance.questions.actions.route import route
from tankar.clearance.questions.moving import note
from tankar.clearance.routing import preparer_of
from tankar.organisation.access import may
from tankar.organisation.models import Person
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
    asked once. Raises `NotAllowed` or `NothingAsked`.
    """
    if not may(person, "clearance.ask"):
        raise NotAllowed("clearance.ask")
    words = question.words.strip()
    if not (words or question.link or question.paper):
        raise NothingAsked
    with transaction.atomic():
        if public_id and (same := Clearance.objects.filter(public_id=public_id, asker=person).first()):
            return same
        now = clock.now()
        clearance = Clearance(
            asker=person,
            asked_as=hat_of(person),
            words=words[:3000],
            link=question.link,
            language=person.language,
            matter=question.matter,
            need=question.need,
            asked_at=now,
            changed_at=now,
        )
        if public_id:
            clearance.public_id = public_id
        clearance.save()
        if question.paper:
            Paper.objects.create(clearance=clearance, closed=question.paper)
        note("clearance.asked", None, clearance)
        route(clearance, preparer_of(question.matter))
    return clearance
