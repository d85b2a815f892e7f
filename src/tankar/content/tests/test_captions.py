"""Caption files: both kinds read as people's programs write them, told by line where they cannot be."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tankar.channels.models import Channel
from tankar.content.actions.attach_image import attach_image
from tankar.content.media.captions import (
    MOST_CUES,
    CaptionsRefused,
    Cue,
    as_vtt,
    cues_of,
    decoded,
    read_time,
    shifted,
    split,
    written_time,
)
from tankar.content.media.videos import take_in_video
from tankar.content.models import Asset
from tankar.content.testing.making import make_item, video_bytes
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

SRT = """1
00:00:01,000 --> 00:00:03,500
<i>Välkommen</i> till biblioteket!

2
00:00:04,000 --> 00:00:06,000
{\\an8}Det är öppet
till klockan 20.
"""
VTT = """WEBVTT - Biblioteket

NOTE skriven för hand

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.500 align:start line:0
Välkommen &amp; hej

00:04.000 --> 00:06.000
<v Aino>Det är öppet
"""


def refused(text: str) -> CaptionsRefused:
    with pytest.raises(CaptionsRefused) as caught, translation.override("en"):
        cues_of(text)
    return caught.value


def test_subrip_is_read_without_its_marks() -> None:
    assert cues_of(SRT) == [
        Cue(1000, 3500, "Välkommen till biblioteket!"),
        Cue(4000, 6000, "Det är öppet\ntill klockan 20."),
    ]


def test_webvtt_is_read_with_names_notes_and_places() -> None:
    assert cues_of(VTT) == [Cue(1000, 3500, "Välkommen & hej"), Cue(4000, 6000, "Det är öppet")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_are_read_in_every_way_programs_write_them(encoding: str) -> None:
    assert "Välkommen" in decoded(SRT.replace("\n", "\r\n").encode(encoding))


def test_what_is_no_text_is_refused() -> None:
    for data in (b"\x00\x01\x02", bytes(2 * 1024 * 1024)):
        with pytest.raises(CaptionsRefused):
            decoded(data)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("1\n00:00:01,000 -> 00:00:02,000\nHej", 1),
        ("1\n00:00:01,000 --> 00:00:02,000\nHej\n\n2\n00:00:0x,000 --> 00:00:05,000\nDu", 6),
        ("\n\n00:00:05,000 --> 00:00:01,000\nHej", 3),
        ("Hej", 1),
        ("", 0),
        ("WEBVTT\n\nNOTE bara en not", 0),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, line: int) -> None:
    error = refused(text)
    assert error.line == line
    assert error.sentence.startswith(f"Line {line}: ") == bool(line)


def test_cues_are_put_in_the_order_of_time() -> None:
    mixed = "00:05.000 --> 00:06.000\nsist\n\n00:01.000 --> 00:02.000\nförst\n"
    assert [one.text for one in cues_of(mixed)] == ["först", "sist"]


TIMES = st.integers(min_value=0, max_value=99 * 3600 * 1000)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)
CUES = st.builds(
    lambda start, length, words: Cue(start, start + length, " ".join(words)),
    TIMES,
    st.integers(min_value=1, max_value=100_000),
    st.lists(WORDS, min_size=1, max_size=5),
)


@given(st.lists(CUES, min_size=1, max_size=8))
def test_what_is_written_is_read_again(cues: list[Cue]) -> None:
    ordered = sorted(cues, key=lambda one: (one.start, one.end))
    assert [(one.start, one.end) for one in cues_of(as_vtt(ordered))] == [
        (one.start, one.end) for one in ordered
    ]


@given(st.text(max_size=400))
def test_no_text_at_all_is_an_accident(text: str) -> None:
    try:
        cues = cues_of(text)
    except CaptionsRefused:
        return
    assert cues_of(as_vtt(cues))


@given(st.binary(max_size=400))
def test_no_bytes_at_all_are_an_accident(data: bytes) -> None:
    with suppress(CaptionsRefused):
        assert "\r" not in decoded(data)


@given(TIMES)
def test_a_time_is_read_as_it_is_written(moment: int) -> None:
    assert read_time(written_time(moment)) == moment


@given(st.lists(CUES, max_size=5), st.integers(min_value=-10_000, max_value=10_000))
def test_moving_all_keeps_every_length_but_at_the_beginning(cues: list[Cue], by: int) -> None:
    for one in shifted(cues, by):
        assert 0 <= one.start < one.end


def test_a_cue_is_split_in_the_middle_of_its_words() -> None:
    assert split([Cue(0, 2000, "ett två tre fyra")], 0) == [
        Cue(0, 1000, "ett två"),
        Cue(1000, 2000, "tre fyra"),
    ]


@pytest.fixture
def asset(aino: Person, instagram: Channel, tmp_path: Path) -> Asset:
    path = tmp_path / "film"
    path.write_bytes(video_bytes())
    return attach_image(aino, make_item(aino, instagram), take_in_video(path), "").asset


def test_a_file_is_looked_through_before_it_is_kept(as_person: SignedIn, aino: Person, asset: Asset) -> None:
    browser: Client = as_person(aino)
    where = reverse("content:captions", args=[asset.public_id, "sv"])
    assert browser.get(where).status_code == 200
    page = browser.post(where, {"file": SimpleUploadedFile("text.srt", SRT.encode())}).content.decode()
    assert "Välkommen till biblioteket!" in page
    assert not asset.captions.exists()
    rows = {"start": ["0:01.0", "0:04.0"], "end": ["0:03.5", "0:06.0"], "text": ["Hej", "Öppet <nu>"]}
    assert browser.post(where, {**rows, "act": "keep"}).status_code == 302
    assert asset.captions.get().text.endswith("00:00:04.000 --> 00:00:06.000\nÖppet &lt;nu&gt;\n")
    file = browser.get(reverse("content:captions_file", args=[asset.public_id, "sv"]))
    assert file["Content-Type"].startswith("text/vtt")
    assert b"".join(file).startswith(b"WEBVTT")


@pytest.mark.parametrize(
    "act", ["add", "split:0", "remove:1", "later", "earlier", "split:99", "remove:x", "x"]
)
def test_every_button_shows_the_list_and_stores_nothing(
    as_person: SignedIn, aino: Person, asset: Asset, act: str
) -> None:
    rows = {"start": ["0:01.0", "0:04.0"], "end": ["0:03.5", "0:06.0"], "text": ["Hej du", "Öppet"]}
    where = reverse("content:captions", args=[asset.public_id, "fi"])
    answer = as_person(aino).post(where, {**rows, "act": act, "by": "0.5"})
    assert answer.status_code == 200
    assert len(answer.context["rows"]) == {"add": 3, "split:0": 3, "remove:1": 1}.get(act, 2)
    assert not asset.captions.exists()


def test_an_unreadable_time_loses_no_words(as_person: SignedIn, aino: Person, asset: Asset) -> None:
    rows = {"start": ["när som helst"], "end": ["0:03.5"], "text": ["Mina ord"]}
    where = reverse("content:captions", args=[asset.public_id, "sv"])
    for act in ("keep", "add", "later"):
        answer = as_person(aino).post(where, {**rows, "act": act})
        assert answer.status_code == 422
        assert "Mina ord" in answer.content.decode()
        assert "när som helst" in answer.content.decode()


@pytest.mark.parametrize("act", ["add", "split:0"])
def test_as_many_captions_as_the_form_carries_and_no_more(
    as_person: SignedIn, aino: Person, asset: Asset, act: str
) -> None:
    most = cues_of(as_vtt([Cue(one * 2000, one * 2000 + 1000, "Hej du") for one in range(MOST_CUES)]))
    rows = {
        "start": [written_time(one.start) for one in most],
        "end": [written_time(one.end) for one in most],
        "text": [one.text for one in most],
        "by": "0.5",
    }
    browser = as_person(aino)
    where = reverse("content:captions", args=[asset.public_id, "sv"])
    assert browser.post(where, {**rows, "act": act}).status_code == 422
    assert browser.post(where, {**rows, "act": "keep"}).status_code == 302
    assert len(cues_of(asset.captions.get().text)) == MOST_CUES
    with pytest.raises(CaptionsRefused):
        cues_of(as_vtt([*most, Cue(0, 1, "Hej")]))


def test_the_cover_is_chosen_by_second(as_person: SignedIn, aino: Person, asset: Asset) -> None:
    browser = as_person(aino)
    for second in ("0,5", "99", "x"):
        answer = browser.post(reverse("content:cover", args=[asset.public_id]), {"second": second})
        assert answer.status_code == 302
    asset.refresh_from_db()
    assert len(asset.cover) == 64


def test_others_do_not_find_the_captions(as_person: SignedIn, mikko: Person, asset: Asset) -> None:
    browser = as_person(mikko)
    for name in ("captions", "captions_file"):
        assert browser.get(reverse(f"content:{name}", args=[asset.public_id, "sv"])).status_code == 404
