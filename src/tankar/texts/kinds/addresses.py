"""Street addresses in Finnish and Swedish: a street, its number, stair, flat; postcode and town where they follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tankar.texts.patterns import Subject
from tankar.texts.vocabulary.tokens import Word

__all__ = ["addresses"]

FINNISH = (
    "katu|kadu(?:n|lla|lta|lle)|katua|tie(?:n|llä|ltä|lle|tä)?|kuja(?:n|lla|lta|lle|a)?|pol(?:ku|un|ulla|ulta|ulle)"
    "|kaar(?:i|en|ella|elta|elle)|väylä(?:n|llä|ltä|lle)?|raitti|raiti(?:n|lla|lta|lle)|rin(?:ne|teen|teellä)"
    "|ran(?:ta|nan|nalla|nalta)|pen(?:ger|kereellä)|puistikko|puistiko(?:n|lla)|tanhua(?:n|lla)?"
    "|aukio(?:n|lla|lta|lle)?|bulevardi(?:n|lla)?|esplanadi(?:n|lla)?"
)
SWEDISH = (
    "gatans?|gata|vägens?|väg|grändens?|gränd|stigens?|stig|alléns?|allé|esplanaden"
    "|torget|bulevarden|brinken|kajen"
)
STREET = re.compile(rf"^[^\W\d_][\w'’-]+(?:{FINNISH}|{SWEDISH})$", re.I)
ENGLISH = frozenset({"Street", "Road", "Lane"})
NUMBER = re.compile(r"\d{1,3}[a-zA-Z]?(?::\w+)?$")
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
        "vanha",
        "uusi",
        "iso",
        "pikku",
        "pohjoinen",
        "eteläinen",
        "itäinen",
        "läntinen",
    ]
)
ROADS = re.compile(
    r"(?:valta|kanta|moottori|seutu|yhdys|riks|stam|motor|region|lands|euro|yksityis|yhteys|paluu|tieto|hengitys|pelastus"
    r"|hiih\w*|pyörä|jalka|cykel|gång|kävely|koti|tulo|meno|hem|skol|ulos|ut|in|sivu|bi|genom|kaide|järn|rauta)"
    r"(?:tie\w*|väg\w*|katu\w*|kadu\w*|stig\w*|polku|polu\w*)$",
    re.I,
)
FLAT = re.compile(
    r"(?: ?[-–] ?\d{1,3}(?![\w.:]))?(?: ?(?:[A-Z]|[a-h])(?!\w))?"
    r"(?: (?:as\.? ?|bst\.? ?|lgh\.? ?|apt\.? ?)?\d{1,3}(?![\w:%€]|[.,]\d))?"
)
TOWN = re.compile(r",?\s{1,2}(?:FI[- ]?)?\d{5}\s+[^\W\d_]{2,}(?:[ -][A-ZÅÄÖ][^\W\d_]+)?")
COUNTED = re.compile(
    r"^(?:[.:,]\d|\.\s?[–-]|\s?(?:%|€|°|euro\w*|eur|min\w*|tim\w*|tunti\w*|h\b|m\b|km|meter\w*|metri\w*|kpl|st\b|stycken"
    r"|gånger|kertaa|times|år|vuo\w*|dag\w*|päiv\w*|veck\w*|viik\w*|bil\w*|auto\w*|kl\b|klo|pers\w*|barn|las\w+|kilo\w*"
    r"|jan\w*|feb\w*|mars|apr\w*|maj|jun\w*|jul\w*|aug\w*|sep\w*|okt\w*|nov\w*|dec\w*|\w+kuu(?:ta|n|ssa)?)\b|[.]\s?\d)",
    re.I,
)


def addresses(subject: Subject, public: frozenset[str]) -> Iterator[tuple[int, int]]:
    """`public`: addresses of the city, in small letters, with their number."""
    if not subject.has_digit:
        return
    words, text = subject.words, subject.text
    for position in range(1, len(words)):
        word, street = words[position], words[position - 1]
        if (
            not ("0" <= word.raw[0] <= "9")
            or not NUMBER.match(word.raw)
            or text[street.end : word.start] != " "
        ):
            continue
        start = _start(words, position - 1, text)
        end = word.start + len(re.match(r"\d+[a-zA-Z]?", word.raw)[0])  # type: ignore[index]
        if start is None or COUNTED.match(text[end : end + 16]) or text[start:end].lower() in public:
            continue
        flat = FLAT.match(text, end)
        end = flat.end() if flat else end
        town = TOWN.match(text, end)
        yield start, town.end() if town else end


def _start(words: list[Word], position: int, text: str) -> int | None:
    """Where the name of the street begins that ends with this word; `None` when it is no street."""
    word = words[position]
    before = words[position - 1] if position else None
    is_named = before is not None and text[before.end : word.start] == " "
    if word.raw in ENGLISH:
        return before.start if before and is_named and before.raw[:1].isupper() else None
    if not _is_street(word.raw):
        return None
    if before and is_named and before.raw.lower() in ADJECTIVE and before.raw[:1].isupper():
        return before.start
    return word.start


@lru_cache(maxsize=20_000)
def _is_street(word: str) -> bool:
    return STREET.match(word) is not None and ROADS.match(word) is None
