from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from tankar.campaigns.actions.boost import BoostFacts, boost
from tankar.campaigns.actions.remind_of_campaigns import remind_of_campaigns
from tankar.campaigns.actions.report_campaign import report_campaign
from tankar.campaigns.actions.run_campaign import call_off
from tankar.campaigns.actions.set_frame import end_frame, set_frame
from tankar.campaigns.errors import FrameStands, NotAllowed, NotUnderFrame, WordsMissing
from tankar.campaigns.models import Campaign, Frame
from tankar.campaigns.reading import role_words
from tankar.campaigns.testing.making import FRAME, framed
from tankar.notices.models import Notice
from tankar.organisation.models import Person, Unit

pytestmark = pytest.mark.django_db
TUESDAY, FRIDAY = dt.date(2026, 11, 24), dt.date(2026, 11, 27)


@pytest.fixture(autouse=True)
def standing_clock(clock: Any) -> None:
    """Monday 23 November 2026, 8:15."""


def facts(**changed: Any) -> BoostFacts:
    given = {
        "title": "Sagostunden på lördag: fler familjer",
        "budget": Decimal(80),
        "begins_on": TUESDAY,
        "ends_on": FRIDAY,
        "channel": "Biblioteket (Instagram)",
    }
    return BoostFacts(**{**given, **changed})


def left() -> Decimal:
    return Frame.objects.with_used().get().left


def test_four_fields_and_a_notice_are_enough(aino: Person, heikki: Person, lars: Person) -> None:
    made = boost(aino, framed(heikki), facts())
    assert (made.state, made.cost_centre, made.account_is_citys) == ("notified", "4711", True)
    assert Notice.objects.filter(person=lars, kind="campaigns.boost").count() == 1
    assert not Notice.objects.filter(person=heikki, kind="campaigns.decision_asked").exists()
    assert "Enhetschef" in role_words(made) or "head" in role_words(made).lower()


def test_what_is_left_is_computed_from_the_boosts(aino: Person, heikki: Person, clock: Any) -> None:
    frame = framed(heikki)
    assert left() == Decimal(1000)
    first, second = boost(aino, frame, facts()), boost(aino, frame, facts(budget=Decimal("120.50")))
    assert left() == Decimal("799.50")
    call_off(aino, second)
    assert left() == Decimal(920)
    clock.set(dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC))
    remind_of_campaigns()
    clock.set(dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC))
    remind_of_campaigns()
    first.refresh_from_db()
    # as it cost, once that is known
    report_campaign(aino, first, Decimal("61.15"), "300 fler", "Bilden gör det")
    assert left() == Decimal("938.85")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"),
        ({"budget": Decimal(0)}, "budget"),
        ({"budget": Decimal("150.01")}, "budget"),
        ({"begins_on": dt.date(2026, 11, 22)}, "begins_on"),
        ({"ends_on": dt.date(2026, 11, 23)}, "ends_on"),
        ({"ends_on": dt.date(2027, 1, 2)}, "ends_on"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(
    aino: Person, heikki: Person, changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(NotUnderFrame) as error:
        boost(aino, framed(heikki), facts(**changed))
    assert error.value.field == field
    assert error.value.sentence
    assert not Campaign.objects.exists()


def test_the_frame_is_never_overdrawn(aino: Person, heikki: Person) -> None:
    frame = framed(heikki, total=Decimal(200), most_each=Decimal(150))
    boost(aino, frame, facts(budget=Decimal(150)))
    with pytest.raises(NotUnderFrame) as error:
        boost(aino, frame, facts(budget=Decimal("50.01")))
    assert error.value.field == "budget"
    boost(aino, frame, facts(budget=Decimal(50)))
    assert left() == 0


def test_last_years_frame_boosts_nothing(aino: Person, heikki: Person) -> None:
    with pytest.raises(NotUnderFrame):
        boost(aino, framed(heikki, year=2025), facts())


def test_only_the_head_decides_a_frame_and_only_for_their_own_unit(
    aino: Person, heikki: Person, lars: Person, marja_liisa: Person, library: Unit, youth: Unit
) -> None:
    for person in (aino, lars, marja_liisa):
        with pytest.raises(NotAllowed):
            set_frame(person, library, FRAME)
    with pytest.raises(NotAllowed):
        set_frame(heikki, youth, FRAME)


def test_a_unit_has_one_frame_a_year_until_it_is_ended(heikki: Person) -> None:
    first = framed(heikki)
    with pytest.raises(FrameStands):
        framed(heikki)
    with pytest.raises(WordsMissing):
        end_frame(heikki, first, " ")
    end_frame(heikki, first, "Ny budget")
    assert framed(heikki, total=Decimal(2000)).total == Decimal(2000)


@pytest.mark.parametrize("most_each", [Decimal(0), Decimal("1000.01")])
def test_one_boost_is_never_more_than_the_year(heikki: Person, most_each: Decimal) -> None:
    with pytest.raises(NotUnderFrame):
        framed(heikki, most_each=most_each)


def test_an_ended_frame_takes_no_boost(aino: Person, heikki: Person) -> None:
    frame = end_frame(heikki, framed(heikki), "Slut på pengar")
    with pytest.raises(NotAllowed):
        boost(aino, frame, facts())


def test_somebody_of_another_unit_boosts_nothing(mikko: Person, heikki: Person) -> None:
    with pytest.raises(NotAllowed):
        boost(mikko, framed(heikki), facts())
