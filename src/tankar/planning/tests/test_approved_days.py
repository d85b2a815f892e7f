"""The next free time lies within the days a yes was given for, or says that a new yes is needed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.models import Item, Review
from tankar.content.testing.making import ready_item
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.planning.models import Layer, SpecialDay
from tankar.planning.slots import next_free
from tankar.planning.testing.making import at

pytestmark = pytest.mark.django_db
OUTSIDE = "hyväksyttyjen päivien ulkopuolella"


@pytest.fixture
def approved(aino: Person, lars: Person, channel: Channel, clock: Any) -> Item:
    """Ready, with Lars' yes for Thursday 3 December and the week around it."""
    item = ready_item(aino, channel)
    _yes(item, aino, lars, at(26, 0), at(11, 0, month=12), at(3, 16, month=12), clock())
    return item


def _yes(item: Item, by: Person, of: Person, begin: Any, end: Any, wanted: Any, now: Any) -> Review:
    return Review.objects.create(
        item=item,
        hash="0" * 64,
        canonical="{}",
        required=True,
        asked_by=by,
        asked_of=of,
        asked_at=now,
        due_at=now,
        wanted_at=wanted,
        window_from=begin,
        window_until=end,
        state=Review.State.YES,
        answered_by=of,
        answered_at=now,
    )


def _offered(as_person: SignedIn, person: Person, item: Item) -> str:
    address = reverse("planning:slot", args=[item.public_id])
    return as_person(person).get(address, HTTP_HX_REQUEST="true").content.decode()


def test_the_next_free_time_waits_for_the_approved_days(
    approved: Item, aino: Person, as_person: SignedIn
) -> None:
    shown = _offered(as_person, aino, approved)
    assert at(26, 9).isoformat() in shown
    assert OUTSIDE not in shown


def test_without_a_yes_the_first_free_time_is_offered(
    aino: Person, channel: Channel, as_person: SignedIn, clock: Any
) -> None:
    shown = _offered(as_person, aino, ready_item(aino, channel))
    assert at(23, 9).isoformat() in shown
    assert OUTSIDE not in shown


def test_when_no_approved_day_is_free_the_page_says_that_a_new_yes_is_needed(
    approved: Item, aino: Person, as_person: SignedIn
) -> None:
    SpecialDay.objects.create(
        layer=Layer.QUIET,
        date_from=dt.date(2026, 11, 26),
        date_to=dt.date(2026, 12, 11),
        name_sv="Sorgetid",
        name_fi="Suruaika",
    )
    shown = _offered(as_person, aino, approved)
    assert at(23, 9).isoformat() in shown
    assert OUTSIDE in shown


def test_a_yes_for_one_moment_alone_offers_that_moment(
    aino: Person, lars: Person, channel: Channel, as_person: SignedIn, clock: Any
) -> None:
    item, then = ready_item(aino, channel), at(3, 14, month=12)
    _yes(item, aino, lars, then, then, then, clock())
    assert then.isoformat() in _offered(as_person, aino, item)


def test_a_window_ends_with_its_day_also_over_independence_day(channel: Channel, clock: Any) -> None:
    assert next_free([channel], at(4, 16, month=12), clock(), until=at(7, 0, month=12)) is None
    assert next_free([channel], at(4, 16, month=12), clock(), until=at(8, 0, month=12)) == at(7, 9, month=12)


def test_a_window_ends_at_its_hour_on_the_night_the_clocks_change(channel: Channel, clock: Any) -> None:
    clock.set(dt.datetime(2026, 10, 23, 14, tzinfo=dt.UTC))
    monday = at(26, 9, month=10)
    assert next_free([channel], clock(), clock(), until=monday) == monday
    assert next_free([channel], clock(), clock(), until=monday - dt.timedelta(minutes=1)) is None
