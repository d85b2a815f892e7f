"""What the register refuses.

ChannelsError
├── NameMissing          a channel needs its name in Swedish and in Finnish
├── PlatformMissing      a channel cared for by hand needs the name of its network
├── UnknownNetwork       Tankar has no such network to connect to
├── ReasonMissing        one language alone needs its reason
├── OneLanguageOnly      a channel in one language cannot send two
├── NotConnected         there are no credentials for this channel
├── NotConnectable       nothing to connect here: cared for by hand, or the city's own feed
├── SomethingMissing     a field needed for connecting is empty
├── AddressRefused       Tankar does not connect to that address
├── TokenRefused         the server answered, and does not take the token
├── NoAnswer             the server gave no answer that could be read
├── AnotherKindOfServer  the server answered, and is not of this network
├── AnotherAccount       the token belongs to another account than the channel's
│   └── LeadsElsewhere   the stored access leads to another account now
├── AlreadyConnected     the account belongs to another channel of the register
├── DatesCrossed         an assignment would end before it begins
├── AlreadyAssigned      the person manages the channel in that time already
├── NotAnEmployee        only those who work for the city manage its channels
├── NotAnAddress         an account's address begins with https://
├── SeasonHalf           a season needs its first and its last month
├── HoursCrossed         hours of answering need a beginning and a later end
├── SignInBegunAnew      the network sent somebody back whom we had not sent there
├── PausedThen           the channel has a pause on some of those days
├── AnotherUnderWay      the channel has an agreement that is being written or confirmed; it carries it
├── TopicHalf            a topic needs its name and who answers it
├── NothingAgreed        an agreement needs at least one topic with somebody who answers
├── NotAwaited           the agreement does not wait for this person, or for nobody any more
├── NotDeadlocked        the head settles only what those concerned could not
└── ConsentRefused       the person, or the network, said no to the connection

`sentence` says to the person at the form what happened, what was kept and what to do. `field` names the
form's field that it concerns, "" for the whole form.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = [
    "AddressRefused",
    "AlreadyAssigned",
    "AlreadyConnected",
    "AnotherAccount",
    "AnotherKindOfServer",
    "AnotherUnderWay",
    "ChannelsError",
    "ConsentRefused",
    "DatesCrossed",
    "HoursCrossed",
    "NameMissing",
    "NoAnswer",
    "NotAnAddress",
    "NotAnEmployee",
    "NotAwaited",
    "NotConnectable",
    "NotConnected",
    "NotDeadlocked",
    "NothingAgreed",
    "OneLanguageOnly",
    "PausedThen",
    "PlatformMissing",
    "ReasonMissing",
    "SeasonHalf",
    "SignInBegunAnew",
    "SomethingMissing",
    "TokenRefused",
    "TopicHalf",
    "UnknownNetwork",
]


class ChannelsError(Exception):
    """Anything the register refuses. `named` fills the sentence: a handle, a server, another channel."""

    sentence: str | Promise = ""
    field = ""

    def __init__(self, **named: str) -> None:
        super().__init__(type(self).__name__)
        self.named = named

    @property
    def words(self) -> str:
        """The sentence in the active language."""
        return str(self.sentence) % self.named


class NameMissing(ChannelsError):
    sentence = _("A channel needs its name in Swedish and in Finnish. Nothing was saved; fill in both names.")
    field = "name_sv"


class PlatformMissing(ChannelsError):
    sentence = _(
        "A channel cared for by hand needs the name of its network. Nothing was saved; write it, such as"
        " Instagram."
    )
    field = "platform"


class UnknownNetwork(ChannelsError):
    sentence = _(
        "Tankar cannot connect to that network. Nothing was saved; choose another, or care for it by hand."
    )
    field = "network"


class ReasonMissing(ChannelsError):
    sentence = _(
        "A channel in one language needs a reason. Nothing was saved; say why one language is enough here."
    )
    field = "reason"


class OneLanguageOnly(ChannelsError):
    sentence = _(
        "A channel decided to be in one language cannot send two. Nothing was saved; choose that one language"
        " is enough."
    )
    field = "way_out"


class NotConnected(ChannelsError):
    sentence = _(
        "This channel is not connected to its account. Nothing was sent; connect it in the register."
    )


class NotConnectable(ChannelsError):
    sentence = _("This channel needs no connection. Nothing was changed; go back to the channel.")


class SomethingMissing(ChannelsError):
    sentence = _("A field is empty. Nothing was changed; fill in every field and try again.")

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


class AddressRefused(ChannelsError):
    sentence = _(
        "Tankar does not connect to that address: it is not a public server on the internet that answers over"
        " https. Nothing was sent there, and the channel is as it was. Check the address."
    )
    field = "address"


class TokenRefused(ChannelsError):
    sentence = _(
        "The server answered, but does not take this token or password. The channel is as it was. Make a new one on"
        " the server, copy all of it, and try again."
    )
    field = "token"


class NoAnswer(ChannelsError):
    sentence = _(
        "The server gave no answer that Tankar could read. The channel is as it was. Check the address; if it"
        " is right, the server is probably down just now, so try again in a while."
    )
    field = "address"


class AnotherKindOfServer(ChannelsError):
    sentence = _(
        "Something answers at that address, but not as %(network)s does. The channel is as it was. Check the"
        " address of the server."
    )
    field = "address"


class AnotherAccount(ChannelsError):
    sentence = _(
        "This token belongs to the account %(handle)s, but the channel is %(expected)s. The channel is as it"
        " was. Sign in to %(expected)s on the server and make the token there."
    )
    field = "token"


class LeadsElsewhere(AnotherAccount):
    sentence = _(
        "The stored access leads to another account, %(handle)s, and not to %(expected)s. Nothing leaves on this"
        " channel until it is connected again."
    )


class AlreadyConnected(ChannelsError):
    sentence = _(
        "The account %(handle)s already belongs to the channel “%(channel)s”. Both channels are as they were."
        " Make the token in the account that belongs to this channel."
    )
    field = "token"


class DatesCrossed(ChannelsError):
    sentence = _("The last day is before the first. Nothing was saved; check the dates.")
    field = "valid_to"


class AlreadyAssigned(ChannelsError):
    sentence = _(
        "%(person)s is named for this channel in that time already. Nothing was saved; choose other dates, or"
        " end the earlier assignment first."
    )
    field = "person"


class NotAnEmployee(ChannelsError):
    sentence = _("%(person)s does not work for the city and cannot manage its channels. Nothing was saved.")
    field = "person"


class NotAnAddress(ChannelsError):
    sentence = _("An account's address begins with https://. Nothing was saved; copy it from the browser.")
    field = "url"


class SeasonHalf(ChannelsError):
    sentence = _(
        "A season needs its first and its last month. Nothing was saved; fill in both, or leave both empty."
    )
    field = "season_last"


class HoursCrossed(ChannelsError):
    sentence = _(
        "The hours need a beginning and a later end. Nothing was saved; fill in both, or leave both empty."
    )
    field = "answered_to"


class SignInBegunAnew(ChannelsError):
    sentence = _(
        "This sign-in was not begun here, or too long ago. The channel is as it was; begin again from the channel."
    )


class ConsentRefused(ChannelsError):
    sentence = _(
        "The network says that the connection was not allowed. The channel is as it was. Try again, and choose to"
        " allow it there."
    )


class PausedThen(ChannelsError):
    sentence = _(
        "The channel has a pause on some of these days already. Nothing was saved; choose other days, or take the "
        "other pause back first."
    )
    field = "first"


class AnotherUnderWay(ChannelsError):
    sentence = _(
        "Another agreement for this channel is being written or confirmed. Nothing was changed; go on with that one."
    )


class TopicHalf(ChannelsError):
    sentence = _(
        "A topic needs both its name and who answers it. What you wrote stands below and is not saved yet; fill in "
        "what is missing, or empty the row."
    )


class NothingAgreed(ChannelsError):
    sentence = _(
        "An agreement needs at least one topic and who answers it. What you wrote is kept; add a topic, then send it."
    )


class NotAwaited(ChannelsError):
    sentence = _(
        "The agreement does not wait for you, or stands differently by now. Nothing was changed; see below how it "
        "stands."
    )


class NotDeadlocked(ChannelsError):
    sentence = _(
        "Those concerned can still agree among themselves, so it is not yet to be settled. Nothing was changed."
    )
