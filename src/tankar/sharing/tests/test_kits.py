"""What is good to share: from the writer's tick to the page, and off it again."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel
from tankar.content.actions.media.end_leave import end_leave
from tankar.content.actions.media.library import describe_asset
from tankar.content.actions.save_item import save_item
from tankar.content.actions.take_back_item import take_back_item
from tankar.content.changes import Changes
from tankar.content.leaves.actions.keep_leave import ask_for_leave, give_leave
from tankar.content.models import Asset, Item, Leave
from tankar.content.testing.making import make_channel
from tankar.organisation.access import today
from tankar.organisation.models import Person, Unit
from tankar.publishing.actions.see_own_post import Seen, lose_own_post, see_own_post
from tankar.publishing.models import Delivery
from tankar.sharing.actions.follow_post import follow_out
from tankar.sharing.actions.offer_kit import offer, withdraw
from tankar.sharing.errors import Changed, DayPassed, NotAllowed, NothingOut
from tankar.sharing.kit_pictures import may_come_along, pictures_of
from tankar.sharing.models import Kit
from tankar.sharing.testing.making import kit_of, out, ticked
from tankar.work.clock import LOCAL

pytestmark = pytest.mark.django_db


def test_what_is_ticked_comes_on_the_page_when_it_is_out(lars: Person, feed: Channel) -> None:
    item = ticked(lars, feed)
    assert not Kit.objects.exists()
    out(lars, item)
    kit = Kit.objects.get()
    assert (kit.text_sv, kit.text_fi) == ("Läsesalen är stängd i dag.", "Lukusali on suljettu tänään.")
    post = Delivery.objects.get()
    assert kit.link.endswith(f"/feed/{post.public_id}/")
    assert kit.until == dt.date(2026, 12, 23)


def test_without_the_tick_nothing_is_offered(lars: Person, feed: Channel) -> None:
    out(lars, ticked(lars, feed, tick=False))
    assert not Kit.objects.exists()


def test_it_is_offered_no_longer_than_it_holds(lars: Person, feed: Channel) -> None:
    holds = dt.datetime(2026, 12, 6, 12, tzinfo=LOCAL)
    assert kit_of(lars, feed, valid_until=holds).until == dt.date(2026, 12, 6)


def test_its_last_day_ends_at_midnight_in_karleby_also_when_the_clocks_change(
    lars: Person, feed: Channel, clock: Any
) -> None:
    clock.set(dt.datetime(2026, 10, 20, 9, tzinfo=LOCAL))
    kit_of(lars, feed, valid_until=dt.datetime(2026, 10, 24, 12, tzinfo=LOCAL))
    clock.set(dt.datetime(2026, 10, 24, 23, 59, tzinfo=LOCAL))
    assert Kit.objects.open(today()).exists()
    # the night on which the clocks go back
    clock.set(dt.datetime(2026, 10, 25, 0, 1, tzinfo=LOCAL))
    assert not Kit.objects.open(today()).exists()


def test_the_writer_may_offer_it_later_and_say_until_when(lars: Person, feed: Channel) -> None:
    item = out(lars, ticked(lars, feed, tick=False))
    kit = offer(lars, item, dt.date(2026, 12, 6))
    assert (kit.state, kit.until) == ("offered", dt.date(2026, 12, 6))
    with pytest.raises(DayPassed):
        offer(lars, item, dt.date(2026, 11, 22))


def test_nothing_that_is_not_out_can_be_offered(lars: Person, feed: Channel) -> None:
    with pytest.raises(NothingOut):
        offer(lars, ticked(lars, feed), dt.date(2026, 12, 6))


def test_who_does_not_write_it_cannot_offer_it_nor_take_it_off(
    lars: Person, mikko: Person, feed: Channel
) -> None:
    kit = kit_of(lars, feed)
    with pytest.raises(NotAllowed):
        withdraw(mikko, kit)
    with pytest.raises(NotAllowed):
        offer(mikko, kit.item, dt.date(2026, 12, 6))


def test_taken_off_by_a_person_it_does_not_come_back_with_the_next_post(lars: Person, feed: Channel) -> None:
    kit = withdraw(lars, kit_of(lars, feed))
    Item.objects.update(good_to_share=True)
    follow_out(Delivery.objects.select_related("item").get())
    kit.refresh_from_db()
    assert (kit.state, kit.why) == ("withdrawn", "person")
    with pytest.raises(Changed):
        withdraw(lars, kit)


def test_an_item_taken_back_to_be_changed_is_off_the_page_and_comes_back_with_its_next_post(
    lars: Person, feed: Channel, library: Unit
) -> None:
    kit = kit_of(lars, feed)
    item = take_back_item(lars, kit.item)
    kit.refresh_from_db()
    assert (kit.state, kit.why) == ("withdrawn", "item")
    also = make_channel("Bibliotekets flöde", library, lars)
    both = {one.public_id: ("", "") for one in (feed, also)}
    out(lars, save_item(lars, item, item.revision, Changes(channels=both)))
    kit.refresh_from_db()
    assert (kit.state, kit.why) == ("offered", "")


def test_a_picture_in_which_nobody_shows_comes_along(lars: Person, feed: Channel) -> None:
    kit = kit_of(lars, feed, picture=True)
    (shown,) = pictures_of(kit, today())
    assert set(shown.descriptions) == {"sv", "fi"}


@pytest.mark.parametrize(
    ("people", "comes"),
    [("nobody", True), ("crowd", True), ("leave", False), ("children", False), ("", False)],
)
def test_only_pictures_whose_people_need_no_leave_come_along(
    lars: Person, feed: Channel, people: str, comes: bool
) -> None:
    kit = kit_of(lars, feed, picture=True)
    Asset.objects.update(people=people)
    assert may_come_along(Asset.objects.get(), today()) == comes
    assert bool(pictures_of(Kit.objects.get(pk=kit.pk), today())) == comes


def test_a_picture_comes_along_when_the_leave_says_that_colleagues_may_share_it(
    lars: Person, feed: Channel
) -> None:
    kit_of(lars, feed, picture=True)
    asset = Asset.objects.get()
    leave = ask_for_leave(lars, {"who": "Matti Meikäläinen"}, [asset])
    give_leave(lars, leave, {"purposes": ["city", "colleagues"], "how": "paper"})
    assert may_come_along(Asset.objects.get(), today())
    Leave.objects.update(purposes=["city"])
    assert not may_come_along(Asset.objects.get(), today())


def test_when_the_leave_for_its_picture_ends_it_is_off_the_page_at_once(lars: Person, feed: Channel) -> None:
    kit = kit_of(lars, feed, picture=True)
    asset = Asset.objects.get()
    describe_asset(lars, asset, people="crowd")
    end_leave(lars, asset, "Bad om det")
    kit.refresh_from_db()
    assert (kit.state, kit.why) == ("withdrawn", "leave")
    assert pictures_of(kit, today()) == []


def test_a_link_that_leads_nowhere_any_more_is_not_offered(lars: Person, feed: Channel, clock: Any) -> None:
    kit = kit_of(lars, feed)
    Delivery.objects.update(network_id="1", url="https://social.example/1")
    see_own_post(feed, Seen("1", "Läsesalen", "https://social.example/1", "", clock()))
    assert lose_own_post(feed, "1", clock())
    kit.refresh_from_db()
    assert (kit.state, kit.why) == ("withdrawn", "gone")
