"""Leave is taken back: what waits is stopped, what is out is taken down by people, and nobody forgets it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.actions.media.end_leave import end_leave
from tankar.content.leaves.actions.keep_leave import ask_for_leave, give_leave
from tankar.content.leaves.actions.withdraw_leave import withdraw_leave
from tankar.content.models import Asset, Item, Leave
from tankar.content.testing.making import make_channel, ready_item, with_picture
from tankar.decisions.models import Ask, Matter
from tankar.notices.models import Notice
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.actions.see_own_post import Seen, lose_own_post, see_own_post
from tankar.publishing.errors import MayNot
from tankar.publishing.models import Delivery, TakeDown
from tankar.publishing.takedowns.actions.begin_takedown import came_out_after_all
from tankar.publishing.takedowns.actions.end_takedown import say_taken_down
from tankar.publishing.takedowns.actions.pass_on import pass_on_late
from tankar.publishing.tasks import look_at
from tankar.work import clock as work_clock
from tankar.work.clock import LOCAL

pytestmark = pytest.mark.django_db


@pytest.fixture
def feed(communications: Unit, aino: Person, clock: Any) -> Channel:
    return make_channel("Karleby stads flöde", communications, aino)


@pytest.fixture
def instagram(library: Unit, aino: Person, clock: Any) -> Channel:
    return make_channel("Bibban", library, aino, network="by_hand", kind="by_hand")


def out(person: Person, *channels: Channel) -> Item:
    """An item with a picture that is out on the channels; what is done by hand has its link."""
    item = with_picture(person, ready_item(person, *channels))
    for one in schedule(person, item, item.revision, work_clock.now()):
        look_at(one.pk, "worker")
    now = work_clock.now()
    Delivery.objects.filter(channel__kind="by_hand").update(
        state="delivered", url="https://social.example/p/1", network_id="1", delivered_at=now
    )
    return item


def leave_for(person: Person, item: Item) -> Leave:
    asset = item.media.get().asset
    leave = ask_for_leave(person, {"who": "Matti Meikäläinen"}, [asset])
    return give_leave(person, leave, {"purposes": ["city"], "how": "paper"})


def open_ones() -> list[TakeDown]:
    return list(TakeDown.objects.filter(state="open"))


def test_whoever_runs_the_channel_is_asked_with_two_working_days(
    aino: Person, lars: Person, instagram: Channel
) -> None:
    leave = withdraw_leave(aino, leave_for(aino, out(aino, instagram)))
    (takedown,) = open_ones()
    assert takedown.due_at.astimezone(LOCAL) == dt.datetime(2026, 11, 25, 16, tzinfo=LOCAL)
    ask = Ask.objects.get(person=aino)
    assert (ask.verb, ask.term, ask.due_at) == ("take_down", "publishing.takedown", takedown.due_at)
    assert Notice.objects.get(person=aino, kind="publishing.takedown").awaits
    assert not Ask.objects.filter(person=lars).exists()
    leave.refresh_from_db()
    assert leave.state == "withdrawn"


def test_it_is_done_when_a_person_says_so(
    aino: Person, lars: Person, mikko: Person, instagram: Channel
) -> None:
    leave = withdraw_leave(aino, leave_for(aino, out(aino, instagram)))
    (takedown,) = open_ones()
    with pytest.raises(MayNot):
        say_taken_down(mikko, takedown)
    assert say_taken_down(aino, takedown)
    assert not say_taken_down(aino, TakeDown.objects.get())
    leave.refresh_from_db()
    assert leave.state == "done"
    assert Matter.objects.get().outcome == "taken_down"
    assert not Ask.objects.filter(done_at=None).exists()
    assert not Notice.objects.filter(kind="publishing.takedown", read_at=None).exists()


def test_it_is_done_when_the_network_says_that_it_is_gone(
    aino: Person, instagram: Channel, clock: Any
) -> None:
    leave = withdraw_leave(aino, leave_for(aino, out(aino, instagram)))
    see_own_post(instagram, Seen("1", "Läsesalen", "https://social.example/p/1", "", clock()))
    assert lose_own_post(instagram, "1", clock())
    leave.refresh_from_db()
    assert (leave.state, TakeDown.objects.get().how) == ("done", "network")


def test_late_it_is_passed_on_and_never_taken_for_done(
    aino: Person, lars: Person, marja_liisa: Person, instagram: Channel, clock: Any
) -> None:
    withdraw_leave(aino, leave_for(aino, out(aino, instagram)))
    clock.set(dt.datetime(2026, 11, 25, 15, 59, tzinfo=LOCAL))
    assert pass_on_late() == 0
    clock.set(dt.datetime(2026, 11, 25, 16, tzinfo=LOCAL))
    assert (pass_on_late(), pass_on_late()) == (1, 0)
    assert {one.person for one in Ask.objects.filter(done_at=None)} == {aino, lars, marja_liisa}
    assert Notice.objects.filter(kind="publishing.takedown_late", person=lars).exists()
    clock.advance(days=100)
    assert pass_on_late() == 0
    assert len(open_ones()) == 1


@pytest.mark.parametrize(
    ("begun", "due"),
    [
        # over Independence Day, a Sunday in 2026, and over Christmas
        (dt.datetime(2026, 12, 4, 10, tzinfo=LOCAL), dt.datetime(2026, 12, 8, 16, tzinfo=LOCAL)),
        (dt.datetime(2026, 12, 23, 10, tzinfo=LOCAL), dt.datetime(2026, 12, 29, 16, tzinfo=LOCAL)),
        # over the night on which the clocks go back
        (dt.datetime(2026, 10, 23, 10, tzinfo=LOCAL), dt.datetime(2026, 10, 27, 16, tzinfo=LOCAL)),
    ],
)
def test_the_two_days_are_working_days(
    aino: Person, instagram: Channel, clock: Any, begun: dt.datetime, due: dt.datetime
) -> None:
    clock.set(begun)
    withdraw_leave(aino, leave_for(aino, out(aino, instagram)))
    assert open_ones()[0].due_at.astimezone(LOCAL) == due


def test_the_citys_own_feed_shows_it_no_longer_by_itself(aino: Person, feed: Channel, client: Client) -> None:
    leave = leave_for(aino, out(aino, feed))
    picture = Asset.objects.get()
    file = f"/feed/media/{picture.sha256}"
    assert file in client.get("/sv/feed/").content.decode()
    assert client.get(file).status_code == 200
    withdraw_leave(aino, leave)
    for page in ("/sv/feed/", "/sv/feed.json", "/sv/feed.atom", f"/feed/{Delivery.objects.get().public_id}/"):
        body = client.get(page).content.decode()
        assert picture.sha256 not in body
        assert "stängd" in body
    assert client.get(file).status_code == 404
    leave.refresh_from_db()
    assert (leave.state, TakeDown.objects.get().how) == ("done", "feed")


def test_several_channels_are_several_tasks_and_the_leave_is_done_with_the_last(
    aino: Person, feed: Channel, instagram: Channel, library: Unit
) -> None:
    other = make_channel("Bibban på TikTok", library, aino, network="by_hand", kind="by_hand")
    item = with_picture(aino, ready_item(aino, feed, instagram, other))
    for one in schedule(aino, item, item.revision, work_clock.now()):
        look_at(one.pk, "worker")
    for number, one in enumerate(Delivery.objects.filter(channel__kind="by_hand")):
        Delivery.objects.filter(pk=one.pk).update(state="delivered", network_id=str(number))
    leave = withdraw_leave(aino, leave_for(aino, item))
    first, second = open_ones()
    say_taken_down(aino, first)
    leave.refresh_from_db()
    assert leave.state == "withdrawn"
    say_taken_down(aino, second)
    leave.refresh_from_db()
    assert leave.state == "done"


def test_the_old_way_of_ending_leave_on_the_picture_asks_for_the_same(
    aino: Person, instagram: Channel
) -> None:
    out(aino, instagram)
    end_leave(aino, Asset.objects.get(), "Bad om det")
    assert len(open_ones()) == 1


def test_a_post_that_was_on_its_way_meanwhile_is_to_be_taken_down_too(
    aino: Person, instagram: Channel
) -> None:
    item = out(aino, instagram)
    Delivery.objects.update(state="unclear")
    withdraw_leave(aino, leave_for(aino, item))
    assert open_ones() == []
    Delivery.objects.update(state="delivered")
    with transaction.atomic():
        came_out_after_all(Delivery.objects.select_related("channel").get())
    assert len(open_ones()) == 1


def test_who_runs_nothing_is_replaced_by_communications(
    aino: Person, lars: Person, library: Unit, clock: Any
) -> None:
    channel = make_channel("Utan ansvarig", library, network="by_hand", kind="by_hand")
    withdraw_leave(lars, leave_for(lars, out(lars, channel)))
    assert [one.person for one in Ask.objects.all()] == [lars]


def test_the_task_stands_on_one_page_with_its_live_link_and_one_tap(
    as_person: SignedIn, aino: Person, mikko: Person, instagram: Channel
) -> None:
    Person.objects.update(language="en")
    aino.refresh_from_db()
    leave = withdraw_leave(aino, leave_for(aino, out(aino, instagram)))
    there = reverse("publishing:takedown", args=[open_ones()[0].public_id])
    client = as_person(aino)
    page = client.get(there).content.decode()
    assert "https://social.example/p/1" in page
    assert "Meikäläinen" not in page
    assert as_person(mikko).get(there).status_code == 404
    at_leave = client.get(reverse("content:leave", args=[leave.public_id])).content.decode()
    assert "Where it is being taken down" in at_leave
    assert "https://social.example/p/1" in at_leave
    assert "It is noted that it is taken down." in client.post(there, follow=True).content.decode()
    assert "That was noted already." in client.post(there, follow=True).content.decode()
    assert "Somebody took it down and said so." in client.get(there).content.decode()
