"""What a profile request refuses.

RequestError (a ChannelsError)
├── NotReady        something has to be put right first; `faults` says at which fields
├── StandsElsewhere somebody was faster, or it has moved on; carries the request as it stands
├── WordsMissing    an answer, advice or a question needs words
├── DayPassed       a profile is approved until a day to come
├── NobodyGivesBoth the same person has given the other half of the decision
├── AddressTaken    the register has the account's address, for another unit
├── NotACommonChannel the channel is not one of the city's common ones, or is closed
├── NoSuchColleague nobody in the organisation has that work e-mail
├── NotOfTheUnit    the colleague works in another unit
└── HasDecided      the colleague has given a half of the decision
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tankar.channels.errors import ChannelsError

if TYPE_CHECKING:
    from tankar.channels.models import ProfileRequest

__all__ = [
    "AddressTaken",
    "DayPassed",
    "HasDecided",
    "NoSuchColleague",
    "NobodyGivesBoth",
    "NotACommonChannel",
    "NotOfTheUnit",
    "NotReady",
    "RequestError",
    "StandsElsewhere",
    "WordsMissing",
]


class RequestError(ChannelsError):
    """Anything a profile request refuses."""


class NotReady(RequestError):
    """`faults`: sentences by the name of the field they concern."""

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__()
        self.faults = faults


class StandsElsewhere(RequestError):
    """`request` as it stands now. Nothing was changed."""

    sentence = _("It stands differently now, so nothing was changed. See below how it stands.")

    def __init__(self, request: ProfileRequest) -> None:
        super().__init__()
        self.request = request


class WordsMissing(RequestError):
    sentence = _("Write a few words first, so that those who read it know what is meant. Nothing was sent.")


class DayPassed(RequestError):
    sentence = _("The last day has to be one that is still to come. Nothing was decided; choose another day.")


class NobodyGivesBoth(RequestError):
    sentence = _(
        "You have given the other half of this decision already, and the guideline asks for two. It waits for "
        "somebody else; nothing was changed."
    )


class AddressTaken(RequestError):
    sentence = _(
        "This address stands in the register already: %(channel)s, %(unit)s. Nothing was changed. Check the "
        "address, or talk with that unit."
    )


class NotACommonChannel(RequestError):
    sentence = _("Choose one of the city's common channels. Nothing was changed.")


class NoSuchColleague(RequestError):
    sentence = _("Nobody who works for the city has this work e-mail. Nothing was sent; check the address.")


class NotOfTheUnit(RequestError):
    sentence = _("Choose somebody who works in the unit that asks for the profile. Nothing was changed.")


class HasDecided(RequestError):
    sentence = _(
        "This colleague has decided on the request, and nobody decides their own. Choose another; nothing was changed."
    )
