"""Another time for an entry: by the form, by dragging, back again; and who is told when two do it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel
from tankar.content.models import Item
from tankar.content.testing.making import ready_item
from tankar.journal.models import Entry
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.planning.actions.move_item import move_item, plan_anew
from tankar.planning.errors import AlreadyOut, MayNot, MovedMeanwhile, NeedsNewApproval
from tankar.planning.models import Layer, SpecialDay
from tankar.planning.testing.making import at, planned
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.errors import TimeHasPassed
from tankar.publishing.models import Delivery


@pytest.fixture
def draft(aino: Person, channel: Channel, clock: Any) -> Item:
    return planned(aino, at(26, 16), channel)


@pytest.fixture
def scheduled(aino: Person, channel: Channel, clock: Any) -> Item:
    item = ready_item(aino, channel)
    schedule(aino, item, item.revision, at(26, 9))
    item.refresh_from_db()
    return item


def _fields(day: dt.datetime, was: dt.datetime | None, **more: str) -> dict[str, str]:
    from tankar.work.clock import local

    there = local(day)
    said = was.isoformat() if was else ""
    return {"day": there.date().isoformat(), "time": f"{there:%H:%M}", "was": said, **more}


def test_a_draft_moves_its_plan_one_revision_further(aino: Person, draft: Item) -> None:
    before = draft.revision
    move_item(aino, draft, at(26, 16), at(27, 10))
    draft.refresh_from_db()
    assert (draft.planned_at, draft.revision) == (at(27, 10), before + 1)
    assert Entry.objects.filter(kind="planning.item_planned").count() == 1


@pytest.mark.db
def test_of_two_who_move_the_same_the_second_is_told(aino: Person, lars: Person, draft: Item) -> None:
    move_item(lars, Item.objects.get(pk=draft.pk), at(26, 16), at(25, 10))
    with pytest.raises(MovedMeanwhile) as told:
        move_item(aino, draft, at(26, 16), at(27, 10))
    assert told.value.stands == at(25, 10)
    draft.refresh_from_db()
    assert draft.planned_at == at(25, 10)


def test_who_may_not_edit_may_not_move(mikko: Person, draft: Item) -> None:
    with pytest.raises(MayNot):
        move_item(mikko, draft, at(26, 16), at(27, 10))


def test_what_is_scheduled_moves_inside_its_window_and_keeps_its_yes(aino: Person, scheduled: Item) -> None:
    release = scheduled.releases.get()
    move_item(aino, scheduled, at(26, 9), at(28, 9))
    delivery = Delivery.objects.get()
    assert (delivery.not_before, delivery.state) == (at(28, 9), "waiting")
    scheduled.refresh_from_db()
    assert scheduled.state == "released"
    assert scheduled.releases.get() == release
    assert Entry.objects.filter(kind="publishing.moved").count() == 1


def test_outside_the_window_the_approval_is_asked_about_first(aino: Person, scheduled: Item) -> None:
    with pytest.raises(NeedsNewApproval) as told:
        move_item(aino, scheduled, at(26, 9), at(20, 9, month=12))
    assert told.value.window_from <= at(26, 9) <= told.value.window_until
    assert Delivery.objects.get().not_before == at(26, 9)


def test_planned_anew_it_is_a_draft_at_the_new_time_and_nothing_waits(aino: Person, scheduled: Item) -> None:
    plan_anew(aino, scheduled, at(20, 9, month=12))
    scheduled.refresh_from_db()
    assert (scheduled.state, scheduled.planned_at) == ("draft", at(20, 9, month=12))
    assert Delivery.objects.get().state == "withdrawn"


def test_what_is_out_does_not_move(aino: Person, scheduled: Item) -> None:
    Delivery.objects.update(state="delivered", delivered_at=at(23, 8))
    with pytest.raises(AlreadyOut):
        move_item(aino, scheduled, at(26, 9), at(28, 9))


@pytest.mark.db
def test_a_worker_that_claims_it_first_wins(aino: Person, scheduled: Item) -> None:
    Delivery.objects.update(state="sending")
    with pytest.raises(AlreadyOut):
        move_item(aino, scheduled, at(26, 9), at(28, 9))
    assert Delivery.objects.get().not_before == at(26, 9)


def test_a_scheduled_one_never_moves_into_the_past(aino: Person, scheduled: Item) -> None:
    with pytest.raises(TimeHasPassed):
        move_item(aino, scheduled, at(26, 9), at(22, 9))


def test_the_form_moves_and_the_next_page_offers_the_way_back(
    aino: Person, draft: Item, as_person: SignedIn
) -> None:
    client = as_person(aino)
    address = f"/calendar/move/{draft.public_id}/"
    assert at(26, 16).isoformat() in client.get(address).content.decode()
    answer = client.post(address, _fields(at(27, 10), at(26, 16)), follow=True)
    assert answer.redirect_chain == [("/calendar/?date=2026-11-27", 302)]
    page = answer.content.decode()
    assert 'name="by" value="undo"' in page
    moved = answer.context["moved"]
    client.post(address, {**moved.undo, "next": "/calendar/"})
    draft.refresh_from_db()
    assert draft.planned_at == at(26, 16)
    assert 'value="undo"' not in client.get("/calendar/").content.decode()


def test_the_form_warns_once_and_then_does_as_told(aino: Person, draft: Item, as_person: SignedIn) -> None:
    client = as_person(aino)
    address = f"/calendar/move/{draft.public_id}/"
    independence = at(6, 12, month=12)
    warned = client.post(address, _fields(independence, at(26, 16)))
    assert warned.status_code == 422
    assert "tsenäisyyspäiv" in warned.content.decode()
    draft.refresh_from_db()
    assert draft.planned_at == at(26, 16)
    client.post(address, _fields(independence, at(26, 16), sure=warned.context["sure"]))
    draft.refresh_from_db()
    assert draft.planned_at == independence


def test_dragging_moves_at_once_and_says_what_speaks_against_it(
    aino: Person, draft: Item, as_person: SignedIn
) -> None:
    SpecialDay.objects.create(
        layer=Layer.QUIET,
        date_from=dt.date(2026, 11, 27),
        date_to=dt.date(2026, 11, 27),
        name_sv="Begravning",
        name_fi="Hautajaiset",
    )
    client = as_person(aino)
    fields = _fields(at(27, 16), at(26, 16), by="drag", next="/calendar/?date=2026-11-27")
    page = client.post(f"/calendar/move/{draft.public_id}/", fields, follow=True).content.decode()
    draft.refresh_from_db()
    assert draft.planned_at == at(27, 16)
    assert "Hautajaiset" in page


@pytest.mark.parametrize(
    ("day", "time", "status"),
    [("2027-03-28", "03:30", 422), ("2026-10-25", "03:30", 422), ("2026-13-01", "x", 422)],
)
def test_a_time_that_is_not_there_or_comes_twice_is_asked_about(
    aino: Person, draft: Item, as_person: SignedIn, day: str, time: str, status: int
) -> None:
    answer = as_person(aino).post(
        f"/calendar/move/{draft.public_id}/", {"day": day, "time": time, "was": at(26, 16).isoformat()}
    )
    assert answer.status_code == status
    draft.refresh_from_db()
    assert draft.planned_at == at(26, 16)


def test_the_second_hour_of_that_night_can_be_chosen(aino: Person, draft: Item, as_person: SignedIn) -> None:
    fields = {
        "day": "2027-10-31",
        "time": "03:30",
        "which": "second",
        "was": at(26, 16).isoformat(),
        "by": "drag",
    }
    as_person(aino).post(f"/calendar/move/{draft.public_id}/", fields)
    draft.refresh_from_db()
    assert draft.planned_at == dt.datetime(2027, 10, 31, 1, 30, tzinfo=dt.UTC)


def test_the_page_of_the_second_mover_says_where_it_stands_and_asks_again(
    aino: Person, lars: Person, draft: Item, as_person: SignedIn
) -> None:
    move_item(lars, Item.objects.get(pk=draft.pk), at(26, 16), at(25, 10))
    client = as_person(aino)
    address = f"/calendar/move/{draft.public_id}/"
    told = client.post(address, _fields(at(27, 10), at(26, 16)))
    assert told.status_code == 409
    assert at(25, 10).isoformat() in told.content.decode()
    client.post(address, _fields(at(27, 10), at(25, 10)))
    draft.refresh_from_db()
    assert draft.planned_at == at(27, 10)


def test_outside_the_window_the_page_explains_and_a_second_press_plans_anew(
    aino: Person, scheduled: Item, as_person: SignedIn
) -> None:
    client = as_person(aino)
    address = f"/calendar/move/{scheduled.public_id}/"
    far = at(21, 9, month=12)
    told = client.post(address, _fields(far, at(26, 9)))
    assert told.status_code == 409
    assert 'value="anew"' in told.content.decode()
    client.post(address, _fields(far, at(26, 9), by="anew"))
    scheduled.refresh_from_db()
    assert (scheduled.state, scheduled.planned_at) == ("draft", far)


def test_an_item_one_may_not_see_is_not_there(mikko: Person, draft: Item, as_person: SignedIn) -> None:
    assert as_person(mikko).get(f"/calendar/move/{draft.public_id}/").status_code == 404


def test_what_is_out_says_that_it_cannot_move(aino: Person, scheduled: Item, as_person: SignedIn) -> None:
    Delivery.objects.update(state="delivered", delivered_at=at(23, 8))
    client = as_person(aino)
    assert 'name="day"' not in client.get(f"/calendar/move/{scheduled.public_id}/").content.decode()
    answer = client.post(f"/calendar/move/{scheduled.public_id}/", _fields(at(27, 9), at(26, 9)))
    assert answer.status_code == 409
