"""What a video or a reel must be on each network is said before anything leaves, with the numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import translation

from tankar.content.checks.media_fits import media_fits
from tankar.content.checks.problem import Problem
from tankar.content.draft import Chosen, Draft
from tankar.content.media.drafts import DraftMedia
from tankar.networks import registry
from tankar.networks.by_hand import NETWORKS

VIDEO = DraftMedia("v" * 16, "a" * 64, "video/mp4", 720, 1280, 5_000_000, seconds=20, speech="none")
PICTURE = DraftMedia("p" * 16, "b" * 64, "image/jpeg", 720, 1280, 500_000)
LIMITS = {
    **{one.id: one.limits for one in NETWORKS},
    **{name: registry.get(name).limits for name in ("facebook", "bluesky", "mastodon", "feed")},
}
WITH_VIDEO = sorted(name for name, limits in LIMITS.items() if limits.video_bytes)


def chosen(network: str, shape: str = "post", kind: str = "connected") -> Chosen:
    return Chosen(
        "c" * 16,
        "Stadsbiblioteket",
        network,
        kind,
        ("sv",),
        "one_language",
        "sv",
        LIMITS[network],
        shape=shape,
    )


def found(channel: Chosen, *media: DraftMedia) -> dict[str, Problem]:
    draft = Draft("i" * 16, 1, "draft", "sv", {"sv": "Film"}, (channel,), media)
    with translation.override("en"):
        return {one.code: one for one in media_fits(draft)}


@pytest.mark.parametrize("network", WITH_VIDEO)
def test_every_network_with_video_says_what_is_too_big(network: str) -> None:
    limits = LIMITS[network]
    kind = min(limits.video_types)
    fits = replace(VIDEO, content_type=kind, size=limits.video_bytes)
    assert "video_size" not in found(chosen(network), fits)
    said = found(chosen(network), replace(fits, size=limits.video_bytes + 1))["video_size"]
    assert said.blocks
    assert "Stadsbiblioteket" in said.sentence
    assert "MB" in said.sentence


@pytest.mark.parametrize("network", [one for one in WITH_VIDEO if LIMITS[one].video_seconds])
def test_every_network_with_a_longest_video_says_how_long(network: str) -> None:
    limits = LIMITS[network]
    fits = replace(VIDEO, content_type=min(limits.video_types), seconds=limits.video_seconds)
    assert "video_length" not in found(chosen(network), fits)
    assert found(chosen(network), replace(fits, seconds=limits.video_seconds + 1))["video_length"].blocks


@pytest.mark.parametrize(
    ("network", "shape", "seconds", "code", "words"),
    [
        ("facebook", "reel", 91, "video_length", "1:31 long; Stadsbiblioteket takes at most 1:30"),
        ("facebook", "reel", 2, "video_short", "0:02 long; Stadsbiblioteket takes at least 0:03"),
        ("facebook", "story", 61, "video_length", "at most 1:00"),
        ("instagram", "story", 61, "video_length", "at most 1:00"),
        ("instagram", "reel", 2, "video_short", "at least 0:03"),
        ("youtube", "reel", 181, "video_length", "at most 3:00"),
    ],
)
def test_a_story_and_a_reel_have_lengths_of_their_own(
    network: str, shape: str, seconds: float, code: str, words: str
) -> None:
    film = replace(VIDEO, seconds=seconds)
    assert words in found(chosen(network, shape), film)[code].sentence
    assert code not in found(chosen(network), film)


def test_a_reel_is_one_video_and_a_story_one_picture_or_video() -> None:
    assert "reel_is_video" in found(chosen("facebook", "reel"), PICTURE)
    assert "upright_one" in found(chosen("facebook", "story"), PICTURE, replace(PICTURE, public_id="q" * 16))
    assert found(chosen("facebook", "story"), PICTURE) == {}
    assert found(chosen("facebook", "reel"), VIDEO) == {}


def test_where_no_caption_file_is_taken_the_writer_is_told_and_may_go_on() -> None:
    spoken = replace(VIDEO, speech="file", captions={"sv": "c" * 64})
    said = found(chosen("facebook"), spoken)["captions_stay"]
    assert not said.blocks
    assert "without captions" in said.sentence
    assert "captions_stay" not in found(chosen("bluesky"), spoken)
    assert "captions_stay" not in found(chosen("feed", kind="own"), spoken)
    assert "captions_stay" not in found(chosen("facebook"), replace(spoken, speech="in_picture"))


def test_what_is_too_big_is_never_said_to_be_as_big_as_allowed() -> None:
    limits = LIMITS["bluesky"]
    said = found(chosen("bluesky"), replace(VIDEO, size=limits.video_bytes + 1))["video_size"].sentence
    numbers = [int(word) for word in said.replace(",", "").split() if word.isdigit()]
    assert numbers[0] > numbers[1]
