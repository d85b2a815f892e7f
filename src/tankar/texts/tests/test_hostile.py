"""Text that means harm, and text that only looks so: bounded time, offsets that are right, no crash."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tankar.texts import check, load, text_draft
from tankar.texts.patterns import MOST_CHARACTERS, MOST_HITS

SECONDS = 3.0
NASTY = {
    "a megabyte of words": "Biblioteket är öppet. " * 50_000,
    "a million emoji": "🎉" * 1_000_000,
    "a tower of marks": "h" + "\u0301" * 500_000,
    "zero width everywhere": "a\u200b" * 300_000,
    "right to left": "\u202eabc" * 200_000,
    "lone surrogates": "\ud800\udfff" * 300_000,
    "digits": "0" * 500_000,
    "numbers with spaces": "040 1 2 3 4 5 6 7 " * 50_000,
    "dates": "5.12.–7.12. " * 80_000,
    "capitals": "ABC DEF " * 100_000,
    "hashtags": "#bokbarn " * 80_000,
    "one long hashtag": "#" + "bok" * 300_000,
    "at signs": "a@" * 400_000,
    "addresses": "a.b@c.fi " * 80_000,
    "dots": "." * 1_000_000,
    "one line of bullets": "• x\n" * 200_000,
    "spaces": " " * 1_000_000,
    "nulls": "\x00" * 500_000,
    "letters that match the month": "5. " + "joulukuu" * 100_000,
    "kl": "kl. " * 250_000,
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_a_hostile_text_is_read_in_bounded_time(text: str) -> None:
    pack = load("karleby")
    begun = time.process_time()
    found = check(text_draft({"sv": text, "fi": text[::-1]}), pack)
    assert time.process_time() - begun < SECONDS
    assert len(found) <= MOST_HITS * len(pack.rules) * 2
    assert all(one.finding.end <= MOST_CHARACTERS for one in found)


WORDS = (
    ("kl. 12", "klo 13.00", "5.12.", "131052-951J", "040 123 4567", "a@b.fi", "#bokbarn", "🎉🎉🎉🎉"),
    (
        "STORA ORD HÄR",
        "\u200b",
        "\u202e",
        "e" + "\u0301" * 5,
        "\ud83d",
        "𝗛𝗲𝗷",
        "•\t",
        "\n",
        "\r\n",
        "5 €",
        "må–fr",
    ),
)
words = st.sampled_from([word for line in WORDS for word in line])
texts = st.lists(st.one_of(words, st.text(max_size=12)), max_size=30).map(" ".join)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sv=texts, fi=texts)
@example(sv="İ", fi="ß")
@example(sv="#\u0130bok", fi="")
def test_every_finding_points_at_words_that_are_there(sv: str, fi: str) -> None:
    draft = text_draft({"sv": sv, "fi": fi})
    said = {"sv": sv, "fi": fi}
    for one in check(draft, load("karleby")):
        finding, text = one.finding, said[one.part]
        assert 0 <= finding.start <= finding.end <= len(text)
        stands = text[finding.start : finding.end]
        assert (
            one.quoted.encode(errors="replace") == stands.encode(errors="replace") or "\ufffd" in one.quoted
        )
        if one.twin:
            part, start, end = one.twin
            assert 0 <= start < end <= len(said[part])
        assert finding.message
        assert finding.why


@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_a_text_compared_with_itself_has_no_difference(text: str) -> None:
    found = check(text_draft({"sv": text, "fi": text}), load("base"))
    assert [one.quoted for one in found if one.finding.type.startswith("lang.bilingual_mis")] == []


@settings(max_examples=150, deadline=None)
@given(before=texts, after=texts)
def test_an_identity_code_is_found_whatever_stands_around_it(before: str, after: str) -> None:
    text = f"{before}\n131052-951J {after}"
    found = check(text_draft({"sv": text}), load("karleby"))
    assert (len(before) + 1, len(before) + 12) in {(one.finding.start, one.finding.end) for one in found}


def test_pasted_word_text_is_told_of_once_and_repaired_in_one_click() -> None:
    pasted = "Bib\u00adlio\u00adteket ”öppnar”\u00a0igen:\n\uf0b7\tkl.\u00a010\n\uf0b7\tmed kaffe\u200b"
    found = check(text_draft({"sv": pasted}), load("karleby"))
    assert sorted(one.finding.type for one in found) == ["text.invisible", "text.word_leftovers"]
    for kind in ("text.word_leftovers", "text.invisible"):
        one = next(
            one.finding
            for one in check(text_draft({"sv": pasted}), load("karleby"))
            if one.finding.type == kind
        )
        pasted = pasted[: one.start] + str(one.repair) + pasted[one.end :]
    assert pasted == "Biblioteket ”öppnar”\u00a0igen:\n–\tkl.\u00a010\n–\tmed kaffe"
