"""Invented residents: the names the pages offer, and those a crowd goes by."""

from __future__ import annotations

PEOPLE = (
    "Veikko Lahtinen",
    "Gun-Britt Sandvik",
    "Aune Ristimäki",
    "Kaj Nyholm",
    "Sari Peltokangas",
    "Åke Finnholm",
    "Tuija Haapala",
    "Benita Storbacka",
)


def somebody(number: int) -> str:
    """The name of one in a crowd: the invented names in turn, told apart by a number after the first round."""
    round_, place = divmod(number, len(PEOPLE))
    return f"{PEOPLE[place]} {round_ + 1}" if round_ else PEOPLE[place]
