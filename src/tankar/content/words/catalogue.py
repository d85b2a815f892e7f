"""The lists that the city can change, in plain names. A list is shown when the rules that came with Tankar have it.

What brings a threat or someone in distress to a person at once is not among them, nor what the law demands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tankar.texts import Pack

__all__ = ["GROUPS", "LISTS", "TOPICS", "CityList", "Entry", "delivered_words", "list_named", "lists_of"]

Said = str | Promise


class Entry(StrEnum):
    """What one line of a list is."""

    WORD = "word"
    PHONE = "phone"
    ADDRESS = "address"
    DOMAIN = "domain"
    MAIL = "mail"
    DESK = "desk"
    TAG = "tag"
    PART = "part"


@dataclass(frozen=True)
class CityList:
    """`places`: ("words", name of a list) or (id of a rule, field); what is said of the list is said in all of them."""

    key: str
    group: str
    title: Said
    places: tuple[tuple[str, str], ...]
    entry: Entry = Entry.WORD

    @property
    def is_by_language(self) -> bool:
        return self.places[0][0] == "words"


GROUPS: Mapping[str, Said] = {
    "own": _("The city’s own contacts, places and names"),
    "free": _("Never marked"),
    "plain": _("Plain and including words"),
    "abuse": _("Abuse, hate and swearing"),
    "topics": _("Topics of residents’ messages"),
}
TOPICS: Mapping[str, Said] = {
    "snow": _("Snow and slipperiness"),
    "roads": _("Streets and roads"),
    "lighting": _("Street lighting"),
    "water": _("Water and sewers"),
    "waste": _("Waste"),
    "parks": _("Parks and shores"),
    "dogs": _("Dogs"),
    "parking": _("Parking"),
    "transport": _("Buses and travel"),
    "planning": _("Planning and building"),
    "housing": _("Housing"),
    "daycare": _("Day care"),
    "school": _("School"),
    "youth": _("Young people"),
    "library": _("Library"),
    "culture": _("Culture"),
    "events": _("Events"),
    "sports": _("Sports"),
    "elderly": _("Elderly people"),
    "health": _("Health and social services"),
    "taxes": _("Taxes, invoices and fees"),
    "language_service": _("Service in one’s own language"),
}
_TAGS = "a11y.hashtag_case"
_DOMAINS = ("phishing.lookalike", "phishing.credentials", "spam.offer")


def _of_words(group: str, titles: Mapping[str, Said]) -> list[CityList]:
    return [CityList(name, group, title, (("words", name),)) for name, title in titles.items()]


LISTS: Sequence[CityList] = (
    CityList("phones", "own", _("Public phone numbers"), (("pii.phone", "public"),), Entry.PHONE),
    CityList("addresses", "own", _("Public addresses"), (("pii.address", "public"),), Entry.ADDRESS),
    CityList("mail", "own", _("Mail addresses and their domains"), (("pii.email", "public"),), Entry.MAIL),
    CityList("desks", "own", _("Mailboxes that are nobody’s own"), (("pii.email", "functions"),), Entry.DESK),
    CityList("domains", "own", _("Web domains"), tuple((one, "domains") for one in _DOMAINS), Entry.DOMAIN),
    CityList("hashtags", "own", _("Hashtags and how they are written"), ((_TAGS, "tags"),), Entry.TAG),
    CityList("hashtag_words", "own", _("Words that hashtags are made of"), ((_TAGS, "words"),), Entry.PART),
    *_of_words(
        "own",
        {
            "places": _("Names of places"),
            "public_role": _("Titles of office holders and elected officials"),
        },
    ),
    *_of_words(
        "free",
        {
            "insult_allowed": _("Only look like abuse"),
            "hate_allowed": _("Only look like hate"),
            "profanity_allowed": _("Only look like swearing"),
            "jargon_allowed": _("Only look like officialese"),
            "excluding_allowed": _("Only look excluding"),
        },
    ),
    CityList("capitals", "free", _("Abbreviations in capitals"), (("tone.caps", "except"),), Entry.PART),
    *_of_words(
        "plain",
        {
            "jargon": _("Officialese"),
            "belittling": _("Belittling words"),
            "excluding": _("Excluding words"),
            "offensive": _("Hurtful words in our own texts"),
            "provoking": _("Provoking words in our own texts"),
        },
    ),
    *_of_words(
        "abuse",
        {
            "insult": _("Abuse"),
            "insult_weak": _("Milder abuse"),
            "hate": _("Hate"),
            "profanity": _("Swearing"),
        },
    ),
    *_of_words("topics", {f"topic_{name}": title for name, title in TOPICS.items()}),
)  # fmt: skip


def lists_of(pack: Pack) -> list[CityList]:
    """Those of which every place is in the pack as it came."""
    return [one for one in LISTS if all(_is_there(pack, *place) for place in one.places)]


def list_named(pack: Pack, key: str) -> CityList | None:
    return next((one for one in lists_of(pack) if one.key == key), None)


def delivered_words(pack: Pack, one: CityList) -> dict[str, list[str]]:
    """What the pack says: language ("" where a list knows none) → words."""
    if one.is_by_language:
        return {language: list(words) for language, words in pack.names.lists[one.places[0][1]].items()}
    words: dict[str, None] = {}
    for rule_id, field in one.places:
        rule = pack.rule(rule_id)
        words |= dict.fromkeys(rule.data[field] if rule else ())
    return {"": list(words)}


def _is_there(pack: Pack, place: str, name: str) -> bool:
    if place == "words":
        return name in pack.names.lists
    rule = pack.rule(place)
    return rule is not None and isinstance(rule.data.get(name), list)
