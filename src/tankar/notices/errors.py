"""What can go wrong when somebody is told something."""

from __future__ import annotations

__all__ = ["NoDevice", "UnknownNotice", "WrongNotice"]


class WrongNotice(Exception):
    """A kind of notice is declared under a foreign name, or twice."""


class UnknownNotice(Exception):
    """Nobody declared this kind of notice."""


class NoDevice(Exception):
    """What was sent is no browser's subscription."""
