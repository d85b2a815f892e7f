"""Editing what was approved: what it means is said beside the text, and it can be undone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.actions.attach_image import attach_image
from tankar.content.actions.release_item import release_item
from tankar.content.actions.save_item import save_item
from tankar.content.actions.take_back_item import take_back_item
from tankar.content.changes import Changes
from tankar.content.errors import NotAllowed
from tankar.content.media import take_in
from tankar.content.models import Item, Review
from tankar.content.review.actions.answer_review import say_yes, send_back
from tankar.content.review.actions.keep_as_approved import keep_as_approved
from tankar.content.review.errors import NothingApproved, ReviewNeeded
from tankar.content.testing.asking import NOON, asked, pending_item, picture_said
from tankar.content.testing.making import picture_bytes, ready_item, uploaded, with_picture
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db


def approved(lars: Person, marja_liisa: Person, item: Item) -> Review:
    review = asked(lars, item, of=marja_liisa)
    say_yes(marja_liisa, review)
    item.refresh_from_db()
    return review


def changed(person: Person, item: Item, **changes: Any) -> Item:
    item.refresh_from_db()
    return save_item(person, item, item.revision, Changes(**changes))


def test_a_changed_word_is_undone_and_the_yes_stands_again(
    lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    review = approved(lars, marja_liisa, item)
    item = changed(lars, item, texts={"sv": "Läsesalen är öppen."})
    review.refresh_from_db()
    assert review.state == "void"
    item, whole = keep_as_approved(lars, item, item.revision)
    review.refresh_from_db()
    assert (whole, review.state, review.changed) == (True, "yes", [])
    assert [one.kind for one in Notice.objects.filter(person=marja_liisa, read_at=None)] == [
        "content.review_stands_again"
    ]
    assert release_item(lars, item, item.revision, NOON).approved_by == marja_liisa
    kinds = [one.kind for one in Entry.objects.about("item", item.public_id)]
    assert "content.review_stands_again" in kinds
    # what stood between is kept
    assert "Läsesalen är öppen." in str(list(item.revisions.values_list("snapshot", flat=True)))


def test_channels_ways_descriptions_and_subjects_are_undone_too(
    lars: Person, marja_liisa: Person, city: Channel, instagram: Channel
) -> None:
    item = with_picture(lars, pending_item(lars, city, instagram))
    review = approved(lars, marja_liisa, item)
    item = changed(
        lars,
        item,
        channels={city.public_id: ("two_posts", "fi")},
        channel_texts={(city.public_id, "sv"): "Bara här."},
        details={"subjects": ("pending_matter", "paid"), "link": "https://www.karleby.example/"},
    )
    save_item(lars, item, item.revision, picture_said(item, descriptions={"sv": "Annat."}, people="crowd"))
    item.refresh_from_db()
    _item, whole = keep_as_approved(lars, item, item.revision)
    review.refresh_from_db()
    assert (whole, review.state) == (True, "yes")


def test_a_picture_put_in_since_stays_and_the_yes_stays_void(
    lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    review = approved(lars, marja_liisa, item)
    attach_image(lars, item, take_in(uploaded(picture_bytes())), "")
    item = changed(lars, item, texts={"sv": "Annat."})
    item, whole = keep_as_approved(lars, item, item.revision)
    review.refresh_from_db()
    assert (whole, review.state) == (False, "void")
    assert item.versions.get(language="sv").text == "Läsesalen är stängd i dag."


def test_a_release_without_a_review_is_gone_back_to(aino: Person, instagram: Channel) -> None:
    item = ready_item(aino, instagram)
    release = release_item(aino, item, item.revision, NOON)
    item.refresh_from_db()
    item = changed(aino, take_back_item(aino, item), texts={"fi": "Lukusali on auki."})
    item, whole = keep_as_approved(aino, item, item.revision)
    assert whole
    assert release_item(aino, item, item.revision, NOON).hash == release.hash


def test_a_question_asked_since_is_not_answered_by_going_back(
    lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    first = approved(lars, marja_liisa, item)
    item = changed(lars, item, texts={"sv": "Annat."})
    second = asked(lars, item, of=marja_liisa)
    send_back(marja_liisa, second, "Nej, så här inte.")
    item.refresh_from_db()
    item, whole = keep_as_approved(lars, item, item.revision)
    first.refresh_from_db()
    # the last word about it was a no: it is asked about anew
    assert (whole, first.state) == (True, "void")
    with pytest.raises(ReviewNeeded):
        release_item(lars, item, item.revision, NOON)


def test_nobody_goes_back_to_what_was_never_approved(
    aino: Person, lars: Person, mikko: Person, instagram: Channel
) -> None:
    item = ready_item(aino, instagram)
    with pytest.raises(NothingApproved):
        keep_as_approved(aino, item, item.revision)
    release_item(aino, item, item.revision, NOON)
    item.refresh_from_db()
    item = changed(aino, take_back_item(aino, item), texts={"fi": "Auki."})
    with pytest.raises(NotAllowed):
        keep_as_approved(mikko, item, item.revision)
    item.refresh_from_db()
    assert item.versions.get(language="fi").text == "Auki."


@pytest.mark.parametrize(
    "moment",
    [dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC), dt.datetime(2026, 12, 24, 9, tzinfo=dt.UTC)],
    ids=["the night the clocks go back", "Christmas Eve"],
)
def test_the_yes_that_stands_again_holds_for_the_time_it_was_for(
    lars: Person, marja_liisa: Person, city: Channel, clock: Any, moment: dt.datetime
) -> None:
    clock.set(moment)
    item = pending_item(lars, city)
    review = approved(lars, marja_liisa, item)
    window = review.window_from, review.window_until
    item = changed(lars, item, texts={"sv": "Annat."})
    clock.advance(hours=1)
    keep_as_approved(lars, item, item.revision)
    review.refresh_from_db()
    assert (review.state, (review.window_from, review.window_until)) == ("yes", window)


@pytest.fixture
def browser(as_person: SignedIn, lars: Person, marja_liisa: Person) -> Client:
    Person.objects.update(language="en")
    return as_person(lars)


def page(browser: Client, name: str, item: Item) -> str:
    return browser.get(reverse(f"content:{name}", args=[item.public_id])).content.decode()


def test_beside_the_text_stands_whose_yes_it_is_and_then_what_changed(
    browser: Client, lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    assert "said yes to exactly this. If" not in page(browser, "write", item)
    approved(lars, marja_liisa, item)
    written = page(browser, "write", item)
    assert "said yes to exactly this. If you change what goes out, the yes is void." in written
    assert "data-while-typing hidden" in written
    changed(lars, item, texts={"fi": "Lukusali on auki."})
    told = page(browser, "look", item)
    assert "This is no longer what was approved" in told
    assert "The Finnish text on Karleby changed." in told
    assert "Keep as approved" in told


def test_the_button_keeps_what_was_typed_and_puts_the_approved_text_back(
    browser: Client, lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    review = approved(lars, marja_liisa, item)
    form = {
        "revision": str(item.revision),
        "channels_shown": "1",
        "channels": city.public_id,
        "text-sv": "Skrivet i samma stund.",
        "text-fi": "Lukusali on suljettu tänään.",
    }
    response = browser.post(reverse("content:keep_approved", args=[item.public_id]), form, follow=True)
    assert "It is as it was approved." in response.content.decode()
    review.refresh_from_db()
    assert review.state == "yes"
    assert "Skrivet i samma stund." in str(list(item.revisions.values_list("snapshot", flat=True)))


def test_undone_by_hand_the_yes_is_offered_and_not_taken(
    browser: Client, lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    review = approved(lars, marja_liisa, item)
    before = item.versions.get(language="sv").text
    changed(lars, item, texts={"sv": "Annat."})
    changed(lars, item, texts={"sv": before})
    review.refresh_from_db()
    assert review.state == "void"
    assert "Let the yes stand" in page(browser, "write", item)
    browser.post(reverse("content:keep_approved", args=[item.public_id]))
    review.refresh_from_db()
    assert review.state == "yes"
