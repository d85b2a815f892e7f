"""What an assessment refuses.

AssessmentError (a ChannelsError)
├── NetworkMissing   an assessment needs the name of a network
├── AnsweredAlready  it is decided; nothing was changed
└── SayMore          a statement or a decision needs words
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tankar.channels.errors import ChannelsError

__all__ = ["AnsweredAlready", "AssessmentError", "NetworkMissing", "SayMore"]


class AssessmentError(ChannelsError):
    """Anything an assessment refuses."""


class NetworkMissing(AssessmentError):
    sentence = _("Write which network it is, such as Threads. Nothing was begun.")


class AnsweredAlready(AssessmentError):
    sentence = _("This assessment is decided already, so nothing was changed. Begin a new one to look again.")


class SayMore(AssessmentError):
    sentence = _("Write a few words first, so that those who read it know what is meant. Nothing was sent.")
