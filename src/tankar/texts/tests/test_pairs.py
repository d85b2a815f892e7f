"""Swedish and Finnish beside one another, in all the ways that people write a time, a day and a price."""

from __future__ import annotations

import pytest

from tankar.texts.pairs.comparing import differences, shorter_by_far
from tankar.texts.pairs.facts import KINDS


def told(sv: str, fi: str) -> list[tuple[str, str]]:
    return [
        (sv[one.sv.start : one.sv.end] if one.sv else "", fi[one.fi.start : one.fi.end] if one.fi else "")
        for one in differences(sv, fi, KINDS)
    ]


@pytest.mark.parametrize(
    ("sv", "fi"),
    [
        ("kl. 12", "klo 12.00"),
        ("kl 12:00", "kello 12"),
        ("kl. 12–16", "klo 12.00–16.00"),
        ("9–15", "klo 9-15"),
        ("kl. 9 till 15", "klo 9–15"),
        ("kl 10-11.30", "klo 10.00-11.30"),
        ("klockan tre", "klo 15"),
        ("halv två", "13.30"),
        ("5 december", "5. joulukuuta"),
        ("den 5:e december", "5.12."),
        ("5/12", "5.12."),
        ("5.12", "5.12."),
        ("den 12.10", "12.10."),
        ("senast 31.12", "31.12. mennessä"),
        ("5.12.2026", "5. joulukuuta 2026"),
        ("5.12.2026", "5.12."),
        ("2026-12-05", "5.12.2026"),
        ("5–7 juni 2027", "5.–7.6.2027"),
        ("5.12", "joulukuun 5. päivänä"),
        ("fredag 5 dec.", "perjantaina 5.12."),
        ("må–fr 9–15", "ma–pe 9–15"),
        ("fredag", ""),
        ("5 €", "5 euroa"),
        ("5,50 euro", "5.50 €"),
        ("gratis", "maksuton"),
        ("fri entré", "vapaa pääsy"),
        ("1 500 platser", "1500 paikkaa"),
        ("20 procent", "20 %"),
        ("två böcker", "2 kirjaa"),
        ("4,5 km", "4.5 km"),
        ("06 828 9111", "+358 6 828 9111"),
        ("karleby.fi/sv", "www.kokkola.fi"),
        ("kl. 12 och igen kl. 12", "klo 12"),
        ("Storgatan 5", "Isokatu 5"),
        ("betalningssätt", "maksutapa, ilmaisee"),
        ("131052-951J", "131052-900W"),
        ("", ""),
    ],
)
def test_the_same_said_in_two_ways_is_no_difference(sv: str, fi: str) -> None:
    assert told(sv, fi) == []


@pytest.mark.parametrize(
    ("sv", "fi", "difference"),
    [
        ("Stängt kl. 12.00.", "Suljettu klo 13.00.", ("kl. 12.00", "klo 13.00")),
        ("Öppet 12–16.", "Avoinna klo 12–17.", ("16", "17")),
        ("fredag 5.12.", "lauantaina 5.12.", ("fredag", "lauantaina")),
        ("5 december", "6. joulukuuta", ("5 december", "6. joulukuuta")),
        ("Boka före 1.3", "Varaa 28.2. mennessä", ("1.3", "28.2.")),
        ("5.12.2026", "5.12.2027", ("5.12.2026", "5.12.2027")),
        ("5 €", "7 €", ("5 €", "7 €")),
        ("gratis", "5 €", ("gratis", "5 €")),
        ("20 platser", "30 paikkaa", ("20", "30")),
        ("Läs karleby.fi.", "Lue lisää.", ("karleby.fi", "")),
        ("Öppet", "Avoinna klo 12", ("", "klo 12")),
    ],
)
def test_what_differs_is_told_with_both_sides(sv: str, fi: str, difference: tuple[str, str]) -> None:
    assert told(sv, fi) == [difference]


def test_a_part_that_is_missing_shows_in_the_length() -> None:
    whole = "Biblioteket är stängt hela veckan på grund av reparation. " * 6
    assert shorter_by_far(whole, "Kirjasto on suljettu.") == "fi"
    assert shorter_by_far("Stängt.", whole) == "sv"
    assert shorter_by_far(whole, whole[:250]) == ""
    assert shorter_by_far("Stängt hela dagen.", "Kiinni.") == ""


def test_missing_paragraphs_show_before_the_length_does() -> None:
    paragraph = "Biblioteket är stängt hela veckan på grund av reparation av golvet i läsesalen."
    four = "\n\n".join([paragraph] * 4)
    assert shorter_by_far(four, "\n\n".join([paragraph] * 2)) == "fi"
    assert shorter_by_far(four, (paragraph + " ") * 2 + paragraph) == ""
