"""The checks need no database: a frozen draft in, problems out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import translation

from tankar.content.counters import counts_of
from tankar.content.draft import Chosen, Draft
from tankar.content.media.drafts import DraftMedia
from tankar.content.problems import Problem, blocking, problems_of
from tankar.networks.contract import Limits

LIMITS = Limits(
    characters=30,
    count=len,
    media=4,
    image_bytes=1000,
    image_pixels=10_000,
    image_types=frozenset({"image/jpeg"}),
    description=20,
)
INSTAGRAM = Chosen("insta", "Biblioteket", "feed", "own", ("fi", "sv"), "two_posts", "fi", LIMITS)
PHOTO = DraftMedia(
    "image", "a" * 64, "image/jpeg", 100, 100, 1000, "Eget foto", "nobody", "", {"sv": "Dörr", "fi": "Ovi"}
)
READY = Draft(
    "item", 1, "draft", "sv", {"sv": "Stängt i dag", "fi": "Suljettu tänään"}, (INSTAGRAM,), (PHOTO,)
)


@pytest.fixture(autouse=True)
def _english() -> object:
    with translation.override("en"):
        yield


def codes(draft: Draft) -> list[str]:
    return [problem.code for problem in problems_of(draft)]


def only(draft: Draft) -> Problem:
    (problem,) = problems_of(draft)
    return problem


def picture(**changes: object) -> Draft:
    return replace(READY, media=(replace(PHOTO, **changes),))  # type: ignore[arg-type]


def channel(**changes: object) -> Draft:
    return replace(READY, channels=(replace(INSTAGRAM, **changes),))  # type: ignore[arg-type]


def test_a_whole_item_has_nothing_to_look_at() -> None:
    assert problems_of(READY) == []


def test_without_channel_nothing_goes_out() -> None:
    assert codes(replace(READY, channels=())) == ["no_channel"]


def test_a_missing_language_is_named_with_the_channel_that_was_decided_to_have_it() -> None:
    problem = only(replace(READY, texts={"sv": "Stängt i dag", "fi": " \u200b".strip("\u200b")}))
    assert problem.where == "text-fi"
    assert problem.sentence == "The text is missing in Finnish. Biblioteket: decided to have it."
    assert problem.rules == ("PRIN-1",)


def test_a_channel_of_one_language_asks_for_no_other() -> None:
    alone = replace(INSTAGRAM, required=("sv",), way_out="one_language", first_language="sv")
    assert problems_of(replace(READY, texts={"sv": "Stängt"}, channels=(alone,))) == []


def test_a_text_for_one_channel_alone_counts_as_its_text() -> None:
    assert problems_of(replace(channel(own_texts={"fi": "Kiinni"}), texts={"sv": "Stängt"})) == []


def test_a_picture_is_described_in_every_language_that_leaves() -> None:
    problem = only(picture(descriptions={"sv": "Dörr", "fi": ""}))
    assert (problem.code, problem.where) == ("description_missing", "description-fi-image")
    assert "306/2019" in problem.sentence
    assert problem.blocks


def test_a_language_that_stays_at_home_needs_no_description() -> None:
    alone = replace(INSTAGRAM, required=("sv",), way_out="one_language", first_language="sv")
    assert problems_of(replace(picture(descriptions={"sv": "Dörr"}), channels=(alone,))) == []


def test_the_question_about_people_wants_an_answer() -> None:
    assert only(picture(people="")).where == "people-image"


def test_children_need_the_guardians_permission_on_record() -> None:
    problem = only(picture(people="children"))
    assert problem.blocks
    assert "guardian's permission" in problem.sentence
    assert problem.where == "leave_note-image"
    assert problems_of(picture(people="children", leave_note="Form 14.11.")) == []


@pytest.mark.parametrize("note", ["", "  "])
def test_leave_is_kept_somewhere(note: str) -> None:
    assert only(picture(people="leave", leave_note=note)).code == "leave_note_missing"


def test_leave_with_its_place_is_enough() -> None:
    assert problems_of(picture(people="leave", leave_note="Form 14.11.")) == []


def test_a_source_is_advice_and_stops_nothing() -> None:
    problem = only(picture(source=""))
    assert not problem.blocks
    assert blocking([problem]) == []


def test_length_is_counted_of_what_really_leaves() -> None:
    together = replace(INSTAGRAM, way_out="one_post")
    long = {"sv": "s" * 20, "fi": "f" * 20}
    assert problems_of(replace(READY, texts=long)) == []
    problem = only(replace(READY, texts=long, channels=(together,)))
    assert problem.sentence.startswith("The post on Biblioteket is 12 characters too long.")


def test_one_character_too_many_is_said_as_one() -> None:
    assert "1 character too long" in only(replace(READY, texts={"sv": "s" * 31, "fi": "f"})).sentence


def test_a_description_can_be_too_long_for_a_channel() -> None:
    problem = only(picture(descriptions={"sv": "d" * 21, "fi": "Ovi"}))
    assert (problem.code, problem.where) == ("description_too_long", "description-sv-image")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"content_type": "image/webp"}, "picture_type"),
        ({"size": 1001}, "picture_size"),
        ({"width": 101}, "picture_pixels"),
    ],
)
def test_a_picture_the_network_does_not_take_is_told_before_it_leaves(
    changes: dict[str, object], code: str
) -> None:
    assert only(picture(**changes)).code == code


def test_a_network_without_pictures_says_so() -> None:
    assert only(channel(limits=replace(LIMITS, media=0))).code == "picture_not_taken"


def test_a_paused_channel_stops_and_lost_access_only_waits() -> None:
    assert only(channel(is_paused=True)).blocks
    assert not only(channel(has_lost_access=True)).blocks


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_every_sentence_is_there_in_both_languages(language: str) -> None:
    broken = replace(picture(people="", source="", descriptions={}), texts={})
    english = {problem.sentence for problem in problems_of(broken)}
    with translation.override(language):
        assert english.isdisjoint(problem.sentence for problem in problems_of(broken))


def test_the_counter_shows_one_post_and_two() -> None:
    big = replace(INSTAGRAM, way_out="one_post", limits=replace(LIMITS, characters=2200))
    two, one = counts_of(replace(READY, channels=(INSTAGRAM, big)))
    assert two.sentence == "two posts, 15 and 12/30"
    assert one.sentence == "29/2,200"
    with translation.override("sv"):
        assert one.sentence == "29/2\xa0200"


def test_the_counter_says_when_nothing_would_leave() -> None:
    (count,) = counts_of(replace(READY, texts={}, media=()))
    assert count.sentence == "nothing yet"
    assert not count.over


def test_the_title_is_the_first_line_that_says_something() -> None:
    assert replace(READY, texts={"sv": "\n \nStängt\nmer", "fi": ""}).title == "Stängt"
    assert replace(READY, texts={}).title == ""
