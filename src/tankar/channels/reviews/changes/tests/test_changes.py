"""A network changes: communications says so, and each of the city's channels there is looked at again."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from conftest import MovableClock
from django.core.exceptions import PermissionDenied

from tankar.channels.listing import network_choices
from tankar.channels.models import Channel, ChannelAssignment, ChannelReview, NetworkChange
from tankar.channels.reviews.actions.comment_review import withdraw_review
from tankar.channels.reviews.actions.open_due_reviews import open_due_reviews
from tankar.channels.reviews.actions.open_review import ask_for_review
from tankar.channels.reviews.changes.actions.tell_change import take_back_change, tell_change
from tankar.channels.reviews.changes.errors import ChangeElsewhere, ChangeUnderWay, NetworkNotOurs
from tankar.channels.reviews.errors import WordsNeeded
from tankar.channels.testing.sample import a_channel
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.work import clock as work_clock

WHY = "Nya villkor från årsskiftet: inlägg får användas i reklam."


@pytest.fixture
def network(channel: Channel, of_aino: ChannelAssignment, clock: MovableClock) -> str:
    """As the register calls the network of the library's channel. Monday, 8:15."""
    return network_choices(Channel.objects.filter(pk=channel.pk))[0][0]


@pytest.fixture
def change(network: str, lars: Person) -> NetworkChange:
    return tell_change(lars, network, "terms", WHY)


def until_it_opens(clock: MovableClock) -> None:
    clock.advance(hours=24)


def test_lars_tells_of_it_and_no_review_opens_before_the_next_working_day(
    change: NetworkChange, clock: MovableClock
) -> None:
    assert open_due_reviews() == 0
    assert work_clock.local(change.opens_at).strftime("%d.%m. %H:%M") == "24.11. 08:00"
    until_it_opens(clock)
    assert open_due_reviews() == 1
    review = ChannelReview.objects.get()
    assert (review.trigger, review.reason, review.change) == ("platform", WHY, change)
    told = Entry.objects.get(kind="channels.network_change_told")
    assert "GEN-4" in told.rules


def test_told_on_the_eve_of_independence_day_it_opens_when_the_offices_do(
    network: str, lars: Person, clock: MovableClock
) -> None:
    # 5 December 2025 is a Friday, the 6th Independence Day: Monday the 8th
    clock.set(dt.datetime(2025, 12, 5, 9, tzinfo=dt.UTC))
    told = tell_change(lars, network, "owner", WHY)
    assert work_clock.local(told.opens_at).strftime("%d.%m. %H:%M") == "08.12. 08:00"


def test_over_the_night_on_which_summer_time_ends_it_opens_at_eight_on_the_wall(
    network: str, lars: Person, clock: MovableClock
) -> None:
    clock.set(dt.datetime(2027, 10, 29, 12, tzinfo=dt.UTC))
    told = tell_change(lars, network, "owner", WHY)
    assert work_clock.local(told.opens_at).strftime("%d.%m. %H:%M") == "01.11. 08:00"


def test_a_network_with_many_channels_is_opened_a_few_at_a_time_then_it_is_done_and_lars_is_told(
    change: NetworkChange, lars: Person, clock: MovableClock
) -> None:
    for number in range(12):
        a_channel(f"Kanal {number}")
    until_it_opens(clock)
    assert open_due_reviews() == 10
    change.refresh_from_db()
    assert change.state == "opening"
    assert open_due_reviews() == 3
    change.refresh_from_db()
    assert change.state == "done"
    assert Notice.objects.filter(kind="channels.network_change_done", person=lars).count() == 1
    assert open_due_reviews() == 0


def test_taken_back_before_it_opens_nobody_is_asked(
    change: NetworkChange, lars: Person, clock: MovableClock
) -> None:
    take_back_change(lars, change)
    until_it_opens(clock)
    assert open_due_reviews() == 0
    assert Entry.objects.filter(kind="channels.network_change_taken_back").count() == 1


def test_once_reviews_open_it_cannot_be_taken_back(
    change: NetworkChange, lars: Person, clock: MovableClock
) -> None:
    until_it_opens(clock)
    open_due_reviews()
    with pytest.raises(ChangeElsewhere):
        take_back_change(lars, NetworkChange.objects.get())


def test_a_channel_under_review_is_not_asked_twice_and_is_waited_for(
    change: NetworkChange, channel: Channel, lars: Person, clock: MovableClock
) -> None:
    ChannelReview.objects.create(
        channel=channel, trigger="yearly", opened_at=change.told_at.replace(year=2026, month=11, day=1)
    )
    until_it_opens(clock)
    assert open_due_reviews() == 0
    change.refresh_from_db()
    assert change.state == "opening"
    withdraw_review(lars, ChannelReview.objects.get(), "Inte nu.")
    assert open_due_reviews() == 1


def test_a_channel_reviewed_since_it_was_told_is_not_reviewed_again(
    change: NetworkChange, channel: Channel, lars: Person, clock: MovableClock
) -> None:
    clock.advance(hours=1)
    withdraw_review(lars, ask_for_review(lars, channel), "Redan sett.")
    until_it_opens(clock)
    assert open_due_reviews() == 0
    change.refresh_from_db()
    assert change.state == "done"


def test_channels_of_other_networks_and_closed_ones_are_left_alone(
    change: NetworkChange, channel: Channel, clock: MovableClock
) -> None:
    a_channel("Annat nätverk", kind="by_hand", network="by_hand", platform="Fyrbåken", is_common=True)
    Channel.objects.filter(pk=channel.pk).update(closes_on="2026-11-01")
    until_it_opens(clock)
    assert open_due_reviews() == 0


def test_it_is_told_once_with_a_reason_and_of_a_network_of_ours(network: str, lars: Person) -> None:
    with pytest.raises(WordsNeeded):
        tell_change(lars, network, "owner", "  ")
    with pytest.raises(NetworkNotOurs):
        tell_change(lars, "Fyrbåken", "owner", WHY)
    tell_change(lars, network, "owner", WHY)
    with pytest.raises(ChangeUnderWay):
        tell_change(lars, network, "languages", WHY)
    assert NetworkChange.objects.count() == 1


def test_aino_reads_it_and_can_neither_tell_nor_take_back(
    as_person: SignedIn, change: NetworkChange, network: str, aino: Person
) -> None:
    client = as_person(aino)
    shown = client.get("/register/changes/").content.decode()
    assert WHY in shown
    assert "/back/" not in shown
    assert client.post("/register/changes/tell/", {"network": network}).status_code == 403
    assert client.post(f"/register/changes/{change.public_id}/back/").status_code == 403
    with pytest.raises(PermissionDenied):
        tell_change(aino, network, "owner", WHY)


def test_an_elected_official_who_is_not_employed_sees_none(
    as_person: SignedIn, change: NetworkChange, johan: Person
) -> None:
    assert as_person(johan).get("/register/changes/").status_code == 403


def test_lars_tells_and_takes_back_on_the_page(as_person: SignedIn, network: str, lars: Person) -> None:
    Person.objects.update(language="en")
    client = as_person(lars)
    assert "No network has changed" in client.get("/register/changes/").content.decode()
    wrong = client.post("/register/changes/tell/", {"network": network, "what": "owner", "reason": ""})
    assert wrong.status_code == 422
    said = {"network": network, "what": "owner", "reason": WHY}
    client.post("/register/changes/tell/", said)
    again = client.post("/register/changes/tell/", said)
    assert again.status_code == 422
    assert "has been told already" in again.content.decode()
    shown = client.get("/register/changes/").content.decode()
    assert "It concerns 1 channel." in shown
    change = NetworkChange.objects.get()
    client.post(f"/register/changes/{change.public_id}/back/")
    later = client.post(f"/register/changes/{change.public_id}/back/", follow=True).content.decode()
    assert "nothing was changed" in later
    assert client.post("/register/changes/nobody/back/").status_code == 404


def test_the_review_shows_why_and_leads_to_the_change(
    as_person: SignedIn, change: NetworkChange, marja_liisa: Person, clock: MovableClock
) -> None:
    until_it_opens(clock)
    open_due_reviews()
    page: Any = BeautifulSoup(
        as_person(marja_liisa).get(ChannelReview.objects.get().get_absolute_url()).content, "html.parser"
    )
    assert WHY in page.get_text()
    link = page.select_one(f'a[href="/register/changes/#change-{change.public_id}"]')
    assert link is not None
