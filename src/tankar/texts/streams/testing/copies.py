"""Messages as they are sent again with small changes, and messages that only look like it; made up from a seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from itertools import combinations

__all__ = ["CHANGES", "copied", "false_friends", "messages"]

MESSAGES = {
    "sv": [
        "Rädda byskolan i Öja! Våra barn har rätt att gå i skola där de bor. Lyssna på oss föräldrar.",
        "Bortsprungen katt, grå hona med vita tassar, försvann på Kvarngatan i fredags. Hör av er om ni ser henne!",
        "Jag motsätter mig planändringen vid stranden. Ingen skog ska huggas ner för lyxvillor.",
        "Bussen till hamnen måste gå på kvällarna också, annars kommer vi unga inte hem.",
        "Hundparken vid ån saknar belysning och vatten. Det har lovats i tre år, åtgärda nu.",
        "Du har en obetald parkeringsavgift. Betala före midnatt på karleby-park.example/a7 för att undvika utmätning.",
        "Varför plogas cykelvägen alltid sist? Barnen går till skolan på körbanan och bilarna saktar inte in.",
    ],
    "fi": [
        "Vaadimme että kaupunki hylkää tuulivoimakaavan ja kuuntelee kylän asukkaita. Päätös tehdään ensi viikolla.",
        "Kirjaston omatoimiaika on palautettava. Vuorotyöläiset ja opiskelijat lukevat iltaisin ja viikonloppuisin.",
        "Kiitos koko keittiön väelle! Kouluruoka on hyvää ja lapset syövät lautasensa tyhjiksi.",
        "Pyydämme kevyen liikenteen väylää koulutielle ennen kuin jotain vakavaa sattuu lapsillemme.",
        "Terveyskeskukseen ei pääse läpi puhelimella. Odotin linjalla tunnin ja puhelu katkesi kesken kaiken.",
        "Lähetyksesi odottaa maksua. Maksa kulut heti osoitteessa posti-fi.paketit.example/k2 tai se palautetaan.",
        "Leikkipuiston kiipeilytelineestä törröttää ruuveja, joku loukkaa vielä itsensä. Korjatkaa ennen viikonloppua.",
    ],
    "en": [
        "The street light outside the daycare has been broken since October and the children walk home in the dark.",
        "We can promote your page to thousands of people in Finland, just send a message to @promo_nordic today.",
        "Please keep the evening opening hours of the swimming hall, many of us work until six every day.",
    ],
}
GREETINGS = {
    "sv": ["Hej! ", "Bästa beslutsfattare, "],
    "fi": ["Moi! ", "Hyvät päättäjät, "],
    "en": ["Hello! ", "Dear all, "],
}
SIGNED = {
    "sv": [" Mvh Aino Nyby", " Tack!"],
    "fi": [" Terveisin Heikki", " Kiitos!"],
    "en": [" Regards, Aino", " Thanks!"],
}
ADDED = {"sv": ["verkligen", "igen"], "fi": ["todella", "taas"], "en": ["really", "again"]}
EMOJI = ("😡", "🙏", "❤️", "🌲", "😢👍")
LOOK_ALIKE = dict(zip("aeopcxy", "аеорсху", strict=True))

SENTENCES = {
    "Auraatteko {}?": ["Kanervakadun", "Mäntytien", "Pajukujan", "torin"],
    "Milloin {} aukeaa?": ["uimahalli", "kirjasto", "kirpputori", "jäähalli"],
    "När öppnar {} på lördag?": ["simhallen", "biblioteket", "loppistorget"],
    "Gatlampan vid {} är släckt igen.": ["Granstigen 4", "Granstigen 14", "Ekorrvägen 4", "Björkgatan 4"],
    "Bussen kom inte på {} heller, vi väntade en timme i kylan.": ["måndag", "tisdag", "torsdag", "lördag"],
    "Min dotter fick ingen plats på {} fast vi sökte i tid.": ["dagis", "eftis", "sommarkollot"],
    "Kiitos {} nopeasta aurauksesta, tie on nyt hyvässä kunnossa!": ["Kälviän", "Lohtajan", "Ullavan"],
    "Roska-astia {} on ollut täynnä kaksi viikkoa.": ["rannassa", "koirapuistossa", "pysäkillä"],
    "Laskussa on virhe, minulta peritään {} euroa liikaa.": ["120", "240", "75"],
    "Kokous on {} eikä siitä ole ilmoitettu kenellekään.": ["maanantaina", "keskiviikkona", "perjantaina"],
    "The playground in {} has no swings for small children.": ["Halkokari", "Koivuhaka", "Vitsari"],
    "{} ska byggas vid stranden.": ["Hotellet", "Ett båthus", "Bastun"],
    "Vi vill {}ha vindkraft här i byn.": ["", "inte "],
    "Kaupunki voi {} hyväksyä tätä kaavaa.": ["hyvin", "ei"],
}
"""Sentences that two people fill in, each in their own way."""


def messages() -> Iterator[tuple[str, str]]:
    """(language, text)"""
    for language, texts in MESSAGES.items():
        for text in texts:
            yield language, text


def false_friends() -> Iterator[tuple[str, str]]:
    for sentence, words in SENTENCES.items():
        for one, other in combinations(words, 2):
            yield sentence.format(one), sentence.format(other)


def copied(text: str, language: str, changes: list[str], chance: random.Random) -> str:
    for name in changes:
        text = CHANGES[name](text, language, chance)
    return text


def _typo(text: str, _language: str, chance: random.Random) -> str:
    words = text.split(" ")
    long = [n for n, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if not long:
        return text
    at = chance.choice(long)
    word, place = words[at], chance.randrange(1, len(words[at]) - 2)
    words[at] = chance.choice(
        [
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
            word[:place] + chance.choice("aeikst") + word[place + 1 :],
        ]
    )
    return " ".join(words)


def _without_a_word(text: str, _language: str, chance: random.Random) -> str:
    """A “not” is no small change."""
    words = text.split(" ")
    at = chance.choice([n for n, word in enumerate(words) if word not in ("ei", "inte", "Ingen")])
    return " ".join(words[:at] + words[at + 1 :])


def _neighbours_swapped(text: str, _language: str, chance: random.Random) -> str:
    words = text.split(" ")
    at = chance.randrange(len(words) - 1)
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def _word_added(text: str, language: str, chance: random.Random) -> str:
    words = text.split(" ")
    words.insert(chance.randrange(len(words)), chance.choice(ADDED[language]))
    return " ".join(words)


def _look_alike(text: str, _language: str, chance: random.Random) -> str:
    return "".join(LOOK_ALIKE.get(one, one) if chance.random() < 0.2 else one for one in text)


def _zero_width(text: str, _language: str, chance: random.Random) -> str:
    return "".join(one + "\u200b" * (one.isalpha() and chance.random() < 0.1) for one in text)


CHANGES: dict[str, Callable[[str, str, random.Random], str]] = {
    "emoji": lambda text, _, chance: f"{text} {chance.choice(EMOJI)}",
    "greeting": lambda text, language, chance: chance.choice(GREETINGS[language]) + text,
    "signed": lambda text, language, chance: text + chance.choice(SIGNED[language]),
    "capitals": lambda text, _language, _chance: text.upper(),
    "no capitals": lambda text, _language, _chance: text.lower(),
    "punctuation": lambda text, _language, _chance: re.sub(r"[.!?,]+(?= |$)", "", text) + "!!!",
    "link tail": lambda text, _language, _chance: re.sub(r"(example)/\w+", r"\1/x9?s=4", text),
    "typo": _typo,
    "word dropped": _without_a_word,
    "neighbours swapped": _neighbours_swapped,
    "word added": _word_added,
    "look-alike letters": _look_alike,
    "zero width": _zero_width,
}
