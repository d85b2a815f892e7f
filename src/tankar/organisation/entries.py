"""What the journal tells of people, roles and units."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.journal import EntryKind
from tankar.organisation.roles import Role

__all__ = ["ENTRIES"]

_ROLES = {"role": dict(Role.choices)}

ENTRIES = [
    EntryKind(
        "organisation.role_given",
        gettext_noop("%(actor)s gave %(person)s a role: %(role)s"),
        labels=_ROLES,
    ),
    EntryKind(
        "organisation.role_ended",
        gettext_noop("%(actor)s ended a role of %(person)s: %(role)s"),
        labels=_ROLES,
    ),
    EntryKind(
        "organisation.deputy_named",
        gettext_noop("%(actor)s made %(person)s deputy in the role: %(role)s"),
        labels=_ROLES,
    ),
    EntryKind("organisation.person_added", gettext_noop("%(actor)s added %(person)s")),
    EntryKind("organisation.person_changed", gettext_noop("%(actor)s changed the details of %(person)s")),
    EntryKind(
        "organisation.first_administrator",
        gettext_noop("%(person)s was made system administrator on the command line"),
    ),
    EntryKind("organisation.unit_added", gettext_noop("%(actor)s added the unit %(unit)s")),
    EntryKind("organisation.unit_renamed", gettext_noop("%(actor)s renamed the unit %(before)s: %(unit)s")),
    EntryKind("organisation.unit_moved", gettext_noop("%(actor)s moved the unit %(unit)s under %(parent)s")),
    EntryKind("organisation.unit_to_top", gettext_noop("%(actor)s moved the unit %(unit)s to the top")),
]
