"""Whoever opens an address that only takes a form is led to the page it belongs to."""

from __future__ import annotations

import pytest
from django.test import Client

from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.web.form_addresses import _page_above

pytestmark = pytest.mark.django_db
BROWSER = {"accept": "text/html,application/xhtml+xml"}


def test_a_browser_is_led_from_a_forms_address_to_its_page() -> None:
    there = Client().get("/language/", headers=BROWSER)
    assert (there.status_code, there.headers["Location"]) == (302, "/")


def test_a_program_and_a_part_of_a_page_get_the_plain_answer() -> None:
    assert Client().get("/language/").status_code == 405
    assert Client().get("/language/", headers={**BROWSER, "HX-Request": "true"}).status_code == 405


def test_what_is_sent_to_a_wrong_address_is_not_taken_for_a_visit(lars: Person, as_person: SignedIn) -> None:
    assert as_person(lars).post("/decisions/", headers=BROWSER).status_code == 405


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("/may-this-be-shared/abc/answer/", "/may-this-be-shared/abc/"),
        ("/register/reviews/abc/decide/communications/", "/register/reviews/abc/"),
        ("/nowhere/at/all/", "/"),
    ],
)
def test_the_page_above_is_the_nearest_that_there_is(path: str, above: str) -> None:
    assert _page_above(path) == above
