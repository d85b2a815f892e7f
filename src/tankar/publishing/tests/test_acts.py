"""What a person may do about a delivery, on the pages: by whom, twice, and with what answer."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tankar.channels.models import Channel
from tankar.content.models import Item
from tankar.content.testing.making import make_channel, ready_item
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.models import Delivery, Freeze
from tankar.publishing.tasks import look_at
from tankar.publishing.tests.conftest import anew, publish
from tankar.work import clock as work_clock

ACTS = {
    "link": ("cannot_tell", {"link": "https://lighthouse.example/5"}, "delivered"),
    "send_again": ("access_lost", {}, "waiting"),
    "look_again": ("cannot_tell", {}, "unclear"),
    "time": ("overdue", {"day": "2026-11-24", "time": "09:00"}, "waiting"),
}


def put(delivery: Delivery, why: str) -> None:
    may_be_out = work_clock.machine() if why == "cannot_tell" else None
    Delivery.objects.filter(pk=delivery.pk).update(state="needs_person", why=why, look_at=may_be_out)


@pytest.mark.parametrize("act", ACTS)
def test_lars_acts_once_however_often_he_presses(
    act: str, delivery: Delivery, lars: Person, as_person: SignedIn
) -> None:
    why, data, ends = ACTS[act]
    put(delivery, why)
    client = as_person(lars)
    for _ in range(2):
        answer = client.post(f"/deliveries/{delivery.public_id}/{act}/", data)
        assert answer.status_code == 302
        assert answer["Location"] == f"/items/{delivery.post_item.public_id}/#deliveries"
        assert anew(delivery).state == ends


@pytest.mark.parametrize("who", ["johan", "pekka", "mikko", "outi"])
@pytest.mark.parametrize("act", ACTS)
def test_nobody_else_does(
    act: str, who: str, delivery: Delivery, as_person: SignedIn, request: pytest.FixtureRequest
) -> None:
    why, data, _ends = ACTS[act]
    put(delivery, why)
    answer = as_person(request.getfixturevalue(who)).post(f"/deliveries/{delivery.public_id}/{act}/", data)
    assert answer.status_code in {403, 404}
    assert anew(delivery).state == "needs_person"


def test_a_stranger_is_sent_to_the_door(client: Client, delivery: Delivery) -> None:
    put(delivery, "access_lost")
    assert client.post(f"/deliveries/{delivery.public_id}/send_again/").status_code == 302
    assert anew(delivery).state == "needs_person"


@pytest.mark.parametrize("act", ACTS)
def test_no_act_by_following_a_link(act: str, delivery: Delivery, lars: Person, as_person: SignedIn) -> None:
    assert as_person(lars).get(f"/deliveries/{delivery.public_id}/{act}/").status_code == 405


@pytest.mark.parametrize("link", ["", "javascript:alert(1)", "https://x", "ftp://x.example/1"])
def test_what_is_no_link_is_refused_in_a_sentence(
    link: str, delivery: Delivery, lars: Person, as_person: SignedIn
) -> None:
    put(delivery, "by_hand")
    as_person(lars).post(f"/deliveries/{delivery.public_id}/link/", {"link": link})
    assert anew(delivery).state == "needs_person"


def test_publish_pressed_twice_makes_one_set_of_deliveries(
    lars: Person, channel: Channel, lighthouse: Any, clocks: Any, as_person: SignedIn
) -> None:
    item = ready_item(lars, channel)
    client = as_person(lars)
    for _ in range(2):
        assert client.post(f"/items/{item.public_id}/publish/", {"when": "now"}).status_code == 302
    assert Delivery.objects.filter(item=item).count() == 1


def test_a_night_without_that_hour_is_told_and_nothing_is_scheduled(
    lars: Person, channel: Channel, lighthouse: Any, clocks: Any, as_person: SignedIn
) -> None:
    item = ready_item(lars, channel)
    later = {"when": "later", "day": "2027-03-28", "time": "03:30"}
    answer = as_person(lars).post(f"/items/{item.public_id}/publish/", later)
    assert answer.status_code == 422
    assert not Delivery.objects.exists()
    assert Item.objects.get(pk=item.pk).state == "draft"


@pytest.mark.parametrize(
    ("who", "may"), [("marja_liisa", True), ("lars", True), ("aino", False), ("pekka", False)]
)
def test_who_may_stop_everything(
    who: str, may: bool, as_person: SignedIn, request: pytest.FixtureRequest, clock: Any
) -> None:
    client = as_person(request.getfixturevalue(who))
    answer = client.post("/stop/", {"reason": "Storm"})
    assert (answer.status_code == 302) is may
    assert Freeze.objects.exists() is may
    if may:
        stop = Freeze.objects.get()
        for _ in range(2):
            assert client.post(f"/stop/{stop.public_id}/lift/").status_code == 302


def test_the_list_asks_as_much_for_many_channels_as_for_one(
    lars: Person, library: Unit, lighthouse: Any, clocks: Any, as_person: SignedIn
) -> None:
    client = as_person(lars)
    counts = []
    for many in (1, 12):
        channels = [
            make_channel(f"Kanal {many}-{n}", library, lars, network="lighthouse", kind="connected")
            for n in range(many)
        ]
        publish_on = ready_item(lars, *channels)
        from tankar.publishing.actions.schedule import schedule

        schedule(lars, publish_on, publish_on.revision, work_clock.now())
        client.get(f"/items/{publish_on.public_id}/deliveries/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/items/{publish_on.public_id}/deliveries/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 15


def test_the_page_of_an_item_tells_where_it_is(
    lars: Person, channel: Channel, lighthouse: Any, clocks: Any, as_person: SignedIn
) -> None:
    made = publish(lars, channel)
    page = as_person(lars).get(f"/items/{made.post_item.public_id}/deliveries/").content.decode()
    assert "Stadsbiblioteket" in page


def _item_page(client: Any, item: Item) -> str:
    return " ".join(str(client.get(f"/items/{item.public_id}/").content.decode()).split())


def test_an_item_that_is_all_out_is_published_and_not_to_be_taken_back(
    lars: Person, library: Unit, channel: Channel, lighthouse: Any, clocks: Any, as_person: SignedIn
) -> None:
    second = make_channel("Andra", library, lars, network="lighthouse", kind="connected")
    item = ready_item(lars, channel, second)
    one, two = schedule(lars, item, item.revision, work_clock.now())
    client = as_person(lars)
    look_at(one.pk, "worker")
    page = _item_page(client, item)
    assert "Godkänt" in page
    assert "Ta tillbaka för ändring" in page, "one of two can still be stopped"
    look_at(two.pk, "worker")
    page = _item_page(client, item)
    assert "Publicerat" in page
    assert "Godkänt</" not in page
    assert "Ta tillbaka" not in page
    # who has the page open is told so too, and only then
    assert 'id="item-take-back" hx-swap-oob="delete"' in (
        client.get(f"/items/{item.public_id}/deliveries/").content.decode()
    )
    # but it can go to more channels, and what is out is not sent again
    assert "Publicera på fler kanaler" in page
    told = client.post(f"/items/{item.public_id}/take-back/", {"more": "1"}, follow=True)
    assert "Det som är ute blir kvar" in told.content.decode()


def test_while_something_waits_or_was_refused_it_can_be_taken_back(
    lars: Person, channel: Channel, lighthouse: Any, clocks: Any, as_person: SignedIn
) -> None:
    item = ready_item(lars, channel)
    (made,) = schedule(lars, item, item.revision, work_clock.now())
    client = as_person(lars)
    assert "hx-swap-oob" not in client.get(f"/items/{item.public_id}/deliveries/").content.decode()
    for state in ("waiting", "refused", "needs_person"):
        Delivery.objects.filter(pk=made.pk).update(state=state, why="overdue" if state[0] == "n" else "")
        assert "Ta tillbaka för ändring" in _item_page(client, item), state


def test_the_items_history_says_where_and_when_it_was_sent(
    lars: Person, channel: Channel, lighthouse: Any, clocks: Any, as_person: SignedIn
) -> None:
    item = ready_item(lars, channel)
    (made,) = schedule(lars, item, item.revision, work_clock.now())
    client = as_person(lars)
    sent = "Inlägget är ute på Stadsbiblioteket"
    history = _item_page(client, item).partition("Historik")[2]
    assert sent not in history
    clocks.advance(minutes=3)
    look_at(made.pk, "worker")
    history = _item_page(client, item).partition("Historik")[2]
    assert sent in history
    assert "kl. 9.18" in history[history.index(sent) :][:200]


def test_that_nothing_was_sent_twice_stays_on_the_item_and_on_today(
    lars: Person, channel: Channel, lighthouse: Any, clocks: Any, as_person: SignedIn
) -> None:
    item = ready_item(lars, channel)
    (made,) = schedule(lars, item, item.revision, work_clock.now())
    look_at(made.pk, "worker")
    client = as_person(lars)
    said = "Inget skickades två gånger."
    assert said not in _item_page(client, item) + client.get("/").content.decode()
    Delivery.objects.filter(pk=made.pk).update(looks=2)
    clocks.advance(hours=5)
    assert said in _item_page(client, item)
    assert said in client.get("/").content.decode()
