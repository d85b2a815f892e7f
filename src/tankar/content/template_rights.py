"""Rights on templates: whoever writes may use those of the city and of their own units.

Communications keep the city's; a unit's are kept by whoever posts to a channel of that unit.
"""

from __future__ import annotations

from django.db.models import Q

from tankar.channels.models import Channel
from tankar.content.models import Template
from tankar.organisation.access import communicates, may, register
from tankar.organisation.models import Person

__all__ = ["editable_by", "units_of_writer", "usable_by"]

_NOTHING = Q(pk__in=())


def units_of_writer(person: Person) -> set[int]:
    """Ids of the units for which the person writes: their own, and those of the channels they post to."""
    units = {channel.owner_unit_id for channel in Channel.objects.postable_by(person)}
    return units | ({person.unit_id} if person.unit_id else set())


def usable_by(person: Person) -> Q:
    """Twin of `content.use_template`."""
    if not may(person, "content.write"):
        return _NOTHING
    if communicates(person):
        return Q()
    return Q(unit=None) | Q(unit__in=units_of_writer(person))


def editable_by(person: Person) -> Q:
    """Twin of `content.edit_template`."""
    if not may(person, "content.write"):
        return _NOTHING
    if communicates(person):
        return Q()
    return Q(unit__in=units_of_writer(person))


def _uses(person: Person, template: Template | None = None) -> bool:
    if not may(person, "content.write"):
        return False
    if template is None or template.unit_id is None or communicates(person):
        return True
    return template.unit_id in units_of_writer(person)


def _edits(person: Person, template: Template | None = None) -> bool:
    if not may(person, "content.write"):
        return False
    if template is None or communicates(person):
        return True
    return template.unit_id in units_of_writer(person)


register(
    "content.use_template",
    _uses,
    Template,
    lambda person: Template.objects.visible_to(person),
    meaning="Begin an item with a template.",
)
register(
    "content.edit_template",
    _edits,
    Template,
    lambda person: Template.objects.editable_by(person),
    meaning="Change and retire a template.",
)
