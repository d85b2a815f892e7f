"""Rights on proposals: everybody employed may make one, communications answers, nobody answers their own."""

from __future__ import annotations

from django.db.models import Q

from tankar.content.models import Proposal
from tankar.organisation.access import communicates, holds, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["answerable_by", "own_of", "visible_to"]

_NOTHING = Q(pk__in=())
_DRAFT = Proposal.State.DRAFT


def visible_to(person: Person) -> Q:
    """Twin of `content.view_proposal`: one's own, and what was sent to communications."""
    if not holds(person, Role.EMPLOYEE):
        return _NOTHING
    own = Q(requester=person)
    if communicates(person) or holds(person, Role.AUDITOR):
        return own | (~Q(state=_DRAFT) & Q(submitted_at__isnull=False))
    return own


def own_of(person: Person) -> Q:
    """Twin of `content.edit_proposal`."""
    return Q(requester=person) if holds(person, Role.EMPLOYEE) else _NOTHING


def answerable_by(person: Person) -> Q:
    """Twin of `content.answer_proposal`."""
    if not (holds(person, Role.EMPLOYEE) and communicates(person)):
        return _NOTHING
    return Q(state__in=Proposal.WAITING) & ~Q(requester=person)


def _views(person: Person, proposal: Proposal | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if proposal is None or proposal.requester_id == person.pk:
        return True
    sent = proposal.state != _DRAFT and proposal.submitted_at is not None
    return sent and (communicates(person) or holds(person, Role.AUDITOR))


def _edits(person: Person, proposal: Proposal | None = None) -> bool:
    own = proposal is None or proposal.requester_id == person.pk
    return own and holds(person, Role.EMPLOYEE)


def _answers(person: Person, proposal: Proposal | None = None) -> bool:
    if not (holds(person, Role.EMPLOYEE) and communicates(person)):
        return False
    return proposal is None or (proposal.state in Proposal.WAITING and proposal.requester_id != person.pk)


register(
    "content.propose",
    lambda person, _nothing=None: holds(person, Role.EMPLOYEE),
    meaning="Suggest something for the city's common channels.",
)
register(
    "content.view_proposal",
    _views,
    Proposal,
    lambda person: Proposal.objects.visible_to(person),
    meaning="Read a proposal and what became of it: one's own, and for communications what was sent to it.",
)
register(
    "content.edit_proposal",
    _edits,
    Proposal,
    lambda person: Proposal.objects.own_of(person),
    meaning="Write one's own proposal, answer what is asked about it, and withdraw it.",
)
register(
    "content.answer_proposal",
    _answers,
    Proposal,
    lambda person: Proposal.objects.answerable_by(person),
    meaning="Answer a proposal that waits: accept it, ask for more, or decline it with a reason. Never one's own.",
)
