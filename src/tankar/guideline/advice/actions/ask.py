"""Ask communications something in confidence, ask on, or close the question."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar.guideline.advice.errors import NotTheirs
from tankar.guideline.advice.moving import move, say, words_from
from tankar.guideline.advice.telling import await_answer, end, note, promise, reminder, team, tell_all
from tankar.guideline.models import Advice, AdviceWords
from tankar.organisation.access import holds, may
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.work import clock

__all__ = ["ask", "ask_on", "close"]


def ask(
    person: Person, kind: str, text: str, wanted_by: dt.datetime | None = None, public_id: str = ""
) -> Advice:
    """A new question, in the capacity the person acts in. `wanted_by`: a journalist's deadline (aware).

    `public_id`: as the page drew it, so that a form sent twice asks once. Raises `NoWords` or `NotTheirs`.
    """
    if not may(person, "guideline.ask"):
        raise NotTheirs
    words, now = words_from(text), clock.now()
    due = promise(now, wanted_by if kind == Advice.Kind.JOURNALIST else None)
    with transaction.atomic():
        standing = Advice.objects.filter(public_id=public_id).first() if public_id else None
        if standing is not None:
            if not may(person, "guideline.own_advice", standing):
                raise NotTheirs
            return standing
        advice = Advice(
            kind=kind,
            asker=person,
            as_elected=not holds(person, Role.EMPLOYEE),
            wanted_by=wanted_by if kind == Advice.Kind.JOURNALIST else None,
            asked_at=now,
            changed_at=now,
            due_at=due,
            next_at=reminder(due, now),
        )
        if public_id:
            advice.public_id = public_id
        advice.save()
        say(advice, AdviceWords.By.ASKER, words)
        note("guideline.advice_asked", advice)
        tell_all(team(advice), "guideline.advice_asked", advice)
        await_answer(advice, team(advice))
    return advice


def ask_on(person: Person, advice: Advice, text: str) -> Advice:
    """The answer was not enough: communications has its days again. Raises `NoWords`, `NotOpen`, `NotTheirs`."""
    words, now = words_from(text), clock.now()
    due = promise(now)
    with transaction.atomic():
        move(
            person,
            "guideline.own_advice",
            advice,
            Advice.State.ASKED,
            due_at=due,
            next_at=reminder(due, now),
            stage=Advice.Stage.ASKED,
            spokesperson=None,
        )
        say(advice, AdviceWords.By.ASKER, words)
        note("guideline.advice_asked", advice)
        tell_all(team(advice), "guideline.advice_asked", advice)
        await_answer(advice, team(advice))
    return advice


def close(person: Person, advice: Advice) -> Advice:
    """By whoever asked, answered or not: it is deleted some time later. Raises `NotOpen` or `NotTheirs`."""
    with transaction.atomic():
        now = clock.now()
        move(person, "guideline.own_advice", advice, Advice.State.CLOSED, closed_at=now, next_at=None)
        note("guideline.advice_closed", advice)
        end(advice)
    return advice
