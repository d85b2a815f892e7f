from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

import pytest
from django.test import Client
from django.urls import reverse

from tankar.organisation import demo
from tankar.organisation.models import Person, ShownMail
from tankar.organisation.testing.people import SignedIn

STAFF = {
    # page: who is let in; everybody else with an account is refused
    "/people/": {"marja_liisa", "lars", "heikki", "pekka"},
    "/units/": {"marja_liisa", "lars", "heikki", "pekka"},
    "/units/add/": {"pekka"},
    "/people/add/": {"pekka"},
    "/me/": set(demo.FIGURES),
    "/me/sign-in/": set(demo.FIGURES),
    "/people/invite/": {"marja_liisa", "pekka"},
    "/people/invitations/": {"marja_liisa", "pekka"},
}
PEOPLE = ["marja_liisa", "lars", "aino", "heikki", "sirpa", "johan", "outi", "pekka"]


@pytest.mark.parametrize("key", PEOPLE)
@pytest.mark.parametrize("page", list(STAFF))
def test_each_page_lets_in_those_it_is_for(key: str, page: str, db: None, as_person: SignedIn) -> None:
    response = as_person(demo.make_person(key)).get(page)
    assert response.status_code == (200 if key in STAFF[page] else 403)


@pytest.mark.parametrize("page", list(STAFF))
def test_without_a_session_a_page_asks_to_sign_in_and_comes_back(page: str, db: None) -> None:
    response = Client().get(page + "?q=%C3%A4")
    assert response.status_code == 302
    where, _, query = response["Location"].partition("?")
    assert where == "/sign-in/"
    assert parse_qs(query) == {"next": [f"{page}?q=%C3%A4"]}


@pytest.mark.parametrize("key", PEOPLE)
@pytest.mark.parametrize(
    ("route", "allowed"),
    [
        ("person", {"marja_liisa": 200, "lars": 200, "heikki": 200, "pekka": 200}),
        ("edit_person", {"pekka": 200}),
    ],
)
def test_ainos_own_page_is_seen_by_her_head_communications_and_the_administrator(
    key: str, route: str, allowed: dict[str, int], aino: Person, as_person: SignedIn
) -> None:
    client = as_person(demo.make_person(key))
    response = client.get(reverse(f"organisation:{route}", args=[aino.public_id]))
    assert response.status_code == allowed.get(key, 403)


def test_a_head_of_unit_does_not_find_somebody_of_another_unit(
    heikki: Person, mikko: Person, as_person: SignedIn
) -> None:
    client = as_person(heikki)
    assert client.get(f"/people/{mikko.public_id}/").status_code == 404
    assert mikko.family_name not in client.get("/people/").content.decode()


@pytest.mark.parametrize("key", PEOPLE)
@pytest.mark.parametrize("route", ["give_role", "add_person", "edit_person"])
def test_only_the_administrator_changes_people_and_roles(
    key: str, route: str, aino: Person, as_person: SignedIn
) -> None:
    arguments = [] if route == "add_person" else [aino.public_id]
    response = as_person(demo.make_person(key)).post(reverse(f"organisation:{route}", args=arguments), {})
    assert response.status_code == (422 if key == "pekka" else 403)


@pytest.mark.parametrize("page", ["/sign-in/", "/sign-in/forgotten/"])
def test_everybody_reaches_the_pages_of_signing_in(page: str, db: None) -> None:
    for language in ["sv", "fi", "en"]:
        assert Client(headers={"accept-language": language}).get(page).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["signup/", "accounts/login/", "accounts/signup/", "login/", "email/", "phone/change/", "password/set/"],
)
def test_no_page_of_allauths_own_can_be_reached(path: str, db: None) -> None:
    assert Client().get(f"/{path}").status_code == 404


def test_the_list_is_paged_by_key_and_shows_everybody_once(pekka: Person, as_person: SignedIn) -> None:
    for number in range(120):
        Person.objects.create(
            given_name="Åke",
            family_name=f"Öst{number % 7}",
            email=f"åke{number}@demo.example",
        )
    client = as_person(pekka)
    seen: list[str] = []
    page = client.get("/people/")
    while True:
        seen += [person.email for person in page.context["people"]]
        if not page.context["after"]:
            break
        page = client.get("/people/", {"after": page.context["after"]})
    assert len(seen) == len(set(seen)) == Person.objects.count()
    assert "OFFSET" not in str(Person.objects.order_by("search_name")[:50].query)


def test_a_search_finds_any_order_of_words_and_minds_no_capitals(pekka: Person, as_person: SignedIn) -> None:
    Person.objects.create(given_name="Åke", family_name="Östman", email="x@demo.example")
    client = as_person(pekka)
    for words in ["ÅKE öst", "östman åke", "X@DEMO"]:
        assert [p.given_name for p in client.get("/people/", {"q": words}).context["people"]] == ["Åke"]
    assert not client.get("/people/", {"q": "zzz"}).context["people"]


def test_a_full_list_needs_few_statements(
    pekka: Person, as_person: SignedIn, django_assert_max_num_queries: Any
) -> None:
    for key in demo.FIGURES:
        demo.make_person(key)
    client = as_person(pekka)
    with django_assert_max_num_queries(12):
        client.get("/people/")


def test_a_reader_without_a_session_costs_no_question_about_people(
    db: None, django_assert_num_queries: Any
) -> None:
    Client().get("/sign-in/")
    with django_assert_num_queries(0):
        Client().get("/sign-in/forgotten/")


def test_private_pages_stay_out_of_shared_caches(aino: Person, as_person: SignedIn) -> None:
    assert "private" in as_person(aino).get("/me/")["Cache-Control"]


def test_the_demos_mail_is_shown_in_a_demo_and_nowhere_else(db: None, clock: Any) -> None:
    mail = ShownMail.objects.create(to="a@demo.example", subject="Hej", body="Text", sent_at=clock())
    for path in ["/demo/mail/", f"/demo/mail/{mail.public_id}/"]:
        assert Client().get(path).status_code == 404
