"""Communications takes a question up, answers it, or passes a journalist's to the topic's spokesperson."""

from __future__ import annotations

from django.db import transaction

from tankar.guideline.advice.errors import NobodyThere
from tankar.guideline.advice.moving import move, say, words_from
from tankar.guideline.advice.telling import await_answer, note, reminder, team, tell_all, tell_asker
from tankar.guideline.models import Advice, AdviceWords
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["answer", "give_back", "pass_on", "take_up"]

_ANSWER = "guideline.answer_advice"


def take_up(person: Person, advice: Advice) -> Advice:
    """A person has it, and whoever asked may know so. Raises `NotOpen` or `NotTheirs`."""
    with transaction.atomic():
        move(person, _ANSWER, advice, Advice.State.RECEIVED)
        note("guideline.advice_received", advice)
        await_answer(advice, [person])
        tell_asker("guideline.advice_received", advice)
    return advice


def answer(person: Person, advice: Advice, text: str) -> Advice:
    """Raises `NoWords`, `NotOpen` when somebody else was faster, or `NotTheirs`."""
    words = words_from(text)
    with transaction.atomic():
        spokesperson = advice.spokesperson_id == person.pk
        move(person, _ANSWER, advice, Advice.State.ANSWERED, next_at=None)
        by = AdviceWords.By.SPOKESPERSON if spokesperson else AdviceWords.By.COMMUNICATIONS
        say(advice, by, words)
        note("guideline.advice_answered", advice)
        tell_asker("guideline.advice_answered", advice)
    return advice


def pass_on(person: Person, advice: Advice, email: str) -> Advice:
    """A journalist's question goes to the spokesperson with its deadline (EXP-4); whoever asked is told so.

    Raises `NobodyThere`, `NotOpen`, `NotTheirs`.
    """
    found = Person.objects.filter(email__iexact=email.strip(), is_employee=True).exclude(pk=advice.asker_id)
    spokesperson = found.first()
    if spokesperson is None:
        raise NobodyThere
    with transaction.atomic():
        move(
            person,
            _ANSWER,
            advice,
            Advice.State.PASSED,
            spokesperson=spokesperson,
            next_at=reminder(advice.due_at, clock.now()),
            stage=Advice.Stage.ASKED,
        )
        note("guideline.advice_passed", advice)
        tell_all([spokesperson], "guideline.advice_for_spokesperson", advice)
        await_answer(advice, [spokesperson], "speak")
        tell_asker("guideline.advice_passed", advice)
    return advice


def give_back(person: Person, advice: Advice) -> Advice:
    """Not this spokesperson's matter, or away: communications has it again. Raises `NotOpen` or `NotTheirs`."""
    with transaction.atomic():
        move(
            person,
            _ANSWER,
            advice,
            Advice.State.RECEIVED,
            spokesperson=None,
            next_at=reminder(advice.due_at, clock.now()),
            stage=Advice.Stage.ASKED,
        )
        note("guideline.advice_back", advice)
        tell_all(team(advice), "guideline.advice_back", advice)
        await_answer(advice, team(advice))
    return advice
