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
    EntryKind(
        "organisation.second_step_required",
        gettext_noop("%(actor)s said which roles need a second step: %(roles)s"),
    ),
    EntryKind(
        "organisation.absence_changed",
        # the days themselves stand nowhere but in their own row, which is forgotten after them
        gettext_noop("%(actor)s changed on which days %(person)s is away"),
        rules=("RES-2",),
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
    EntryKind("organisation.person_invited", gettext_noop("%(actor)s invited %(person)s by mail")),
    EntryKind(
        "organisation.invitation_sent_again", gettext_noop("%(actor)s sent %(person)s the invitation again")
    ),
    EntryKind(
        "organisation.invitation_withdrawn", gettext_noop("%(actor)s withdrew the invitation of %(person)s")
    ),
    EntryKind("organisation.invitation_accepted", gettext_noop("%(actor)s accepted the invitation")),
    EntryKind(
        "organisation.newcomer_added",
        gettext_noop(
            "%(person)s came from the sign-in service for the first time and was added without roles"
        ),
    ),
    EntryKind("organisation.passkey_added", gettext_noop("%(actor)s added a passkey to their sign-in")),
    EntryKind("organisation.passkey_renamed", gettext_noop("%(actor)s renamed a passkey of theirs")),
    EntryKind("organisation.passkey_removed", gettext_noop("%(actor)s removed a passkey of theirs")),
    EntryKind(
        "organisation.app_added", gettext_noop("%(actor)s added an authenticator app to their sign-in")
    ),
    EntryKind("organisation.app_removed", gettext_noop("%(actor)s removed their authenticator app")),
    EntryKind("organisation.codes_made", gettext_noop("%(actor)s made new recovery codes")),
    EntryKind("organisation.code_used", gettext_noop("%(actor)s signed in with a recovery code")),
    EntryKind("organisation.password_changed", gettext_noop("%(actor)s changed their password")),
    EntryKind(
        "organisation.outside_account_added",
        gettext_noop("%(actor)s signed in with their account at the sign-in service for the first time"),
    ),
    EntryKind(
        "organisation.outside_account_removed",
        gettext_noop("%(actor)s unlinked the account at the sign-in service of %(person)s"),
    ),
    EntryKind(
        "organisation.signed_out_elsewhere", gettext_noop("%(actor)s signed out other devices of theirs")
    ),
    EntryKind(
        "organisation.factors_reset",
        gettext_noop("%(actor)s took passkeys and codes off the sign-in of %(person)s"),
    ),
]
