"""From a name as it stands in a sentence to the names it may be: Virtaselta, Mäen, Peltokankaan, Backmanin, Holms.

1. A Finnish case ending is taken off, or a Swedish genitive s.
2. What is left is a stem; the names with that stem are guessed: Virtase- is Virtanen, Lahde- is Lahti, Peka- is Pekka.
Guesses are only good for looking up in a list.
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["IN_PLACES", "bases"]

ENDINGS = (
    "seen", "lla", "llä", "lta", "ltä", "lle", "ssa", "ssä", "sta", "stä", "tta", "ttä", "ksi", "hin", "hun", "hon",
    "ta", "tä", "na", "nä", "en", "in", "un", "an", "än", "on", "ön", "yn", "ten", "et", "ia", "iä", "n", "a", "ä", "t",
)  # fmt: skip
IN_PLACES = frozenset(["ssa", "ssä", "sta", "stä", "seen", "hin", "hun", "hon", "an", "än", "on", "in", "un"])
"""Endings that a place has more often than a person."""
VOWELS = frozenset("aeiouyäö")
LONG = frozenset("kpt")
# the weak grade of a consonant, and what it is in the name itself
STRONG = {
    "nn": "nt", "mm": "mp", "ng": "nk", "ll": "lt", "rr": "rt", "d": "t", "v": "p", "k": "kk", "p": "pp", "t": "tt",
}  # fmt: skip
SHORTEST = 2


def bases(word: str) -> Iterator[tuple[str, str]]:
    """(name in small letters, ending taken off); the word itself is not among them."""
    word = word.lower()
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        yield word[:-1], "s"
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            stem = word[: -len(ending)]
            for name in _of_stem(stem, ending):
                yield name, ending


def _of_stem(stem: str, ending: str) -> Iterator[str]:
    last = stem[-1]
    yield stem
    if last == "i" and stem[-2] not in VOWELS:
        yield stem[:-1]  # Holmi-n, Backmani-lle
    if last == "s" and ending[:1] in "tsei":
        yield stem[:-1] + "nen"  # Virtas-ta, Virtas-ten
    if stem.endswith("se"):
        yield stem[:-2] + "nen"
    if stem.endswith("kse"):
        yield stem[:-3] + "s"  # Mattukse-n
    if stem[-2:] in ("aa", "ää", "ee", "ii"):
        yield from _long(stem)
    if last in VOWELS:
        yield from _graded(stem)
        if last == "e":
            yield stem[:-1] + "i"  # Niem-en
    if ending == "en":
        yield stem + "e"  # Halme-en


def _long(stem: str) -> Iterator[str]:
    """Kankaa- is kangas, Ahokkaa- is Ahokas, Halmee- is Halme."""
    short = stem[:-1]
    yield short
    for beginning in (short, _weak(short)):
        yield beginning + "s"


def _weak(stem: str) -> str:
    body, vowel = stem[:-1], stem[-1]
    if len(body) > 1 and body[-1] == body[-2] and body[-1] in LONG:
        return body[:-1] + vowel
    return (body[:-2] + "ng" if body.endswith("nk") else body) + vowel


def _graded(stem: str) -> Iterator[str]:
    """Stems in the weak grade, made strong: Peka- is Pekka, Lahde- is Lahti, Mäe- is Mäki."""
    body, vowel = stem[:-1], stem[-1]
    if not body:
        return
    strong = []
    if body[-2:] in STRONG:
        strong.append(body[:-2] + STRONG[body[-2:]])
    if body[-1] in STRONG:
        strong.append(body[:-1] + STRONG[body[-1]])
    if body[-1] in VOWELS:
        strong.append(body + "k")
    for one in strong:
        yield one + vowel
        if vowel == "e":
            yield one + "i"
