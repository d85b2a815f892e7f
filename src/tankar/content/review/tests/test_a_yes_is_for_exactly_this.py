"""For any change: a yes stands if and only if what would leave is, byte for byte, what was said yes to."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tankar.channels.models import WayOut
from tankar.content.draft import Chosen, Details, Draft
from tankar.content.media.drafts import DraftMedia
from tankar.content.models import Item
from tankar.content.review.needs import Frozen, frozen_of
from tankar.content.review.parts import LABELS, parts_between
from tankar.networks.contract import Limits

LIMITS = Limits(
    characters=500,
    count=len,
    media=4,
    image_bytes=1_000_000,
    image_pixels=10_000_000,
    image_types=frozenset({"image/jpeg"}),
    description=420,
)
WAYS = [(way, first) for way in WayOut.values for first in ("sv", "fi")]
WORDS = some.text(some.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
TEXTS = some.fixed_dictionaries({"sv": WORDS, "fi": WORDS})
OWN = some.dictionaries(some.sampled_from(["sv", "fi"]), WORDS, max_size=2)
MEDIA = some.builds(
    DraftMedia,
    public_id=some.sampled_from(["one", "two"]),
    sha256=some.sampled_from(["a" * 64, "b" * 64]),
    content_type=some.just("image/jpeg"),
    width=some.just(100),
    height=some.just(80),
    size=some.just(1000),
    source=WORDS,
    people=some.sampled_from(["", "nobody", "crowd", "leave", "children"]),
    leave_note=WORDS,
    descriptions=TEXTS,
)
DETAILS = some.builds(
    Details,
    kind=some.sampled_from(Item.Kind.values),
    subjects=some.lists(some.sampled_from(Item.Subject.values), unique=True).map(tuple),
    facts_source=WORDS,
    facts_checked_by=WORDS,
    place_name=WORDS,
    target_group=WORDS,
    aim=WORDS,
    good_to_share=some.booleans(),
)


def channel(public_id: str, way: tuple[str, str], own: Mapping[str, str]) -> Chosen:
    return Chosen(public_id, public_id, "feed", "own", ("sv", "fi"), *way, limits=LIMITS, own_texts=own)


CHANNELS = some.lists(
    some.builds(channel, some.sampled_from(["city", "library", "pool"]), some.sampled_from(WAYS), OWN),
    max_size=3,
    unique_by=lambda one: one.public_id,
).map(tuple)
DRAFTS = some.builds(
    Draft,
    public_id=some.just("item"),
    revision=some.integers(1, 99),
    state=some.just("draft"),
    first_language=some.sampled_from(["sv", "fi"]),
    texts=TEXTS,
    channels=CHANNELS,
    media=some.lists(MEDIA, max_size=2, unique_by=lambda one: one.public_id).map(tuple),
    details=DETAILS,
)

# a busy machine draws slowly: that says nothing about what is tried
often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def leaves(draft: Draft) -> str:
    """What would leave, written down without the canonical form that is tried here."""
    posts = [
        (
            one.public_id,
            [
                (post.languages, nfc(post.text), [(p.sha256, nfc(words)) for p, words in post.described])
                for post in draft.posts_on(one)
            ],
        )
        for one in sorted(draft.channels, key=lambda one: one.public_id)
    ]
    return json.dumps(posts, default=str)


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def told(before: Frozen, after: Frozen) -> list[str]:
    return [part.what for part in parts_between(before.data, after.data)]


@often
@given(DRAFTS, DRAFTS)
def test_two_items_of_which_different_things_leave_never_share_a_yes(one: Draft, other: Draft) -> None:
    if leaves(one) != leaves(other):
        assert frozen_of(one).hash != frozen_of(other).hash


@often
@given(DRAFTS, DRAFTS)
def test_whatever_makes_a_yes_void_is_named_and_nothing_else_is(one: Draft, other: Draft) -> None:
    before, after = frozen_of(one), frozen_of(other)
    said = told(before, after)
    assert bool(said) == (before.hash != after.hash)
    assert set(said) <= set(LABELS)


@often
@given(DRAFTS, TEXTS, some.sampled_from(["sv", "fi"]))
def test_a_text_that_leaves_somewhere_cannot_change_under_a_yes(
    draft: Draft, texts: Mapping[str, str], language: str
) -> None:
    changed = replace(draft, texts={**draft.texts, language: texts[language]})
    if leaves(changed) != leaves(draft):
        before, after = frozen_of(draft), frozen_of(changed)
        assert before.hash != after.hash
        assert f"text-{language}" in told(before, after) or "way" in told(before, after)


@often
@given(DRAFTS, DRAFTS, some.integers(100, 999))
def test_what_does_not_leave_keeps_the_yes(draft: Draft, other: Draft, revision: int) -> None:
    told_only_here: dict[str, Any] = {
        name: getattr(other.details, name)
        for name in ("facts_source", "facts_checked_by", "place_name", "target_group", "aim", "good_to_share")
    }
    changed = replace(
        draft,
        revision=revision,
        details=replace(draft.details, **told_only_here),
        media=tuple(replace(one, source="Eget foto", leave_note="Form") for one in draft.media),
        channels=tuple(replace(one, name=f"{one.name} stad", is_paused=True) for one in draft.channels),
    )
    assert frozen_of(changed).hash == frozen_of(draft).hash


@often
@given(DRAFTS)
def test_the_order_of_channels_and_the_spelling_of_letters_change_nothing(draft: Draft) -> None:
    apart = {one: unicodedata.normalize("NFD", text) for one, text in draft.texts.items()}
    composed = {one: nfc(text) for one, text in draft.texts.items()}
    turned = replace(draft, texts=apart, channels=draft.channels[::-1])
    assert frozen_of(turned).hash == frozen_of(replace(draft, texts=composed)).hash


@often
@given(DRAFTS, some.sampled_from(Item.Subject.values))
def test_a_yes_for_less_does_not_cover_more(draft: Draft, subject: str) -> None:
    without = replace(
        draft,
        details=replace(
            draft.details, subjects=tuple(one for one in draft.details.subjects if one != subject)
        ),
    )
    touched = replace(draft, details=replace(draft.details, subjects=(*without.details.subjects, subject)))
    assert frozen_of(without).hash != frozen_of(touched).hash
    assert "category" in told(frozen_of(without), frozen_of(touched))


@often
@given(DRAFTS)
def test_children_in_a_picture_are_part_of_what_is_approved(draft: Draft) -> None:
    nobody = replace(draft, media=tuple(replace(one, people="nobody") for one in draft.media))
    children = replace(draft, media=tuple(replace(one, people="children") for one in draft.media))
    assert (frozen_of(nobody).hash != frozen_of(children).hash) == bool(draft.media)
