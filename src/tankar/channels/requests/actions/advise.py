"""Communications advises; anybody who decides may suggest a common channel; the applicant chooses one, or not."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.models import Channel, ProfileRequest
from tankar.channels.noting import both_names
from tankar.channels.requests.deciders import communications, leaders_of_communications, leaders_of_unit
from tankar.channels.requests.errors import NotACommonChannel, StandsElsewhere, WordsMissing
from tankar.channels.requests.facts import clean
from tankar.channels.requests.moving import ABOUT, matter_of, move, note
from tankar.channels.requests.telling import tell_all, tell_requester
from tankar.decisions.keeping import answered, ask, end_matter
from tankar.notices.settling import settle
from tankar.organisation.access import may, today
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["advise", "choose_common", "may_suggest", "suggest_common"]

_SUGGESTING = (
    "channels.advise_request",
    "channels.decide_request_for_unit",
    "channels.decide_request_for_communications",
)
_LONGEST = 2000


def advise(person: Person, request: ProfileRequest, words: str) -> ProfileRequest:
    """What communications thinks before anything is decided. Raises `WordsMissing`, PermissionDenied,
    or `StandsElsewhere`."""
    words = clean(words)[:_LONGEST]
    if not words:
        raise WordsMissing
    with transaction.atomic():
        request = ProfileRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
        if request.state != ProfileRequest.State.CONTACT:
            raise StandsElsewhere(request)
        if not may(person, "channels.advise_request", request):
            raise PermissionDenied("channels.advise_request")
        now = clock.now()
        ProfileRequest.objects.filter(pk=request.pk).update(
            advice=words, advised_at=now, changed_at=now, due_at=None, next_at=None
        )
        request.refresh_from_db()
        settle(ABOUT, [request.public_id])
        note("advised", person, request)
        matter = matter_of(request)
        answered(matter, verb="advise")
        ask(matter, [request.requester], "complete")
        tell_requester("advised", request)
    return request


def may_suggest(person: Person, request: ProfileRequest) -> bool:
    """Communications while it advises, and the two while they decide."""
    return any(may(person, permission, request) for permission in _SUGGESTING)


def suggest_common(person: Person, request: ProfileRequest, channel: Channel) -> ProfileRequest:
    """The applicant is asked whether this common channel is enough. Raises PermissionDenied, `NotACommonChannel`."""
    if not may_suggest(person, request):
        raise PermissionDenied("channels.advise_request")
    _refuse_not_common(channel)
    with transaction.atomic():
        ProfileRequest.objects.filter(pk=request.pk).update(suggested=channel)
        request.refresh_from_db()
        note("suggested", person, request, channel=both_names(channel))
        tell_requester("common_suggested", request, who=str(person), channel=channel.name)
    return request


def choose_common(person: Person, request: ProfileRequest, channel: Channel) -> ProfileRequest:
    """The applicant needs no profile of their own: a success (GEN-3, PLAN-2).

    Raises PermissionDenied, `NotACommonChannel`, `StandsElsewhere`.
    """
    _refuse_not_common(channel)
    with transaction.atomic():
        was_sent = request.contacted_at is not None
        move(person, "channels.edit_request", request, ProfileRequest.State.REDIRECTED, suggested=channel)
        note("redirected_to_common", person, request, channel=both_names(channel))
        if was_sent:
            end_matter(matter_of(request), "redirected")
            concerned = [
                *communications(request),
                *leaders_of_unit(request),
                *leaders_of_communications(request),
            ]
            tell_all(concerned, "redirected", request, who=str(person), channel=channel.name)
    return request


def _refuse_not_common(channel: Channel) -> None:
    if not channel.is_common or channel.is_closed(today()):
        raise NotACommonChannel
