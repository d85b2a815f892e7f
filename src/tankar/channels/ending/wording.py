"""The first words of a notice, in each language, to be changed by whoever writes it."""

from __future__ import annotations

import datetime as dt

from django.utils import translation
from django.utils.translation import gettext as _

from tankar.channels.models import Channel, ChannelEnding
from tankar.interface.times import day_words

__all__ = ["first_words"]

_LANGUAGES = ("sv", "fi", "en")


def first_words(ending: ChannelEnding, follow: Channel | None, last_day: dt.date) -> dict[str, str]:
    """Language → a notice that says what happens, when, and where to follow the city instead."""
    words = {}
    for code in _LANGUAGES:
        with translation.override(code):
            words[code] = " ".join(one for one in (_what(ending, last_day), _where(follow)) if one)
    return words


def _what(ending: ChannelEnding, last_day: dt.date) -> str:
    if ending.kind == ChannelEnding.Kind.PAUSE:
        return _("This channel is paused. Nobody answers here for the time being.")
    return _("This channel is used until %(day)s. Nothing is posted and nobody answers here after that.") % {
        "day": day_words(last_day, year=True)
    }


def _where(follow: Channel | None) -> str:
    if follow is None:
        return _("You find all the city's channels on the city's website.")
    where = f"{follow.name} ({follow.url})" if follow.url else follow.name
    return _("Follow us instead on %(where)s.") % {"where": where}
