"""Matters found by words of their title, of their unit's name, and of what they are about.

1. A title's words are kept folded, each in a row with its matter (`MatterWord`), so that a word's beginning is entered
   in an index. Units and kinds are few: their names are compared when somebody searches.
2. A word that few matters have leads: its matters are read by their keys, and everything else is asked of those.
3. Where every word is common, thirty matters that have them all are found soon by going through the list in its order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q

from tankar.decisions.kinds import all_kinds
from tankar.decisions.models import Matter, MatterWord
from tankar.organisation.models import Unit

__all__ = ["Searched", "keep_words", "searched", "words_of"]

LONGEST = 100
_FEW = 500
_MOST_WORDS, _LONGEST_WORD = 5, 40
_LONG_ENOUGH = 4
_Key = TypeVar("_Key", int, str)
_WORD = re.compile(r"[^\W_]+")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


@dataclass(frozen=True)
class Searched:
    """`keys`: of every matter that has the rarest of the words, if those are few. `having`: has it all the words?"""

    keys: Sequence[int] | None = None
    having: Q = field(default_factory=Q)


def words_of(text: str) -> list[str]:
    """The words as they are kept and compared, each once: small, without accents, å and ä as a, ö as o.

    Every letter beyond a to z and 0 to 9 is written as its number, so that all databases put them in one order.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return list(dict.fromkeys(_spelt(word) for word in _WORD.findall(plain)))


def keep_words(matter: Matter) -> None:
    """The words of its title, as they are now; the caller holds the transaction."""
    MatterWord.objects.filter(matter=matter).delete()
    MatterWord.objects.bulk_create(MatterWord(matter=matter, word=word) for word in words_of(matter.title))


def searched(query: str) -> Searched:
    """What to ask of matters: one statement for each word, at most five words, and one for the units."""
    beginnings = [_beginning(word) for word in words_of(query[:LONGEST])][:_MOST_WORDS]
    if not beginnings:
        return Searched()
    names = Unit.objects.values_list("pk", "name_sv", "name_fi", "name_en")
    units = {pk: words_of(" ".join(name or "" for name in rest)) for pk, *rest in names}
    kinds = {one.name: words_of(one.words) for one in all_kinds()}
    rarest: list[int] | None = None
    having = Q()
    for beginning in beginnings:
        named = Q(unit__in=_with(units, beginning)) | Q(kind__in=_with(kinds, beginning))
        keys = _keys(beginning, named)
        if keys is not None and (rarest is None or len(keys) < len(rarest)):
            rarest = keys
        titled = Exists(MatterWord.objects.filter(_begins(beginning), matter=OuterRef("pk")))
        having &= Q(named | Q(titled))
    return Searched(rarest, having)


def _keys(beginning: str, named: Q) -> list[int] | None:
    """Of the matters with a word that begins so; `None` where they are many."""
    titled = MatterWord.objects.filter(_begins(beginning)).order_by().values_list("matter_id", flat=True)
    others = Matter.objects.filter(named).order_by().values_list("pk", flat=True)
    found = list(titled.union(others, all=True)[: _FEW + 1])
    return found if len(found) <= _FEW else None


def _begins(beginning: str) -> Q:
    """As a range, which every database enters an index by."""
    return Q(word__gte=beginning, word__lte=beginning + "z" * _LONGEST_WORD)


def _beginning(word: str) -> str:
    """Without up to three letters of its end, and never fewer than five: Swedish and Finnish bend words there."""
    return word if word.isdigit() else word[: max(5, len(word) - 3)]


def _with(named: dict[_Key, list[str]], beginning: str) -> list[_Key]:
    """Those with the word, and those with a longer one that ends in it: *biblioteket* is in *stadsbiblioteket*."""
    within = len(beginning) >= _LONG_ENOUGH
    return [
        key
        for key, words in named.items()
        if any(word.startswith(beginning) or (within and beginning in word) for word in words)
    ]


def _spelt(word: str) -> str:
    spelt = "".join(letter if letter in _LETTERS else f"{ord(letter):04x}" for letter in word)
    return spelt[:_LONGEST_WORD]
