"""Who can look at an item: communications, and colleagues who post on its channels; never who wrote it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tankar.channels.models import ChannelAssignment
from tankar.content.models import Item
from tankar.content.revisions.sittings import writers_since_release
from tankar.organisation import standing_in
from tankar.organisation.access import holders, today, valid_on
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role

__all__ = ["colleagues", "communications", "deputies_of", "managers", "reviewers_of"]

_COMMUNICATIONS = (Role.COMMUNICATIONS_TEAM, Role.COMMUNICATIONS_MANAGER)


def colleagues(item: Item) -> QuerySet[Person]:
    """Everybody whose work it is to see and write this item, its author too; by name."""
    on = valid_on(today())
    communicates = RoleAssignment.objects.filter(on, role__in=_COMMUNICATIONS).values("person_id")
    manages = ChannelAssignment.objects.filter(on, channel__choices__item=item).values("person_id")
    found = Person.objects.filter(Q(pk__in=communicates) | Q(pk__in=manages) | Q(pk=item.author_id))
    return found.filter(is_employee=True).order_by("search_name")


def reviewers_of(item: Item, asker: Person) -> list[Person]:
    """Who may be asked: colleagues who wrote nothing of it."""
    return list(colleagues(item).exclude(pk__in={*writers_since_release(item), asker.pk}))


def communications(authors: set[int]) -> list[Person]:
    """The marketing and communications team and its manager, without those who wrote."""
    found = RoleAssignment.objects.filter(valid_on(today()), role__in=_COMMUNICATIONS).values("person_id")
    return list(Person.objects.filter(pk__in=found, is_employee=True).exclude(pk__in=authors))


def managers(authors: set[int]) -> list[Person]:
    """The communications manager and who stands in for them."""
    found = holders(Role.COMMUNICATIONS_MANAGER).filter(is_employee=True).exclude(pk__in=authors)
    return list(found)


def deputies_of(person: Person, item: Item, authors: set[int]) -> list[Person]:
    """Who stands in for the person today, in their role or on their channel, and can see the item."""
    on = valid_on(today())
    in_role = standing_in.deputies_of(person).values("pk")
    theirs = ChannelAssignment.objects.filter(on, person=person, channel__choices__item=item)
    on_channel = ChannelAssignment.objects.filter(
        on, is_deputy=True, channel__in=theirs.values("channel_id")
    ).values("person_id")
    found = colleagues(item).filter(Q(pk__in=in_role) | Q(pk__in=on_channel))
    return list(found.exclude(pk__in={*authors, person.pk}))
