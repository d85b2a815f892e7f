"""Is something asked? With a mark, or by how it is said.

1. A question mark that stands for itself, outside links.
2. Finnish: -ko or -kö on any word but those that end so by themselves; -ks on a verb; "vai".
3. Somebody wants to be told: the list @asking, or @tell_me before a question word.
4. A tag at the end: "eller", "vai".
5. A clause that begins with a question word before a verb, or with a verb before its subject; Swedish and English turn
   verb and subject only to ask. A clause begins after a comma, a stop, or a word such as "men".
"""

from __future__ import annotations

import re
from functools import lru_cache

from tankar.texts.kinds import Names
from tankar.texts.patterns import Subject
from tankar.texts.triage.clauses import asks, clauses
from tankar.texts.triage.words_that_ask import UNKNOWN, Lists, of

__all__ = ["is_question"]

MARK = re.compile(r"(?<![/=&\w]\?)[?？](?=[\s!?)\]\"”’»:;,.]|$|[^\w\s=&/])")
LINK = re.compile(r"(?:https?://|www\.)\S+")
CLITIC = re.compile(
    r"(?:(?<![kcsn])|(?<=[aeiouyäö]s)|(?<=[aeiouyäöstlmr]n)|(?<=ts))k[oö](?:han|hän)?$"
    r"|(?:aa|ää|ee|ii|oo|uu|on|ei|oi)k[oö]s$"
)
NO_CLITIC = re.compile(
    r"(?:koko|jako|(?<!t)teko|pelko|korko|aurinko|lanko|usko|sisko|kiosko|rusko|pucko|disko|fiasko|banko)$"
    r"|^(?:joko|alko|harko|hanko|visko|lisko|tulko|kauko|mako|tako|loko|sako|iko|poko|toko|eko|niko"
    r"|marko|mirko|heiko|tåko"
    r"|riko|penko|ulko|valko|selko|pinko|minko|enko|varko|tesko|veeko|jarko|mesko|kesko|osko|oiko"
    r"|roiko|silko|palko|jalko)$"
)
FORBIDS = of("älkää älköön älä älköö")
TOLD = of(
    "kysyttiin kysyi kysyivät väitti sanoi luki lukee kysytty tarkistakaa katotaan katsotaan viesti viestin"
)
ANYWHERE = of(
    "onks eiks ooks ootteks saaks voiks pitääks tuleeks meneeks käyks oisks voisks tarviiks"
    " kuuluuks pääseeks tietääks"
    " löytyyks maksaaks aukeeks vai"
)
TAGS = re.compile(
    r"(?:,\s*(?:va|vai|right|eikö|häh?|elo)|\b(?:eller|el|vai mitä|eikö niin|eller hur|el(?:ler)? va"
    r"|vai ei))[\s!.…]*$",
    re.I,
)
MOST_WORDS = 600
LONGEST_TAG = 40
_made: dict[int, Lists] = {}


def is_question(subject: Subject, names: Names) -> bool:
    text = subject.text
    if ("?" in text or "？" in text) and MARK.search(LINK.sub(" ", text)):
        return True
    words = subject.words[:MOST_WORDS]
    raws = [word.raw.lower() for word in words]
    if any(_asks_by_itself(raws, at) for at in range(len(raws))) or _is_wish(subject, names, raws):
        return True
    if TAGS.search(text, max(0, len(text) - LONGEST_TAG)):
        return True
    lists = _lists(names)
    return any(asks(clause, lists) for clause in clauses(text, words, raws))


def _asks_by_itself(raws: list[str], at: int) -> bool:
    word = raws[at]
    if word in ANYWHERE:
        return UNKNOWN.isdisjoint(raws[:at])
    if not _has_clitic(word):
        return False
    before = raws[max(0, at - 2) : at]
    return FORBIDS.isdisjoint(before) and TOLD.isdisjoint(before)


@lru_cache(maxsize=50_000)
def _has_clitic(word: str) -> bool:
    return len(word) >= 4 and CLITIC.search(word) is not None and NO_CLITIC.search(word) is None


def _is_wish(subject: Subject, names: Names, raws: list[str]) -> bool:
    """ "Skulle vilja veta"; "berätta när": a question word right after, or after one word more."""
    marks = subject.marks(names.vocabulary)
    for number in names.numbers("asking").values():
        if any(raws[begin - 2 : begin] != ["om", "ni"] for begin, _ in marks.get(number, ())):
            return True
    every = _lists(names).every
    told = [until for number in names.numbers("tell_me").values() for _, until in marks.get(number, ())]
    return any(
        raws[at : at + 1] == ["om"] or any(one in every and one != "var" for one in raws[at : at + 2])
        for at in told
    )


def _lists(names: Names) -> Lists:
    if id(names) not in _made:
        _made.clear()
        _made[id(names)] = Lists(names)
    return _made[id(names)]
