"""The same message again: found with small changes, and not where two people write alike."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tankar.texts.streams.near import Stream
from tankar.texts.streams.testing.copies import CHANGES, copied, false_friends, messages


def is_again(first: str, second: str, *, is_spam: bool = False) -> bool:
    stream = Stream()
    assert stream.earlier("first", first, is_spam=is_spam) is None
    return stream.earlier("second", second, is_spam=is_spam) == "first"


@pytest.mark.parametrize("change", CHANGES)
def test_a_message_with_one_small_change_is_the_same(change: str) -> None:
    chance = random.Random(7)
    missed = [
        text
        for language, text in messages()
        for _ in range(6)
        if not is_again(text, copied(text, language, [change], chance))
    ]
    assert missed == []


def test_a_message_with_several_small_changes_is_the_same() -> None:
    chance = random.Random(11)
    missed = []
    for language, text in messages():
        for _ in range(20):
            again = copied(text, language, chance.sample(list(CHANGES), 3), chance)
            if not is_again(text, again):
                missed.append(again)
    assert len(missed) <= 3, missed


@pytest.mark.parametrize(("first", "second"), list(false_friends()))
def test_a_sentence_that_two_people_fill_in_is_two_messages(first: str, second: str) -> None:
    assert not is_again(first, second)


def test_nor_when_one_of_them_greets_first() -> None:
    assert not is_again("Auraatteko Kanervakadun?", "Moi! Auraatteko Mäntytien? 🙏")
    assert not is_again(
        "Gatlampan vid Granstigen 4 är släckt igen.", "Hej! Gatlampan vid granstigen 14 är släckt igen"
    )
    assert not is_again("Milloin uimahalli aukeaa?", "Hei, milloin kirjasto aukeaa?")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Vattenläcka i korsningen Lärkgatan–Strandstigen, det forsar ut på gatan.",
            "ni måst komma, här rinner som en bäck upp ur asfalten bortve Strandstigen",
        ),
        (
            "Kiitos uudesta frisbeegolfradasta!",
            "18 väylää, hyvät korit, oltiin heittämässä koko ilta. Iso käsi teille",
        ),
        (
            "Pass dig på vägen hem ikväll.",
            "Pass på vägen hem ikväll gott folk, det är spegelblankt i hela byn",
        ),
    ],
)
def test_the_same_matter_in_other_words_is_another_message(first: str, second: str) -> None:
    assert not is_again(first, second)


def test_dialect_and_another_word_here_and_there_change_nothing() -> None:
    assert is_again(
        "Ingen strandskog ska skövlas för lyxvillor. Jag motsätter mig planändringen vid Elba.",
        "ingen strandskog ska huggas ner för lyxvillor, ja motsätter mig planändringen vid elba!!",
    )
    assert is_again(
        "Perhekerho takaisin Kälviälle! Missä meidän kotiäitien pitää käydä?",
        "Terve, perhekerho takaisin Kälviälle!! Missä meijän kotiäitien oikein pitää käydä",
    )


def test_a_fraud_may_change_its_sums_and_codes() -> None:
    first = "Posti: lähetyksesi JJFI881 odottaa maksua 1,95 €. Maksa 24 h kuluessa: posti-fi.paketit.example"
    second = "Posti: lähetyksesi JJFI904 odottaa maksua 2,15 €. Maksa 12 h kuluessa: posti-fi.paketit.example"
    assert is_again(first, second)
    told = "Otroligt! Jag fick {} euro på tio dagar med hjälp av en bekant på nätet, fråga mig hur"
    assert is_again(told.format("8 900"), "Wow! " + told.format("9 400"), is_spam=True)
    assert not is_again(told.format("8 900"), "Wow! " + told.format("9 400"))


def test_a_few_words_beside_a_link_are_about_what_it_leads_to() -> None:
    said = "Kolla den här artikeln https://nyheter.example/a/{}"
    assert not is_again(said.format("7-100"), said.format("7-200"))
    assert is_again(said.format("7-100"), said.format("7-100") + " 😮")
    assert is_again(said.format("7-100"), said.format("7-200"), is_spam=True)


def test_a_short_message_is_the_same_only_when_it_is_equal() -> None:
    assert is_again("Missä aurauskartta?", "MISSÄ AURAUSKARTTA 🙏")
    assert not is_again("Missä aurauskartta?", "Missä aurausjuttu?")


@pytest.mark.parametrize(
    "text", ["", "👍", "❤️❤️❤️", "Tack!", "Kiitti", "Hyvää huomenta kaikille", "?!", "\x00"]
)
def test_what_anybody_may_say_is_nobodys_copy(text: str) -> None:
    assert not is_again(text, text)


def test_a_copy_of_a_copy_is_of_the_first() -> None:
    stream = Stream()
    text = "Rädda byskolan i Öja! Våra barn har rätt att gå i skola där de bor"
    assert stream.earlier(1, text) is None
    assert stream.earlier(2, "Hej! " + text) == 1
    assert stream.earlier(3, "Hej! " + text + " 😡 NU") == 1
    assert stream.earlier("elsewhere", "Milloin Kanervakadun valaistus korjataan?") is None


def test_a_message_without_a_name_is_compared_and_not_remembered() -> None:
    stream = Stream()
    text = "Rädda byskolan i Öja! Våra barn har rätt att gå i skola där de bor"
    assert stream.earlier(None, text) is None
    assert stream.earlier({"odd": 1}, text) is None
    assert stream.earlier(None, text) == {"odd": 1}


def test_the_oldest_is_forgotten_first() -> None:
    stream = Stream(most=3)
    texts = [text for _, text in messages()][:4]
    for number, text in enumerate(texts):
        stream.earlier(number, text)
    assert stream.earlier("again", texts[3]) == 3
    assert stream.earlier("again", texts[0]) is None


def test_long_texts_that_are_half_the_same_do_not_hold_the_stream_up() -> None:
    chance = random.Random(3)
    words = [word for _, text in messages() for word in text.split()]
    long = [chance.choice(words) for _ in range(320)]
    stream, begun = Stream(), time.process_time()
    for number in range(20):
        stream.earlier(
            number, " ".join(word if chance.random() < 0.5 else chance.choice(words) for word in long)
        )
    assert time.process_time() - begun < 3


SIGNS = st.text(max_size=60) | st.lists(
    st.sampled_from(
        [
            "a",
            "A\u0301",
            "@",
            ".",
            "a.fi",
            "/",
            "1",
            "1a1",
            "😀",
            "\u200b",
            "_",
            " ",
            "katu",
            "ei",
            "\ud800",
            "字",
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(SIGNS, min_size=1, max_size=6))
def test_whatever_comes_in_the_answer_is_an_earlier_name(texts: list[str]) -> None:
    stream = Stream(most=4)
    for number, text in enumerate(texts):
        found = stream.earlier(number, text)
        assert found is None or found in range(number)
