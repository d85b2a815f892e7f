"""The pages of asking: what each reader sees, and what happens to what was typed."""

from __future__ import annotations

from typing import Any

import html5lib
import pytest
from pytest_django import DjangoAssertNumQueries

from tankar.guideline.advice.actions.ask import ask
from tankar.guideline.models import Advice
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def advice(aino: Person, clock: Any) -> Advice:
    return ask(aino, "advice", "Saanko vastata omalla nimelläni?")


def _page(as_person: SignedIn, person: Person, address: str) -> str:
    answer = as_person(person).get(address)
    assert answer.status_code == 200
    page: str = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    return page


def _act(as_person: SignedIn, person: Person, advice: Advice, **said: str) -> Any:
    return as_person(person).post(f"/guideline/ask/{advice.public_id}/act/", said)


def test_aino_asks_and_lands_on_her_question(aino: Person, as_person: SignedIn, clock: Any) -> None:
    client = as_person(aino)
    page = client.get("/guideline/ask/")
    said = {"kind": "advice", "text": "Saanko?", "public_id": "b" * 16}
    assert page.status_code == 200
    answer = client.post("/guideline/ask/", said, follow=True)
    assert answer.redirect_chain == [(f"/guideline/ask/{'b' * 16}/", 302)]
    assert "Saanko?" in answer.content.decode()


def test_an_empty_question_is_not_sent_and_says_so(aino: Person, as_person: SignedIn, clock: Any) -> None:
    answer = as_person(aino).post("/guideline/ask/", {"kind": "journalist", "text": ""})
    assert answer.status_code == 422
    assert "Mitään ei lähetetty" in answer.content.decode()
    assert not Advice.objects.exists()


def test_lars_answers_on_the_page_that_the_notice_leads_to(
    aino: Person, lars: Person, advice: Advice, as_person: SignedIn
) -> None:
    page = _page(as_person, lars, f"/guideline/ask/{advice.public_id}/")
    assert "Aino Rautakoski" in page
    _act(as_person, lars, advice, act="take")
    _act(as_person, lars, advice, act="answer", text="Ja, med ditt eget namn.")
    hers = _page(as_person, aino, f"/guideline/ask/{advice.public_id}/")
    assert "Ja, med ditt eget namn." in hers
    assert "Lars" not in hers


def test_an_answer_without_words_keeps_the_page_and_says_why(
    lars: Person, advice: Advice, as_person: SignedIn
) -> None:
    answer = _act(as_person, lars, advice, act="answer", text=" ")
    assert answer.status_code == 422
    assert "Inget skickades" in answer.content.decode()


def test_a_question_that_stands_differently_says_so(
    lars: Person, advice: Advice, as_person: SignedIn
) -> None:
    _act(as_person, lars, advice, act="answer", text="Ja.")
    answer = as_person(lars).post(
        f"/guideline/ask/{advice.public_id}/act/", {"act": "answer", "text": "Nej."}, follow=True
    )
    assert "inget ändrades" in answer.content.decode()
    assert advice.words.count() == 2


def test_acts_of_others_and_unknown_acts_change_nothing(
    aino: Person, heikki: Person, advice: Advice, as_person: SignedIn
) -> None:
    assert _act(as_person, heikki, advice, act="answer", text="Ja.").status_code == 404
    assert _act(as_person, aino, advice, act="answer", text="Ja.").status_code == 403
    assert _act(as_person, aino, advice, act="dance").status_code == 302
    advice.refresh_from_db()
    assert advice.state == "asked"


def test_the_list_shows_communications_what_waits_and_heikki_nothing(
    lars: Person, heikki: Person, advice: Advice, as_person: SignedIn
) -> None:
    here = f"/guideline/ask/{advice.public_id}/"
    assert here in _page(as_person, lars, "/guideline/ask/")
    assert here not in _page(as_person, heikki, "/guideline/ask/")


def test_an_elected_official_asks_too(johan: Person, lars: Person, as_person: SignedIn, clock: Any) -> None:
    as_person(johan).post("/guideline/ask/", {"kind": "advice", "text": "Får jag dela?", "public_id": ""})
    advice = Advice.objects.get()
    assert advice.as_elected
    assert "förtroendevald" in _page(as_person, lars, f"/guideline/ask/{advice.public_id}/")


def test_asking_stands_in_the_menu_of_every_page(aino: Person, johan: Person, as_person: SignedIn) -> None:
    for person in (aino, johan):
        assert 'href="/guideline/ask/"' in _page(as_person, person, "/guideline/SAFE-7/")


def test_the_list_costs_as_much_with_many_questions(
    aino: Person,
    lars: Person,
    as_person: SignedIn,
    clock: Any,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(40):
        ask(aino, "advice", f"Kysymys {number}?")
    client = as_person(aino)
    with django_assert_max_num_queries(15):
        page = client.get("/guideline/ask/").content.decode()
    assert "?before=" in page
