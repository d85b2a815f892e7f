"""What may go wrong with people and roles. Each error carries a sentence for the person who asked.

OrganisationError
├── UnitNeeded              a role of a unit was given without one
├── FollowsFromThePerson    employee and elected official are no roles to give
├── EndsBeforeItBegins
├── AlreadyHeld             the same role, for the same unit, at the same time
├── RolesDoNotMix           the system administrator stays out of threat cases
├── NotYours                a role is delegated by whoever holds it
├── LongerThanHeld          a deputy acts within the holder's own dates
├── CannotStandIn           somebody who cannot be the deputy
├── NameMissing             a unit needs its Swedish and its Finnish name
├── NameTaken               two units in one place with one name
├── UnderItself             a unit cannot lie under itself or what lies below it
├── DaysMissing             days away need a first and a last day that are not over
├── NotInADemo              a demo has its administrator
├── AdministratorThere      the first system administrator is made once
└── NotAnEmployee           the system administrator works for the city
MailNotSent
├── MailNotSetUp            no mail server is named in the settings
└── MailRefused             the server did not take it
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = [
    "AdministratorThere",
    "AlreadyHeld",
    "CannotStandIn",
    "DaysMissing",
    "EndsBeforeItBegins",
    "FollowsFromThePerson",
    "LongerThanHeld",
    "MailNotSent",
    "MailNotSetUp",
    "MailRefused",
    "NameMissing",
    "NameTaken",
    "NotAnEmployee",
    "NotInADemo",
    "NotYours",
    "OrganisationError",
    "RolesDoNotMix",
    "UnderItself",
    "UnitNeeded",
]


class OrganisationError(Exception):
    """Something about people or roles that cannot be; `sentence` says it to a person."""

    sentence: str | Promise = ""

    def __str__(self) -> str:
        return str(self.sentence)


class DaysMissing(OrganisationError):
    sentence = _(
        "Choose a first day and a last day that has not passed. Nothing was saved; the last day may be the same one."
    )


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


class NameMissing(OrganisationError):
    sentence = _("A unit needs its name in Swedish and in Finnish. Nothing was saved; fill in both names.")


class NameTaken(OrganisationError):
    sentence = _(
        "A unit with this name is already there, in the same place. Nothing was saved a second time. "
        "Look at the list of units, or choose another name."
    )


class UnderItself(OrganisationError):
    sentence = _(
        "A unit cannot be moved under itself or under a unit that lies below it. Nothing was moved; "
        "choose another place."
    )


class NotInADemo(OrganisationError):
    sentence = _(
        "This is a demo, which has its system administrator already. Choose Pekka Rantasalo on the sign-in "
        "page. A real installation begins with an empty DATA folder, or an empty database."
    )


class AdministratorThere(OrganisationError):
    """Says who it is: only somebody at the machine's own command line is told."""

    def __init__(self, name: str) -> None:
        self.sentence = _(
            "There is a system administrator already: %(name)s. Ask them to give you the role, on your page "
            "among the people. A forgotten password is replaced on the sign-in page."
        ) % {"name": name}
        super().__init__()


class NotAnEmployee(OrganisationError):
    sentence = _(
        "Somebody with this e-mail address is among the people, but not as an employee. Nothing was saved; "
        "give the address of an employee."
    )


class MailNotSent(Exception):
    """A mail did not leave. Nobody is told that it did; whoever sent it says what to do instead."""


class MailNotSetUp(MailNotSent):
    pass


class MailRefused(MailNotSent):
    pass
