from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel, ChannelAssignment
from tankar.content.actions.release_item import release_item
from tankar.content.review.actions.answer_review import say_yes
from tankar.content.review.actions.ask_review import ask_review
from tankar.content.review.actions.pass_on_late import pass_on, pass_on_late
from tankar.content.review.errors import ReviewNeeded
from tankar.content.testing.asking import NOON, asked, pending_item
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def henrik(db: None) -> Person:
    return demo.make_person("henrik")


def stand_in(deputy: Person, for_whom: Person, role: str = Role.COMMUNICATIONS_MANAGER) -> None:
    RoleAssignment.objects.create(person=deputy, role=role, deputy_for=for_whom)


def test_before_its_time_nothing_is_passed_on(
    lars: Person, marja_liisa: Person, city: Channel, clock: Any
) -> None:
    asked(lars, pending_item(lars, city), of=marja_liisa)
    clock.advance(hours=3, minutes=59)
    assert pass_on_late() == 0


def test_late_goes_to_the_deputy_who_may_answer(
    lars: Person, marja_liisa: Person, henrik: Person, city: Channel, clock: Any
) -> None:
    stand_in(henrik, marja_liisa)
    review = asked(lars, pending_item(lars, city), of=marja_liisa)
    clock.set(review.due_at)
    assert (pass_on_late(), pass_on_late()) == (1, 0)
    review.refresh_from_db()
    assert (review.stage, list(review.passed_to.all())) == ("deputy", [henrik])
    assert [one.kind for one in Notice.objects.filter(person=henrik)] == ["content.review_passed_on"]
    assert [one.kind for one in Notice.objects.filter(person=lars)] == ["content.review_late"]
    say_yes(henrik, review)
    assert review.answered_by == henrik


def test_then_to_communications_as_a_whole_and_it_never_lapses(
    aino: Person,
    lars: Person,
    mikko: Person,
    henrik: Person,
    marja_liisa: Person,
    instagram: Channel,
    clock: Any,
) -> None:
    ChannelAssignment.objects.create(channel=instagram, person=mikko, is_deputy=True)
    ChannelAssignment.objects.create(channel=instagram, person=lars)
    item = pending_item(aino, instagram)
    review = asked(aino, item, of=lars)
    clock.set(review.due_at)
    pass_on_late()
    review.refresh_from_db()
    assert list(review.passed_to.all()) == [mikko]
    clock.set(review.passes_at)
    pass_on_late()
    review.refresh_from_db()
    assert (review.stage, review.passes_at) == ("communications", None)
    # whoever is first: the manager, the team, and still the deputy and whoever was asked
    assert set(review.passed_to.all()) == {mikko, henrik, marja_liisa}
    clock.advance(days=400)
    assert pass_on_late() == 0
    with pytest.raises(ReviewNeeded):
        release_item(aino, item, item.revision, NOON)
    assert review.state == "asked"
    say_yes(henrik, review)


def test_without_a_deputy_it_goes_to_communications_at_once(
    aino: Person, lars: Person, marja_liisa: Person, henrik: Person, instagram: Channel, clock: Any
) -> None:
    review = asked(aino, pending_item(aino, instagram), of=lars)
    clock.set(review.due_at)
    pass_on_late()
    review.refresh_from_db()
    assert (review.stage, set(review.passed_to.all())) == ("communications", {marja_liisa, henrik})
    entry = Entry.objects.about("item", review.item.public_id).first()
    assert entry is not None
    assert (entry.kind, entry.actor_id, entry.params) == (
        "content.review_passed_on",
        "",
        {"whom": "communications"},
    )


def test_asked_of_communications_it_goes_to_their_manager(
    aino: Person, lars: Person, marja_liisa: Person, instagram: Channel, clock: Any
) -> None:
    review = asked(aino, pending_item(aino, instagram))
    clock.set(review.due_at)
    pass_on_late()
    review.refresh_from_db()
    assert (review.stage, list(review.passed_to.all())) == ("communications", [marja_liisa])


def test_lateness_names_the_item_and_nobody_who_was_asked(
    aino: Person, lars: Person, marja_liisa: Person, instagram: Channel, clock: Any
) -> None:
    review = asked(aino, pending_item(aino, instagram), of=lars)
    clock.set(review.due_at)
    pass_on_late()
    told = [one.sentence for one in Notice.objects.exclude(person=lars)]
    assert len(told) >= 2
    assert not [sentence for sentence in told if str(lars) in sentence]
    entry = Entry.objects.about("item", review.item.public_id).first()
    assert entry is not None
    assert str(lars) not in str(entry.params)


def test_an_answer_can_be_wished_sooner_and_the_deputy_is_asked_sooner(
    aino: Person, lars: Person, mikko: Person, instagram: Channel, clock: Any
) -> None:
    ChannelAssignment.objects.create(channel=instagram, person=mikko, is_deputy=True)
    ChannelAssignment.objects.create(channel=instagram, person=lars)
    item = pending_item(aino, instagram)
    review = ask_review(aino, item, item.revision, lars, NOON, hours=1)
    assert review.passes_at == review.due_at == review.asked_at + dt.timedelta(hours=1)
    clock.advance(hours=1)
    assert pass_on_late() == 1
    review.refresh_from_db()
    # the deputy has as long as anybody is given
    assert review.passes_at == review.asked_at + dt.timedelta(hours=5)


def test_a_night_on_which_the_clocks_change_and_good_friday_give_no_hour(
    lars: Person, marja_liisa: Person, city: Channel, clock: Any
) -> None:
    item = pending_item(lars, city)
    clock.set(dt.datetime(2026, 3, 27, 11, tzinfo=dt.UTC))  # Friday 13.00, offices close at 15.00
    review = asked(lars, item, of=marja_liisa)
    # Monday 10.00 by summer time, which began on Sunday
    assert review.due_at == dt.datetime(2026, 3, 30, 7, tzinfo=dt.UTC)
    clock.set(dt.datetime(2026, 4, 2, 11, tzinfo=dt.UTC))  # Maundy Thursday 14.00
    again = asked(lars, item)
    # two hours that day; Good Friday to Easter Monday are closed
    assert again.due_at == dt.datetime(2026, 4, 7, 7, tzinfo=dt.UTC)


def test_a_manager_who_wrote_it_is_not_asked_and_the_team_is(
    marja_liisa: Person, lars: Person, henrik: Person, aino: Person, city: Channel, clock: Any
) -> None:
    review = asked(marja_liisa, pending_item(marja_liisa, city), of=lars)
    clock.set(review.due_at)
    pass_on_late()
    review.refresh_from_db()
    assert list(review.passed_to.all()) == [henrik]


def test_where_nobody_is_left_the_asker_is_told_and_it_is_no_yes(
    aino: Person, lars: Person, instagram: Channel, clock: Any
) -> None:
    review = asked(aino, pending_item(aino, instagram), of=lars)
    RoleAssignment.objects.exclude(person=lars).delete()
    clock.set(review.due_at)
    assert (pass_on_late(), pass_on_late()) == (1, 0)
    assert [one.kind for one in Notice.objects.filter(person=aino)] == ["content.review_unanswered"]
    review.refresh_from_db()
    assert (review.state, review.passed_to.count()) == ("asked", 0)
    item = review.item
    with pytest.raises(ReviewNeeded):
        release_item(aino, item, item.revision, NOON)


def test_a_deputy_who_wrote_it_is_passed_over(
    lars: Person, marja_liisa: Person, henrik: Person, city: Channel, clock: Any
) -> None:
    stand_in(lars, marja_liisa)
    review = asked(lars, pending_item(lars, city), of=marja_liisa)
    clock.set(review.due_at)
    pass_on_late()
    review.refresh_from_db()
    assert list(review.passed_to.all()) == [henrik]


def test_what_was_answered_meanwhile_is_left_alone(
    lars: Person, marja_liisa: Person, city: Channel, clock: Any
) -> None:
    review = asked(lars, pending_item(lars, city), of=marja_liisa)
    seen_by_the_loop = type(review).objects.get(pk=review.pk)
    clock.advance(days=1)
    say_yes(marja_liisa, review)
    assert not pass_on(seen_by_the_loop)


def test_the_second_turn_counts_office_hours_from_the_first(
    lars: Person, marja_liisa: Person, henrik: Person, city: Channel, clock: Any
) -> None:
    stand_in(henrik, marja_liisa)
    clock.set(dt.datetime(2026, 12, 23, 9, tzinfo=dt.UTC))  # 11.00 on the day before Christmas Eve
    review = asked(lars, pending_item(lars, city), of=marja_liisa)
    assert review.due_at == dt.datetime(2026, 12, 23, 13, tzinfo=dt.UTC)
    clock.set(review.due_at)
    pass_on_late()
    review.refresh_from_db()
    # one hour that day; the 24th to the 27th are closed; three on Monday
    assert review.passes_at == dt.datetime(2026, 12, 28, 9, tzinfo=dt.UTC)
