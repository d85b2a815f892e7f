"""Every figure has a plain name in three languages; what a network calls it is an aside and a column of its own."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import translation

from tankar.channels.models import Channel
from tankar.content.testing.making import make_channel
from tankar.insights.reading.number import sees_every_post
from tankar.insights.sheets.taking_in import example
from tankar.insights.tests.conftest import SignedIn, a_figure, a_post
from tankar.insights.tests.test_pages import MONDAY, cells
from tankar.insights.tests.test_pages import soup as soup_of
from tankar.insights.words import BY_HAND, definition_words, indicator_words, period_words
from tankar.networks import registry
from tankar.networks.incoming import Definition, Indicator, Period
from tankar.organisation.models import Person, Unit

_LANGUAGES = ("sv", "fi", "en")


def told_by_networks() -> list[Definition]:
    measuring = [one.measures for one in registry.all() if one.measures is not None]
    return [one for each in measuring for one in (*each.of_account, *each.of_post)]


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_figure_of_every_network_has_a_name_and_a_meaning_in_words(language: str) -> None:
    assert told_by_networks()
    with translation.override(language):
        for one in told_by_networks():
            for words in (indicator_words(one.indicator), period_words(one.period)):
                assert words
                assert "_" not in words
                assert words != one.source
            assert definition_words(one.indicator, one.period).count(".") >= 2


def test_no_figure_and_no_period_is_without_words_of_its_own_in_swedish_and_finnish() -> None:
    names: dict[str, list[str]] = {}
    for language in _LANGUAGES:
        with translation.override(language):
            names[language] = [indicator_words(one) for one in (*Indicator,)]
            assert len(set(names[language])) == len(Indicator)
            assert all(period_words(one) != one.value for one in Period)
    for swedish, finnish, english in zip(*(names[one] for one in _LANGUAGES), strict=True):
        assert len({swedish, finnish, english}) == 3
    assert set(BY_HAND) == set(Indicator), "the form and the file know each figure"


@pytest.mark.db
@pytest.mark.django_db
def test_the_networks_own_name_stands_aside_and_in_a_column_of_its_own(
    channel: Channel, aino: Person, in_swedish: SignedIn
) -> None:
    a_figure(channel, 1200, MONDAY, source="followers_count")
    client = in_swedish(aino)
    assert "followers_count" not in client.get(reverse("insights:index")).content.decode()
    page = BeautifulSoup(client.get(reverse("insights:one", args=[channel.public_id])).content, "html.parser")
    asides = page.select("details code")
    assert [one.get_text() for one in asides] == ["followers_count"]
    for one in asides:
        one.decompose()
    assert "followers_count" not in page.get_text()
    heading, first, *_rest = client.get(reverse("insights:file", args=["csv"])).content.decode().splitlines()
    assert heading.endswith("Nätverkets eget namn på den")
    assert first.endswith("followers_count")
    assert "followers_count" not in first.rsplit(";", 1)[0]


@pytest.mark.parametrize(("language", "words"), [("sv", "Stadens eget flöde"), ("fi", "Kaupungin oma syöte")])
@pytest.mark.db
@pytest.mark.django_db
def test_the_citys_feed_is_named_in_the_readers_language(
    aino: Person, library: Unit, clock: object, as_person: SignedIn, language: str, words: str
) -> None:
    feed = make_channel("Karleby", library, aino, kind="own", network="feed")
    Person.objects.filter(pk=aino.pk).update(language=language)
    client = as_person(aino)
    for address in (
        reverse("insights:index"),
        reverse("insights:one", args=[feed.public_id]),
        reverse("channels:list"),
        feed.get_absolute_url(),
    ):
        text = soup_of(client.get(address)).get_text(" ")
        assert words in text, address
        assert "Feed" not in text.split(), address
    said = client.get(reverse("insights:file", args=["csv"])).content.decode()
    assert words in said
    assert ";Feed;" not in said


@pytest.mark.db
@pytest.mark.django_db
def test_no_post_known_is_no_zero_where_tankar_does_not_see_all_posts(
    by_hand: Channel, aino: Person, in_swedish: SignedIn
) -> None:
    client = in_swedish(aino)
    assert not sees_every_post(by_hand)
    posts = cells(soup_of(client.get(reverse("insights:index"))), by_hand)[2]
    assert posts.startswith("ej tillgängligt Tankar känner inte till något inlägg")
    a_post(by_hand, "old", days=70)
    page = soup_of(client.get(reverse("insights:one", args=[by_hand.public_id])))
    months = [row.get_text(" ", strip=True) for row in page.select("#posts tbody tr")]
    assert [one.split()[2] for one in months[-3:]] == ["1", "ej", "ej"]
    said = client.get(reverse("insights:file", args=["csv"])).content.decode()
    assert ";0;" not in said


def test_the_example_file_has_no_networks_name_in_it() -> None:
    for language in _LANGUAGES:
        with translation.override(language):
            assert "_" not in example(MONDAY)
