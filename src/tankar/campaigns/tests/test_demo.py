from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest

from tankar.campaigns import demo
from tankar.campaigns.models import Campaign, Frame
from tankar.decisions.models import Ask
from tankar.organisation import demo as organisation_demo
from tankar.organisation.access import today

pytestmark = pytest.mark.django_db


# also on a day early in the year, when a boost of last month would lie outside the frame
@pytest.mark.parametrize("day", [dt.date(2026, 11, 23), dt.date(2027, 1, 4), dt.date(2026, 6, 19)])
def test_the_demos_campaigns_are_in_mid_life(clock: Any, day: dt.date) -> None:
    now = dt.datetime.combine(day, dt.time(8, 15), dt.timezone(dt.timedelta(hours=2)))
    clock.set(now)
    people = organisation_demo.make(today())
    demo.make(people, day, lambda hours: clock.set(now - dt.timedelta(hours=hours)))
    clock.set(now)
    states = Counter(Campaign.objects.filter(frame=None).values_list("state", flat=True))
    assert states == {"asked": 1, "running": 1, "refused": 1}
    early = Campaign.objects.get(state="running", frame=None)
    assert early.started_without_notice
    assert Ask.objects.filter(person=people["heikki"], verb="decide", done_at=None).count() == 1
    frame = Frame.objects.with_used().get()
    assert frame.boosts.count() == 4
    assert frame.boosts.filter(state="notified", begins_on__gt=day).count() == 1
    assert 0 < frame.left < frame.total
