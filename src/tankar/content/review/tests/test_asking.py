from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel, ChannelAssignment
from tankar.content.actions.release_item import release_item
from tankar.content.actions.save_item import save_item
from tankar.content.actions.take_back_item import take_back_item
from tankar.content.changes import Changes
from tankar.content.errors import ChangedMeanwhile, NotADraft, NotAllowed, NotReady
from tankar.content.models import Item, Review
from tankar.content.review.actions.answer_review import say_yes
from tankar.content.review.actions.ask_review import ask_review
from tankar.content.review.errors import NothingToAsk, ReviewNeeded, WrongReviewer
from tankar.content.testing.asking import NOON, asked, pending_item, picture_said
from tankar.content.testing.making import make_item, ready_item, with_picture
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.models import Person

pytestmark = pytest.mark.django_db
# what decisions and crises demand besides
CHECKED: dict[str, Any] = {
    "facts_source": "Nämndens protokoll",
    "facts_checked_by": "Sirpa Lehtovaara",
    "link": "https://www.karleby.example/",
    "valid_until": NOON + dt.timedelta(days=900),
}


def told(person: Person) -> list[str]:
    return [
        one.kind.removeprefix("content.")
        for one in Notice.objects.filter(person=person, read_at=None).order_by("id")
    ]


def kinds(item: Item) -> list[str]:
    found = [entry.kind.removeprefix("content.") for entry in Entry.objects.about("item", item.public_id)]
    return found[::-1]


def test_an_ordinary_item_needs_nobody(aino: Person, instagram: Channel) -> None:
    release = release_item(aino, ready_item(aino, instagram), 1, NOON)
    assert release.approved_by == aino
    assert '"category":"ordinary"' in release.canonical


@pytest.mark.parametrize("subject", ["pending_matter", "paid", "crisis", "election", "made_by_ai"])
def test_what_needs_a_second_pair_of_eyes_does_not_leave_without(
    lars: Person, city: Channel, subject: str
) -> None:
    item = pending_item(lars, city)
    Item.objects.update(subjects=[subject], **CHECKED)
    with pytest.raises(ReviewNeeded) as caught:
        release_item(lars, item, 1, NOON)
    assert caught.value.why == "required"


def test_a_decision_needs_nobody(lars: Person, city: Channel) -> None:
    item = pending_item(lars, city)
    Item.objects.update(subjects=["decision"], **CHECKED)
    assert release_item(lars, item, 1, NOON).approved_by == lars


def test_children_in_the_picture_need_a_colleague(aino: Person, instagram: Channel, lars: Person) -> None:
    item = with_picture(aino, ready_item(aino, instagram))
    item = save_item(
        aino, item, item.revision, picture_said(item, people="children", leave_note="Form 14.11.")
    )
    with pytest.raises(ReviewNeeded):
        release_item(aino, item, item.revision, NOON)
    review = asked(aino, item)
    assert review.categories == ["children"]
    say_yes(lars, review)
    assert release_item(aino, item, item.revision, NOON).approved_by == lars


def test_the_yes_is_used_for_exactly_this_and_its_window(
    lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    review = asked(lars, item, of=marja_liisa)
    assert told(marja_liisa) == ["review_asked"]
    say_yes(marja_liisa, review)
    assert told(lars) == ["review_yes"]
    release = release_item(lars, item, item.revision, NOON + dt.timedelta(days=3))
    review.refresh_from_db()
    assert (release.hash, release.approved_by) == (review.hash, marja_liisa)
    assert (release.window_from, release.window_until) == (review.window_from, review.window_until)
    assert review.release == release
    assert kinds(item) == ["item_started", "review_asked", "review_yes", "item_released"]


def test_a_time_inside_the_window_keeps_the_yes_and_one_outside_does_not(
    lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    say_yes(marja_liisa, asked(lars, item, of=marja_liisa))
    for days in (8, -8):
        with pytest.raises(ReviewNeeded) as caught:
            release_item(lars, item, 1, NOON + dt.timedelta(days=days))
        assert caught.value.why == "time"
    assert release_item(lars, item, 1, NOON + dt.timedelta(days=7, hours=11))


def test_only_then_is_that_moment_alone(lars: Person, marja_liisa: Person, city: Channel) -> None:
    item = pending_item(lars, city)
    say_yes(marja_liisa, asked(lars, item, of=marja_liisa, only_then=True))
    with pytest.raises(ReviewNeeded):
        release_item(lars, item, 1, NOON + dt.timedelta(minutes=1))
    assert release_item(lars, item, 1, NOON)


def test_a_yes_survives_taking_back_as_long_as_nothing_changes(
    lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    say_yes(marja_liisa, asked(lars, item, of=marja_liisa))
    release_item(lars, item, 1, NOON)
    item.refresh_from_db()
    item = take_back_item(lars, item)
    assert release_item(lars, item, item.revision, NOON).approved_by == marja_liisa


def test_four_office_hours_run_in_office_hours_alone(lars: Person, city: Channel, clock: Any) -> None:
    clock.set(dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC))  # a Friday, 14.00 in Karleby
    review = asked(lars, pending_item(lars, city))
    assert review.due_at == dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


def test_the_same_question_twice_is_one(lars: Person, marja_liisa: Person, city: Channel) -> None:
    item = pending_item(lars, city)
    first = asked(lars, item, of=marja_liisa)
    assert asked(lars, item, of=marja_liisa) == first
    assert Review.objects.count() == 1
    assert told(marja_liisa) == ["review_asked"]


def test_asking_somebody_else_ends_the_question_before(
    lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    first = asked(lars, item, of=marja_liisa)
    second = asked(lars, item)
    first.refresh_from_db()
    assert (first.state, second.state) == ("void", "asked")
    assert told(marja_liisa) == ["review_asked_void", "review_asked"]


def test_nobody_is_asked_about_what_has_a_yes(lars: Person, marja_liisa: Person, city: Channel) -> None:
    item = pending_item(lars, city)
    say_yes(marja_liisa, asked(lars, item, of=marja_liisa))
    with pytest.raises(NothingToAsk):
        asked(lars, item, of=marja_liisa)


def test_a_yes_for_another_time_is_asked_for_anew(lars: Person, marja_liisa: Person, city: Channel) -> None:
    item = pending_item(lars, city)
    first = asked(lars, item, of=marja_liisa)
    say_yes(marja_liisa, first)
    ask_review(lars, item, 1, marja_liisa, NOON + dt.timedelta(days=30))
    first.refresh_from_db()
    assert (first.state, first.changed) == ("void", [["time", "Karleby"]])


def test_author_and_reviewer_differ(
    aino: Person, lars: Person, marja_liisa: Person, mikko: Person, instagram: Channel
) -> None:
    item = pending_item(aino, instagram)
    item = save_item(lars, item, 1, Changes(texts={"sv": "Läsesalen öppnar sent."}))
    for wrong in (aino, lars, mikko):
        with pytest.raises(WrongReviewer):
            asked(aino, item, of=wrong)
    review = asked(aino, item)
    assert told(marja_liisa) == ["review_asked"]
    assert told(lars) == []
    with pytest.raises(NotAllowed):
        say_yes(lars, review)
    say_yes(marja_liisa, review)


def test_who_wrote_before_the_last_release_may_look_at_the_next(
    lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = ready_item(lars, city)
    item = save_item(marja_liisa, item, 1, Changes(texts={"sv": "Stängt i dag."}))
    release_item(lars, item, item.revision, NOON)
    item.refresh_from_db()
    item = take_back_item(lars, item)
    item = save_item(lars, item, item.revision, Changes(texts={"sv": "Stängt i dag och i morgon."}))
    assert asked(lars, item, of=marja_liisa).asked_of == marja_liisa


def test_a_colleague_on_the_channel_can_be_asked(aino: Person, mikko: Person, instagram: Channel) -> None:
    ChannelAssignment.objects.create(channel=instagram, person=mikko)
    review = asked(aino, ready_item(aino, instagram), of=mikko)
    say_yes(mikko, review)
    assert review.state == "yes"
    assert not review.required


def test_what_cannot_leave_anyway_is_not_sent_for_review(lars: Person, city: Channel, clock: Any) -> None:
    item = make_item(lars, city, swedish="Bara svenska")
    with pytest.raises(NotReady):
        asked(lars, item)
    with pytest.raises(ChangedMeanwhile):
        ask_review(lars, item, 7, None, NOON)
    item = ready_item(lars, city)
    release_item(lars, item, 1, NOON)
    with pytest.raises(NotADraft):
        asked(lars, item)


def test_who_may_not_write_it_may_not_ask(lars: Person, heikki: Person, city: Channel) -> None:
    with pytest.raises(NotAllowed):
        asked(heikki, pending_item(lars, city))
