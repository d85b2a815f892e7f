"""The protocol the networks share. Knows HTTP, knows no network."""

from .answers import Answer, Call, Glance, WrongShape, trouble
from .client import Timeouts, Wire, allow, current, using
from .guard import AddressRefused, Guard
from .statuses import failure_of

__all__ = [
    "AddressRefused",
    "Answer",
    "Call",
    "Glance",
    "Guard",
    "Timeouts",
    "Wire",
    "WrongShape",
    "allow",
    "current",
    "failure_of",
    "trouble",
    "using",
]
