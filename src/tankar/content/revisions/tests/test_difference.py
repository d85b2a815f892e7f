from __future__ import annotations

import pytest

from tankar.content.revisions.difference import MOST_WORDS, Piece, differs, pieces_of


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
    assert differs(pieces)
    assert not differs(pieces_of(before, before))


def test_a_very_long_block_is_told_as_a_whole() -> None:
    before, after = "ord " * MOST_WORDS, "annat " * MOST_WORDS
    assert pieces_of(before, after) == [Piece("taken", before), Piece("added", after)]
