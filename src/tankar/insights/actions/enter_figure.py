"""Numbers that a person reads in the network's own app and enters: one by a form, many from a file.

A number that the network itself told for the same day stays as it was told. What was entered before is replaced.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from tankar import journal
from tankar.channels.models import Channel
from tankar.channels.noting import both_names
from tankar.insights.errors import DayToCome, NotANumber, ToldByTheNetwork
from tankar.insights.models import ChannelFigure, How, Why
from tankar.insights.words import BY_HAND, indicator_words, number_words
from tankar.interface.times import short_words
from tankar.networks.incoming import Indicator
from tankar.organisation.access import may, today
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["LARGEST", "Entered", "enter_figure", "import_figures", "told_by_network"]

LARGEST = 10**12
"""More than all people, many times over: a slip of the finger."""


@dataclass(frozen=True)
class Entered:
    """`value` None: said to be not available."""

    indicator: Indicator
    day: dt.date
    value: int | None

    @property
    def words(self) -> tuple[str, str, str]:
        """Day, indicator and number as a page shows them."""
        number = _("not available") if self.value is None else number_words(self.value)
        return short_words(self.day), indicator_words(self.indicator), number


def enter_figure(person: Person, channel: Channel, entered: Entered) -> None:
    """Raises PermissionDenied, DayToCome, NotANumber, ToldByTheNetwork."""
    with transaction.atomic():
        _keep(person, channel, [entered], How.BY_HAND)
        _note(person, channel, "figure_entered", day=entered.day.isoformat())


def import_figures(person: Person, channel: Channel, rows: Sequence[Entered]) -> None:
    """All of them or none. Raises as `enter_figure`."""
    with transaction.atomic():
        _keep(person, channel, rows, How.CSV)
        _note(person, channel, "figures_imported", count=str(len(rows)))


def told_by_network(channel: Channel, days: Sequence[dt.date]) -> set[tuple[str, dt.date]]:
    """Of which indicators and days the network has told a number that a hand would replace."""
    found = ChannelFigure.objects.told().filter(channel=channel, how=How.CONNECTOR)
    found = found.filter(day__gte=min(days, default=today()), day__lte=max(days, default=today()))
    return {
        (one.indicator, one.day)
        for one in found
        if one.indicator in {*BY_HAND} and one.period == BY_HAND[Indicator(one.indicator)]
    }


def _keep(person: Person, channel: Channel, rows: Sequence[Entered], how: How) -> None:
    if not may(person, "insights.enter", channel):
        raise PermissionDenied("insights.enter")
    told = told_by_network(channel, [one.day for one in rows])
    for one in rows:
        _refuse_impossible(one, told)
    now = clock.now()
    made = [
        ChannelFigure(
            channel=channel,
            indicator=one.indicator.value,
            period=BY_HAND[one.indicator].value,
            day=one.day,
            value=one.value,
            why="" if one.value is not None else Why.NOT_KNOWN,
            how=how,
            measured_at=now,
            entered_by=person,
        )
        for one in rows
    ]
    ChannelFigure.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["channel", "indicator", "period", "day"],
        update_fields=["value", "why", "detail", "source", "how", "measured_at", "entered_by"],
    )


def _refuse_impossible(one: Entered, told: set[tuple[str, dt.date]]) -> None:
    if one.day > today():
        raise DayToCome
    if one.value is not None and not 0 <= one.value <= LARGEST:
        raise NotANumber
    if (one.indicator.value, one.day) in told:
        raise ToldByTheNetwork


def _note(person: Person, channel: Channel, what: str, **params: str) -> None:
    journal.record(
        f"insights.{what}",
        actor=actor(person),
        subject=("channel", channel.public_id),
        params={"channel": both_names(channel), **params},
    )
