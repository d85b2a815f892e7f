"""Full names: given names and a surname, one after the other, in either order.

| written | how | needs |
|---|---|---|
| Liisa Mäkelä | given, surname | one of the two known, the other not known as something else |
| Mäkelän Liisa, Mäkelä Liisa Anneli | surname, given | both known |
| Mäkelä, Liisa | surname, given | both known, and nothing that goes on after them |
| liisa mäkelä, LIISA MÄKELÄ | given, surname | both surely known |
| L. Mäkelä | initial, surname | the surname known |
| after “I am”, “Regards” | two words with capitals | none of them known as something else |
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from tankar.texts.kinds.persons.lists import Given, NameLists, Surname
from tankar.texts.kinds.persons.phrases import Phrases
from tankar.texts.kinds.persons.tokens import Token

__all__ = ["PARTICLES", "Reader", "Told"]

PARTICLES = frozenset(
    ["von", "af", "de", "van", "der", "den", "al", "el", "bin", "da", "dos", "del", "di", "la", "ter"]
)
MOST_GIVEN = 4
LONGEST_LOWER = 4
CAPITALS = 0.7


class Told(IntEnum):
    """How surely somebody's name is said at a place."""

    NO = 0
    SIGNED = 1
    """It is the last thing of a message."""
    SAID = 2
    """“I am”, “Regards” stand before it."""


class Reader:
    """Reads names out of one text. `trades`: words before a name that make it a firm's."""

    def __init__(
        self, tokens: Sequence[Token], lists: NameLists, trades: Phrases, told: Callable[[int], Told]
    ) -> None:
        self._tokens, self._lists, self._trades, self._told = tokens, lists, trades, told

    def at(self, begin: int) -> int:
        """Where the name ends that begins here; `begin` when none does."""
        token = self._tokens[begin]
        if not token.is_capital and token.text not in self._lists.any_given:
            return begin
        return self._forward(begin) or self._backward(begin) or begin

    def _forward(self, begin: int) -> int:
        """Given names, then the surname. 0 when it is no name."""
        given, position = self._givens(begin)
        if position == begin:
            return self._strangers(begin)
        position = self._particles(position)
        end = self._surname_end(begin, position, given)
        if not end and position - begin > 1:
            # one of the given names may be the surname: Amina Yusuf Nur, Mohamed Ali, Le Minh Duc
            parts = range(begin, position) if position - begin > 2 else (position - 1,)
            doubled = any(self._lists.is_double(self._tokens[one].text) for one in parts)
            if (doubled and self._is_plain(begin, position)) or self._told(begin):
                return position
        return end

    def _givens(self, begin: int) -> tuple[Given, int]:
        """(the surest of the given names, the position after them)."""
        tokens, best, position = self._tokens, Given.NO, begin
        while position < len(tokens) and position - begin < MOST_GIVEN:
            token = tokens[position]
            if position > begin and not self._follows(position):
                break
            if token.is_initial and (position > begin or self._is_dotted(position)):
                position += 1
                continue
            grade = self._lists.given(token.text)
            if not grade or (position > begin and token.is_capital != tokens[begin].is_capital):
                break
            if (
                position > begin
                and self._lists.surname(token.text) >= Surname.MAYBE
                and not self._more(position)
            ):
                break
            best = max(best, grade)
            position += 1
        return best, position

    def _more(self, position: int) -> bool:
        """Does something that may be a surname follow this one as well?"""
        after = position + 1
        return (
            after < len(self._tokens)
            and self._follows(after)
            and self._tokens[after].is_capital
            and self._lists.surname(self._tokens[after].text) >= Surname.MAYBE
        )

    def _particles(self, position: int) -> int:
        while (
            position + 1 < len(self._tokens)
            and self._follows(position)
            and self._tokens[position].text.lower() in PARTICLES
        ):
            position += 1
        return position

    def _surname_end(self, begin: int, position: int, given: Given) -> int:
        tokens = self._tokens
        if position >= len(tokens) or not self._follows(position):
            return 0
        first, last = tokens[begin], tokens[position]
        surname = self._lists.surname(last.text)
        if surname is Surname.NEVER or not last.text[0].isalpha() or last.is_initial:
            return 0
        if last.is_loud or not (first.is_capital and last.is_capital):
            is_name = self._is_sure(given, surname, first, last)
        else:
            is_name = self._is_likely(begin, given, surname)
        return self._with_rest(position + 1, surname) if is_name else 0

    def _is_sure(self, given: Given, surname: Surname, first: Token, last: Token) -> bool:
        """Without the help of capitals."""
        if last.is_loud:
            return first.is_capital and given is Given.YES and surname >= Surname.MAYBE
        if len(last.text) < LONGEST_LOWER or not given:
            return False
        if given is Given.MAYBE:
            return self._lists.is_listed(last.text)
        return surname is Surname.YES or (given is Given.YES and self._lists.is_shaped(last.text))

    def _is_likely(self, begin: int, given: Given, surname: Surname) -> bool:
        if self._title_case(begin):
            return given >= Given.MAYBE and surname is Surname.YES
        if given is Given.YES:
            return True
        if given is Given.MAYBE:
            return surname >= Surname.MAYBE or not self._tokens[begin].is_first or bool(self._told(begin))
        return surname >= Surname.SHAPED  # initials

    def _with_rest(self, position: int, surname: Surname) -> int:
        """A third and fourth part, where the father's and grandfather's names follow: Abdirahman Hassan Warsame; or a
        surname after a given name that no list has."""
        while (
            position < len(self._tokens)
            and self._follows(position)
            and self._tokens[position].is_capital
            and self._lists.surname(self._tokens[position].text) >= Surname.MAYBE
            and (surname is Surname.UNKNOWN or self._lists.is_double(self._tokens[position - 1].text))
        ):
            surname = self._lists.surname(self._tokens[position].text)
            position += 1
        return position

    def _strangers(self, begin: int) -> int:
        """A given name that no list has, before a surname or where somebody says who they are."""
        tokens, after = self._tokens, begin + 1
        first = tokens[begin]
        if after >= len(tokens) or not self._follows(after) or not self._is_plain(begin, after + 1):
            return 0
        if self._is_known_else(first.text) or self._is_trade(first.text):
            return 0
        surname = self._lists.surname(tokens[after].text)
        if surname >= Surname.SHAPED and not first.is_first and not self._title_case(begin):
            return (
                self._with_rest(after + 1, surname) if self._lists.surname(first.text) < Surname.SHAPED else 0
            )
        told = self._told(begin)
        if surname is Surname.NEVER or not told or (told is Told.SIGNED and surname < Surname.MAYBE):
            return 0
        end = after + 1
        while (
            end < len(tokens)
            and end - begin < MOST_GIVEN
            and self._follows(end)
            and self._is_plain(end, end + 1)
        ):
            if self._is_known_else(tokens[end].text):
                break
            end += 1
        return end

    def _backward(self, begin: int) -> int:
        """The surname, then given names. 0 when it is no name."""
        tokens, after = self._tokens, begin + 1
        if after >= len(tokens) or not tokens[begin].is_capital or not tokens[after].is_capital:
            return 0
        is_listed = tokens[after].gap == ", "
        if not is_listed and not self._follows(after):
            return 0
        surname, given = self._lists.surname(tokens[begin].text), self._lists.bent_given(tokens[after].text)
        if not given or surname < Surname.MAYBE or tokens[begin].is_loud:
            return 0
        needed = Surname.YES if tokens[begin].is_first or given is Given.MAYBE else Surname.SHAPED
        if surname < needed and not (surname is Surname.MAYBE and given is Given.YES and self._told(begin)):
            return 0
        end = after + 1
        while end < len(tokens) and end - begin < MOST_GIVEN and self._follows(end) and self._is_given(end):
            end += 1
        goes_on = end < len(tokens) and self._follows(end)
        if is_listed and goes_on and tokens[end].text[0].isalpha():
            return 0
        if goes_on and tokens[end].is_capital and self._lists.surname(tokens[end].text) >= Surname.MAYBE:
            return 0
        return end

    def _is_given(self, position: int) -> bool:
        token = self._tokens[position]
        return token.is_capital and self._lists.given(token.text) is not Given.NO

    def _is_known_else(self, word: str) -> bool:
        return self._lists.is_ordinary(word) or self._lists.is_place(word)

    def _is_trade(self, word: str) -> bool:
        """Taksi Virtanen, Bygg Holm: a firm."""
        return self._trades.has(word)

    def _is_plain(self, begin: int, end: int) -> bool:
        """With a capital, and not all in capitals."""
        return all(
            one.is_capital and not one.is_loud and len(one.text) > 1 for one in self._tokens[begin:end]
        )

    def _follows(self, position: int) -> bool:
        """Does this word come right after the one before it?"""
        gap = self._tokens[position].gap
        return gap in (" ", "\u00a0") or (gap in (". ", ".") and self._tokens[position - 1].is_initial)

    def _is_dotted(self, position: int) -> bool:
        after = position + 1
        return after < len(self._tokens) and self._tokens[after].gap[:1] == "."

    def _title_case(self, begin: int) -> bool:
        """Has Every Other Word In This Sentence A Capital?"""
        first = begin
        while not self._tokens[first].is_first and first:
            first -= 1
        last = begin + 1
        while last < len(self._tokens) and not self._tokens[last].is_first:
            last += 1
        others = [*self._tokens[first:begin], *self._tokens[begin + 2 : last]]
        words = [one for one in others if one.text[0].isalpha() and len(one.text) > 1]
        return len(words) > 2 and sum(one.is_capital for one in words) > CAPITALS * len(words)
