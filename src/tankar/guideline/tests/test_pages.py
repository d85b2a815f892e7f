"""The public pages: whole, searchable, in three languages, honest about what is a translation."""

from __future__ import annotations

import re

import html5lib
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tankar.guideline import content
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db

LABELS = {
    "fi": "Tätä sovellusta varten tehty käännös, ei kaupungin virallinen teksti",
    "en": "Translation made for this application, not the city's official text",
}
PAGES = [
    "/guideline/",
    "/fi/guideline/",
    "/en/guideline/?q=threat",
    "/sv/guideline/?for=elected",
    "/guideline/?q=zzz",
    "/guideline/SAFE-7/",
    "/fi/guideline/CHAN-4/",
    "/en/guideline/META-3/",
    "/en/guideline/AMB-5/",
]


def _text(client: Client, address: str, language: str = "sv") -> str:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_valid_html(client: Client, address: str) -> None:
    html5lib.HTMLParser(strict=True).parse(client.get(address).content.decode())


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_the_guideline_shows_every_rule_in_the_readers_language(client: Client, language: str) -> None:
    page = _text(client, "/guideline/", language)
    rules = [rule for rule in content.shown() if not rule.is_frame]
    assert len(rules) == 111
    assert [rule.id for rule in rules if f'id="{rule.id}"' not in page] == []
    assert content.find("GEN-7").text.in_language(language) in page
    assert content.find("META-1").text.in_language(language) in page


def test_the_guideline_never_shows_the_placeholder(client: Client) -> None:
    assert "Esittäjän nimi" not in _text(client, "/guideline/")
    assert client.get("/guideline/META-2/").status_code == 404


def test_the_page_says_what_the_guideline_is_and_is_not(client: Client) -> None:
    page = _text(client, "/en/guideline/")
    assert "noted it for information on 16 August 2021" in page
    assert "not a by-law" in page
    assert "23 August 2021" in page


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("rule", ["", "SAFE-7/"])
def test_a_translation_says_that_it_is_one(client: Client, language: str, rule: str) -> None:
    page = _text(client, f"/{language}/guideline/{rule}")
    assert LABELS[language] in page


def test_the_swedish_says_that_it_is_the_citys_own(client: Client) -> None:
    page = _text(client, "/sv/guideline/SAFE-7/")
    assert "Stadens egen text på svenska" in page
    # the other languages, folded below, still say what they are
    assert page.count("Översättning som gjorts för det här programmet") == 2
    assert "Översättning" not in _text(client, "/sv/guideline/")


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_swedish_original_is_on_every_rules_page(client: Client, language: str) -> None:
    for rule_id in ("META-1", "SAFE-7", "TAG-2"):
        page = _text(client, f"/{language}/guideline/{rule_id}/")
        assert f'lang="sv"><p>{content.find(rule_id).text.sv}' in page


def test_a_rule_says_whom_it_concerns_and_that_this_is_our_reading(client: Client) -> None:
    page = _text(client, "/en/guideline/CHN-7/")
    assert "The head of unit" in page
    assert "(our reading)" in page


def test_an_ambiguous_rule_says_how_it_is_read(client: Client) -> None:
    assert "siinä" not in _text(client, "/fi/guideline/PRIN-1/").split("guideline-about")[0]
    assert "luottamusta herättävästi" in _text(client, "/fi/guideline/PRIN-1/").split("guideline-about")[1]


def test_the_rules_before_and_after_are_a_step_away_in_the_same_language(client: Client) -> None:
    page = _text(client, "/fi/guideline/SAFE-1/")
    assert 'rel="prev" href="/fi/guideline/NOTE-12/"' in page
    assert 'rel="next" href="/fi/guideline/SAFE-2/"' in page


def test_the_frame_is_not_called_a_rule(client: Client) -> None:
    assert "Rule META-1" not in _text(client, "/en/guideline/META-1/")
    assert "Rule SAFE-1" in _text(client, "/en/guideline/SAFE-1/")


def test_the_addresses_of_the_channels_can_be_followed(client: Client) -> None:
    assert 'href="https://www.instagram.com/kokkolakarleby/"' in _text(client, "/guideline/CHAN-4/")


def test_an_unknown_rule_is_not_found_and_a_small_letter_is_forgiven(client: Client) -> None:
    assert client.get("/guideline/NOPE-1/").status_code == 404
    assert client.get("/guideline/safe-7/").headers["Location"] == "/guideline/SAFE-7/"
    assert client.get("/fi/guideline/safe-7/").headers["Location"] == "/fi/guideline/SAFE-7/"


def test_a_search_shows_what_it_found_and_how_much(client: Client) -> None:
    page = _text(client, "/en/guideline/?q=paid")
    assert "3 rules found" in page
    assert 'id="CHN-8"' in page
    assert 'id="SAFE-7"' not in page


def test_a_search_in_another_language_shows_the_words_it_found(client: Client) -> None:
    page = _text(client, "/fi/guideline/?q=hotfulla")
    assert content.find("SAFE-7").text.fi in page
    assert content.find("SAFE-7").text.sv in page


def test_a_search_without_results_says_what_to_do(client: Client) -> None:
    page = _text(client, "/fi/guideline/?q=zzz")
    assert "Ohjeesta ei löytynyt hakua vastaavaa kohtaa" in page
    assert "Näytä koko ohje" in page


def test_what_was_searched_stays_in_the_field_and_is_harmless(client: Client) -> None:
    page = _text(client, '/guideline/?q="><script>&for=elected')
    assert "<script>&" not in page
    assert 'value="elected" selected' in page


def test_an_unknown_group_shows_everything(client: Client) -> None:
    assert 'id="CHN-7"' in _text(client, "/guideline/?for=martians")


@pytest.mark.parametrize("rule", ["", "SAFE-7/"])
def test_each_page_names_its_twins_in_every_language(client: Client, rule: str) -> None:
    for address in (f"/guideline/{rule}", f"/fi/guideline/{rule}"):
        tree = html5lib.parse(client.get(address).content.decode(), namespaceHTMLElements=False)
        twins = {
            link.get("hreflang"): link.get("href").split("/", 3)[3]
            for link in tree.iterfind(".//link[@rel='alternate']")
        }
        assert twins == {
            "sv": f"sv/guideline/{rule}",
            "fi": f"fi/guideline/{rule}",
            "en": f"en/guideline/{rule}",
            "x-default": f"guideline/{rule}",
        }


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_a_twin_keeps_its_language_whatever_the_reader_prefers(client: Client, language: str) -> None:
    answer = client.get(f"/{language}/guideline/SAFE-7/", headers={"accept-language": "sv"})
    assert f'<html lang="{language}"' in answer.content.decode()
    assert answer.headers["Content-Language"] == language
    assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_the_page_that_chooses_says_so_to_caches(client: Client) -> None:
    vary = client.get("/guideline/SAFE-7/").headers["Vary"]
    assert "Accept-Language" in vary
    assert "Cookie" in vary


@pytest.mark.parametrize("address", ["/guideline/", "/guideline/?q=viesti", "/guideline/SAFE-7/"])
def test_a_reader_costs_at_most_five_statements(
    client: Client, address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(address)
    with django_assert_max_num_queries(5):
        client.get(address)


def test_only_communications_is_offered_to_replace_a_text(
    client: Client, as_person: SignedIn, lars: Person, aino: Person
) -> None:
    offer = 'href="/guideline/SAFE-7/official/"'
    assert offer in _text(as_person(lars), "/guideline/SAFE-7/")
    assert offer not in _text(as_person(aino), "/guideline/SAFE-7/")
    assert offer not in _text(client, "/guideline/SAFE-7/")


@pytest.mark.parametrize("address", ["/guideline/", "/guideline/SAFE-7/", "/guideline/SAFE-7/official/"])
def test_pages_for_staff_are_valid_html_too(as_person: SignedIn, lars: Person, address: str) -> None:
    html5lib.HTMLParser(strict=True).parse(as_person(lars).get(address).content.decode())
