"""Lay the words of two messages beside each other: what both have, and where they differ.

1. The shortest way from one to the other gives the places in which they differ.
2. In a place, words that are one word misspelt or bent otherwise count as shared, and so does a word that stands
   elsewhere in the other message.
3. Where words with a meaning are left on both sides of a place, one stands for the other: a substitution.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA, Levenshtein

from tankar.texts.streams.light import SIGNS
from tankar.texts.streams.wording import STREET, TOKEN, Kind, Word, word_of

__all__ = ["Differences", "Place", "Said", "compared"]

LIGHT_WEIGHT = 0.25
MOVED = 0.5
"""What a word counts that stands in another place."""
LONGEST_SIGNATURE = 5
ALIKE = 0.72
AS_ONE = 0.85
LEAST_SAME = 0.2
"""Of the words of the longer message; below it, nobody looks for bent and moved words."""
MOST_TRIED = 20
"""Words of a place, or that may have moved, which are compared with each other."""
BENT = 0.55
"""Of a word, what stays when its ending changes."""
EXACT = (Kind.NUMBER, Kind.DAY)
NEVER_BENT = {Kind.NUMBER, Kind.NOT}


@dataclass(slots=True)
class Said:
    """A message. `spans`: where its words stand; `signed`: number of the first word of its signature."""

    text: str
    spans: list[tuple[int, int]]
    words: list[Word]
    signed: int

    @classmethod
    def of(cls, text: str) -> Said:
        found = [(one.span(), word_of(one[0])) for one in TOKEN.finditer(text)]
        found = [one for one in found if one[1].plain]
        words = [word for _, word in found]
        ends = range(len(words) - 1, max(len(words) - LONGEST_SIGNATURE, 0) - 1, -1)
        signed = next((n for n in ends if words[n].plain in SIGNS), len(words))
        return cls(text, [span for span, _ in found], words, signed)

    def weight(self, position: int) -> float:
        return LIGHT_WEIGHT if self.is_light(position) else 1.0

    def is_light(self, position: int) -> bool:
        return position >= self.signed or self.words[position].kind == Kind.LIGHT

    def is_name(self, position: int) -> bool:
        """A capital inside a sentence?"""
        start, end = self.spans[position]
        raw = self.text[start:end]
        if position in (0, self.signed) or not raw[0].isupper() or raw.isupper():
            return False
        return self.text[self.spans[position - 1][1] : start] in (" ", ", ", " (")

    def raw(self, position: int) -> str:
        return self.text[slice(*self.spans[position])]

    def before(self, position: int) -> list[str]:
        """Signs between a word and the one before it, after the last one when `position` is that."""
        start = self.spans[position - 1][1] if position else 0
        end = self.spans[position][0] if position < len(self.spans) else len(self.text)
        return self.text[start:end].split()


@dataclass(slots=True)
class Place:
    """Numbers of the words that stand in one message only. `start`, `end`: in the words of the first message."""

    start: int
    end: int
    left: list[int]
    right: list[int]


@dataclass(slots=True)
class Differences:
    """`alike`: weighed share of the words that both have. `left`, `right`: words with a meaning that one alone has.

    `shared`: how many words with a meaning both have. `is_edited`: away from the substitutions, signs, spelling or
    small words differ as well; `is_reworded`: words do, inside the message.
    """

    alike: float = 0.0
    shared: int = 0
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    substitutions: list[Place] = field(default_factory=list)
    is_edited: bool = False
    is_reworded: bool = False


def compared(one: Said, other: Said) -> Differences:
    return _Comparison(one, other).made()


@dataclass(slots=True)
class _Comparison:
    one: Said
    other: Said
    weight: float = 0.0
    same: int = 0
    edits: list[int] = field(default_factory=list)
    """Words of the first message at which something differs that has no meaning."""
    rewordings: list[int] = field(default_factory=list)
    """Those among them that are more than signs and capitals."""
    found: Differences = field(default_factory=Differences)

    def made(self) -> Differences:
        one, other, found = self.one, self.other, self.found
        places = list(self._places())
        if self.same < LEAST_SAME * max(len(one.words), len(other.words)):
            return found
        for place in places:
            self._settle(place)
        if (
            sum(len(place.left) for place in places)
            <= MOST_TRIED
            >= sum(len(place.right) for place in places)
        ):
            for place in places:
                self._find_moved(place, places)
        for place in places:
            self._judge(place)
        whole = sum(map(one.weight, range(len(one.words)))) + sum(map(other.weight, range(len(other.words))))
        found.alike = 2 * self.weight / whole if whole else 0.0
        meant = [i for i in range(len(one.words)) if not one.is_light(i)]
        found.is_edited = any(map(self._is_away, self.edits + self.rewordings))
        found.is_reworded = any(
            self._is_away(at) and meant and meant[0] < at <= meant[-1] for at in self.rewordings
        )
        return found

    def _is_away(self, at: int) -> bool:
        return all(at < place.start - 1 or at > place.end for place in self.found.substitutions)

    def _places(self) -> Iterator[Place]:
        one, other = self.one, self.other
        plain, others = [word.plain for word in one.words], [word.plain for word in other.words]
        i = j = 0
        for block in Levenshtein.opcodes(plain, others).as_matching_blocks():
            if block.a > i or block.b > j:
                yield Place(i, block.a, list(range(i, block.a)), list(range(j, block.b)))
            for step in range(block.size):
                self._share(block.a + step, block.b + step, step > 0 or (block.a, block.b) == (0, 0))
            i, j = block.a + block.size, block.b + block.size
        if block.a > 0 and plain[-1] == others[-1] and one.before(len(plain)) != other.before(len(others)):
            self.edits.append(len(plain))

    def _share(self, i: int, j: int, is_after_same: bool) -> None:
        """Word `i` is word `j`. `is_after_same`: so is the one before, or there is none."""
        one, other = self.one, self.other
        self.same += 1
        self.weight += one.weight(i)
        self.found.shared += not one.is_light(i)
        if one.raw(i).lower() != other.raw(j).lower():
            self.rewordings.append(i)
        elif one.raw(i) != other.raw(j) or (is_after_same and one.before(i) != other.before(j)):
            self.edits.append(i)

    def _settle(self, place: Place) -> None:
        one, other = self.one, self.other
        if not place.left or not place.right or len(place.left) + len(place.right) > 2 * MOST_TRIED:
            return
        said = (
            "".join(one.words[i].plain for i in place.left),
            "".join(other.words[j].plain for j in place.right),
        )
        if not any(one.words[i].kind in EXACT for i in place.left) and _is_one_word(*said):
            self.weight += sum(map(one.weight, place.left)) / 2 + sum(map(other.weight, place.right)) / 2
            self.found.shared += 1
            self.rewordings.append(place.start)
            place.left, place.right = [], []
            return
        for i in list(place.left):
            match = next((j for j in place.right if _is_alike(one.words[i], other.words[j])), None)
            if match is not None:
                self._pair(i, match, place, place)

    def _find_moved(self, place: Place, places: list[Place]) -> None:
        for i in list(place.left):
            word = self.one.words[i]
            for there in places:
                match = next((j for j in there.right if _is_alike(word, self.other.words[j])), None)
                if match is not None:
                    self._pair(i, match, place, there)
                    break

    def _pair(self, i: int, j: int, place: Place, there: Place) -> None:
        place.left.remove(i)
        there.right.remove(j)
        credit = 1.0 if place is there else MOVED
        self.weight += credit * (self.one.weight(i) + self.other.weight(j)) / 2
        self.found.shared += not self.one.is_light(i)
        self.rewordings.append(i)

    def _judge(self, place: Place) -> None:
        left = [i for i in place.left if not self.one.is_light(i)]
        right = [j for j in place.right if not self.other.is_light(j)]
        if place.left and place.right and (left or right):
            self.found.substitutions.append(place)
        elif bool(place.left) != bool(place.right):
            # one small word for another goes with the word after it: “at the beach”, “by the harbour”
            self.rewordings.append(place.start)
        self.found.left += left
        self.found.right += right


def _is_one_word(word: str, other: str) -> bool:
    """Two words written as one, or one as two."""
    if word == other:
        return True
    return len(word) > 7 and Levenshtein.normalized_similarity(word, other) >= AS_ONE


def _is_alike(word: Word, other: Word) -> bool:
    """Is it one word, misspelt or bent otherwise?"""
    said, there = word.plain, other.plain
    if said == there or word.kind == other.kind in EXACT:
        return said == there
    if word.kind == other.kind == Kind.STREET:
        return _is_one_street(said, there)
    if _is_slip(word.spelt, other.spelt):
        return True
    return bool(not {word.kind, other.kind} & NEVER_BENT) and _is_bent(*sorted((said, there), key=len))


def _is_slip(spelt: str, other: str) -> bool:
    """One letter too many, missing, wrong or in the other's place."""
    shortest, longest = sorted((len(spelt), len(other)))
    return shortest > 2 and longest > 3 and longest - shortest < 2 and OSA.distance(spelt, other) == 1


def _is_bent(short: str, long: str) -> bool:
    rest = len(long) - len(short)
    if len(short) < 3 or short[0] != long[0]:
        return False
    if rest <= 3 and long.startswith(short):
        return True
    if len(short) < 4:
        return False
    if OSA.normalized_similarity(short, long) >= ALIKE:
        return True
    shared = _shared_letters(short, long)
    if shared >= 5 and shared >= len(short) - 1:
        return True
    return shared >= 3 and shared >= BENT * len(long) and len(long) - shared <= 4


def _is_one_street(street: str, other: str) -> bool:
    one, two = STREET.match(street), STREET.match(other)
    if one is None or two is None:
        return False
    return one["sort"][0] == two["sort"][0] and Levenshtein.distance(one["name"], two["name"]) <= 1


def _shared_letters(word: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
