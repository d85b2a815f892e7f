"""The other language follows later, the whole way: out in one, written, out in the other as a post of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tankar.channels.models import Channel
from tankar.content.actions.save_item import save_item
from tankar.content.actions.take_back_item import take_back_item
from tankar.content.changes import Changes
from tankar.content.errors import NotReady
from tankar.content.models import Item, Outstanding
from tankar.content.review.actions.answer_review import say_yes
from tankar.content.review.actions.ask_review import ask_review
from tankar.content.review.errors import ReviewNeeded
from tankar.content.testing.making import make_channel, make_item
from tankar.organisation.models import Person, Unit
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.models import Delivery
from tankar.publishing.tasks import look_at
from tankar.work import clock as house_clock

pytestmark = pytest.mark.django_db(transaction=True)
SignedIn = Callable[[Person], Client]
SWEDISH, FINNISH = "Läsesalen är stängd i dag.", "Lukusali on suljettu tänään."


@pytest.fixture
def channel(aino: Person, library: Unit, lighthouse: Any) -> Channel:
    """Both languages in one post, Finnish first."""
    return make_channel("Biblioteket", library, aino, network="lighthouse", kind="connected")


def out(person: Person, item: Item) -> list[tuple[str, str, str]]:
    """Publish it, let the worker send: languages, text and state of what was made."""
    made = schedule(person, item, item.revision, house_clock.now())
    for one in made:
        look_at(one.pk, "worker")
    rows = Delivery.objects.filter(pk__in=[one.pk for one in made]).order_by("pk")
    return [(one.languages, one.outgoing["text"], one.state) for one in rows]


def in_swedish(person: Person, channel: Channel, **details: Any) -> Item:
    item = make_item(person, channel, swedish=SWEDISH)
    return save_item(person, item, item.revision, Changes(forms={"fi": ("later", "")}, details=details))


def written(person: Person, item: Item) -> Item:
    item = take_back_item(person, Item.objects.get(pk=item.pk))
    return save_item(person, item, item.revision, Changes(texts={"fi": FINNISH}))


def test_two_posts_where_the_channel_has_both_languages_in_one(
    aino: Person, channel: Channel, clock: Any
) -> None:
    item = in_swedish(aino, channel)
    assert out(aino, item) == [("sv", SWEDISH, "delivered")]
    owed = Outstanding.objects.get()
    assert owed.runs
    again = take_back_item(aino, Item.objects.get(pk=item.pk))
    with pytest.raises(NotReady):  # the text that follows is the one to write now
        schedule(aino, again, again.revision, house_clock.now())
    again = save_item(aino, again, again.revision, Changes(texts={"fi": FINNISH, "sv": "Ändrat efteråt"}))
    assert out(aino, again) == [("fi", FINNISH, "delivered")]
    owed.refresh_from_db()
    assert owed.state == "done"


def test_taken_back_before_it_left_it_leaves_whole(aino: Person, channel: Channel, clock: Any) -> None:
    item = in_swedish(aino, channel)
    schedule(aino, item, item.revision, house_clock.now())
    item = take_back_item(aino, Item.objects.get(pk=item.pk))
    assert not Outstanding.objects.exists()
    changes = Changes(texts={"fi": FINNISH}, forms={"fi": ("full", "")})
    item = save_item(aino, item, item.revision, changes)
    assert out(aino, item) == [("fi+sv", f"{FINNISH}\n\n{SWEDISH}", "delivered")]


def test_where_a_review_is_required_the_text_that_follows_needs_its_own_yes(
    aino: Person, lars: Person, channel: Channel, clock: Any
) -> None:
    item = in_swedish(aino, channel, subjects=("pending_matter",))
    say_yes(lars, ask_review(aino, item, item.revision, None, house_clock.now()))
    assert out(aino, item) == [("sv", SWEDISH, "delivered")]
    item = written(aino, item)
    with pytest.raises(ReviewNeeded):
        schedule(aino, item, item.revision, house_clock.now())
    review = ask_review(aino, item, item.revision, None, house_clock.now())
    assert FINNISH in review.canonical
    assert SWEDISH not in review.canonical
    say_yes(lars, review)
    assert out(aino, item) == [("fi", FINNISH, "delivered")]


def test_it_shows_on_the_item_in_today_and_in_the_calendar(
    aino: Person, channel: Channel, clock: Any, as_person: SignedIn
) -> None:
    Person.objects.filter(pk=aino.pk).update(language="en")
    item = in_swedish(aino, channel)
    out(aino, item)
    client = as_person(aino)
    page = client.get(f"/items/{item.public_id}/").content.decode()
    assert "The Finnish text is still to come" in page
    assert "1 working day after, our default" in page
    today = client.get("/").content.decode()
    assert "Only in one language" in today
    assert "Finnish is missing" in today
    for address in ("/calendar/?view=week", "/calendar/?view=month", "/calendar/day/2026-11-24/"):
        assert "Finnish text due" in client.get(address).content.decode(), address
    clock.advance(days=20)
    client = as_person(aino)
    today = client.get("/").content.decode()
    assert "was due" in today  # however long ago it was
    assert f"Write in Finnish: {SWEDISH}" in today
    answer = client.post(f"/items/{item.public_id}/waive/fi/", {"reason": "Bara svenska skolan"}, follow=True)
    assert "Bara svenska skolan" in answer.content.decode()
    assert "Only in one language" not in client.get("/").content.decode()


def test_the_composer_offers_it_and_not_for_a_disruption(
    aino: Person, channel: Channel, as_person: SignedIn
) -> None:
    Person.objects.filter(pk=aino.pk).update(language="en")
    item = make_item(aino, channel, swedish=SWEDISH)
    client = as_person(aino)
    assert '<option value="later"' in client.get(f"/items/{item.public_id}/write/").content.decode()
    Item.objects.filter(pk=item.pk).update(kind="disruption")
    assert '<option value="later"' not in client.get(f"/items/{item.public_id}/write/").content.decode()
