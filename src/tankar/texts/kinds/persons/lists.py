"""What a word may be in a name: how surely a given name, how surely a surname. Each word is judged once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum
from typing import TypeVar

from tankar.texts.kinds.persons.bending import IN_PLACES, bases

__all__ = ["TABLES", "Given", "NameLists", "Surname"]

TABLES = ("given", "given_words", "surnames", "surname_words")
"""The files of a pack's `names/` that this reads. `…_words`: names that are ordinary words too."""
MOST_REMEMBERED = 50_000
LONGEST = 40
SWEDISH = re.compile(
    r"^[^\W\d_]{2,}(?:ström|[qk]vist|quist|lund|berg|gren|holm|strand|stedt|dahl|blad|blom|fors|bäck|backa|nabba|hälla?"
    r"|skog|gård|roos|roth|löf|lööf|mark|[vw]all|hammar|stam|ander|sjö|näs|sved|rank|kull|hägg|lind|felt|fält"
    r"|[ck]rona|hielm|hjelm|stierna|stjärna|s[vw]ärd|sten|sson|sen|kärr?|kull|bacha|brandt?|én)$"
)
FINNISH = re.compile(
    r"^[^\W\d_]{2,}(?:(?<!la)(?<!lä)i?nen|mäki|niemi|koski|lahti|järvi|saari|kangas|ranta|harju|aho|oja|joki|salo|korpi"
    r"|luoma|kallio|virta|pelto|kivi|lampi|vuori|talo|neva|salmi|metsä|lehto|perä|puro|niitty|palo|viita|luoto|sipilä"
    r"|nurmi|laakso|vaara|rinne|tanner|pihlaja|tupa|kari|keto|valli|kanto|honka|hirvi|kettu|kanerva)$"
)
ELSEWHERE = re.compile(
    r"^[^\W\d_]{2,}(?:ova?|eva?|enko|[cš]huk|czuk|sk[iy]|skyi|skyy|skij|sk[ay]ya|ska|vi[ćc]|vich|vych|dze|shvili|yan"
    r"|opoulos|escu|o[ğg]lu|zade|zadeh|pour|nejad|ullah|uddin|singh|aoui|ssen|sdottir|dottir|zai|wala|wicz|[cč]ek|ović)$"
)
NEN = re.compile(r"^[^\W\d_]{2,}[aouyäö]nen$")
ADJECTIVES = re.compile(
    r"(?:l[aä]inen|[lr]linen|[lkt]inen|llinen|punanen|moinen|toinen|kunen|sinen|vuotinen|vuorokautinen|aikainen|mainen"
    r"|hinen|pienonen|kasvoinen|puolinen|kertainen|päinen|luontoinen)$"
)


class Given(IntEnum):
    NO = 0
    MAYBE = 1
    """Also an ordinary word."""
    YES = 2


class Surname(IntEnum):
    NEVER = -1
    """A place, an ordinary word, a given name."""
    UNKNOWN = 0
    MAYBE = 1
    """A surname that is also an ordinary word."""
    SHAPED = 2
    """It is made as surnames are."""
    YES = 3


Grade = TypeVar("Grade", Given, Surname)


class NameLists:
    """`tables`: words in small letters by file; `places`, `never`: what beside a given name is no surname."""

    def __init__(
        self, tables: Mapping[str, frozenset[str]], places: frozenset[str], never: frozenset[str]
    ) -> None:
        self._given, self._given_words, self._surnames, self._surname_words = (
            tables.get(one, frozenset()) for one in TABLES
        )
        self.any_given = self._given | self._given_words
        self._any_surname = self._surnames | self._surname_words
        self._places, self._never = places, never
        self._known_given: dict[str, Given] = {}
        self._known_surname: dict[str, Surname] = {}
        self._known_bent: dict[str, Given] = {}

    def given(self, word: str) -> Given:
        """As it stands; of Ann-Charlotte, both."""
        found = self._known_given.get(word)
        if found is None:
            found = _remembered(self._known_given, word, self._as_given(word.lower()))
        return found

    def bent_given(self, word: str) -> Given:
        """In any case: Ritvalle, Pekan."""
        found = self._known_bent.get(word)
        if found is None:
            found = self.given(word)
            if not found:
                found = max((self._as_given(name) for name, _ in bases(word)), default=Given.NO)
            _remembered(self._known_bent, word, found)
        return found

    def surname(self, word: str) -> Surname:
        """In any case: Virtaselta, Lindroos-Hägglund, Ranta-ahon, Holms."""
        found = self._known_surname.get(word)
        if found is None:
            found = _remembered(self._known_surname, word, self._as_surname(word.lower()))
        return found

    def is_listed(self, word: str) -> bool:
        """A surname that means nothing else, as it stands or with a genitive."""
        low = word.lower()
        return low in self._surnames or (low[-1:] in ("n", "s") and low[:-1] in self._surnames)

    def is_shaped(self, word: str) -> bool:
        """Made as surnames are, and not bent."""
        return _shape(word.lower()) is Surname.SHAPED

    def is_place(self, word: str) -> bool:
        low = word.lower()
        return low in self._places or any(name in self._places for name, _ in bases(low))

    def is_ordinary(self, word: str) -> bool:
        return word.lower() in self._never

    def is_double(self, word: str) -> bool:
        """A given name that is a surname as well, as where the father's name comes second: Hassan."""
        low = word.lower()
        return low in self.any_given and low in self._any_surname

    def _as_given(self, low: str) -> Given:
        if low in self._given:
            return Given.YES
        if low in self._given_words:
            return Given.MAYBE
        if "-" in low:
            return min((self._as_given(part) for part in low.split("-")), default=Given.NO)
        return Given.NO

    def _as_surname(self, low: str) -> Surname:
        if len(low) > LONGEST or low in self._never:
            return Surname.NEVER
        if low in self._surnames:
            return Surname.MAYBE if low in self._places else Surname.YES
        if low in self._surname_words:
            return Surname.MAYBE
        if low in self._places or low in self.any_given:
            return Surname.NEVER
        if "-" in low:
            return self._of_parts(low.split("-"))
        bent = self._as_bent(low)
        return bent if bent is Surname.NEVER else max(_shape(low), bent)

    def _of_parts(self, parts: list[str]) -> Surname:
        """Lindroos-Hägglund, Viita-aho: none of the parts may be a place or a word."""
        grades = [self._as_surname(part) for part in parts if part]
        if not grades or all(one is Surname.NEVER for one in grades):
            return Surname.NEVER
        best = max(grades)
        return Surname.SHAPED if best is Surname.MAYBE and len(parts) == 2 else best

    def _as_bent(self, low: str) -> Surname:
        best = Surname.UNKNOWN
        for name, ending in bases(low):
            if name in self._places and (ending in IN_PLACES or name not in self._any_surname):
                return Surname.NEVER
            if name in self._surnames:
                best = max(best, Surname.YES)
            elif name in self._surname_words:
                best = max(best, Surname.MAYBE)
            elif "-" not in name:
                best = max(best, _shape(name))
        return best


def _shape(low: str) -> Surname:
    if len(low) < 5:
        return Surname.UNKNOWN
    if SWEDISH.match(low) or ELSEWHERE.match(low):
        return Surname.SHAPED
    if FINNISH.match(low) and (not low.endswith("nen") or (NEN.match(low) and not ADJECTIVES.search(low))):
        return Surname.SHAPED
    return Surname.UNKNOWN


def _remembered(known: dict[str, Grade], word: str, found: Grade) -> Grade:
    if len(known) > MOST_REMEMBERED:
        known.clear()
    if len(word) <= LONGEST:
        known[word] = found
    return found
