from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory
from django.urls import reverse

from tankar.clearance.facts.actions.ask_fact import ask_fact
from tankar.clearance.facts.actions.handle_request import pass_to_unit
from tankar.clearance.facts.actions.write_sheet import start_sheet, withdraw_sheet
from tankar.clearance.fillers import answer_facts
from tankar.clearance.models import FactRequest, FactSheet
from tankar.clearance.testing.asking import facts_of, published
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db


def address(name: str, thing: FactRequest | FactSheet | None = None) -> str:
    return reverse(f"clearance:{name}", args=[thing.public_id] if thing else [])


def words(response: Any) -> str:
    main = BeautifulSoup(response.content, "html.parser").find("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def typed_of(unit: Unit, **more: str) -> dict[str, str]:
    return {**facts_of().written, "unit": unit.public_id, "valid_until": "2027-04-30", **more}


@pytest.fixture(autouse=True)
def english(johan: Person, lars: Person, heikki: Person, aino: Person, clock: Any) -> None:
    Person.objects.update(language="en")


@pytest.fixture
def communications_page(as_person: SignedIn, lars: Person) -> Client:
    return as_person(lars)


def test_johan_tells_of_a_misconception_and_the_unit_and_communications_answer_all(
    as_person: SignedIn, johan: Person, heikki: Person, communications_page: Client, library: Unit
) -> None:
    browser = as_person(johan)
    assert "Nobody is told who asked." in words(browser.get(address("ask_fact"), {"kind": "misconception"}))
    empty = browser.post(address("ask_fact"), {"words": " "})
    assert (empty.status_code, "Write what you want to know." in words(empty)) == (422, True)
    browser.post(address("ask_fact"), {"words": "Byskolorna stängs?", "kind": "misconception"})
    request = FactRequest.objects.get()
    page = communications_page.get(address("fact_request", request))
    assert "Who asked is shown to nobody." in words(page)
    assert "Björkskog" not in page.content.decode()
    assert communications_page.post(address("pass_fact_on", request), {"unit": "x"}).status_code == 422
    communications_page.post(address("pass_fact_on", request), {"unit": library.public_id})
    unit_page = as_person(heikki)
    assert "Byskolorna" in words(unit_page.get(address("facts")))
    unit_page.post(address("begin_fact", request))
    sheet = FactSheet.objects.get()
    unit_page.post(address("edit_fact", sheet), typed_of(library, act="hand_in"))
    request.refresh_from_db()
    assert request.state == "drafted"
    done = communications_page.post(
        address("edit_fact", sheet), typed_of(library, act="publish"), follow=True
    )
    assert "for everybody at the same moment" in done.content.decode()
    assert "There is a fact sheet now" in words(browser.get(address("fact_request", request)))
    assert "Bostadsgatorna i Yxpila" in words(browser.get(address("fact", sheet)))


def test_a_sheet_in_one_language_only_is_not_published_and_what_was_typed_is_kept(
    communications_page: Client, library: Unit
) -> None:
    typed = typed_of(library, act="publish", title_fi="")
    response = communications_page.post(address("new_fact"), typed)
    assert response.status_code == 422
    assert "In both languages: everybody is told at the same moment." in words(response)
    sheet = FactSheet.objects.get()
    assert (sheet.state, sheet.title_sv) == ("draft", "Snöröjningen i Yxpila")


def test_drafts_are_saved_and_read_by_nobody_else(
    communications_page: Client, as_person: SignedIn, johan: Person, aino: Person, library: Unit
) -> None:
    saved = communications_page.post(address("new_fact"), typed_of(library, act="save"), follow=True)
    assert "The draft is saved." in saved.content.decode()
    sheet = FactSheet.objects.get()
    for somebody in (johan, aino):
        assert as_person(somebody).get(address("fact", sheet)).status_code == 404
        assert as_person(somebody).get(address("edit_fact", sheet)).status_code == 404
    assert as_person(aino).get(address("new_fact")).status_code == 403


def test_what_everybody_reads_changes_only_by_publishing(
    communications_page: Client, lars: Person, library: Unit
) -> None:
    sheet = published(lars, library)
    communications_page.post(address("edit_fact", sheet), typed_of(library, act="save", title_sv="Annat"))
    sheet.refresh_from_db()
    assert sheet.title_sv == "Snöröjningen i Yxpila"
    communications_page.post(address("edit_fact", sheet), typed_of(library, act="publish", title_sv="Annat"))
    sheet.refresh_from_db()
    assert sheet.title_sv == "Annat"


def test_a_public_sheet_is_read_without_signing_in_and_others_are_not(
    client: Client, lars: Person, library: Unit
) -> None:
    public, inside = published(lars, library, is_public=True), published(lars, library)
    assert "Bostadsgatorna" in words(client.get(address("fact", public)))
    assert client.get(address("fact", inside)).status_code == 302
    withdraw_sheet(lars, public)
    assert client.get(address("fact", public)).status_code == 302


def test_a_withdrawn_sheet_is_gone_from_the_list(
    communications_page: Client, lars: Person, library: Unit
) -> None:
    sheet = published(lars, library)
    done = communications_page.post(address("withdraw_fact", sheet), follow=True)
    assert "The fact sheet is withdrawn." in done.content.decode()
    assert "No fact sheet found." in words(done)
    assert communications_page.post(address("withdraw_fact", sheet)).status_code == 404


def test_declined_with_a_reason_that_johan_reads(
    as_person: SignedIn, johan: Person, communications_page: Client
) -> None:
    request = ask_fact(johan, "Är det fult?")
    assert communications_page.post(address("answer_fact", request), {"answer": "decline"}).status_code == 422
    communications_page.post(address("answer_fact", request), {"answer": "decline", "reason": "En åsikt."})
    page = words(as_person(johan).get(address("fact_request", request)))
    assert "No fact sheet is made." in page
    assert "En åsikt." in page
    again = communications_page.post(
        address("answer_fact", request), {"answer": "decline", "reason": "Igen"}, follow=True
    )
    assert "nothing was changed" in again.content.decode()


def test_somebody_elses_request_is_not_there(
    as_person: SignedIn, johan: Person, lars: Person, aino: Person, heikki: Person, youth: Unit
) -> None:
    request = ask_fact(johan, "Hur många?")
    pass_to_unit(lars, request, youth)
    for somebody in (aino, heikki):
        assert as_person(somebody).get(address("fact_request", request)).status_code == 404
        assert as_person(somebody).post(address("begin_fact", request)).status_code == 404


def test_the_list_is_quick_with_many_and_finds_by_words(
    as_person: SignedIn, aino: Person, lars: Person, library: Unit, django_assert_max_num_queries: Any
) -> None:
    start_sheet(lars, facts_of(library))
    for number in range(35):
        published(lars, library, written={"title_sv": f"Blad {number}.", "title_fi": f"Kortti {number}."})
    browser = as_person(aino)
    with django_assert_max_num_queries(15):
        first = browser.get(address("facts"))
    assert "Blad 34." in words(first)
    assert "Show more" in words(first)
    assert "Blad 7." in words(browser.get(address("facts"), {"q": "blad 7."}))
    assert "No fact sheet found." in words(browser.get(address("facts"), {"q": "månen"}))


def test_beside_an_answer_stand_the_facts_that_fit_in_its_language(
    lars: Person, johan: Person, library: Unit
) -> None:
    published(lars, library)
    request = RequestFactory().get("/")
    request.person = lars  # type: ignore[attr-defined]
    message = SimpleNamespace(text="Kuka auraa Ykspihlajan kadut?", language="fi")
    filled = answer_facts(request, message)
    assert filled is not None
    assert filled[1]["fitting"][0].sentence.startswith("Ykspihlajan asuntokadut")
    assert answer_facts(request, SimpleNamespace(text="Hej", language="sv")) is None
    assert answer_facts(RequestFactory().get("/"), message) is None
