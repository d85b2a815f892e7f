"""Rights on the calendar. What it shows of items is decided by `content.view`, what may be moved by
`content.edit` and `content.release`.
"""

from __future__ import annotations

from django.db.models import Q

from tankar.channels.models import Channel
from tankar.organisation.access import holds, may, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.planning.models import SpecialDay

__all__ = ["editable_days", "is_communications"]


def is_communications(person: Person) -> bool:
    """Do they plan for the whole city?"""
    return holds(person, Role.COMMUNICATIONS_TEAM) or holds(person, Role.COMMUNICATIONS_MANAGER)


def _views(person: Person, _nothing: None = None) -> bool:
    return holds(person, Role.EMPLOYEE)


def _edits_days(person: Person, _day: SpecialDay | None = None) -> bool:
    return is_communications(person)


def editable_days(person: Person) -> Q:
    """Twin of `planning.edit_days`: all of them, for communications."""
    return Q() if is_communications(person) else Q(pk__in=())


register("planning.view", _views, meaning="See the calendar, and have it in one's own calendar program.")
register(
    "planning.edit_days",
    _edits_days,
    SpecialDay,
    lambda person: SpecialDay.objects.editable_by(person),
    meaning="Keep council days, school holidays and quiet days.",
)
register(
    "planning.edit_slots",
    lambda person, channel=None: may(person, "channels.post", channel),
    Channel,
    lambda person: Channel.objects.postable_by(person),
    meaning="Keep the usual times of a channel and how often something is expected on it.",
)
