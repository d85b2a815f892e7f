"""Leave of those who show: asked, given for something until some day, and taken back in one step."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.actions.media.library import add_to_library, choose_from_library
from tankar.content.actions.release_item import release_item
from tankar.content.draft import draft_of
from tankar.content.errors import NotAllowed, NotReady
from tankar.content.leaves.actions.keep_leave import ask_for_leave, give_leave, refuse_leave
from tankar.content.leaves.actions.withdraw_leave import withdraw_leave
from tankar.content.leaves.covering import covered_of, covers, note_of
from tankar.content.leaves.errors import LeaveMoved, LeaveUnfinished
from tankar.content.media import take_in
from tankar.content.media.covers import leave_holds_back
from tankar.content.models import Asset, Item, Leave
from tankar.content.problems import problems_of
from tankar.content.testing.making import make_channel, picture_bytes, ready_item, uploaded
from tankar.journal.models import Entry
from tankar.organisation import demo
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn
from tankar.work import clock
from tankar.work.clock import LOCAL

pytestmark = pytest.mark.django_db
YES: dict[str, Any] = {
    "purposes": ["city", "colleagues"],
    "how": "paper",
    "kept_where": "Pärm 3",
    "until": None,
}


@pytest.fixture
def picture(aino: Person, instagram: Channel, clock: Any) -> Asset:
    return add_to_library(aino, take_in(uploaded(picture_bytes())), "Eget foto")


@pytest.fixture
def facebook(aino: Person, library: Unit) -> Channel:
    return make_channel("Bibliotekets sida", library, aino)


def asked(person: Person, picture: Asset, whose: str = "adult") -> Leave:
    return ask_for_leave(person, {"whose": whose, "who": "Matti Meikäläinen, 040 000 0000"}, [picture])


def given(person: Person, picture: Asset, **facts: Any) -> Leave:
    return give_leave(person, asked(person, picture), {**YES, **facts})


def today_is(day: int) -> dt.date:
    return dt.date(2026, 11, day)


def test_asked_is_not_given_however_long_nobody_answers(aino: Person, picture: Asset, clock: Any) -> None:
    leave = asked(aino, picture)
    clock.advance(days=400)
    leave.refresh_from_db()
    assert leave.state == "asked"
    assert not covers(picture, "city", today_is(23))


def test_given_it_covers_what_it_names_until_its_day(aino: Person, picture: Asset) -> None:
    given(aino, picture, until=today_is(30))
    assert covers(picture, "colleagues", today_is(30))
    assert not covers(picture, "campaigns", today_is(23))
    assert not covers(picture, "city", dt.date(2026, 12, 1))


def test_the_picture_says_that_there_is_leave_and_the_earliest_end(aino: Person, picture: Asset) -> None:
    given(aino, picture, until=dt.date(2027, 1, 6))
    given(aino, picture, until=dt.date(2026, 12, 24))
    picture.refresh_from_db()
    assert (picture.people, note_of(picture), picture.leave_ends_on) == (
        "leave",
        "Pärm 3",
        dt.date(2026, 12, 24),
    )
    # it stands with the leave, and nowhere else
    assert (picture.leave_note, picture.leave_until) == ("", None)


def test_what_was_noted_with_no_name_becomes_a_leave_when_somebody_is_asked_by_name(
    aino: Person, picture: Asset, as_person: SignedIn
) -> None:
    end = today_is(30)
    Asset.objects.update(people="leave", leave_note="Blankett i mappen", leave_until=end)
    picture.refresh_from_db()
    given(aino, picture)
    picture.refresh_from_db()
    assert (picture.leave_note, picture.leave_until) == ("", None)
    assert picture.leave_ends_on == end
    assert note_of(picture) == "Blankett i mappen; Pärm 3"
    assert picture.leave_has_ended(dt.date(2026, 12, 1))
    earlier = Leave.objects.exclude(who__startswith="Matti").get()
    assert (earlier.state, earlier.purposes, earlier.called) == ("given", ["city"], "Blankett i mappen")
    page = as_person(aino).get(reverse("content:library_picture", args=[picture.public_id])).content.decode()
    assert 'name="leave_until"' not in page
    assert "Blankett i mappen" in page


def placed(person: Person, picture: Asset, channel: Channel) -> Item:
    item = ready_item(person, channel)
    choose_from_library(person, item, picture)
    return Item.objects.get(pk=item.pk)


def found(item: Item) -> list[tuple[str, bool]]:
    return [(one.code, one.blocks) for one in problems_of(draft_of(item)) if "leave" in one.code]


def test_on_another_channel_than_those_named_the_picture_does_not_go_out(
    aino: Person, picture: Asset, instagram: Channel, facebook: Channel
) -> None:
    give_leave(aino, asked(aino, picture), YES, [facebook])
    item = placed(aino, picture, instagram)
    assert found(item) == [("leave_other_channel", True)]
    said = next(one.sentence for one in problems_of(draft_of(item)) if one.code == "leave_other_channel")
    assert instagram.name in said
    with pytest.raises(NotReady):
        release_item(aino, item, item.revision, clock.now())
    assert found(placed(aino, picture, facebook)) == []


def test_of_two_who_named_channels_only_those_count_that_both_named(
    aino: Person, picture: Asset, instagram: Channel, facebook: Channel
) -> None:
    give_leave(aino, asked(aino, picture), YES, [facebook, instagram])
    give_leave(aino, asked(aino, picture), YES, [facebook])
    give_leave(aino, asked(aino, picture), YES)
    assert covered_of(picture).only_on == frozenset({facebook.public_id})
    assert leave_holds_back(placed(aino, picture, instagram), [], instagram.public_id)
    assert not leave_holds_back(placed(aino, picture, facebook), [], facebook.public_id)


def test_leave_for_newspapers_alone_is_none_for_the_citys_channels_and_asked_is_none_at_all(
    aino: Person, picture: Asset, instagram: Channel
) -> None:
    item = placed(aino, picture, instagram)
    leave = asked(aino, picture)
    assert ("leave_waits", True) in found(item)
    give_leave(aino, leave, {**YES, "purposes": ["media"]})
    assert found(item) == [("leave_other_purpose", True)]


def test_a_no_keeps_the_picture_from_everything(aino: Person, picture: Asset, instagram: Channel) -> None:
    item = placed(aino, picture, instagram)
    refuse_leave(aino, asked(aino, picture))
    assert ("leave_ended", True) in found(item)
    assert not covers(Asset.objects.get(), "colleagues", today_is(23))


def test_of_two_who_show_both_must_have_said_yes(aino: Person, picture: Asset) -> None:
    given(aino, picture)
    assert covers(picture, "city", today_is(23))
    asked(aino, picture)
    assert not covers(Asset.objects.get(pk=picture.pk), "city", today_is(23))


def test_a_no_is_a_no_and_their_name_goes(aino: Person, picture: Asset) -> None:
    leave = refuse_leave(aino, asked(aino, picture))
    assert (leave.state, leave.who) == ("refused", "–")
    with pytest.raises(LeaveMoved):
        give_leave(aino, leave, YES)


def test_for_a_child_the_guardian_says_yes_and_the_child_is_asked_too(aino: Person, picture: Asset) -> None:
    leave = asked(aino, picture, "child")
    with pytest.raises(LeaveUnfinished) as missing:
        give_leave(aino, leave, YES)
    assert missing.value.fields == ["own_view"]
    give_leave(aino, leave, {**YES, "own_view": "Vill gärna synas med fiolen"})
    picture.refresh_from_db()
    assert picture.people == "children"


def test_in_early_education_never_without_an_end(aino: Person, picture: Asset) -> None:
    leave = asked(aino, picture, "early")
    with pytest.raises(LeaveUnfinished) as missing:
        give_leave(aino, leave, {**YES, "own_view": "Nickade"})
    assert missing.value.fields == ["until"]


@pytest.mark.parametrize("empty", ["purposes", "how"])
def test_leave_for_nothing_in_particular_is_none(aino: Person, picture: Asset, empty: str) -> None:
    with pytest.raises(LeaveUnfinished):
        give_leave(aino, asked(aino, picture), {**YES, empty: ""})


def test_taken_back_before_anything_is_out_it_is_done_at_once(aino: Person, picture: Asset) -> None:
    leave = withdraw_leave(aino, given(aino, picture), "Ringde")
    leave.refresh_from_db()
    picture.refresh_from_db()
    assert (leave.state, leave.withdrawn_how) == ("done", "Ringde")
    assert picture.withdrawn_at is not None
    assert not covers(picture, "city", today_is(23))
    with pytest.raises(LeaveMoved):
        withdraw_leave(aino, leave)


def test_whoever_noted_it_takes_it_back_also_of_a_picture_that_lies_in_the_library_by_another(
    aino: Person, lars: Person, picture: Asset
) -> None:
    leave = given(aino, picture)
    Asset.objects.update(uploaded_by=lars)
    withdraw_leave(aino, leave)
    assert Asset.objects.get().withdrawn_at is not None


def test_names_stand_neither_in_the_journal_nor_on_anybody_elses_page(
    as_person: SignedIn, aino: Person, lars: Person, mikko: Person, picture: Asset
) -> None:
    leave = given(aino, picture)
    withdraw_leave(aino, leave)
    told = " ".join(str(one.params) for one in Entry.objects.all())
    assert "Meikäläinen" not in told
    there = reverse("content:leave", args=[leave.public_id])
    hanna, ulla = demo.make_person("hanna"), demo.make_person("ulla")
    for person, status in ((aino, 200), (lars, 200), (hanna, 200), (mikko, 404), (ulla, 404)):
        assert as_person(person).get(there).status_code == status
    with pytest.raises(NotAllowed):
        withdraw_leave(mikko, leave)


def test_a_leave_ends_at_midnight_in_karleby_also_on_the_night_the_clocks_go_back(
    aino: Person, picture: Asset, clock: Any
) -> None:
    given(aino, picture, until=dt.date(2026, 10, 24))
    picture.refresh_from_db()
    clock.set(dt.datetime(2026, 10, 24, 23, 59, tzinfo=LOCAL))
    assert not picture.leave_has_ended(clock().astimezone(LOCAL).date())
    clock.set(dt.datetime(2026, 10, 25, 0, 0, tzinfo=LOCAL))
    assert picture.leave_has_ended(clock().astimezone(LOCAL).date())


# the pages


@pytest.fixture
def browser(as_person: SignedIn, aino: Person) -> Client:
    Person.objects.update(language="en")
    aino.refresh_from_db()
    return as_person(aino)


def words(answer: Any) -> str:
    main = BeautifulSoup(answer.content, "html.parser").find("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def test_aino_asks_notes_the_yes_with_a_photo_of_the_paper_and_takes_it_back(
    browser: Client, picture: Asset
) -> None:
    page = browser.get(reverse("content:library_picture", args=[picture.public_id]))
    assert "A crowd at a public event needs none" in words(page)
    made = browser.post(
        reverse("content:ask_leave") + f"?picture={picture.public_id}",
        {"whose": "adult", "who": "Matti Meikäläinen"},
        follow=True,
    )
    assert "No answer is never a yes" in words(made)
    there = reverse("content:leave", args=[Leave.objects.get().public_id])
    answer = browser.post(
        there,
        {"purposes": ["city"], "how": "paper", "paper": uploaded(picture_bytes(size=(60, 50)))},
        follow=True,
    )
    assert "Leave given" in words(answer)
    paper = browser.get(there + "paper/")
    assert paper.status_code == 200
    assert "no-store" in paper["Cache-Control"]
    off = browser.post(there + "act/", {"act": "withdraw", "how": "Ringde"}, follow=True)
    assert "It is taken back." in off.content.decode()
    again = browser.post(there + "act/", {"act": "withdraw"}, follow=True)
    assert "It stands like that already" in again.content.decode()


def test_what_is_missing_is_said_at_its_field(browser: Client, aino: Person, picture: Asset) -> None:
    leave = asked(aino, picture)
    answer = browser.post(reverse("content:leave", args=[leave.public_id]), {"how": "paper"})
    assert answer.status_code == 422
    assert "Needed before the picture may be used." in words(answer)
    leave.refresh_from_db()
    assert leave.state == "asked"


def test_the_paper_is_read_by_few(
    browser: Client, as_person: SignedIn, aino: Person, mikko: Person, picture: Asset
) -> None:
    leave = asked(aino, picture)
    Leave.objects.update(paper=picture.sha256, paper_type=picture.content_type)
    there = reverse("content:leave_paper", args=[leave.public_id])
    assert browser.get(there).status_code == 200
    assert as_person(mikko).get(there).status_code == 404


def test_the_list_is_ones_own_and_goes_on_by_key(
    browser: Client, aino: Person, lars: Person, picture: Asset
) -> None:
    for at in range(32):
        ask_for_leave(aino, {"who": f"Nummer {at:02}"})
    ask_for_leave(lars, {"who": "Någon annan"})
    first = browser.get(reverse("content:leaves"))
    assert "Nummer 31" in words(first)
    assert "Någon annan" not in words(first)
    assert "Nummer 01" not in words(first)
    more = BeautifulSoup(first.content, "html.parser").select_one(".show-more a")
    assert more is not None
    second = browser.get(reverse("content:leaves") + str(more["href"]))
    assert "Nummer 01" in words(second)
    assert "Nummer 02" not in words(second)
