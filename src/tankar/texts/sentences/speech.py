"""In which language edited prose is: sentence by sentence, for drafts.

1. A word speaks for the languages in whose list it stands, else for those whose letters and endings it has.
2. Where that does not decide, dictionaries are asked, as far as they are installed. A word that Swedish and English
   do not know, and that is built as Finnish words are, counts as Finnish where there is no Finnish dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from tankar.texts.spelling.speller import speller_of

__all__ = ["Speech", "looks", "without_names"]

SPOKEN = ("sv", "fi", "en")
SHAPES = {
    "fi": re.compile(
        r"aa|ää|uu|yy|öö|ii$|uo|yö|äy|[iuäö]$|[aeiouyäö](?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|mme|tte|vat|vät|nsa|nsä)$"
        r"|(?:iden|jen|ista|istä|kin|kaan|kään|minen|inen|iset|isen|een|iin|oon)$|^(?:hy|ky|ty|pä|kä|hä)"
    ),
    "sv": re.compile(
        r"å|^(?:st|sk|sp|sl|sm|sn|sv|bl|br|fl|fr|gr|gl|kl|kr|kv|pl|pr|tr|dr)|sk[aäöy]|stj|skj|ck|[^aeiouyäö]ningen?s?$"
        r"|igt$|lig[at]?$|ar(?:na|en)?$|er(?:na)?$|or(?:na)?$|het(?:en)?$|ade?s?$|[^aeiouyäö]tt$|[bdfglmnrst]en$"
        r"|[bdfglmnrst]et$|gata|väg"
    ),
    "en": re.compile(
        r"w[aeiho]|th|tion$|ing$|ly$|ould|ight|sh|ea[drt]|oo[kdl]|ness$|ed$|^[bcdfghjklmnprst]+y$"
    ),
}
BUILT_AS_FINNISH = re.compile(r"[hjklmnprstv]?[aeiouyäö](?:[adehijklmnoprstuvyäö])*[aeiouyäönstlr]")
OF_LIST, OF_SHAPE, OF_DICTIONARY = 2.0, 1.0, 2.0
CLEAR = 3.0
MOST_REMEMBERED = 20_000
CAPITAL = re.compile(r"[A-ZÅÄÖ]")
Points = dict[str, float]
Worth = tuple[tuple[str, float], ...]


class Speech:
    """`lists`: language → its function words. `prose`: those that in edited texts are of that language alone."""

    def __init__(self, lists: Mapping[str, Iterable[str]], prose: Mapping[str, Iterable[str]]) -> None:
        alone = {one: frozenset(prose.get(one, ())) for one in SPOKEN}
        taken = frozenset().union(*alone.values())
        self._lists = {
            one: alone[one] | (frozenset(word.rstrip("*") for word in lists.get(one, ())) - taken)
            for one in SPOKEN
        }
        self._of_word = lru_cache(maxsize=MOST_REMEMBERED)(self._worth)

    def leads(self, said: Sequence[str], language: str) -> bool:
        """At first sight: do the words speak for `language` and hardly for another?"""
        points = self._points(said)
        return points[language] >= 2 * max(points[one] for one in SPOKEN if one != language)

    def spoken(self, said: Sequence[str], times: float) -> str:
        """The language that has so many times the points of any other; "" when none has."""
        points = self._points(said)
        for worth in (lambda _word: (), _in_dictionaries):
            for word in said:
                for language, value in worth(word.lower()):
                    points[language] += value
            first, second = sorted(SPOKEN, key=lambda one: -points[one])[:2]
            if points[first] >= CLEAR and points[first] >= times * points[second]:
                return first
        return ""

    def _points(self, said: Sequence[str]) -> Points:
        points = dict.fromkeys(SPOKEN, 0.0)
        for word in said:
            for language, value in self._of_word(word.lower()):
                points[language] += value
        return points

    def _worth(self, word: str) -> Worth:
        if of_list := [one for one in SPOKEN if word in self._lists[one]]:
            return tuple((one, OF_LIST / len(of_list)) for one in of_list)
        if len(word) < 4:
            return ()
        of_shape = [one for one in SPOKEN if SHAPES[one].search(word)]
        return tuple((one, OF_SHAPE / len(of_shape)) for one in of_shape)


@lru_cache(maxsize=MOST_REMEMBERED)
def _in_dictionaries(word: str) -> Worth:
    if len(word) < 4:
        return ()
    spellers = {one: speller_of(one) for one in SPOKEN}
    knowing = [one for one, speller in spellers.items() if speller and speller.knows(word)]
    if knowing:
        return tuple((one, OF_DICTIONARY / len(knowing)) for one in knowing)
    if spellers["sv"] and spellers["en"] and not spellers["fi"] and BUILT_AS_FINNISH.fullmatch(word):
        return (("fi", OF_SHAPE),)
    return ()


def looks(word: str, language: str) -> bool:
    """Has the word letters or endings of this language?"""
    return SHAPES[language].search(word) is not None


def without_names(said: Sequence[str]) -> list[str]:
    """Words but those with a capital after the first."""
    return [word for at, word in enumerate(said) if at == 0 or not CAPITAL.match(word)]
