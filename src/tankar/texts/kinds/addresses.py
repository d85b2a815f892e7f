"""Street addresses in Finnish and Swedish: a street, its number, stair, flat; postcode and town where they follow.

An address that stands right after a house that is open to all (the library, Storgatan 3) is that house's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tankar.texts.kinds.persons.phrases import Phrases
from tankar.texts.patterns import Subject
from tankar.texts.vocabulary.tokens import Word

__all__ = ["addresses"]

FINNISH = (
    "katu|kadu(?:n|lla|lta|lle|ssa|sta)|katua|tie(?:n|llä|ltä|lle|tä|stä)?|kuja(?:n|lla|lta|lle|a)?|pol(?:ku|un|ulla|ulta|ulle|kua)"
    "|kaar(?:i|en|ella|elta|elle|ta)|väylä(?:n|llä|ltä|lle|ä)?|raitti(?:a)?|raiti(?:n|lla|lta|lle)|rin(?:ne|teen|teellä|nettä)"
    "|ran(?:ta|nan|nalla|nalta|nalle|taa)|pen(?:ger|kereellä|kereen)|puistikko|puistiko(?:n|lla)|tanhua(?:n|lla)?|tanhu"
    "|aukio(?:n|lla|lta|lle)?|bulevardi(?:n|lla)?|esplanadi(?:n|lla)?|portti|porti(?:n|lla)|porras|portaa(?:n|lla)"
    "|kulma(?:n|lla)?|mutka(?:n|lla)?|taival|taipale(?:en|ella)|tori(?:n|lla)?|kierto|kierro(?:n|lla)|kehä(?:n|llä)?"
    "|laita|laida(?:n|lla)|syrjä(?:n|llä)?|suora(?:n|lla)?|alku|pää(?:n|ssä)?|haara(?:n|ssa)?|käytävä(?:n|llä)?"
)
SWEDISH = (
    "gatans?|gata|gato|vägens?|väg|grändens?|gränd|grenden|stigens?|stig|alléns?|allé|esplanadens?|torget|torgets"
    "|bulevarden|brinken|kajen|stråket|svängen|ringen|kroken|slingan|passagen|promenaden|gången|backens?|trappan|linjen"
)
STREET = re.compile(rf"^[^\W\d_][\w'’-]+(?:{FINNISH}|{SWEDISH})$", re.I)
# what ends so may as well be a village or a hill: only with more after it
WEAK = re.compile(
    r"^[A-ZÅÄÖ][\w'’-]+(?:mäki|mäe(?:n|llä|ltä|lle)|niemi|nieme(?:n|llä)|harju|harju(?:n|lla)|niitty|piha|pelto|metsä|lehto"
    r"|kallio|åsen|udden|stranden|strand|näset|liden|höjden|dalen|kullen|hagen|bron|ändan|sidan|åkern|lunden|berget|skogen)$"
)
ALONE = re.compile(rf"^(?:{FINNISH}|{SWEDISH})$")
"""The kind of street as a word of its own: Aleksis Kiven katu, Anders väg."""
ENGLISH = frozenset({"Street", "Road", "Lane", "Avenue"})
BENT = r"(?:st[aä]|ss[aä]|ll[aä]|lt[aä]|lle|een|hin|n)"
NUMBER = re.compile(rf"\d{{1,4}}(?:[a-zA-Z]|{BENT})?(?::\w+)?$")
PLAIN_NUMBER = re.compile(r"\d+(?:[a-zA-Z](?![a-zåäö]))?")
YEAR = re.compile(r"(?:19|20)\d\d")
ADJECTIVE = frozenset(
    [
        "norra",
        "södra",
        "östra",
        "västra",
        "gamla",
        "nya",
        "stora",
        "lilla",
        "övre",
        "nedre",
        "vanha",
        "uusi",
        "iso",
        "pikku",
        "pohjoinen",
        "eteläinen",
        "itäinen",
        "läntinen",
        "ylä",
        "ala",
        "vähä",
    ]
)
ROADS = re.compile(
    r"(?:valta|kanta|moottori|seutu|yhdys|riks|stam|motor|region|lands|euro|yksityis|yhteys|paluu|tieto|hengitys|pelastus"
    r"|hiih\w*|pyörä|jalka|cykel|gång|kävely|koti|tulo|meno|hem|skol|ulos|ut|in|sivu|bi|genom|kaide|järn|rauta|kevyen|kelvi"
    r"|virta|vesi|risti|kilpa|cykel|bussi|buss|latu|luonto|natur|vandrings|motions|skid|snöskoter|kelkka|vatten|luft)"
    r"(?:ti(?:e|en|ellä|eltä|elle|etä|estä|eltä|et|eitä)|väg(?:en)?|katu|kadu(?:n|lla)|stig(?:en)?|pol(?:ku|un|ulla))$",
    re.I,
)
FLAT = re.compile(
    r"(?: ?[-–] ?\d{1,3}(?![\w.:]))?"
    r"(?:[ ,]{0,2}(?:(?:rappu|porras|trappa|trapp|uppgång|staircase) )?(?:[A-Z]|[a-h])(?!\w)|(?: ?[A-Z])(?=\d))?"
    r"(?:[ ,]{0,2}(?:as\.? ?|asunto |bst\.? ?|bostad |lgh\.? ?|lägenhet |apt\.? ?|huoneisto )\d{1,3}"
    r"|[ ]?\d{1,3}(?![\w:%€]|[.,]\d))?"
)
TOWN = re.compile(r",?\s{1,2}(?:FI[- ]?)?\d{5},?\s+[^\W\d_]{2,}(?:[ -][A-ZÅÄÖ][^\W\d_]+)?")
COUNTED = re.compile(
    r"^(?:[.:,]\d|\.?\s?[–-]\s?\d{1,2}\.|\s\d{4}\b|\.?\s?(?:%|€|°|euro\w*|eur|min\w*|tim\w*|tunti\w*|h\b|m\b|km|meter\w*|metri\w*|kpl|st\b|stycken|kilo\w*"
    r"|gånger|kertaa|times|år|vuo\w*|dag\w*|päiv\w*|veck\w*|viik\w*|bil\w*|auto\w*|kl\b|klo|pers\w*|barn|las\w+|kaistaa"
    r"|jan\w*|feb\w*|mars|apr\w*|maj|jun\w*|jul\w*|aug\w*|sep\w*|okt\w*|nov\w*|dec\w*|\w+kuu(?:ta|n|ssa)?)\b|[.]\s?\d)",
    re.I,
)
BEFORE, AFTER = 64, 16


def addresses(
    subject: Subject, public: frozenset[str], offices: Phrases, dwellings: Phrases
) -> Iterator[tuple[int, int]]:
    """`public`: addresses of the city, in small letters, with their number. `offices`: houses that are open to all,
    unless `dwellings` say in the sentence that somebody lives there."""
    if not subject.has_digit:
        return
    words, text = subject.words, subject.text
    for position in range(1, len(words)):
        word = words[position]
        if not ("0" <= word.raw[0] <= "9") or not NUMBER.match(word.raw):
            continue
        if text[words[position - 1].end : word.start] not in (" ", "\u00a0"):
            continue
        found = _address(words, position, text)
        if found is None or text[found[0] : found[1]].lower() in public:
            continue
        start, end = found
        whole = _whole(text, end)
        if _is_weak(words[position - 1].raw) and whole == end:
            continue
        before = text[max(0, start - BEFORE) : start]
        if not _is_office(before, offices, dwellings):
            yield start, whole


def _address(words: Sequence[Word], position: int, text: str) -> tuple[int, int] | None:
    """The street and its number; `None` when they are something else."""
    word = words[position]
    plain = PLAIN_NUMBER.match(word.raw)
    start = _start(words, position - 1, text)
    if start is None or plain is None:
        return None
    end = word.start + plain.end()
    if COUNTED.match(text[end : end + AFTER]) or (len(plain[0]) > 3 and YEAR.fullmatch(plain[0])):
        return None
    return start, end


def _whole(text: str, end: int) -> int:
    flat = FLAT.match(text, end)
    end = flat.end() if flat else end
    town = TOWN.match(text, end)
    return town.end() if town else end


def _is_office(before: str, offices: Phrases, dwellings: Phrases) -> bool:
    sentence = re.split(r"[.!?]\s|\n", before)[-1]
    is_theirs = offices.ends(LEADS.sub("", sentence)) or (TELLS.search(sentence) and offices.among(sentence))
    return bool(is_theirs) and not dwellings.among(sentence)


TELLS = re.compile(
    r"(?:osoit\w+(?: on)?|adress\w*(?: är)?|flyttar till|muuttaa|sijaitsee|ligger på|finns på|moves to)[:,]?\s*$",
    re.I,
)
"""What tells of the address of a house named before in the sentence."""
LEADS = re.compile(
    r"(?:osoitteessa|osoitteeseen|osoite on|osoite|adressen är|har adressen|med adress"
    r"|adressen|adress|sijaitsee|ligger på|finns på|på|at|on|is)"
    r"[:,]?\s*$",
    re.I,
)


def _start(words: Sequence[Word], position: int, text: str) -> int | None:
    """Where the name of the street begins that ends with this word; `None` when it is no street."""
    word = words[position]
    before = words[position - 1] if position else None
    is_named = before is not None and text[before.end : word.start] == " "
    if word.raw in ENGLISH:
        return before.start if before and is_named and before.raw[:1].isupper() else None
    if ALONE.match(word.raw):
        return _named(words, position, text)
    if not _is_street(word.raw):
        return None
    if before and is_named and before.raw.lower() in ADJECTIVE and before.raw[:1].isupper():
        return before.start
    if before and text[before.end : word.start] == "-":
        return before.start
    return word.start


def _named(words: Sequence[Word], position: int, text: str) -> int | None:
    """Aleksis Kiven katu: the words with capitals before it."""
    first = position
    while first and position - first < 3 and words[first - 1].raw[0].isupper():
        if text[words[first - 1].end : words[first].start] != " ":
            break
        first -= 1
    is_genitive = first < position and words[position - 1].raw[-1] in "ns"
    return words[first].start if is_genitive else None


@lru_cache(maxsize=20_000)
def _is_street(word: str) -> bool:
    return (STREET.match(word) is not None and ROADS.match(word) is None) or _is_weak(word)


@lru_cache(maxsize=20_000)
def _is_weak(word: str) -> bool:
    return WEAK.match(word) is not None
