"""What holds of every text, however it was meant: each promise, on twisted texts.

`make fuzz-texts` tries the same for hours.
"""

from __future__ import annotations

import random
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tankar.texts import Pack, load
from tankar.texts.command.drafts import check_record
from tankar.texts.streams.near import Stream
from tankar.texts.testing import promises
from tankar.texts.testing.hostile import BLOCKS, TWISTS, Hostile, block
from tankar.texts.triage import triage

REAL = [
    "Hej! När plogas Storgatan 5? Ring mig på 040 123 4567, hälsar Aino Virtanen.",
    "Voi vittu mitä idiootteja, tapan teidät kaikki! 131052-951J",
    "Biblioteket ÄR STÄNGT 5.12.–7.12. #bokbarn 🎉🎉🎉🎉\n\nKirjasto ON SULJETTU 5.12.–7.12. 🎉🎉🎉🎉",
    "Please log in at https://karleby-fi.com/ and pay, or my mother, who has cancer, will die!",
    "• \tHej\u00ad du\u200b\n•\tbit.ly/x 63.8385, 23.1307 ABC-123",
]
BRIEF = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@st.composite
def twisted(draw: st.DrawFn) -> str:
    """A real text, twisted by ways that hypothesis chooses, so that it can make a bad one smaller."""
    said = draw(st.sampled_from(REAL) | st.text(max_size=60))
    for name in draw(st.lists(st.sampled_from(sorted(TWISTS)), max_size=3)):
        said = TWISTS[name](random.Random(draw(st.integers(0, 10_000))), said)[:2_000]
    return said


@cache
def pack() -> Pack:
    return load("karleby")


def drafted(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = check_record({"text": text}, pack(), "sv")["findings"]
    return found


@BRIEF
@given(text=twisted())
def test_every_place_that_triage_names_is_in_the_text(text: str) -> None:
    told = triage(text, pack(), explains=True)
    promises.placed(text, told.as_record()["findings"])
    promises.placed(text, told.as_record()["pii"])
    assert all(0 <= start <= end <= len(text) for spans in told.reasons.values() for start, end in spans)


@BRIEF
@given(text=twisted())
def test_every_place_that_a_check_names_is_in_the_text(text: str) -> None:
    promises.placed(text, drafted(text))


@BRIEF
@given(text=twisted(), speaks=st.sampled_from(["sv", "fi", "en"]))
def test_the_same_text_has_the_same_answer_and_it_can_be_written(text: str, speaks: str) -> None:
    promises.sorted_(text, pack(), speaks)


@BRIEF
@given(
    text=twisted(),
    channel=st.sampled_from(["", "web", "internal", "facebook"]),
    alts=st.lists(twisted() | st.none(), max_size=2),
)
def test_a_draft_has_one_answer_whatever_its_pictures_and_its_channel_are(
    text: str, channel: str, alts: list[str | None]
) -> None:
    promises.checked(
        {"text": text, "channel": channel, "images": [{"alt": one} for one in alts]}, pack(), "fi"
    )


@BRIEF
@given(text=twisted())
def test_what_a_repair_repairs_is_gone_or_less(text: str) -> None:
    promises.repaired({"text": text}, pack(), drafted(text))


@BRIEF
@given(text=twisted())
def test_behind_a_mask_is_no_personal_data(text: str) -> None:
    promises.masks(text, pack())


@BRIEF
@given(said=st.lists(twisted(), min_size=2, max_size=6))
def test_a_stream_names_earlier_messages_only(said: list[str]) -> None:
    stream = Stream()
    for number, text in enumerate((*said, *said)):
        promises.streamed(stream, number, text, is_spam=False)


@BRIEF
@given(seed=st.integers(0, 10_000))
def test_twice_the_text_takes_no_four_times_as_long(seed: int) -> None:
    """Of what is said over and over: there shows what tries every beginning with every end."""
    text = Hostile(random.Random(seed), REAL).long(8_000)
    promises.in_time(lambda said: triage(said, pack()), text, 3.0)
    promises.in_time(drafted, text, 3.0)


@pytest.mark.parametrize(
    "text",
    [
        "Hej hej\n" + "\n" * 20_000 + "a STORA ORD HÄR " * 20,
        "Hej då. Aino Virtanen" + " . " * 30_000 + "x",
        "kl. " * 25_000,
        "5.12.–7.12. " * 8_000,
    ],
    ids=["lines before capitals", "signs after a name", "abbreviations", "dates"],
)
def test_what_once_took_minutes_takes_a_moment(text: str) -> None:
    promises.in_time(lambda said: triage(said, pack()), text, 3.0)
    promises.in_time(drafted, text, 3.0)


def test_half_a_flag_goes_with_the_emoji_before_it() -> None:
    text = "🇨🇴🇱🇱🇪🇬\U0001f1ea 🇰🇴🇴🇲"
    promises.repaired({"text": text}, pack(), drafted(text))
    assert [(one["start"], one["end"]) for one in drafted(text) if one["rule"] == "a11y.emoji_overuse"] == [
        (0, 12)
    ]


def test_a_threat_after_hundreds_of_other_findings_is_told_of() -> None:
    told = triage(
        "vittu 040 123 4567 a.b@demo.example " * 100 + "Jag ska döda dig, din jävel.", pack()
    ).as_record()
    assert told["threat"] == "direct"
    assert len(told["pii"]) == 200


@pytest.mark.parametrize(
    "pad", ["vittu ", "040 123 4567 ", "Tack för fin service på biblioteket. ", "jag ska "]
)
@pytest.mark.parametrize("times", [10, 100])
def test_a_threat_is_not_drowned_by_other_words(pad: str, times: int) -> None:
    threat = "Jag ska döda dig, din jävel."
    for text in (pad * times + threat, f"{threat} {pad * times}"):
        assert triage(text, pack()).as_record()["threat"] == "direct"


def test_however_much_personal_data_there_is_the_mask_hides_it_all() -> None:
    plain = promises.masks(" ".join(f"a{number}.b@demo.example" for number in range(250)), pack())
    assert "@" not in plain
    assert plain.count("[email]") == 250


def test_a_number_that_the_end_of_a_long_text_cuts_is_masked_whole() -> None:
    text = "snö " * 1_248 + "040 123 4567 är numret"
    assert "040" not in promises.masks(text, pack())


def test_a_broken_promise_is_noticed() -> None:
    with pytest.raises(promises.Broken, match="places"):
        promises.placed("abc", [{"rule": "a.b", "start": 2, "end": 4}])
    with pytest.raises(promises.Broken, match="time"):
        promises.in_time(lambda text: sum(range(30_000 * len(text))), "a" * 10, 0.01)
    finding = {"rule": "tone.caps", "start": 0, "end": 15, "repair": "STORA ORD HÄR NU"}
    with pytest.raises(promises.Broken, match="repairs"):
        promises.repaired({"text": "STORA ORD HÄR N"}, pack(), [finding])


def test_every_piece_and_every_twist_is_used() -> None:
    chance = random.Random(5)
    seen = {block(chance) for _ in range(20_000)}
    assert all(any(piece in seen for piece in pieces) for pieces in BLOCKS.values())
    assert all(any(twist(chance, REAL[0]) != REAL[0] for _ in range(40)) for twist in TWISTS.values())
