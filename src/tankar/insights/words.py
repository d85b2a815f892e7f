"""What each indicator counts, in words, and the numbers as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from tankar.networks.incoming import Indicator, Period

__all__ = [
    "BY_HAND",
    "definition_words",
    "indicator_words",
    "number_words",
    "period_words",
]

_INDICATORS: Mapping[str, Any] = {
    Indicator.FOLLOWERS: _("Followers"),
    Indicator.POSTS: _("Posts"),
    Indicator.VIEWS: _("Views"),
    Indicator.REACH: _("Reach"),
    Indicator.REACTIONS: _("Reactions"),
    Indicator.COMMENTS: _("Comments"),
    Indicator.SHARES: _("Shares"),
    Indicator.CLICKS: _("Clicks"),
    Indicator.PLAYS: _("Plays"),
}
_COUNTS: Mapping[str, Any] = {
    Indicator.FOLLOWERS: _("How many accounts follow the channel or subscribe to it."),
    Indicator.POSTS: _("How many posts the channel has made."),
    Indicator.VIEWS: _("How many times something of the channel was shown, to one person once or often."),
    Indicator.REACH: _(
        "How many different people saw something of the channel, as the network estimates it."
    ),
    Indicator.REACTIONS: _("How many likes and other reactions, of whatever kind."),
    Indicator.COMMENTS: _("How many comments and answers were written, the city's own included."),
    Indicator.SHARES: _("How many times it was passed on within the network."),
    Indicator.CLICKS: _("How many times somebody chose a link, a picture or the name."),
    Indicator.PLAYS: _("How many times a video was started."),
}
_PERIODS: Mapping[str, Any] = {
    Period.NOW: _("so far"),
    Period.DAY: _("one day"),
    Period.FOUR_WEEKS: _("28 days"),
}
# what a person enters, and over what time it counts
BY_HAND: Mapping[Indicator, Period] = {
    one: Period.NOW if one is Indicator.FOLLOWERS else Period.FOUR_WEEKS for one in Indicator
}


def indicator_words(indicator: str) -> str:
    return str(_INDICATORS.get(indicator, indicator))


def period_words(period: str) -> str:
    return str(_PERIODS.get(period, period))


def definition_words(indicator: str, period: str) -> str:
    """What it counts and over what time, as sentences."""
    over = {
        Period.NOW: gettext("Counted as it stood when it was asked."),
        Period.DAY: gettext("Over the last whole day that the network had counted."),
        Period.FOUR_WEEKS: gettext("Over the 28 days up to and including the day."),
    }.get(Period(period), "")
    return f"{_COUNTS.get(indicator, '')} {over}".strip()


def number_words(value: int) -> str:
    """1 203 in Swedish and Finnish, 1,203 in English."""
    parted = f"{value:,}"
    return parted if (get_language() or "sv").startswith("en") else parted.replace(",", "\u00a0")
