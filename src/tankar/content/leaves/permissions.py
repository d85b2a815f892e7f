"""Rights on leave: names of those who show are read by few, whoever asked and communications; and for oversight by the
data protection officer. That a picture has leave is known to everybody who may use it."""

from __future__ import annotations

from django.db.models import Q

from tankar.content.models import Leave
from tankar.organisation.access import communicates, holds, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["editable_by", "visible_to"]

_NOTHING = Q(pk__in=())


def editable_by(person: Person) -> Q:
    """Twin of `content.edit_leave`."""
    if not holds(person, Role.EMPLOYEE):
        return _NOTHING
    return Q() if communicates(person) else Q(asked_by=person)


def visible_to(person: Person) -> Q:
    """Twin of `content.view_leave`."""
    if holds(person, Role.EMPLOYEE) and holds(person, Role.DATA_PROTECTION_OFFICER):
        return Q()
    return editable_by(person)


def _edits(person: Person, leave: Leave | None = None) -> bool:
    from tankar.content.permissions import posts_somewhere

    if not holds(person, Role.EMPLOYEE):
        return False
    if communicates(person):
        return True
    return posts_somewhere(person) if leave is None else leave.asked_by_id == person.pk


def _views(person: Person, leave: Leave | None = None) -> bool:
    if holds(person, Role.EMPLOYEE) and holds(person, Role.DATA_PROTECTION_OFFICER):
        return True
    return _edits(person, leave)


register(
    "content.view_leave",
    _views,
    Leave,
    lambda person: Leave.objects.visible_to(person),
    meaning="Read who gave leave to publish a picture, for what, until when, and the paper: whoever asked for it.",
)
register(
    "content.edit_leave",
    _edits,
    Leave,
    lambda person: Leave.objects.editable_by(person),
    meaning="Note that leave to publish a picture is asked for, given, or taken back.",
)
