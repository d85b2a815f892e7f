"""Does a clause ask? In Swedish and English by the turned order of verb and subject, in Finnish by its first word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tankar.texts.triage import words_that_ask as said
from tankar.texts.triage.words_that_ask import Lists, before_that
from tankar.texts.vocabulary.tokens import Word

__all__ = ["Clause", "asks", "clauses"]

NOUN = re.compile(r"(?:en|et|an|na|ar|or|are)$")
LOOKED_BACK = 12


@dataclass(slots=True)
class Clause:
    """A text from word `at` on. `starts`: a sentence begins there; `None`: not even a clause does."""

    text: str
    words: list[Word]
    raws: list[str]
    at: int
    starts: bool | None

    def word(self, at: int) -> str:
        return self.raws[at] if at < len(self.raws) else ""

    @property
    def after(self) -> int:
        """The next word that counts."""
        at = self.at + 1
        while at < self.at + 4 and self.word(at) in said.BETWEEN:
            at += 1
        return at

    @property
    def last(self) -> int:
        sentence = self.words[self.at].sentence
        at = self.at
        while at + 1 < len(self.words) and self.words[at + 1].sentence == sentence:
            at += 1
        return at

    @property
    def begins(self) -> int:
        """Where its sentence begins, or as far back as is looked."""
        sentence = self.words[self.at].sentence
        at = self.at
        while at > 0 and at > self.at - LOOKED_BACK and self.words[at - 1].sentence == sentence:
            at -= 1
        return at


def clauses(text: str, words: list[Word], raws: list[str]) -> Iterator[Clause]:
    """One for each word: after a stop, a comma or a word that joins, greetings skipped, a clause begins."""
    for at, word in enumerate(words):
        starts = at == 0 or words[at - 1].sentence != word.sentence
        before = raws[at - 1] if at else ""
        joined = before in said.JOINS or (before in ("ja", "niin") and raws[at].startswith(said.SURE))
        if not starts and not joined and text[words[at - 1].end : word.start] == " ":
            yield Clause(text, words, raws, at, None)
            continue
        first = at
        while (
            first < len(words) - 1
            and raws[first] in said.GREETINGS
            and words[first].sentence == word.sentence
        ):
            first += 1
        yield Clause(text, words, raws, first, starts)


def asks(clause: Clause, lists: Lists) -> bool:
    first = clause.raws[clause.at]
    if first in lists.sv_words and first != "var":
        after = clause.after
        if lists.is_verb(clause.word(after)) and clause.word(after + 1) in lists.sv_subjects:
            return True  # turned: so nobody tells, only asks, wherever it stands
    if clause.starts is None:
        return False
    return (
        _swedish_word(clause, lists)
        or _turned(clause, lists)
        or _finnish(clause, lists)
        or _english(clause, lists)
    )


def _swedish_word(clause: Clause, lists: Lists) -> bool:
    """A question word, or a preposition before one, and a verb."""
    first, after = clause.raws[clause.at], clause.after
    second, third = clause.word(after), clause.word(after + 1)
    if first in said.STRICT:
        return bool(second)
    if first in ("vilken", "vilka", "vilket", "vems"):
        return before_that(clause.raws, after, 4, lists.sv_verbs)
    if first in said.PREPOSITIONS:
        asked = second in ("vem", "vilken", "vilket", "vilka", "vad")
        return asked and before_that(clause.raws, clause.at + 2, 5, lists.sv_verbs)
    if first in said.SOMEBODY:
        return second == "som" and third in said.SOMEBODY_WHO
    if first not in lists.sv_words:
        return False
    if lists.is_verb(second):
        return bool(third) or first not in ("va", "var")
    if first == "hur":
        measured = second in said.MEASURES and before_that(clause.raws, after + 1, 4, lists.sv_verbs)
        return lists.is_verb(third) or measured
    return first in ("vem", "vad") and before_that(clause.raws, after, 4, lists.sv_verbs)


def _turned(clause: Clause, lists: Lists) -> bool:
    """A Swedish verb before its subject."""
    first, after = clause.raws[clause.at], clause.after
    second = clause.word(after)
    if not lists.is_verb(first) or first in ("va", "var", "er") or first in said.OPINIONS or not second:
        return False
    begins = clause.begins
    is_first = clause.starts or all(one in said.GREETINGS for one in clause.raws[begins : clause.at])
    if second in lists.sv_subjects:
        if not is_first and not _may_follow(clause, begins, (first, second)):
            return False
        if second in said.THINGS and first not in said.OF_THINGS:
            return False
        rest = clause.raws[after + 1 : after + 12]
        is_condition = first not in said.REQUESTS and ("så" in rest or "tå" in rest)
        return clause.word(after + 1) not in ("no", "nog", "va") and not is_condition
    return bool(is_first) and first in lists.sv_verbs and first != "ha" and _is_subject(clause, after, lists)


def _may_follow(clause: Clause, begins: int, pair: tuple[str, str]) -> bool:
    is_free = clause.raws[begins] not in said.SUBORDINATE and clause.raws[clause.at - 1] not in said.JOINS
    return is_free and pair in said.ASKED_AFTER_COMMA


def _is_subject(clause: Clause, at: int, lists: Lists) -> bool:
    """Is it a name or a noun with its ending?"""
    second = clause.raws[at]
    if second in said.NOT_NOUN or second in lists.sv_verbs:
        return False
    if clause.words[at].sentence != clause.words[clause.at].sentence:
        return False
    noun = clause.words[at].raw
    is_name = noun[0].isupper() and not noun.isupper()
    may = clause.raws[clause.at] in ("kan", "ska", "får", "måste", "kunde") and clause.word(at + 1).endswith(
        "a"
    )
    return is_name or may or NOUN.search(second) is not None


def _finnish(clause: Clause, lists: Lists) -> bool:
    first, second = clause.raws[clause.at], clause.word(clause.at + 1)
    if first in ("entä", "entäs") or (said.SHORT_CLITIC.match(first) and first not in said.NO_SHORT):
        return True
    if first not in lists.fi_words or (clause.at and clause.raws[clause.at - 1] in said.UNKNOWN):
        return False
    last = clause.last
    end = clause.words[last].end
    if first == "koska":
        is_short = last - clause.at < 8 and "," not in clause.text[clause.words[clause.at].start : end]
        return second.startswith(lists.fi_beginnings) or bool(clause.starts and is_short)
    if not clause.starts:
        return first.startswith(said.SURE)
    is_exclaimed = clause.text[end : end + 1] == "!" and first in said.EXCLAIMED
    if first in ("mitä", "mikä", "mitkä"):
        is_verb = second in lists.fi_verbs or second.startswith(lists.fi_beginnings)
        near = clause.raws[clause.at + 1 : clause.at + 4]
        return is_verb or (not is_exclaimed and any(said.FINNISH_VERB.search(one) for one in near))
    return last > clause.at and not is_exclaimed


def _english(clause: Clause, lists: Lists) -> bool:
    first = clause.raws[clause.at]
    second, third = clause.word(clause.at + 1), clause.word(clause.at + 2)
    if first not in lists.en_words:
        return (
            first in lists.en_verbs and second in lists.en_subjects and first not in ("to", "about", "made")
        )
    if first in ("what", "which", "how") and second not in ("a", "an", "you", "i", "we", "they"):
        return before_that(clause.raws, clause.at + 1, 5, said.ENGLISH_TURNED)
    is_modal = second in lists.en_subjects and third in ("can", "must", "should", "could")
    return second in lists.en_verbs or is_modal
