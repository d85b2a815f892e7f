from __future__ import annotations

import pytest

from tankar.texts.draft import Part
from tankar.texts.patterns import MOST_HITS, Pattern, Subject, WrongPattern


def found(pattern: str, text: str, *, ignores_case: bool = True) -> list[str]:
    subject = Subject(Part("sv", "sv", text))
    return [
        subject.text[start:end] for start, end in Pattern(pattern, ignores_case=ignores_case).spans(subject)
    ]


def test_swedish_and_finnish_letters_belong_to_words() -> None:
    """What RE2 itself would say: å ends a word, and ö is no letter."""
    assert found(r"\bal\b", "ål al hål alö") == ["al"]
    assert found(r"\b\w+\b", "på älven öh") == ["på", "älven", "öh"]
    assert found(r"\b[\w]+ö\b", "blå sjö tråd") == ["sjö"]


def test_digits_and_spaces_are_those_of_unicode() -> None:
    assert found(r"\d+\s\d+", "10\u00a0000 och ٣ ٤") == ["10\u00a0000", "٣ ٤"]
    assert found(r"\D+", "1å2") == ["å"]
    assert found(r"[\d]+", "a12b") == ["12"]


def test_one_space_ends_one_word_and_begins_the_next() -> None:
    assert found(r"\bnej\b", "nej nej nej, nejd") == ["nej", "nej", "nej"]


def test_a_group_is_what_is_found() -> None:
    assert found(r"kl (\d+)\b", "kl 12, kl 13x, kl 14") == ["12", "14"]


def test_capitals_count_only_where_the_rule_says_so() -> None:
    assert found("ÅL", "ål ÅL") == ["ål", "ÅL"]
    assert found("ÅL", "ål ÅL", ignores_case=False) == ["ÅL"]


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (r"(a)\1", "RE2"),
        (r"(?=a)b", "RE2"),
        (r"a\bb", "beginning"),
        (r"(a)(b)", "one group"),
        (r"[\W]", "square brackets"),
        ("<<nobody>>", "pack.yml"),
        ("(", "RE2"),
    ],
)
def test_what_cannot_be_searched_for_is_refused_in_a_sentence(pattern: str, said: str) -> None:
    with pytest.raises(WrongPattern, match=said):
        Pattern(pattern)


def test_offsets_are_code_points_whatever_stands_before() -> None:
    text = "👨‍👩‍👧 åäö \ud800 😀 kl. 12 \U000e0001 kl. 13"
    subject = Subject(Part("sv", "sv", text))
    spans = list(Pattern(r"kl\. \d+").spans(subject))
    assert [text[start:end] for start, end in spans] == ["kl. 12", "kl. 13"]


def test_a_pattern_finds_at_most_so_many() -> None:
    assert len(found("a", "a" * 5000)) == MOST_HITS
