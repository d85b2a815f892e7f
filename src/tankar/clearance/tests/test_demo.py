from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.clearance import demo
from tankar.clearance.models import Answer, Clearance, FactRequest, FactSheet
from tankar.clearance.questions.grounds import all_grounds, grounds_named
from tankar.organisation import demo as organisation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("today", [dt.date(2026, 11, 23), dt.date(2027, 3, 28), dt.date(2026, 12, 6)])
def test_the_demo_is_in_mid_life_on_any_day(today: dt.date, clock: Any) -> None:
    now = dt.datetime.combine(today, dt.time(6, 15), dt.UTC)
    people = organisation.make(today)
    demo.make(people, today, lambda hours: clock.set(now - dt.timedelta(hours=hours)))
    states = sorted(Clearance.objects.values_list("state", flat=True))
    assert states == ["answered", "answered", "asked", "asked", "expired", "unassigned", "withdrawn"]
    urgent = Clearance.objects.get(need="urgent")
    assert urgent.matter is not None
    assert urgent.matter.meets_on is not None
    assert (urgent.matter.meets_on.weekday(), urgent.matter.meets_on >= today) == (0, True)
    assert Answer.objects.get(after_meeting=True).verdict == "public"
    assert sorted(FactSheet.objects.values_list("state", flat=True)) == ["expired", *3 * ["published"]]
    assert FactRequest.objects.get().state == "drafting"


def test_every_ground_is_offered_with_an_answer_that_exists_and_said_in_three_languages() -> None:
    for ground in all_grounds():
        assert set(ground.verdicts) <= set(Answer.Verdict.values)
        assert all(words for _language, words in ground.words)
        assert ground.section.startswith(("621/1999", "ELECT-"))
    assert [one.key for one in grounds_named(["secret_of_mine", "discretion"])] == ["discretion"]
    for verdict in Answer.Verdict.values:
        assert any(verdict in ground.verdicts for ground in all_grounds())
