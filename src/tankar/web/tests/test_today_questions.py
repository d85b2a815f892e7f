"""May this be shared, on Today: what Sirpa is asked in its first words, and what Johan has to read."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tankar.clearance.questions.actions.answer import answer
from tankar.clearance.testing.asking import asked, matter_of, said
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
BUDGET = 15


@pytest.fixture(autouse=True)
def english(johan: Person, sirpa: Person, kirsti: Person, petra: Person, clock: Any) -> None:
    Person.objects.update(language="en")


@pytest.fixture
def kirsti(db: None) -> Person:
    from tankar.organisation import demo

    return demo.make_person("kirsti")


def today(client: Any) -> str:
    main = BeautifulSoup(client.get("/").content, "html.parser").find("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def test_sirpa_reads_the_first_words_since_when_and_until_when(
    as_person: SignedIn, johan: Person, sirpa: Person, clock: Any
) -> None:
    asked(johan, sirpa, words="Får jag berätta hur många skolor det gäller?", need="urgent")
    clock.advance(hours=1)
    page = today(as_person(sirpa))
    assert "Answer: Får jag berätta hur många skolor det gäller?" in page
    assert "Skolnätet från 2028" in page
    assert "Urgent Since: Monday 23 November Due: Monday 23 November" in page
    assert "Björkskog" not in page


def test_kirsti_of_the_registry_reads_what_somebody_wants_to_know(
    as_person: SignedIn, johan: Person, kirsti: Person
) -> None:
    asked(johan, None, words="Får jag berätta om lekparken?")
    assert "Say who prepares it: Får jag berätta om lekparken?" in today(as_person(kirsti))


def test_johan_is_shown_an_answer_until_he_has_opened_it(
    as_person: SignedIn, johan: Person, sirpa: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa, words="Får jag?")
    phone = as_person(johan)
    assert "Får jag?" not in today(phone)
    answer(sirpa, clearance, said())
    assert "Read the answer: Får jag?" in today(phone)
    there = reverse("clearance:question", args=[clearance.public_id])
    # whoever answered it reads it too, and it stays new for Johan
    as_person(sirpa).get(there)
    assert "Read the answer: Får jag?" in today(phone)
    phone.get(there)
    assert "Får jag?" not in today(phone)
    assert not Notice.objects.filter(person=johan, read_at=None).exists()
    clock.advance(hours=1)
    answer(sirpa, clearance, said("secret"))
    assert "Read the answer: Får jag?" in today(phone)


def test_petra_is_shown_her_answer_only_as_whom_she_asked(
    as_person: SignedIn, petra: Person, sirpa: Person
) -> None:
    petra.acting_as = "elected"
    answer(sirpa, asked(petra, sirpa, words="Som förtroendevald?"), said())
    browser = as_person(petra)
    for acting_as, shown in (("employee", False), ("elected", True)):
        browser.post(reverse("organisation:acting_as"), {"acting_as": acting_as})
        assert ("Som förtroendevald?" in today(browser)) is shown


def test_thirty_questions_cost_no_more_statements_than_one(
    as_person: SignedIn, johan: Person, sirpa: Person, django_assert_max_num_queries: Any
) -> None:
    matter = matter_of(sirpa)
    for number in range(30):
        asked(johan, sirpa, words=f"Fråga {number}?", matter=matter)
        answer(sirpa, asked(johan, sirpa, words=f"Svarad {number}?", matter=matter), said())
    for person in (sirpa, johan):
        browser = as_person(person)
        browser.get("/")
        with django_assert_max_num_queries(BUDGET):
            browser.get("/")
