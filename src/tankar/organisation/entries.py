"""What the journal tells of people and roles."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.journal import EntryKind

__all__ = ["ENTRIES"]

ENTRIES = [
    EntryKind("organisation.role_given", gettext_noop("%(actor)s gave %(person)s a role: %(role)s")),
    EntryKind("organisation.role_ended", gettext_noop("%(actor)s ended a role of %(person)s: %(role)s")),
    EntryKind(
        "organisation.deputy_named", gettext_noop("%(actor)s made %(person)s deputy in the role: %(role)s")
    ),
    EntryKind("organisation.person_added", gettext_noop("%(actor)s added %(person)s")),
    EntryKind("organisation.person_changed", gettext_noop("%(actor)s changed the details of %(person)s")),
]
