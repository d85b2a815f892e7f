from __future__ import annotations

import pytest

from tankar.content.revisions.difference import MOST_WORDS, Piece, pieces_of


def told(before: str, after: str) -> str:
    marks = {"same": "{}", "added": "+[{}]", "taken": "-[{}]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in pieces_of(before, after))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Hej", "Hej", "Hej"),
        ("", "Hej", "+[Hej]"),
        ("Hej", "", "-[Hej]"),
        ("Öppet till 16", "Öppet till 18", "Öppet till -[16]+[18]"),
        ("Vi ses i dag", "Vi ses kanske i dag", "Vi ses +[kanske ]i dag"),
        ("Rad ett\nRad två\n", "Rad ett\nRad 2\n", "Rad ett\nRad -[två]+[2]\n"),
        ("Åbo–Karleby", "Åbo–Kokkola", "-[Åbo–Karleby]+[Åbo–Kokkola]"),
    ],
)
def test_words_are_compared(before: str, after: str, shown: str) -> None:
    assert told(before, after) == shown


def test_both_texts_can_be_read_out_of_the_pieces() -> None:
    before = "Biblioteket är stängt.\n\nVälkommen i morgon!\nHälsningar"
    after = "Biblioteket är öppet.\nVälkommen!\n\nHälsningar från oss"
    pieces = pieces_of(before, after)
    assert "".join(one.text for one in pieces if one.kind != "added") == before
    assert "".join(one.text for one in pieces if one.kind != "taken") == after


def test_a_very_long_block_is_told_as_a_whole() -> None:
    before, after = ("ord " * MOST_WORDS).strip(), ("annat " * MOST_WORDS).strip()
    assert pieces_of(before, after) == [Piece("taken", before), Piece("added", after)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\n" * 500, "b\na\n" * 500),
        ("ja " * 500, "nej ja " * 400),
    ],
)
def test_words_that_come_again_and_again_are_told_as_a_whole(before: str, after: str) -> None:
    pieces = [Piece("taken", before.rstrip()), Piece("added", after.rstrip()), Piece("same", before[-1])]
    assert pieces_of(before, after) == pieces


def test_the_same_space_between_other_words_is_no_likeness() -> None:
    before, after = (" ".join(f"{one}{number}" for number in range(300)) for one in "ab")
    assert pieces_of(before, after) == [Piece("taken", before), Piece("added", after)]


def test_in_a_long_text_one_word_is_still_found() -> None:
    words = [f"ord{number}" for number in range(800)]
    after = [*words[:400], "nytt", *words[401:]]
    assert [one.kind for one in pieces_of(" ".join(words), " ".join(after))] == [
        "same",
        "taken",
        "added",
        "same",
    ]
