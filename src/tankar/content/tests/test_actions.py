from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError

from tankar.channels.models import Channel
from tankar.content.actions.attach_image import attach_image
from tankar.content.actions.release_item import release_item, window_around
from tankar.content.actions.remove_image import remove_image
from tankar.content.actions.remove_item import remove_item
from tankar.content.actions.save_item import save_item
from tankar.content.actions.start_item import start_item
from tankar.content.actions.take_back_item import take_back_item
from tankar.content.changes import Changes, MediaChange
from tankar.content.composition import Post
from tankar.content.draft import draft_of
from tankar.content.errors import ChangedMeanwhile, NotADraft, NotAllowed, NotReady
from tankar.content.media import take_in
from tankar.content.models import Asset, Item
from tankar.content.releases import reading as releases
from tankar.content.testing.making import make_item, picture_bytes, ready_item, uploaded, with_picture
from tankar.journal.models import Entry
from tankar.organisation.models import Person
from tankar.work import clock as work_clock

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)


def kinds(item: Item) -> list[str]:
    return [entry.kind.removeprefix("content.") for entry in Entry.objects.about("item", item.public_id)][
        ::-1
    ]


def text(swedish: str) -> Changes:
    return Changes(texts={"sv": swedish})


def test_aino_starts_an_item_and_the_channel_says_how_it_leaves(aino: Person, instagram: Channel) -> None:
    item = make_item(aino, instagram, swedish="Hej")
    (chosen,) = draft_of(item).channels
    assert (item.state, item.revision, item.unit) == ("draft", 1, aino.unit)
    assert (chosen.way_out, chosen.first_language) == ("one_post", "fi")
    assert kinds(item) == ["item_started"]


def test_the_same_first_save_twice_starts_one_item(aino: Person, instagram: Channel) -> None:
    start_item(aino, "A" * 16, text("Hej"))
    with pytest.raises(IntegrityError):
        start_item(aino, "A" * 16, text("Hej"))


def test_who_manages_no_channel_starts_nothing(pekka: Person, johan: Person, instagram: Channel) -> None:
    for person in (pekka, johan):
        with pytest.raises(NotAllowed):
            start_item(person, "A" * 16, text("Hej"))


def test_saving_makes_one_revision_and_one_entry_for_a_sitting(
    aino: Person, instagram: Channel, clock: Any
) -> None:
    item = make_item(aino, instagram)
    for number, words in enumerate(["H", "He", "Hej"], start=1):
        item = save_item(aino, item, number, text(words))
        clock.advance(seconds=20)
    assert item.revision == 4
    assert kinds(item) == ["item_started", "item_changed"]
    clock.advance(hours=1)
    save_item(aino, item, 4, text("Hej då"))
    assert kinds(item)[-2:] == ["item_changed", "item_changed"]


def test_saving_the_same_again_changes_nothing(aino: Person, instagram: Channel) -> None:
    item = make_item(aino, instagram, swedish="Hej")
    assert save_item(aino, item, 1, text("Hej")).revision == 1
    assert save_item(aino, item, 99, text("Hej")).revision == 1


def test_from_another_revision_nothing_is_written_and_what_stands_is_shown(
    aino: Person, lars: Person, instagram: Channel
) -> None:
    item = make_item(aino, instagram, swedish="Hej")
    save_item(lars, item, 1, text("Hej alla"))
    with pytest.raises(ChangedMeanwhile) as caught:
        save_item(aino, item, 1, text("Hej på er"))
    assert caught.value.current.revision == 2
    assert draft_of(caught.value.current).texts["sv"] == "Hej alla"


def test_a_draft_reads_back_everything_in_the_same_number_of_statements(
    aino: Person, lars: Person, instagram: Channel, city: Channel, django_assert_num_queries: object
) -> None:
    item = with_picture(lars, ready_item(lars, instagram, city))
    own = Changes(channel_texts={(city.public_id, "sv"): "Kort"})
    item = save_item(lars, item, item.revision, own)
    with django_assert_num_queries(5):  # type: ignore[operator]
        draft = draft_of(item)
    first, second = draft.channels
    assert (first.name, first.own_texts) == ("Karleby", {"sv": "Kort"})
    assert draft.texts_on(first)["sv"] == "Kort"
    assert draft.texts_on(second)["sv"] == "Läsesalen är stängd i dag."
    (medium,) = draft.media
    assert medium.descriptions == {"sv": "En stängd dörr.", "fi": "Suljettu ovi."}


def test_an_own_text_that_is_emptied_is_gone(lars: Person, city: Channel) -> None:
    item = ready_item(lars, city)
    key = (city.public_id, "sv")
    item = save_item(lars, item, 1, Changes(channel_texts={key: "Kort"}))
    item = save_item(lars, item, 2, Changes(channel_texts={key: "  "}))
    assert draft_of(item).channels[0].own_texts == {}


def test_aino_cannot_put_an_item_on_the_citys_channel(
    aino: Person, instagram: Channel, city: Channel
) -> None:
    item = make_item(aino, instagram, city)
    assert [channel.name for channel in draft_of(item).channels] == ["Biblioteket"]


def test_what_lars_chose_stays_when_aino_saves(
    aino: Person, lars: Person, instagram: Channel, city: Channel
) -> None:
    item = make_item(aino, instagram)
    both = {instagram.public_id: ("", ""), city.public_id: ("two_posts", "fi")}
    item = save_item(lars, item, 1, Changes(channels=both))
    item = save_item(aino, item, 2, Changes(texts={"sv": "Hej"}, channels=both))
    assert {channel.name: channel.way_value for channel in draft_of(item).channels} == {
        "Biblioteket": "one_post:fi",
        "Karleby": "two_posts:fi",
    }


def test_a_way_the_channel_does_not_have_becomes_its_own(aino: Person, instagram: Channel) -> None:
    item = make_item(aino, instagram)
    item = save_item(aino, item, 1, Changes(channels={instagram.public_id: ("one_language", "sv")}))
    assert draft_of(item).channels[0].way_value == "one_post:fi"


def test_another_picture_comes_after_the_first_and_is_described_by_itself(
    aino: Person, instagram: Channel
) -> None:
    item = with_picture(aino, make_item(aino, instagram))
    other = take_in(uploaded(picture_bytes(size=(80, 80))))
    image = attach_image(aino, item, other, "Eget foto")
    asset = image.asset
    assert (asset.people, asset.source, image.descriptions.count()) == ("", "Eget foto", 0)
    assert [one.position for one in item.media.all()] == [0, 1]


def test_the_same_picture_again_keeps_its_description(aino: Person, instagram: Channel) -> None:
    item = with_picture(aino, make_item(aino, instagram))
    image = attach_image(aino, item, take_in(uploaded(picture_bytes())), "Eget foto")
    assert image.descriptions.count() == 2


def test_a_picture_is_removed_once(aino: Person, instagram: Channel) -> None:
    item = with_picture(aino, make_item(aino, instagram))
    medium = item.media.get()
    after = remove_image(aino, item, medium.public_id)
    assert remove_image(aino, after, medium.public_id).revision == after.revision
    assert Asset.objects.filter(pk=medium.asset_id).exists()
    assert kinds(item).count("picture_removed") == 1


def told(post: Post) -> list[tuple[str, str]]:
    return [(picture.leaves, words) for picture, words in post.described]


def test_a_release_holds_exactly_what_leaves(lars: Person, instagram: Channel, city: Channel) -> None:
    item = with_picture(lars, ready_item(lars, instagram, city))
    release = release_item(lars, item, item.revision, NOON)
    posts = releases.posts_of(release)
    shown = draft_of(Item.objects.get(pk=item.pk)).posts()
    assert {
        channel: [(post.text, post.texts, told(post)) for post in some] for channel, some in posts.items()
    } == {channel: [(post.text, post.texts, told(post)) for post in some] for channel, some in shown.items()}
    assert [post.languages for post in posts[city.public_id]] == [("sv",), ("fi",)]
    assert [words for _picture, words in posts[instagram.public_id][0].described] == [
        "Suljettu ovi. / En stängd dörr."
    ]
    assert kinds(item)[-1] == "item_released"
    assert Item.objects.get(pk=item.pk).state == "released"


def test_the_approval_covers_seven_days_around_and_the_night_when_the_clocks_turn() -> None:
    begin, end = window_around(dt.datetime(2026, 10, 25, 10, tzinfo=dt.UTC))
    assert work_clock.local(begin).isoformat() == "2026-10-18T00:00:00+03:00"
    assert work_clock.local(end).isoformat() == "2026-11-02T00:00:00+02:00"


def test_a_released_item_is_not_edited(aino: Person, instagram: Channel) -> None:
    item = ready_item(aino, instagram)
    release_item(aino, item, 1, NOON)
    stored = take_in(uploaded(picture_bytes()))
    for attempt in (
        lambda: save_item(aino, item, 1, text("Hej")),
        lambda: attach_image(aino, item, stored, ""),
        lambda: remove_image(aino, item, "x"),
        lambda: release_item(aino, item, 1, NOON),
        lambda: remove_item(aino, Item.objects.get(pk=item.pk)),
    ):
        with pytest.raises(NotADraft):
            attempt()


def test_taken_back_it_can_be_changed_and_the_next_release_is_another(
    aino: Person, instagram: Channel
) -> None:
    item = ready_item(aino, instagram)
    first = release_item(aino, item, 1, NOON)
    item = take_back_item(aino, Item.objects.get(pk=item.pk))
    assert (item.state, item.revision) == ("draft", 2)
    item = save_item(aino, item, 2, text("Läsesalen är öppen."))
    second = release_item(aino, item, 3, NOON)
    assert first.hash != second.hash


def test_taking_back_twice_is_told(aino: Person, instagram: Channel) -> None:
    item = ready_item(aino, instagram)
    with pytest.raises(NotADraft):
        take_back_item(aino, item)


def test_a_release_needs_the_revision_it_was_asked_for(aino: Person, instagram: Channel) -> None:
    item = ready_item(aino, instagram)
    save_item(aino, item, 1, text("Nytt"))
    with pytest.raises(ChangedMeanwhile):
        release_item(aino, item, 1, NOON)
    assert not item.releases.exists()


def test_what_stops_is_named_and_nothing_moves(aino: Person, instagram: Channel) -> None:
    item = make_item(aino, instagram, swedish="Bara svenska")
    with pytest.raises(NotReady) as caught:
        release_item(aino, item, 1, NOON)
    assert [problem.code for problem in caught.value.problems] == ["language_missing"]
    item.refresh_from_db()
    assert item.state == "draft"


def children(item: Item) -> Changes:
    return Changes(media={item.media.get().public_id: MediaChange(people="children")})


def test_children_in_the_picture_keep_it_a_draft(aino: Person, instagram: Channel) -> None:
    item = with_picture(aino, ready_item(aino, instagram))
    item = save_item(aino, item, item.revision, children(item))
    with pytest.raises(NotReady):
        release_item(aino, item, item.revision, NOON)


def test_aino_cannot_release_what_also_leaves_on_the_citys_channel(
    aino: Person, lars: Person, instagram: Channel, city: Channel
) -> None:
    item = ready_item(aino, instagram)
    both = {instagram.public_id: ("", ""), city.public_id: ("", "")}
    item = save_item(lars, item, 1, Changes(channels=both))
    with pytest.raises(NotAllowed):
        release_item(aino, item, 2, NOON)
    release_item(lars, item, 2, NOON)


def test_a_removed_item_is_gone_for_good(aino: Person, instagram: Channel) -> None:
    item = remove_item(aino, make_item(aino, instagram))
    with pytest.raises(NotADraft):
        save_item(aino, item, 1, text("Hej"))


def test_nobody_else_may_do_anything(
    aino: Person, mikko: Person, heikki: Person, johan: Person, pekka: Person, instagram: Channel
) -> None:
    item = ready_item(aino, instagram)
    for person in (mikko, heikki, johan, pekka):
        for attempt in (
            lambda who=person: save_item(who, item, 1, text("x")),
            lambda who=person: remove_image(who, item, "x"),
            lambda who=person: release_item(who, item, 1, NOON),
            lambda who=person: take_back_item(who, item),
            lambda who=person: remove_item(who, item),
        ):
            with pytest.raises(NotAllowed):
                attempt()


@pytest.mark.parametrize(
    "words",
    ["x" * 50_000, "\u200b\u200d", "‮ניסיון", "👩‍👩‍👧‍👦🇫🇮", "a\x00b\ud800c", "\n\n", "ÅÄÖ" * 3],
)
def test_odd_texts_are_kept_as_far_as_any_database_can(aino: Person, instagram: Channel, words: str) -> None:
    from tankar.content.changes import clean

    item = make_item(aino, instagram)
    item = save_item(aino, item, 1, text(clean(words)))
    expected = words.replace("\x00", "").replace("\ud800", "")
    assert draft_of(item).texts["sv"] == expected


def test_a_draft_is_compared_by_what_it_says(aino: Person, instagram: Channel) -> None:
    draft = draft_of(make_item(aino, instagram, swedish="Hej"))
    assert draft != replace(draft, texts={"sv": "Hej då"})
