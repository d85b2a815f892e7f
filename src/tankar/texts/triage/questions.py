"""Is something asked? With a mark, or by how it is said.

1. A question mark that stands for itself, outside links.
2. Somebody wants to be told: the list @asking, or @tell_me before a question word.
3. Finnish: -ko or -kö on any word but those that end so by themselves; -ks on a verb that begins a clause.
4. A clause that begins with a question word before a verb, or with a verb before its subject; Swedish and English turn
   verb and subject only to ask. A clause begins after a comma, a stop, or a word such as "men".
5. A tag at the end: "eller", "vai".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tankar.texts.kinds import Names
from tankar.texts.patterns import Subject
from tankar.texts.vocabulary.tokens import Word

__all__ = ["is_question"]

MARK = re.compile(r"(?<![/=&\w]\?)[?？](?=[\s!?)\]\"”’»:;,.]|$|[^\w\s=&/])")
LINK = re.compile(r"(?:https?://|www\.)\S+")
CLITIC = re.compile(r"(?<![kcsn])k[oö](?:han|hän)?$|(?:[aeiouyäö]s|[aeiouyäöstlmr]n|ts)k[oö](?:han|hän)?$|(?:aa|ää|ee|ii|oo|uu|on|ei|oi)k[oö]s$")
NO_CLITIC = re.compile(
    r"(?:koko|jako|(?<!t)teko|pelko|korko|aurinko|lanko|usko|sisko|kiosko|rusko|pucko|disko|fiasko|banko)$"
    r"|^(?:joko|alko|harko|hanko|visko|lisko|tulko|kauko|mako|tako|loko|sako|iko|poko|toko|eko|niko|marko|mirko|heiko|tåko"
    r"|riko|penko|ulko|valko|selko|pinko|minko|enko|varko|tesko|veeko|jarko|mesko|kesko|osko|oiko|roiko|silko|palko|jalko)$"
)
SHORT_CLITIC = re.compile(
    r"^(?:ei|on|oo|oot|ootte|ookko|oisk?o?|olis|oli|voi|voit|vois|sai|saat|jai|pitäis|saatais|tuut|meet|tiiät|ette|et|eti|en|eiv?ät"
    r"|.*(?:aa|ää|ee|ii|oo|uu|tte|isi|ais|äis|ois|uis|nut|nyt))ks?$"
)
NO_SHORT = frozenset("kaks yks vaiks niiks liiks enks".split()) - {"enks"}
FORBIDS = frozenset("älkää älköön älä älköö".split())
TOLD = frozenset("kysyttiin kysyi kysyivät väitti sanoi luki lukee kysytty tarkistakaa katotaan katsotaan viesti viestin".split())
UNKNOWN = frozenset("tiedä tiiä tajua ymmärrä muista vet veit förstår fattar vetä tiedetä know sure understand".split())
GREETINGS = frozenset(
    "hej hei hello hi moi moro moikka terve tjena hejsan hallå no noo nå ja och å o mutta mut men and but so eli joo jo siis sitten sit"
    " eller elo vai or öh hmm tack kiitos anteeksi ursäkta sorry please snälla ny nyt hä äh oj voi ai alltså".split()
)
JOINS = frozenset("men och å eller elo el vai mutta mut siis but and or så nå noo eli nu då tå".split())
STRICT = frozenset("varför varfö vafö vafför vaför vaffö".split())
PREPOSITIONS = frozenset("till på i från med av vid för åt ti hos under om efter me sedan".split())
MEASURES = frozenset(
    "många mycket länge ofta lång långt långa stor stort dyrt gammal gamla sent tidigt dags pass högt hög bra mång mytji myky fort nära"
    .split()
)
ANYWHERE = frozenset(
    "onks eiks ooks ootteks saaks voiks pitääks tuleeks meneeks käyks oisks voisks tarviiks kuuluuks pääseeks tietääks löytyyks"
    " maksaaks aukeeks vai".split()
)
FINNISH_VERB = re.compile(r"(?:taan|tään|daan|dään|llaan|nnaan|ee|uu|yy|vat|vät|tte|isi|ais|äis)$|^(?:on|oli|saa|voi|pitää|ois|olis|menee)$")
SUBORDINATE = frozenset("om när då tå eftersom fast tåko nä bara ifall medan sedan sen så nu där här".split())
ASKED_AFTER_COMMA = frozenset(
    {(verb, subject) for verb in "kan kunde har ha vet finns får skulle sku vill orkar hinner går ska är e ä".split()
     for subject in "ni du nån någon nåon nåen man det de".split()}
    | {("ska", "jag"), ("ska", "ja"), ("ska", "vi"), ("får", "jag"), ("kan", "jag"), ("kan", "vi"), ("måste", "jag")}
) - {("får", "det"), ("har", "det"), ("kan", "det"), ("har", "du"), ("har", "man"), ("ska", "det"), ("ska", "ni"), ("ska", "du")}
THINGS = frozenset("det de he hä den dehä".split())
OF_THINGS = frozenset(
    "är e ä ere finns går kommer blir gäller kostar kosta ska kan får har ha måste måst behövs ingår fungerar funkar skulle sku stämmer"
    " betyder brukar öppnar stänger börjar slutar lär känns hade kunde borde fanns gick".split()
)
OPINIONS = frozenset("hoppas tror tycker önskar misstänker antar undrar gissar tänkte menar tackar tackas ska lovar tvivlar".split()) - {"ska"}
NOT_NOUN = frozenset(
    "en ett gärna igen sedan ingen inget inte int redan alltid aldrig så nu bara också helt lite verkligen väldigt hoppeligen nästan"
    " äntligen egentligen hellre tyvärr ännu än själv den som dock även mer fler riktigt varit blivit er".split()
)
BETWEEN = frozenset(
    "fan i helvete tusan sjutton ihmeessä ihme vittu hitossa helvetissä hemmetissä vitussa perkele saatana sitten sitte the hell fuck on"
    " egentligen ens int inte då nu exakt ungefär riktigt alls nånstans någonstans all världen oikeen oikein oikeasti muuten sit kans".split()
)
NO_VERB = frozenset(
    "mer eller er för ner över efter under här där var når ihåller hör gör inte både bakefter fler sådär utanför därför utöver"
    " nyanser väder hos tills ifrån förbi alltså redan".split()
)
SWEDISH_VERB = re.compile(r"^(?:[a-zåäö]{2,}r|[a-zåäö]{3,}(?:as|es|ms|gs|ns|ds)|[a-zåäö]{3,}(?:ade|rde|dde|nde|kte|pte|ste))$")
NOUN = re.compile(r"(?:en|et|an|na|arna|erna|orna|ar|or|are)$")
EXCLAIMED = frozenset("vad va hur vilken vilka vilket miten mite kuinka mikä mitä how what".split())
SURE = ("miks", "mill", "palj", "kaua", "mone", "mont", "mite", "kuin", "kene", "mitv", "kell")
TAGS = re.compile(r"(?:,\s*(?:va|vai|right|eikö|häh?|elo)|\b(?:eller|el|vai mitä|eikö niin|eller hur|el(?:ler)? va|vai ei|vai))\s*[!.…\s]*$", re.I)
ENGLISH_TURNED = frozenset("is are was were do does did can could will would should has have may must about happens happened else".split())
MANY_WORDS = 600


def is_question(subject: Subject, names: Names) -> bool:
    text = subject.text
    if ("?" in text or "？" in text) and MARK.search(LINK.sub(" ", text)):
        return True
    words = subject.words[:MANY_WORDS]
    raws = [word.raw.lower() for word in words]
    if any(_has_clitic(raw) and _asks_with_clitic(raws, at) for at, raw in enumerate(raws)):
        return True
    if any(raw in ANYWHERE and UNKNOWN.isdisjoint(raws[:at]) for at, raw in enumerate(raws)):
        return True
    marks = subject.marks(names.vocabulary)
    asking = [span for number in names.numbers("asking").values() for span in marks.get(number, ())]
    if any(raws[begin - 1 : begin] != ["ni"] or raws[begin - 2 : begin - 1] != ["om"] for begin, _ in asking if begin < len(raws)):
        return True
    if TAGS.search(text, max(0, len(text) - 40)):
        return True
    lists = _Lists.of(names)
    told = {until for number in names.numbers("tell_me").values() for _, until in marks.get(number, ())}
    return _is_told(raws, told, lists) or any(
        _asks(words, raws, at, lists, text) for at in _clauses(words, raws, text)
    )


class _Lists:
    """The words that ask, as sets."""

    _made: dict[int, _Lists] = {}  # noqa: RUF012

    def __init__(self, names: Names) -> None:
        def words(name: str, language: str) -> tuple[frozenset[str], tuple[str, ...]]:
            said = names.lists.get(name, {}).get(language, ())
            return frozenset(said), tuple(one[:-1] for one in said if one.endswith("*"))

        self.sv_words, self.fi_words, self.en_words = (words("question_word", one)[0] for one in ("sv", "fi", "en"))
        self.sv_verbs, self.fi_verbs, self.en_verbs = (words("asking_verb", one) for one in ("sv", "fi", "en"))
        self.sv_subjects, self.en_subjects = (words("asked_subject", one)[0] for one in ("sv", "en"))
        self.every = self.sv_words | self.fi_words | self.en_words

    @classmethod
    def of(cls, names: Names) -> _Lists:
        if id(names) not in cls._made:
            cls._made.clear()
            cls._made[id(names)] = cls(names)
        return cls._made[id(names)]

    def is_verb(self, word: str) -> bool:
        return word in self.sv_verbs[0] or (word not in NO_VERB and SWEDISH_VERB.match(word) is not None)


@lru_cache(maxsize=50_000)
def _has_clitic(word: str) -> bool:
    return len(word) >= 4 and CLITIC.search(word) is not None and NO_CLITIC.search(word) is None


def _asks_with_clitic(raws: list[str], at: int) -> bool:
    before = raws[max(0, at - 2) : at]
    return FORBIDS.isdisjoint(before) and TOLD.isdisjoint(before)


def _is_told(raws: list[str], told: set[int], lists: _Lists) -> bool:
    """"Berätta när", "kertokaa mihin": a question word right after, or after one word more."""
    return any(
        raws[at] == "om" or any(one in lists.every and one != "var" for one in raws[at : at + 2]) for at in told if at < len(raws)
    )


def _clauses(words: list[Word], raws: list[str], text: str) -> Iterator[tuple[int, bool]]:
    """Where clauses begin, greetings skipped, and whether a sentence begins there."""
    for at, word in enumerate(words):
        starts = at == 0 or words[at - 1].sentence != word.sentence
        if not starts and raws[at - 1] not in JOINS and not (raws[at - 1] in ("ja", "niin") and word.raw.lower().startswith(SURE)) and text[words[at - 1].end : word.start] == " ":
            yield at, None  # type: ignore[misc]
            continue
        first = at
        while first < len(words) - 1 and raws[first] in GREETINGS and words[first].sentence == word.sentence:
            first += 1
        yield first, starts


def _asks(words: list[Word], raws: list[str], place: tuple[int, bool | None], lists: _Lists, text: str) -> bool:
    at, starts = place
    first = raws[at]
    next_at = at + 1
    while next_at < len(raws) and next_at < at + 4 and raws[next_at] in BETWEEN:
        next_at += 1
    second, third = (raws[one] if one < len(raws) else "" for one in (next_at, next_at + 1))
    if first in lists.sv_words and lists.is_verb(second) and third in lists.sv_subjects and first != "var":
        return True  # turned: so nobody tells, only asks, wherever it stands
    if starts is None:
        return False
    return (
        _swedish(words, raws, (at, next_at), lists, starts)
        or _finnish(words, raws, at, lists, starts, text)
        or _english(raws, at, lists)
    )


def _swedish(words: list[Word], raws: list[str], places: tuple[int, int], lists: _Lists, starts: bool) -> bool:
    at, next_at = places
    first, second = raws[at], raws[next_at] if next_at < len(raws) else ""
    third = raws[next_at + 1] if next_at + 1 < len(raws) else ""
    if first in ("vilken", "vilka", "vilket", "vems"):
        return _before_that(raws, next_at, 4, lists.sv_verbs[0])
    if first in STRICT:
        return bool(second)
    if first in lists.sv_words:
        if lists.is_verb(second):
            return bool(third) or first not in ("va", "var")
        if first == "hur":
            return lists.is_verb(third) or (second in MEASURES and _before_that(raws, next_at + 1, 4, lists.sv_verbs[0]))
        return first in ("vem", "vad") and _before_that(raws, next_at, 4, lists.sv_verbs[0])
    if first in PREPOSITIONS and second in ("vem", "vilken", "vilket", "vilka", "vad"):
        return _before_that(raws, at + 2, 5, lists.sv_verbs[0])
    if first in ("nån", "någon", "nåon", "nåen") and second == "som" and third in ("vet", "veit", "har", "kan", "sett", "känner", "vill", "hittat"):
        return True
    if not lists.is_verb(first) or first in ("va", "var", "er") or first in OPINIONS:
        return False
    begins = next(one for one in range(at, -1, -1) if one == 0 or words[one - 1].sentence != words[at].sentence)
    is_first = starts or all(one in GREETINGS for one in raws[begins:at])
    if second in lists.sv_subjects:
        if not is_first and (
            raws[begins] in SUBORDINATE or (first, second) not in ASKED_AFTER_COMMA or raws[at - 1] in JOINS
        ):
            return False
        if second in THINGS and first not in OF_THINGS:
            return False
        is_condition = first not in ("kan", "kunde", "skulle") and {"så", "tå"} & set(raws[next_at + 1 : next_at + 12])
        return third not in ("no", "nog", "va") and not is_condition
    if not is_first or first not in lists.sv_verbs[0] or not second or second in NOT_NOUN:
        return False
    if words[next_at].sentence != words[at].sentence or first == "ha" or second in lists.sv_verbs[0]:
        return False
    noun = words[next_at].raw
    return (noun[0].isupper() and not noun.isupper()) or NOUN.search(second) is not None or (
        first in ("kan", "ska", "får", "måste", "kunde") and third.endswith("a")
    )


def _before_that(raws: list[str], at: int, most: int, verbs: frozenset[str]) -> bool:
    """Stands one of `verbs` among the next words, before "att" or "som" makes it another clause?"""
    for one in raws[at : at + most]:
        if one in ("att", "som", "för", "du", "ni", "jag", "ja", "vi", "de", "dom", "he", "det"):
            return False
        if one in verbs:
            return True
    return False


def _finnish(words: list[Word], raws: list[str], at: int, lists: _Lists, starts: bool, text: str) -> bool:
    first, second = raws[at], raws[at + 1] if at + 1 < len(raws) else ""
    if (SHORT_CLITIC.match(first) and first.endswith("ks") and first not in NO_SHORT) or first in ("entä", "entäs"):
        return True
    if first not in lists.fi_words or (at and raws[at - 1] in UNKNOWN):
        return False
    last = next((one - 1 for one in range(at + 1, len(words)) if words[one].sentence != words[at].sentence), len(words) - 1)
    is_exclaimed = text[words[last].end : words[last].end + 1] == "!" and first in EXCLAIMED
    if first in ("mitä", "mikä", "mitkä"):
        is_verb = second in lists.fi_verbs[0] or second.startswith(lists.fi_verbs[1])
        return starts and (is_verb or (not is_exclaimed and any(FINNISH_VERB.search(one) for one in raws[at + 1 : at + 4])))
    if first == "koska":
        return second.startswith(lists.fi_verbs[1]) or (starts and last - at < 8 and "," not in text[words[at].start : words[last].end])
    if not starts:
        return first.startswith(SURE)
    return last > at and not is_exclaimed


def _english(raws: list[str], at: int, lists: _Lists) -> bool:
    first, second = raws[at], raws[at + 1] if at + 1 < len(raws) else ""
    if first in lists.en_words:
        third = raws[at + 2] if at + 2 < len(raws) else ""
        if first in ("what", "which", "how") and second not in ("a", "an", "you", "i", "we", "they"):
            return _before_that(raws, at + 1, 5, ENGLISH_TURNED)
        return second in lists.en_verbs[0] or (second in lists.en_subjects and third in ("can", "must", "should", "could"))
    return first in lists.en_verbs[0] and second in lists.en_subjects and first not in ("on", "to", "about", "about", "made", "makes")
