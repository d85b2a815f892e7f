"""What stands around a name, and whether it makes it nobody's private name.

1. Somebody of history, of public life, of a tale.
2. A street, a school, a firm, a fund that carries the name.
3. An office or an elected task: beside the name, with the words of an organisation between; or after it, as said of it.
4. The city's own contact follows.
5. Art, sport, work of long ago: beside the name, unless it is “my neighbour” or their own phone number stands there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tankar.texts.kinds.persons.bending import bases
from tankar.texts.kinds.persons.phrases import Phrases
from tankar.texts.kinds.persons.tokens import Token

__all__ = ["Around", "Surroundings"]

BEFORE, AFTER = 60, 48
MOST_BETWEEN = 5
OF_ORGANISATIONS = re.compile(
    r"(?:i|för|på|vid|är|e|on|oli|is|was|toimii|fungerar|från|of|the|for|at|vår|vårt|nya?|uusi|meidän|entinen|f\.?d|förra|former|tf|vt|vik|ja|och|and|eli|sekä"
    r"|samt|kaupungin|kunnan|valtion|stadens|kommunens|statens|regionens|alueen|ry:?n?|rf|[a-zåäö]*(?:nämnden?s?|styrelsens?"
    r"|fullmäktige|lautakunnan|hallituksen|valtuuston|jaoston|sektionens?|partiets?|puolueen|gruppens?|ryhmän|koulun|skolans?"
    r"|seuran|föreningens?|yhdistyksen|toimen|bildningen|byrån|väsendet))$"
)
AND = frozenset(["ja", "och", "and", "sekä", "samt", "o", "å", "plus", "eller", "tai", "or"])
SAID_OF_IT = frozenset(
    [
        "som",
        "joka",
        "on",
        "oli",
        "är",
        "e",
        "var",
        "is",
        "was",
        "who",
        "toimii",
        "fungerar",
        "arbetar",
        "our",
        "vår",
        "meidän",
    ]
)
PARTY = re.compile(
    r"^\s?(?:\((?:sfp|rkp|sdp|sd|kok|saml|kesk|cent|c|vas|vänst?|vihr|gröna?|ps|sannf|kd|lib|liik|vkk|kp)\b"
    r"|[,/]? ?(?:SFP|RKP|SDP|KD|kok\.|kesk\.|vas\.|vihr\.|[Cc]enterpartiet|[Ss]ocialdemokraterna|[Ss]amlingspartiet"
    r"|[Vv]änsterförbundet|[Kk]ristdemokraterna|[Kk]eskusta\w*|[Kk]okoomu\w+|[Pp]erussuomalai\w+|[Vv]asemmistoliit\w+)\b)"
)
OFFICE_CONTACT = (
    r"[\s,;:()–-]{0,4}(?:(?:puh|tel|tfn|p|phone|gsm|nummer|numero|e-?post|sähköposti|e-?mail)\b[\s.:]{0,3})?"
)
LONG_AGO = re.compile(
    r"\b(?:1[0-8]\d\d|190\d|191\d)-?(?:luvu|luku|tal)|(?:född|synt\w*|born) 1[0-8]\d\d", re.I
)


@dataclass(frozen=True)
class Around:
    """The lists of a pack that tell what a name is. `contacts`: beginnings of the city's own, as they are written."""

    roles: Phrases
    stage_roles: Phrases
    stage_before: Phrases
    stage_after: Phrases
    named_before: Phrases
    named_after: Phrases
    private: Phrases
    known: frozenset[tuple[str, ...]]
    contacts: tuple[str, ...] = ()


class Surroundings:
    """Of one text. `is_own(start, end)`: does an identifier of the person's own stand near?"""

    def __init__(
        self, text: str, tokens: Sequence[Token], around: Around, is_own: Callable[[int, int], bool]
    ) -> None:
        self._text, self._tokens, self._around, self._is_own = text, tokens, around, is_own
        self._contact: re.Pattern[str] | None = None

    def is_public(self, begin: int, end: int, is_told: bool) -> bool:
        """Is the name of the tokens `begin:end` no private one? `is_told`: said or signed by the person."""
        around, tokens = self._around, self._tokens
        after = self._text[tokens[end - 1].end :][:AFTER]
        if self._is_known(begin, end) or around.named_after.begins(after) or self._is_named_before(begin):
            return True
        if self._has_role_before(begin, around.roles, MOST_BETWEEN) or self._is_office(after):
            return True
        if not is_told and self._has_role_after(end, around.roles):
            return True
        return not is_told and self._is_on_stage(begin, end, after)

    def follows_public(self, begin: int, last: int) -> bool:
        """Does the name that begins at `begin` go on a row of names that ended at `last`: “and Kalle Holm”?"""
        between = self._tokens[last:begin]
        if len(between) > 1 or (between and between[0].text.lower() not in AND):
            return False
        gap = self._tokens[begin].gap
        return bool(between) or gap.strip() in (",", "&", "+", "/")

    def _is_known(self, begin: int, end: int) -> bool:
        words = [one.text.lower() for one in self._tokens[begin:end]]
        if tuple(words) in self._around.known:
            return True
        return any((*words[:-1], name) in self._around.known for name, _ in bases(words[-1]))

    def _is_named_before(self, begin: int) -> bool:
        if not begin or self._tokens[begin].gap not in (" ", ': "', " ”", ' "'):
            return False
        return self._around.named_before.has(self._tokens[begin - 1].text)

    def _has_role_before(self, begin: int, roles: Phrases, most: int) -> bool:
        seen_and, seen_name = False, False
        for position in range(begin - 1, max(begin - 2 - most, -1), -1):
            token, gap = self._tokens[position], self._tokens[position + 1].gap
            is_apart = "," in gap and position == begin - 1 and self._is_organisation(position)
            if self._parts(gap, seen_name or is_apart):
                return False
            if self._is_role(position, roles):
                return seen_name or not seen_and
            low = token.text.lower()
            if low in AND:
                seen_and = True
            elif token.is_capital and not token.is_first:
                seen_name = True
            elif not OF_ORGANISATIONS.match(low):
                return False
        return False

    def _is_organisation(self, position: int) -> bool:
        """The last word of “chair of the board”."""
        word = self._tokens[position].text.lower()
        return len(word) > 3 and OF_ORGANISATIONS.match(word) is not None

    @staticmethod
    def _parts(gap: str, in_row: bool) -> bool:
        """Does this end what is said of a name?"""
        if "\n" in gap or "!" in gap or "?" in gap or ";" in gap:
            return True
        return ("," in gap and not in_row) or len(gap.strip()) > 1

    def _is_role(self, position: int, roles: Phrases) -> bool:
        word = self._tokens[position].text
        if roles.has(word):
            return True
        if "-" in word and roles.has(word.rpartition("-")[2]):
            return True
        return position > 0 and roles.has(f"{self._tokens[position - 1].text} {word}")

    def _has_role_after(self, end: int, roles: Phrases) -> bool:
        tokens = self._tokens
        if end >= len(tokens):
            return False
        gap = tokens[end].gap
        if PARTY.match(self._text[tokens[end - 1].end :][:16]):
            return True
        if gap.strip() not in (",", "(", "–", "-") and tokens[end].text.lower() not in SAID_OF_IT:
            return False
        for position in range(end, min(end + MOST_BETWEEN, len(tokens))):
            if position > end and (tokens[position].is_first or "," in tokens[position].gap):
                return False
            if self._is_role(position, roles):
                return True
        return False

    def _is_office(self, after: str) -> bool:
        if not self._around.contacts:
            return False
        if self._contact is None:
            said = "|".join(map(re.escape, self._around.contacts))
            self._contact = re.compile(rf"^{OFFICE_CONTACT}(?:{said}|[\w.+-]+@(?:[\w-]+\.)*(?:{said}))", re.I)
        return self._contact.match(after) is not None

    def _is_on_stage(self, begin: int, end: int, after: str) -> bool:
        tokens, around = self._tokens, self._around
        start, until = tokens[begin].start, tokens[end - 1].end
        if self._text[start - 1 : start] == "@" or self._is_private(begin) or self._is_own(start, until):
            return False
        if self._has_role_before(begin, around.stage_roles, 2) or self._has_role_after(
            end, around.stage_roles
        ):
            return True
        before = self._text[max(0, start - BEFORE) : start]
        if around.stage_before.ends(before) or around.stage_after.begins(after):
            return True
        return LONG_AGO.search(self._text[max(0, start - BEFORE) : until + AFTER]) is not None

    def _is_private(self, begin: int) -> bool:
        """Somebody's neighbour, son, friend: “my neighbour Kalle Holm plays”."""
        return any(self._around.private.has(one.text) for one in self._tokens[max(0, begin - 2) : begin])
