"""What people write on a line."""

from __future__ import annotations

import pytest

from tankar.content.words.catalogue import LISTS, Entry
from tankar.content.words.entries import WrongEntry, tidied
from tankar.texts.loading.city import wrong_with


@pytest.mark.parametrize(
    ("entry", "line", "kept"),
    [
        (Entry.WORD, "  pelle* ", "pelle*"),
        (Entry.WORD, "två   ord", "två ord"),
        (Entry.WORD, "snö-jobb", "snö jobb"),
        (Entry.WORD, "l'été", "l'été"),
        (Entry.PHONE, "06 828 9111", "+35868289111"),
        (Entry.PHONE, "+358 (6) 828-9", "+35868289"),
        (Entry.PHONE, "0046 70 123 45 67", "+46701234567"),
        (Entry.ADDRESS, "Salutorget 5", "salutorget 5"),
        (Entry.DOMAIN, "https://www.Karleby.fi/sv?x=1", "karleby.fi"),
        (Entry.MAIL, "Info@Karleby.fi", "info@karleby.fi"),
        (Entry.MAIL, "@karleby.fi", "karleby.fi"),
        (Entry.DESK, "Biblioteket", "biblioteket"),
        (Entry.TAG, "BredareHorisont", "#BredareHorisont"),
        (Entry.PART, "VVS", "VVS"),
    ],
)
def test_a_line_is_tidied(entry: Entry, line: str, kept: str) -> None:
    assert tidied(entry, line) == kept


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (Entry.WORD, "*"),
        (Entry.WORD, "ab*"),
        (Entry.WORD, "*snö*"),
        (Entry.WORD, "snö*gubbe"),
        (Entry.WORD, "!!!"),
        (Entry.WORD, "a\u200bb"),
        (Entry.WORD, "(ord)"),
        (Entry.WORD, "a" * 101),
        (Entry.PHONE, "112"),
        (Entry.PHONE, "växeln"),
        (Entry.PHONE, "+"),
        (Entry.ADDRESS, "Salutorget"),
        (Entry.ADDRESS, "5"),
        (Entry.DOMAIN, "karleby"),
        (Entry.DOMAIN, "fi"),
        (Entry.MAIL, "info@"),
        (Entry.DESK, "a@b"),
        (Entry.TAG, "#två ord"),
        (Entry.PART, "två ord"),
    ],
)
def test_a_line_that_cannot_be_used_is_refused_with_a_sentence(entry: Entry, line: str) -> None:
    with pytest.raises(WrongEntry, match=r"\w"):
        tidied(entry, line)


@pytest.mark.parametrize(
    "line",
    ["pelle*", "två ord", "*svin", "3G", "l'été", "ord.", "a*b", "å*", "-", "snö_jobb", "@ord", "v i t t u"],
)
def test_what_the_page_takes_the_engine_takes(line: str) -> None:
    try:
        kept = tidied(Entry.WORD, line)
    except WrongEntry:
        return
    assert wrong_with(kept) == ""


def test_every_list_has_a_name_of_its_own() -> None:
    assert (
        len({one.key for one in LISTS}) == len({(one.group, str(one.title)) for one in LISTS}) == len(LISTS)
    )
