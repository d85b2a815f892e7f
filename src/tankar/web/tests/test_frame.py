"""The frame around every page, seen by Marja-Liisa, Aino and a resident."""

from __future__ import annotations

import html5lib
import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.web.context import frame


def page(client: Client, address: str = "/", **more: str) -> BeautifulSoup:
    answer = client.get(address, headers=more)
    assert answer.status_code == 200
    html5lib.HTMLParser(strict=True).parse(answer.content.decode())
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize(("language", "title"), [("sv", "Idag"), ("fi", "Tänään"), ("en", "Today")])
def test_today_is_whole_html_in_three_languages(
    as_person: SignedIn, marja_liisa: Person, language: str, title: str
) -> None:
    Person.objects.filter(pk=marja_liisa.pk).update(language=language)
    soup = page(as_person(marja_liisa))
    assert soup.html is not None
    assert soup.html["lang"] == language
    assert soup.title is not None
    assert soup.title.get_text() in {f"{title} – Tankar", "Today – Tankar"}


def test_the_residents_frame_is_whole_html_with_its_twins(db: None) -> None:
    request = RequestFactory().get("/sv/feed/")
    twins = [{"code": "fi", "url": "/fi/feed/"}]
    source = render_to_string("interface/public.html", {"twins": twins}, request)
    html5lib.HTMLParser(strict=True).parse(source)
    assert '<link rel="alternate" hreflang="fi" href="/fi/feed/">' in source
    assert "csrfmiddlewaretoken" not in source, "a resident's page can be kept in caches"


def test_every_page_begins_with_a_way_past_the_navigation(as_person: SignedIn, aino: Person) -> None:
    soup = page(as_person(aino))
    assert soup.body is not None
    first = soup.body.find("a")
    assert first is not None
    assert first["href"] == "#main"
    assert soup.select_one("main#main")


def test_the_page_one_is_on_is_marked_in_the_navigation(as_person: SignedIn, aino: Person) -> None:
    soup = page(as_person(aino))
    assert {link["href"] for link in soup.select("nav a[aria-current=page]")} == {"/"}


def test_names_of_controls_stand_in_words(as_person: SignedIn, aino: Person) -> None:
    soup = page(as_person(aino))
    for control in soup.select("button, nav a"):
        assert control.get_text(strip=True), control
    for control in soup.select("input:not([type=hidden]), select"):
        assert soup.select(f"label[for={control['id']}]"), control


def test_no_identity_is_given_twice(as_person: SignedIn, aino: Person) -> None:
    identities = [one["id"] for one in page(as_person(aino)).select("[id]")]
    assert len(identities) == len(set(map(str, identities)))


def test_the_policy_lets_nothing_run_but_our_own_files(as_person: SignedIn, aino: Person) -> None:
    policy = as_person(aino).get("/").headers["Content-Security-Policy"]
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'self'"
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("cookie", "shown"), [("dark", "dark"), ("light", "light"), ("", "auto"), ('"><b>', "auto")]
)
def test_the_appearance_comes_from_the_cookie(
    as_person: SignedIn, aino: Person, cookie: str, shown: str
) -> None:
    client = as_person(aino)
    client.cookies["appearance"] = cookie
    soup = page(client)
    assert soup.html is not None
    assert soup.html["data-color-scheme"] == shown
    assert [b["value"] for b in soup.select("[name=scheme][aria-pressed=true]")] == [shown] * 2


def test_choosing_dark_comes_back_to_the_same_page(client: Client, db: None) -> None:
    answer = client.post("/appearance/", {"scheme": "dark", "next": "/guideline/?q=ton"})
    assert answer.headers["Location"] == "/guideline/?q=ton"
    assert client.cookies["appearance"].value == "dark"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_no_choice_leads_out_of_the_house(client: Client, db: None, elsewhere: str) -> None:
    assert client.post("/appearance/", {"scheme": "dark", "next": elsewhere}).headers["Location"] == "/"


def test_the_language_switch_comes_back_to_the_same_page(as_person: SignedIn, aino: Person) -> None:
    client = as_person(aino)
    switch = page(client, "/?all=red").select_one("form[action='/language/']")
    assert switch is not None
    assert switch.has_attr("data-saves-first")
    back = switch.select_one("[name=next]")
    assert back is not None
    assert back["value"] == "/?all=red"
    answer = client.post("/language/", {"language": "fi", "next": str(back["value"])})
    assert answer.headers["Location"] == "/?all=red"
    soup = page(client)
    assert soup.html is not None
    assert soup.html["lang"] == "fi"


def test_a_page_with_its_language_in_the_address_gives_way_to_its_twin(client: Client, db: None) -> None:
    answer = client.post("/language/", {"language": "fi", "next": "/sv/guideline/PRIN-1/?x=/sv/"})
    assert answer.headers["Location"] == "/fi/guideline/PRIN-1/?x=/sv/"


def test_a_language_we_do_not_speak_changes_nothing(as_person: SignedIn, aino: Person) -> None:
    as_person(aino).post("/language/", {"language": "de", "next": "/"})
    aino.refresh_from_db()
    assert aino.language == "fi"


def test_whom_one_acts_as_is_said_only_where_it_can_be_mistaken(aino: Person) -> None:
    request = RequestFactory().get("/")
    request.person = aino  # type: ignore[attr-defined]
    request.acting_as = "employee"  # type: ignore[attr-defined]
    assert frame(request)["acting_as_words"] == ""
    aino.is_elected = True
    request.acting_as = "elected"  # type: ignore[attr-defined]
    assert frame(request)["acting_as_words"]


def test_a_page_asks_the_database_little(
    as_person: SignedIn, aino: Person, django_assert_max_num_queries: object
) -> None:
    client = as_person(aino)
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        client.get("/")
