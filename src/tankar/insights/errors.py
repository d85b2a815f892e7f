"""What insights refuse.

InsightsError
├── ToldByTheNetwork   the network itself has told this figure for this day; a hand does not change it
├── DayToCome          a figure of a day that has not been
├── NotANumber         neither a whole number from 0 up nor the words for "not available"
└── FaultyFile         a file with faulty rows: nothing of it was kept

`sentence` says to the person what happened and what to do.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

__all__ = ["DayToCome", "FaultyFile", "InsightsError", "NotANumber", "ToldByTheNetwork"]


class InsightsError(Exception):
    """Anything insights refuse."""

    field = ""
    sentence: Any = ""


class ToldByTheNetwork(InsightsError):
    sentence = _("The network itself has told this figure for this day. It stays as it was told.")


class DayToCome(InsightsError):
    field = "day"
    sentence = _("This day has not been yet. Enter the day on which the number was read.")


class NotANumber(InsightsError):
    field = "number"
    sentence = _("A figure is a whole number, 0 or more. Where there is none, choose “not available”.")


class FaultyFile(InsightsError):
    sentence = _("The file has faulty rows. Nothing of it was kept.")
