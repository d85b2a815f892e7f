"""What may go wrong with signing in. Each error carries a sentence for whoever tried.

OrganisationError
├── PasskeyNotTaken         the browser's answer does not hold
├── LastWayIn               nobody locks themselves out
├── AppThere                one authenticator app a person
├── NotForOneself           whoever manages people proves their own changes as everybody does
├── NothingToRecover        recovery codes stand in for a second step
└── InvitationError
    ├── InvitedAlready      one open invitation a person
    ├── SignsInAlready      there is nothing to invite them to
    ├── NoSuchInvitation    an invented, torn or replaced link
    ├── InvitationUsed
    ├── InvitationWithdrawn
    └── InvitationRanOut
OutsideError                signing in with the city's account did not work out
├── NotAnswering            the service is down, or says what we cannot read
├── Declined                the person, or the service, said no
├── NotOurs                 a link that began elsewhere, or too long ago
├── Forged                  a token that does not hold: issuer, audience, key, time, nonce
├── AddressNotVerified      nobody vouches for the address
├── Unknown                 nobody here has this address
├── MayNotSignIn            known, but without an account or with a closed one
├── AnotherAccount          the person's account at the service is another one
└── SomebodyElse            proof was asked of one person and another one came
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tankar.organisation.errors import OrganisationError

__all__ = [
    "AddressNotVerified",
    "AnotherAccount",
    "AppThere",
    "Declined",
    "Forged",
    "InvitationError",
    "InvitationRanOut",
    "InvitationUsed",
    "InvitationWithdrawn",
    "InvitedAlready",
    "LastWayIn",
    "MayNotSignIn",
    "NoSuchInvitation",
    "NotAnswering",
    "NotForOneself",
    "NotOurs",
    "NothingToRecover",
    "OutsideError",
    "PasskeyNotTaken",
    "SignsInAlready",
    "SomebodyElse",
    "Unknown",
]


class PasskeyNotTaken(OrganisationError):
    sentence = _(
        "The passkey could not be added. Nothing was changed. Try again; the device has to ask for your finger, "
        "your face or a PIN."
    )


class LastWayIn(OrganisationError):
    sentence = _(
        "This passkey is the only thing you can sign in with, so it stays. Add another passkey or choose a "
        "password first."
    )


class AppThere(OrganisationError):
    sentence = _(
        "You have an authenticator app already. Remove it first if another one shall take its place."
    )


class NotForOneself(OrganisationError):
    sentence = _("Your own passkeys and codes you change on the page My sign-in. Nothing was changed.")


class NothingToRecover(OrganisationError):
    sentence = _("Recovery codes stand in for a passkey or an authenticator app. Add one of these first.")


class InvitationError(OrganisationError):
    """An invitation cannot be made, or its link does not open."""


class InvitedAlready(InvitationError):
    sentence = _("This person has an open invitation. Send it again, or withdraw it first.")


class SignsInAlready(InvitationError):
    sentence = _("This person signs in already, so there is nothing to invite them to. Nothing was sent.")


class NoSuchInvitation(InvitationError):
    sentence = _(
        "This link leads to no invitation. Perhaps it broke in the mail, or a newer mail has replaced it. "
        "Open the link in the newest mail, or ask whoever invited you for a new one."
    )


class InvitationUsed(InvitationError):
    sentence = _("This invitation has been used. Sign in with the passkey or the password that was chosen.")


class InvitationWithdrawn(InvitationError):
    sentence = _("This invitation has been withdrawn. Ask whoever invited you if you need a new one.")


class InvitationRanOut(InvitationError):
    sentence = _("This invitation has run out. Ask whoever invited you to send it again.")


class OutsideError(Exception):
    """Nobody was signed in with the city's account; `sentence` says why, and what to do."""

    sentence: str | Promise = ""

    def __str__(self) -> str:
        return " ".join([str(self.sentence), *map(str, self.args)])


class NotAnswering(OutsideError):
    sentence = _(
        "The sign-in service does not answer as it should. Nothing is lost: try again in a few minutes, or "
        "sign in with a passkey or a password."
    )


class Declined(OutsideError):
    sentence = _(
        "The sign-in was stopped at the sign-in service. Nothing was changed; try again when you like."
    )


class NotOurs(OutsideError):
    sentence = _("This sign-in was begun somewhere else, or too long ago. Begin again on the sign-in page.")


class Forged(OutsideError):
    sentence = _(
        "What the sign-in service sent does not hold, so nobody was signed in. Begin again; if it happens "
        "twice, tell your system administrator."
    )


class AddressNotVerified(OutsideError):
    sentence = _(
        "The sign-in service does not say that your e-mail address is verified, so Tankar cannot know who you "
        "are. Ask whoever looks after your work account."
    )


class Unknown(OutsideError):
    sentence = _(
        "You are signed in at the sign-in service, but nobody here has your e-mail address. Ask your head of "
        "unit or the system administrator to invite you."
    )


class MayNotSignIn(OutsideError):
    sentence = _("You are among the people here, but may not sign in. Ask the system administrator.")


class AnotherAccount(OutsideError):
    sentence = _(
        "Somebody with this e-mail address signs in here with another account. Nothing was changed. Ask the "
        "system administrator."
    )


class SomebodyElse(OutsideError):
    sentence = _("This was the account of somebody else. Nothing was changed; try again with your own.")
