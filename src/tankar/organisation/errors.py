"""What may go wrong with people and roles. Each error carries a sentence for the person who asked.

OrganisationError
├── UnitNeeded              a role of a unit was given without one
├── FollowsFromThePerson    employee and elected official are no roles to give
├── EndsBeforeItBegins
├── AlreadyHeld             the same role, for the same unit, at the same time
├── RolesDoNotMix           the system administrator stays out of threat cases
├── NotYours                a role is delegated by whoever holds it
├── LongerThanHeld          a deputy acts within the holder's own dates
└── CannotStandIn           somebody who cannot be the deputy
MailNotSent
├── MailNotSetUp            no mail server is named in the settings
└── MailRefused             the server did not take it
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = [
    "AlreadyHeld",
    "CannotStandIn",
    "EndsBeforeItBegins",
    "FollowsFromThePerson",
    "LongerThanHeld",
    "MailNotSent",
    "MailNotSetUp",
    "MailRefused",
    "NotYours",
    "OrganisationError",
    "RolesDoNotMix",
    "UnitNeeded",
]


class OrganisationError(Exception):
    """Something about people or roles that cannot be; `sentence` says it to a person."""

    sentence: str | Promise = ""

    def __str__(self) -> str:
        return str(self.sentence)


class UnitNeeded(OrganisationError):
    sentence = _("This role is held for a unit. Choose the unit, then save again.")


class FollowsFromThePerson(OrganisationError):
    sentence = _("Being employed or elected is not a role to give: it stands in the person's own details.")


class EndsBeforeItBegins(OrganisationError):
    sentence = _("The last day lies before the first. Nothing was saved; change one of the two.")


class AlreadyHeld(OrganisationError):
    sentence = _("The person already has this role for this unit during these days.")


class RolesDoNotMix(OrganisationError):
    sentence = _("A system administrator never sees threat cases, so nobody can have both of these roles.")


class NotYours(OrganisationError):
    sentence = _("You can only pass on a role that is your own. A deputy cannot pass it on further.")


class LongerThanHeld(OrganisationError):
    sentence = _("A deputy can act only while you have the role yourself. Choose days within your own.")


class CannotStandIn(OrganisationError):
    sentence = _("This person cannot be your deputy: choose another employee.")


class MailNotSent(Exception):
    """A mail did not leave. Nobody is told that it did; whoever sent it says what to do instead."""


class MailNotSetUp(MailNotSent):
    pass


class MailRefused(MailNotSent):
    pass
