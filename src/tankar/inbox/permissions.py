"""Rights on conversations: who posts on a channel answers there, and nobody else sees what residents wrote."""

from __future__ import annotations

from django.db.models import Q

from tankar.channels.models import Channel
from tankar.inbox.models import Conversation
from tankar.organisation.access import communicates, holds, may, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["seen_by", "worked_by"]


def _works(person: Person, conversation: Conversation | None = None) -> bool:
    return may(person, "channels.post", None if conversation is None else conversation.channel)


def _sees(person: Person, conversation: Conversation | None = None) -> bool:
    if conversation is not None and conversation.assigned_to_id == person.pk and holds(person, Role.EMPLOYEE):
        return True
    return _works(person, conversation)


def _communicates(person: Person, _of: object = None) -> bool:
    return communicates(person)


def worked_by(person: Person) -> Q:
    """The conversations of the channels one posts to; all of them for communications."""
    return Q(channel__in=Channel.objects.postable_by(person))


def seen_by(person: Person) -> Q:
    """Those one may work in, and those one has been asked to answer."""
    asked = Q(assigned_to=person) if holds(person, Role.EMPLOYEE) else Q(pk__in=())
    return worked_by(person) | asked


register(
    "inbox.view",
    _sees,
    Conversation,
    lambda person: Conversation.objects.visible_to(person),
    meaning="Read what residents wrote on a channel, and what the city answered.",
)
register(
    "inbox.examples",
    _communicates,
    meaning="See, take home and delete the examples of wrong labels.",
)
register(
    "inbox.see_uproar",
    _communicates,
    meaning="Say for everybody that one has seen that an uproar begins.",
)
register(
    "inbox.work",
    _works,
    Conversation,
    lambda person: Conversation.objects.workable_by(person),
    meaning="Answer residents on a channel, assign, note, like, and say that no answer is needed.",
)
