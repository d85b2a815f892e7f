"""Triage: languages, questions, personal data by place, links that are not what they seem."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tankar.texts import load
from tankar.texts.triage import triage

FIELDS = [
    "lang",
    "is_question",
    "sentiment",
    "topic",
    "urgency",
    "insult",
    "hate",
    "profanity",
    "threat",
    "distress",
    "spam",
    "phishing",
    "pii",
    "findings",
]


def sorted_as(text: str) -> dict[str, object]:
    return triage(text, load("karleby")).as_record()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("När öppnar simhallen på lördag?", "sv"),
        ("Milloin uimahalli aukeaa lauantaina?", "fi"),
        ("When does the pool open on Saturday?", "en"),
        ("mä en tajuu miks tätä tietä ei aurata ikinä", "fi"),
        ("Hä ni nå plogbil som int ha va här på heila vikon", "sv"),
        ("Hej! Milloin kirjasto aukeaa?", "fi"),
        ("Tack för plogningen på vår gata. Kiitos paljon, tie on nyt hyvä.", "mix"),
        ("Kiitos paljon, det var snällt!", "mix"),
        ("Bra Ykspihlaja!", "sv"),
        ("Storgatan poikki, miksi?", "fi"),
        ("", "sv"),
    ],
)
def test_the_language_is_told_in_dialect_and_in_short_texts(text: str, language: str) -> None:
    assert sorted_as(text)["lang"] == language


@pytest.mark.parametrize(
    "text",
    [
        "Har ni öppet i dag",
        "Undrar när sandtaget öppnar",
        "Aukeeko uimahalli tänään",
        "Osaako joku sanoa milloin roskat haetaan",
        "Where can I return books",
        "Miksi aina meidän katu?!",
        "nå va väntar ni på",
        "eiks se oo jo auki",
        "Kertokaa mihin lumet viedään",
        "Till vilket konto ska hyran betalas",
        "Ska int ni ploga",
    ],
)
def test_a_question_needs_no_mark(text: str) -> None:
    assert sorted_as(text)["is_question"]


@pytest.mark.parametrize(
    "text",
    [
        "När snön smälter blir det halt överallt.",
        "Koko katu on auraamatta.",
        "Se https://www.yle.fi/a?id=3 för mer.",
        "Tack för hjälpen!",
        "Viikko sitten tuli lasku.",
        "Vad fint ni har gjort!",
        "Miten hienoa!",
        "Aurinko paistaa ja sisko tuli kylään.",
        "Nu har de sandat, så nu vågar man sig ut.",
    ],
)
def test_what_only_begins_like_a_question_is_none(text: str) -> None:
    assert not sorted_as(text)["is_question"]


def test_personal_data_is_found_by_its_place_in_the_text_as_given() -> None:
    text = (
        "😀 Aino 131052-951J, 040 123 4567, a.b@demo.example, Kuusikatu 7 A 12, 67100 Kokkola, auto KLM-482"
    )
    pii = sorted_as(text)["pii"]
    assert isinstance(pii, list)
    assert [(one["type"], text[one["start"] : one["end"]]) for one in pii] == [
        ("hetu", "131052-951J"),
        ("phone", "040 123 4567"),
        ("email", "a.b@demo.example"),
        ("address", "Kuusikatu 7 A 12, 67100 Kokkola"),
        ("plate", "KLM-482"),
    ]


def test_the_citys_own_contacts_are_no_personal_data() -> None:
    assert sorted_as("Ring 06 828 9111, skriv till kalle@karleby.fi, besök Storgatan 3")["pii"] == []


@pytest.mark.parametrize(
    ("text", "spam", "phishing"),
    [
        ("Logga in på https://karleby-fi.com/betala i dag", False, True),
        ("Posti: pakettisi odottaa, maksa tullimaksu 1,99 € posti-tulli.top", False, True),
        ("Hej mamma, telefonen gick sönder, nytt nummer. Kan du betala en räkning åt mig?", False, True),
        ("Snabblån utan säkerhet! Ansök nu på lana-latt.top", True, False),
        ("Real followers for $7, order now at grow.top", True, False),
        ("Varning för sms om obetald parkeringsbot, klicka inte på länken!", False, False),
        ("Onko tämä Postin viesti aito? Siinä pyydetään 2,99 e", False, False),
        ("Byaföreningen säljer begagnade stolar, 5 € styck, hämtas torsdag kväll", False, False),
    ],
)
def test_advertising_and_phishing_are_two_things(text: str, spam: bool, phishing: bool) -> None:
    said = sorted_as(text)
    assert (said["spam"], said["phishing"]) == (spam, phishing)


def test_topic_urgency_and_feeling_are_told_with_the_words_that_weighed_most() -> None:
    text = "Det här är det sämsta jag har sett, plogen kom aldrig!"
    said = sorted_as(text)
    assert set(FIELDS) == set(said)
    assert (said["sentiment"], said["topic"]) == ("neg", "snow")
    assert said["urgency"] in (0, 1)
    told = triage(text, load("karleby"), explains=True)
    assert "plogen" in [text[start:end] for start, end in told.reasons["topic"]]


def test_hints_tell_the_model_and_nobody_else() -> None:
    told = triage("Nästa gång jag ser dig ska du få, din hund!", load("karleby"))
    assert not [one for one in told.findings if one.type.startswith("hint.")]


HARD = st.text(max_size=120) | st.lists(
    st.sampled_from(
        [
            "a\u200b",
            "!",
            "?",
            "\u202e",
            "v",
            "i",
            "t",
            "t",
            "u",
            "😀",
            "040",
            "123",
            "katu",
            "5",
            "www.",
            ".fi",
            "@",
            "�",
            "*",
            "$",
            "ᵥ",
        ]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=HARD)
def test_whatever_comes_in_every_place_is_in_the_text(text: str) -> None:
    found = triage(text, load("karleby"))
    assert found.language in {"sv", "fi", "en", "mix"}
    assert all(0 <= one.start < one.end <= len(text) for one in found.findings)
