"""*Talk first*: words beside the decision, and advice that the two ask for. Advice decides nothing."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.models import ProfileRequest, RequestAdvice, RequestWord
from tankar.channels.requests.actions.advise import may_suggest
from tankar.channels.requests.deciders import leaders_of_communications, leaders_of_unit
from tankar.channels.requests.errors import NoSuchColleague, StandsElsewhere, WordsMissing
from tankar.channels.requests.facts import clean
from tankar.channels.requests.moving import matter_of, note
from tankar.channels.requests.telling import done_for, tell_all
from tankar.decisions.keeping import answered, ask
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["ask_for_advice", "give_advice", "say"]

_LONGEST = 2000


def say(person: Person, request: ProfileRequest, words: str) -> RequestWord:
    """Everybody who sees the request reads it. Raises `WordsMissing`, PermissionDenied, `StandsElsewhere`."""
    words = clean(words)[:_LONGEST]
    if not may(person, "channels.view_request", request):
        raise PermissionDenied("channels.view_request")
    if not words:
        raise WordsMissing
    if request.state in ProfileRequest.ENDED:
        raise StandsElsewhere(request)
    with transaction.atomic():
        said = RequestWord.objects.create(
            request=request, person=person, name=str(person), words=words, at=clock.now()
        )
        concerned = [request.requester, *leaders_of_unit(request), *leaders_of_communications(request)]
        tell_all([one for one in concerned if one.pk != person.pk], "said", request, who=str(person))
    return said


def ask_for_advice(person: Person, request: ProfileRequest, email: str, question: str) -> RequestAdvice:
    """Of the city manager, sector management, or whoever knows. The deadline of the decision runs on.

    Raises `WordsMissing`, `NoSuchColleague`, PermissionDenied.
    """
    question = clean(question)[:_LONGEST]
    if not may_suggest(person, request):
        raise PermissionDenied("channels.decide_request_for_unit")
    if not question:
        raise WordsMissing
    wanted = Person.objects.filter(email=clean(email).lower(), is_employee=True).exclude(pk=person.pk).first()
    if wanted is None:
        raise NoSuchColleague
    with transaction.atomic():
        advice = RequestAdvice.objects.create(
            request=request, asked_by=person, asked_of=wanted, question=question, asked_at=clock.now()
        )
        note("advice_asked", person, request, whom=str(wanted))
        ask(matter_of(request), [wanted], "give_advice", due_at=request.due_at)
        tell_all([wanted], "advice_asked", request, who=str(person))
    return advice


def give_advice(person: Person, advice: RequestAdvice, words: str) -> RequestAdvice:
    """By the one who was asked, once. Raises `WordsMissing`, PermissionDenied, `StandsElsewhere`."""
    words = clean(words)[:_LONGEST]
    if advice.asked_of_id != person.pk or not may(person, "channels.view_request", advice.request):
        raise PermissionDenied("channels.view_request")
    if not words:
        raise WordsMissing
    with transaction.atomic():
        now = clock.now()
        # the claim: advice is given once
        if not RequestAdvice.objects.filter(pk=advice.pk, given_at=None).update(words=words, given_at=now):
            raise StandsElsewhere(advice.request)
        advice.refresh_from_db()
        request = advice.request
        answered(matter_of(request), verb="give_advice", person=person)
        done_for([person], request)
        note("advice_given", person, request)
        concerned = [advice.asked_by, *leaders_of_unit(request), *leaders_of_communications(request)]
        tell_all([one for one in concerned if one.pk != person.pk], "advice_given", request, who=str(person))
    return advice
