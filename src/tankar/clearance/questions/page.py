"""The page of one question, for the asker and for whoever answers it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from tankar import journal
from tankar.clearance.agenda.reading import matters_to_choose
from tankar.clearance.agenda.words import taken_up
from tankar.clearance.models import Answer, Clearance, Paper
from tankar.clearance.questions.answering import answer_page
from tankar.clearance.questions.formal import formal_link, registry_phone
from tankar.clearance.questions.grounds import grounds_named
from tankar.clearance.questions.promises import came_after_meeting
from tankar.clearance.questions.reading import numbers_to_ring
from tankar.clearance.questions.seeing import seeing_and_sharing
from tankar.clearance.questions.words import headline, told
from tankar.clearance.routing import people_who_prepare
from tankar.journal.models import Entry
from tankar.organisation.access import may, today
from tankar.organisation.requests import PersonRequest
from tankar.work import clock

__all__ = ["kept_page", "question_page", "seen_of"]

LINES_OF_HISTORY = 20


def seen_of(clearance: Clearance) -> str:
    """What a form carries, so that it is noticed when the question has moved since."""
    return clearance.changed_at.isoformat()


def kept_page(request: PersonRequest) -> HttpResponse:
    """The question is not there for the reader (any more); what they wrote is, so that nothing is lost."""
    fields = ("sentence_sv", "sentence_fi", "ground_words")
    written = [words for words in (request.POST.get(name, "").strip() for name in fields) if words]
    return render(request, "clearance/questions/kept.html", {"written": written}, status=404)


def question_page(
    request: PersonRequest, clearance: Clearance, status: int = 200, **more: Any
) -> HttpResponse:
    person, now = request.person, clock.now()
    own = may(person, "clearance.withdraw", clearance)
    may_answer = may(person, "clearance.answer", clearance)
    answers = list(clearance.answers.select_related("answered_by"))
    entries = Entry.objects.about("clearance", clearance.public_id)[:LINES_OF_HISTORY]
    page: dict[str, Any] = {
        "clearance": clearance,
        "seen": seen_of(clearance),
        "title": headline(clearance),
        "told": told(clearance, now),
        "own": own,
        "answers": [_shown(one, clearance) for one in reversed(answers)],
        "phones": numbers_to_ring(clearance, now, registry_phone()),
        "taken_up": taken_up(clearance.matter),
        "comes_late": may_answer and came_after_meeting(clearance, now),
        "public_now": clearance.matter is not None and clearance.matter.is_public_on(today()),
        "has_paper": Paper.objects.filter(clearance=clearance).exists(),
        "may_answer": may_answer,
        "may_assign": may(person, "clearance.assign", clearance),
        "history": [(entry.at, journal.sentence(entry)) for entry in entries],
        "formal": formal_link(clearance) if own else "",
        **more,
    }
    if may_answer:
        page["form"] = answer_page(clearance, request.POST, answers)
    if may_answer or page["may_assign"]:
        page["people"] = [one for one in people_who_prepare() if one.pk != clearance.preparer_id]
    if page["may_assign"]:
        page["matters"] = matters_to_choose(person)
    return render(request, "clearance/questions/question.html", page, status=status)


def _shown(answer: Answer, clearance: Clearance) -> dict[str, Any]:
    return {
        "answer": answer,
        "grounds": grounds_named(answer.grounds),
        "seeing": seeing_and_sharing(answer, clearance),
    }
