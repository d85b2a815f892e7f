from __future__ import annotations

from copy import deepcopy
from typing import Any

from django.utils import translation

from tankar.content.review.parts import LABELS, Part, parts_between, sentence_of


def post(**facts: Any) -> dict[str, Any]:
    return {
        "languages": ["sv", "fi"],
        "text": "Hej\n\nMoi",
        "texts": {"sv": "Hej", "fi": "Moi"},
        "links": [],
        "media": [],
        **facts,
    }


def picture(**facts: Any) -> dict[str, Any]:
    return {
        "sha256": "a" * 64,
        "crop": None,
        "description": "En dörr",
        "descriptions": {"sv": "En dörr"},
        **facts,
    }


def laid_out(**channels: list[dict[str, Any]]) -> dict[str, Any]:
    return {"format": 1, "item": "x", "category": "ordinary", "channels": channels}


BEFORE = laid_out(a=[post()], b=[post()])


def test_the_same_is_nothing() -> None:
    assert parts_between(BEFORE, deepcopy(BEFORE)) == []


def test_a_text_is_named_with_its_language_and_every_channel() -> None:
    finnish = post(texts={"sv": "Hej", "fi": "Terve"}, text="Hej\n\nTerve")
    assert parts_between(BEFORE, laid_out(a=[finnish], b=[finnish])) == [Part("text-fi", ("a", "b"))]
    assert parts_between(BEFORE, laid_out(a=[post()], b=[finnish])) == [Part("text-fi", ("b",))]


def test_one_post_made_two_is_another_way_and_not_another_text() -> None:
    two = [post(languages=["sv"], texts={"sv": "Hej"}), post(languages=["fi"], texts={"fi": "Moi"})]
    assert parts_between(laid_out(a=[post()]), laid_out(a=two)) == [Part("way", ("a",))]


def test_pictures_and_what_they_show_are_told_apart() -> None:
    before = laid_out(a=[post(media=[picture()])])
    other_words = laid_out(a=[post(media=[picture(descriptions={"sv": "En öppen dörr"})])])
    other_crop = laid_out(a=[post(media=[picture(crop=[0, 0, 5, 5])])])
    assert parts_between(before, other_words) == [Part("description-sv", ("a",))]
    assert parts_between(before, other_crop) == [Part("picture", ("a",))]
    assert parts_between(before, laid_out(a=[post()])) == [
        Part("description-sv", ("a",)),
        Part("picture", ("a",)),
    ]


def test_channels_come_and_go_and_the_category_changes() -> None:
    after = {**laid_out(a=[post()], c=[post()]), "category": "paid"}
    assert parts_between(BEFORE, after) == [
        Part("channel_added", ("c",)),
        Part("channel_taken", ("b",)),
        Part("category", ("a", "c")),
    ]


def test_what_has_no_name_of_its_own_is_told_as_the_way_out() -> None:
    story = laid_out(a=[post(shape="story")], b=[post()])
    assert parts_between(BEFORE, story) == [Part("way", ("a",))]
    assert parts_between(BEFORE, {**BEFORE, "format": 2}) == [Part("way", ("a", "b"))]


def test_every_part_has_its_sentence_in_three_languages() -> None:
    for what in LABELS:
        said = set()
        for language in ("sv", "fi", "en"):
            with translation.override(language):
                said.add(sentence_of(what, "Facebook"))
        assert len(said) == 3
