from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.testing.sample import a_channel
from tankar.insights.models import ChannelFigure
from tankar.insights.reading.followers import followers_of

pytestmark = pytest.mark.django_db


def test_the_newest_number_counts_and_the_unknown_is_left_out(clock: Any) -> None:
    known, unknown = a_channel("Karleby stad", is_common=True), a_channel("Ny", is_common=True)
    for day, value in (
        (dt.date(2026, 10, 31), 900),
        (dt.date(2026, 11, 20), 1240),
        (dt.date(2026, 12, 31), 2000),
    ):
        ChannelFigure.objects.create(
            channel=known, indicator="followers", period="now", day=day, value=value, measured_at=clock()
        )
    found = followers_of([unknown, known], dt.date(2026, 11, 23))
    assert [(channel, figure.value) for channel, figure in found] == [(known, 1240)]
