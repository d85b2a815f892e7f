"""One number as pages and files show it: with its definition, period and source, or the word that there is none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tankar.channels.models import Access, Channel, Kind
from tankar.insights.models import ChannelFigure
from tankar.insights.words import number_words
from tankar.interface.times import short_words
from tankar.networks import registry

__all__ = ["Number", "missing", "nobody_told", "of_figure", "sees_every_post"]


@dataclass(frozen=True)
class Number:
    """All words are translated. `value` None: not available, and `why` says so. `told`: the network's own English.

    `own_name`: what the network calls the figure in its documentation; an aside for those who compare.
    """

    indicator: str
    definition: str
    period: str
    value: int | None = None
    why: str = ""
    source: str = ""
    measured_at: dt.datetime | None = None
    told: str = ""
    note: str = ""
    own_name: str = ""

    @property
    def words(self) -> str:
        return _("not available") if self.value is None else number_words(self.value)


def of_figure(figure: ChannelFigure) -> Number:
    return Number(
        figure.indicator_words,
        figure.definition,
        short_words(figure.day),
        figure.value,
        figure.why_words,
        figure.source_words,
        figure.measured_at,
        figure.detail,
        own_name=figure.source,
    )


def missing(indicator: str, definition: str, period: str, why: str) -> Number:
    return Number(indicator, definition, period, why=why)


def nobody_told(channel: Channel) -> str:
    """Why a channel has no number at all of some kind."""
    if channel.kind == Kind.OWN:
        return _("The city’s own feed counts nobody who reads it.")
    if channel.kind == Kind.BY_HAND:
        return _("Nobody has entered this number yet.")
    if registry.get(channel.network).measures is None:
        return _("Tankar does not read this network’s figures yet.")
    return _("The network has not told this number yet.")


def sees_every_post(channel: Channel) -> bool:
    """Would a post of the channel be known here? Where not, no known post is no 0."""
    if channel.kind == Kind.OWN:
        return True
    return channel.access == Access.WORKS and registry.get(channel.network).converses is not None
