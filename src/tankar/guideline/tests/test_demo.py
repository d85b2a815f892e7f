"""The demo's guideline is made at every hour, also when Finland and UTC write different days."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.guideline import demo
from tankar.guideline.models import Training, TrainingRule
from tankar.organisation import demo as organisation_demo
from tankar.work.clock import local

pytestmark = pytest.mark.django_db


# the third: winter time, with summer time two months before
@pytest.mark.parametrize(
    "now", ["2026-11-23T08:15Z", "2026-11-23T22:30Z", "2026-11-29T21:30Z", "2026-06-30T21:30Z"]
)
def test_it_is_made_at_every_hour(now: str, clock: Any) -> None:
    moment = dt.datetime.fromisoformat(now)
    clock.set(moment)
    people = organisation_demo.make(local(moment).date())
    demo.make(people, moment, lambda **span: clock.set(moment - dt.timedelta(**span)))
    assert TrainingRule.day() == local(moment - dt.timedelta(days=2 * demo._MONTH)).date()
    assert not Training.objects.filter(done_on__gte=local(moment).date()).exists()
