"""The city's statements: everybody reads them, communications keep them."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tankar.journal.models import Entry
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.statements.actions.publish_version import publish_version
from tankar.statements.errors import ChangedMeanwhile, MayNotEdit, NothingChanged, TextMissing
from tankar.statements.models import Version
from tankar.statements.pages import LANGUAGES, Page, blocks_of, packaged

pytestmark = pytest.mark.django_db
TEXTS = {"sv": "Var snäll.", "fi": "Ole kiltti.", "en": "Be kind."}


def soup(client: Client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize("page", Page.values)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_in_every_language_for_everybody(
    client: Client, page: str, language: str
) -> None:
    shown = soup(client, f"/{language}/{page}/")
    assert shown.html is not None
    assert shown.html["lang"] == language
    assert len(shown.select("main h2")) >= 5
    assert "{organisation}" not in shown.get_text()
    twins = {link["hreflang"]: str(link["href"]) for link in shown.select("link[hreflang]")}
    assert set(twins) == {*LANGUAGES, "x-default"}
    assert twins["fi"].endswith(f"/fi/{page}/")


def test_the_address_without_language_says_that_it_depends_on_the_reader(client: Client) -> None:
    answer = client.get("/accessibility/", headers={"accept-language": "fi"})
    assert "Saavutettavuusseloste" in answer.content.decode()
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_accessibility_statement_says_what_the_law_asks_for(client: Client, language: str) -> None:
    text = soup(client, f"/{language}/accessibility/").get_text()
    for asked in ("306/2019", "WCAG 2.1", "EN 301 549", "Traficom", "14", "axe", "2026"):
        assert asked in text, asked
    assert soup(client, f"/{language}/accessibility/").select_one(
        f'a[href="/{language}/accessibility/feedback/"]'
    )


def test_every_public_page_links_to_all_three(client: Client) -> None:
    links = {str(link["href"]) for link in soup(client, "/guideline/").select("footer a")}
    assert links >= {"/accessibility/", "/privacy/", "/house-rules/"}


def test_a_packaged_text_says_that_nobody_has_confirmed_it(client: Client, lars: Person) -> None:
    words = "The city has not confirmed it yet"
    assert words in soup(client, "/en/house-rules/").get_text()
    publish_version(lars, Page.HOUSE_RULES, TEXTS, seen=0)
    shown = soup(client, "/en/house-rules/").get_text()
    assert words not in shown
    assert "Be kind." in shown


def test_a_version_is_never_changed_and_the_newest_is_shown(client: Client, lars: Person) -> None:
    publish_version(lars, Page.HOUSE_RULES, TEXTS, seen=0)
    publish_version(lars, Page.HOUSE_RULES, {**TEXTS, "en": "Be very kind."}, seen=1)
    assert [one.text_en for one in Version.objects.order_by("number")] == ["Be kind.", "Be very kind."]
    assert "Be very kind." in soup(client, "/en/house-rules/").get_text()
    entries = Entry.objects.about("statement", "house-rules")
    assert {one.params["number"] for one in entries} == {"1", "2"}


@pytest.mark.parametrize(
    ("who", "texts", "seen", "error"),
    [
        ("aino", TEXTS, 0, MayNotEdit),
        ("pekka", TEXTS, 0, MayNotEdit),
        ("lars", {**TEXTS, "fi": " "}, 0, TextMissing),
        ("lars", TEXTS, 3, ChangedMeanwhile),
    ],
)
def test_what_is_not_published(
    who: str, texts: dict[str, str], seen: int, error: type[Exception], request: pytest.FixtureRequest
) -> None:
    with pytest.raises(error):
        publish_version(request.getfixturevalue(who), Page.PRIVACY, texts, seen=seen)
    assert not Version.objects.exists()


def test_the_same_text_makes_no_version(lars: Person) -> None:
    publish_version(lars, Page.PRIVACY, TEXTS, seen=0)
    with pytest.raises(NothingChanged):
        publish_version(lars, Page.PRIVACY, {**TEXTS, "sv": " Var snäll.\r\n"}, seen=1)


def test_lars_writes_on_the_page_and_keeps_his_text_when_marja_liisa_was_faster(
    as_person: SignedIn, lars: Person, marja_liisa: Person
) -> None:
    browser = as_person(lars)
    fields = browser.get("/statements/privacy/edit/").context["form"].initial
    assert fields["text_fi"] == packaged("privacy", "fi")
    publish_version(marja_liisa, Page.PRIVACY, TEXTS, seen=0)
    answer = browser.post("/statements/privacy/edit/", {**fields, "text_en": "Mine"})
    assert answer.status_code == 422
    assert "Mine" in answer.content.decode()
    done = browser.post("/statements/privacy/edit/", {**fields, "text_en": "Mine", "seen": 1})
    assert done.headers["Location"] == "/privacy/"
    assert "Version 1" in browser.get("/statements/privacy/versions/1/").content.decode()


def test_only_communications_find_the_keeping_pages(as_person: SignedIn, aino: Person) -> None:
    browser = as_person(aino)
    for address in ("/statements/", "/statements/privacy/edit/", "/statements/privacy/versions/"):
        assert browser.get(address).status_code == 403


def test_pages_that_do_not_exist_are_not_there(as_person: SignedIn, lars: Person) -> None:
    browser = as_person(lars)
    for address in ("/statements/nothing/edit/", "/statements/privacy/versions/7/", "/xx/privacy/"):
        assert browser.get(address).status_code == 404


def test_a_text_becomes_headings_lists_and_paragraphs_and_never_markup() -> None:
    blocks = blocks_of("## Hej\nen rad\noch en till\n- a\n- b\n\n- c\n\n<b>fet</b>", "sv")
    assert [(one.kind, one.lines) for one in blocks] == [
        ("heading", ("Hej",)),
        ("words", ("en rad och en till",)),
        ("list", ("a", "b")),
        ("list", ("c",)),
        ("words", ("<b>fet</b>",)),
    ]


def test_markup_in_a_text_is_shown_as_words(client: Client, lars: Person) -> None:
    publish_version(lars, Page.PRIVACY, {**TEXTS, "en": "<script>x</script>"}, seen=0)
    assert "&lt;script&gt;" in client.get("/en/privacy/").content.decode()
