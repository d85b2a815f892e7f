"""What the door refuses.

PublishingError
├── LeaseLost            our lease on a delivery ran out, or somebody else has it: we may not write any more
├── Held                 a freeze covers the channel at the moment of sending
├── Taken                the network's id belongs to another delivery already
├── NotAsApproved        what would leave is not what was approved
├── NothingToSend        the item would give no post that is not out already
├── TimeHasPassed        the chosen time lies in the past
├── OutsideWindow        the chosen time lies outside what was approved
├── TooLate              it is being sent, or is out: it cannot be withdrawn any more
├── CannotThere          the network, or the channel, does not take this kind of act
├── AlreadyOrdered       this very act was ordered before
├── NotALink             what was given is not an address of a post
├── NotWaitingForThis    the delivery does not wait for this act (somebody else was first)
└── MayNot               this person may not do this
"""

from __future__ import annotations

__all__ = [
    "AlreadyOrdered",
    "CannotThere",
    "Held",
    "LeaseLost",
    "MayNot",
    "NotALink",
    "NotAsApproved",
    "NotWaitingForThis",
    "NothingToSend",
    "OutsideWindow",
    "PublishingError",
    "Taken",
    "TimeHasPassed",
    "TooLate",
]


class PublishingError(Exception):
    """Anything the door refuses."""


class LeaseLost(PublishingError):
    pass


class Held(PublishingError):
    pass


class Taken(PublishingError):
    pass


class NotAsApproved(PublishingError):
    pass


class NothingToSend(PublishingError):
    pass


class TimeHasPassed(PublishingError):
    pass


class OutsideWindow(PublishingError):
    pass


class TooLate(PublishingError):
    pass


class CannotThere(PublishingError):
    pass


class AlreadyOrdered(PublishingError):
    pass


class NotALink(PublishingError):
    pass


class NotWaitingForThis(PublishingError):
    pass


class MayNot(PublishingError):
    pass
