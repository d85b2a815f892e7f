"""Numbers as a file: each row with its definition, period, source and time; "not available" in words, never 0."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tankar.channels.models import Channel
from tankar.insights.reading.number import Number
from tankar.interface.times import local

__all__ = ["WIDTHS", "heading", "line_of"]

_Cell = str | int
WIDTHS = (32, 16, 22, 28, 16, 44, 60, 40, 18, 28)


def heading() -> list[str]:
    return [
        _("Channel"),
        _("Network"),
        _("Indicator"),
        _("Period"),
        _("Number"),
        _("Why it is not available"),
        _("Definition"),
        _("Source"),
        _("Measured"),
        _("The network's own name of it"),
    ]


def line_of(channel: Channel, number: Number) -> list[_Cell]:
    """One row of the file; the moment as the wall clock in Karleby showed it."""
    at = number.measured_at
    return [
        channel.name,
        channel.network_title,
        number.indicator,
        number.period,
        number.value if number.value is not None else number.words,
        number.why,
        number.definition,
        ", ".join(part for part in (number.source, number.note) if part),
        local(at).strftime("%Y-%m-%d %H:%M") if at is not None else "",
        number.own_name,
    ]
