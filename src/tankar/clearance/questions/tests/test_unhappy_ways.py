"""The unhappy ways of a question, as people meet them: sent twice, refused, late, passed on, taken back, as the
wrong of two; in Swedish and in Finnish."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tankar.clearance.models import Answer, Clearance, FactRequest
from tankar.clearance.questions.actions.answer import answer
from tankar.clearance.questions.actions.pass_on import pass_on
from tankar.clearance.questions.actions.remind import remind_of_questions
from tankar.clearance.questions.actions.withdraw import withdraw
from tankar.clearance.testing.asking import asked, matter_of, said
from tankar.notices.models import Notice
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db

LANGUAGES = pytest.mark.parametrize("language", ["sv", "fi"])
WHOLE = {
    "verdict": "partly",
    "grounds": ["preparing"],
    "sentence_sv": "Sex skolor utreds.",
    "sentence_fi": "Kuutta koulua selvitetään.",
    "valid_until": "2026-12-31",
}


def address(name: str, *things: Clearance) -> str:
    return reverse(f"clearance:{name}", args=[one.public_id for one in things])


def words(response: Any) -> str:
    main = BeautifulSoup(response.content, "html.parser").find("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def seen(client: Client, clearance: Clearance) -> str:
    """What the form carries, as the browser has it."""
    page = BeautifulSoup(client.get(address("question", clearance)).content, "html.parser")
    field = page.find("input", {"name": "seen"})
    assert field is not None
    return str(field["value"])


@pytest.fixture
def aino_stands_in(sirpa: Person, aino: Person) -> Person:
    RoleAssignment.objects.create(
        person=aino, role=Role.PREPARING_OFFICE_HOLDER, deputy_for=sirpa, unit=sirpa.unit
    )
    return aino


@pytest.fixture(autouse=True)
def speaking(
    request: pytest.FixtureRequest, johan: Person, sirpa: Person, kirsti: Person, clock: Any
) -> None:
    """Everybody reads the language of the test, Swedish where it names none."""
    callspec = getattr(request.node, "callspec", None)
    language = callspec.params.get("language", "sv") if callspec else "sv"
    Person.objects.update(language=language)


ONCE = {
    "sv": "Du har redan skickat den här frågan. Den skickades en gång.",
    "fi": "Olet jo lähettänyt tämän kysymyksen. Se lähetettiin kerran.",
}


@LANGUAGES
def test_a_second_tap_asks_once_and_says_so(
    language: str, as_person: SignedIn, johan: Person, sirpa: Person
) -> None:
    phone = as_person(johan)
    typed = {"words": "Får jag?", "matter": matter_of(sirpa).public_id, "form": "abcdefghijklmnop"}
    first = phone.post(address("ask"), typed)
    again = phone.post(address("ask"), typed, follow=True)
    assert again.redirect_chain[0][0] == first["Location"]
    assert ONCE[language] in again.content.decode()
    assert Clearance.objects.count() == 1


def test_the_same_form_with_other_words_is_another_question_and_nothing_is_lost(
    as_person: SignedIn, johan: Person, sirpa: Person
) -> None:
    phone = as_person(johan)
    typed = {"words": "Får jag?", "matter": matter_of(sirpa).public_id, "form": "abcdefghijklmnop"}
    phone.post(address("ask"), typed)
    again = phone.post(address("ask"), {**typed, "words": "Får jag, och när?"}, follow=True)
    assert "Skickad som en ny fråga." in again.content.decode()
    assert list(Clearance.objects.order_by("id").values_list("words", flat=True)) == [
        "Får jag?",
        "Får jag, och när?",
    ]


def test_a_form_left_open_by_somebody_else_gives_a_question_of_ones_own(
    as_person: SignedIn, johan: Person, aino: Person, sirpa: Person
) -> None:
    typed = {"words": "Får jag?", "matter": matter_of(sirpa).public_id, "form": "abcdefghijklmnop"}
    as_person(johan).post(address("ask"), typed)
    Person.objects.filter(pk=aino.pk).update(language="sv")
    sent = as_person(aino).post(address("ask"), typed, follow=True)
    assert "Din fråga är skickad." in sent.content.decode()
    assert {one.asker for one in Clearance.objects.all()} == {johan, aino}


def test_a_fact_asked_for_twice_is_asked_for_once(as_person: SignedIn, johan: Person, lars: Person) -> None:
    phone = as_person(johan)
    typed = {"words": "Hur många skolor?", "kind": "fact", "form": "abcdefghijklmnop"}
    first, again = (phone.post(address("ask_fact"), typed)["Location"] for _twice in range(2))
    assert first == again
    assert FactRequest.objects.count() == 1
    phone.post(address("ask_fact"), {**typed, "words": "Hur många elever?"})
    assert FactRequest.objects.count() == 2


COUNTS_ONCE = {
    "sv": "Ditt svar skickades redan. Det räknas en gång.",
    "fi": "Vastauksesi lähetettiin jo. Se lasketaan kerran.",
}


@LANGUAGES
def test_an_answer_sent_twice_is_one_answer_and_one_notice(
    language: str, as_person: SignedIn, johan: Person, sirpa: Person, clock: Any
) -> None:
    clearance, browser = asked(johan, sirpa), as_person(sirpa)
    typed = {**WHOLE, "seen": seen(browser, clearance)}
    clock.advance(minutes=1)
    browser.post(address("answer", clearance), typed)
    clock.advance(seconds=1)
    again = browser.post(address("answer", clearance), typed, follow=True)
    assert COUNTS_ONCE[language] in again.content.decode()
    assert Answer.objects.count() == 1
    assert [one.kind for one in Notice.objects.filter(person=johan)] == ["clearance.answered"]


MEANWHILE = {
    "sv": "Någon annan svarade medan du skrev. Inget har gått förlorat.",
    "fi": "Siihen vastattiin, kun kirjoitit. Mitään ei ole kadonnut.",
}


@LANGUAGES
def test_while_a_colleague_answered_nothing_written_is_lost_and_nothing_is_sent(
    language: str, as_person: SignedIn, johan: Person, sirpa: Person, aino_stands_in: Person, clock: Any
) -> None:
    clearance, browser = asked(johan, sirpa), as_person(sirpa)
    typed = {**WHOLE, "seen": seen(browser, clearance)}
    clock.advance(minutes=1)
    answer(aino_stands_in, Clearance.objects.get(), said("public", sentence_sv="Alla får se kartan."))
    response = browser.post(address("answer", clearance), typed)
    page = response.content.decode()
    assert response.status_code == 409
    assert MEANWHILE[language] in page
    assert "Alla får se kartan." in page
    for kept in ("Sex skolor utreds.", "Kuutta koulua selvitetään."):
        assert kept in page
    assert Answer.objects.get().answered_by == aino_stands_in
    # looked at, it may take the place of the other one after all
    browser.post(address("answer", clearance), {**typed, "seen": seen(browser, clearance)})
    assert [one.verdict for one in Answer.objects.order_by("id")] == ["public", "partly"]


NOT_WITH_YOU = {"sv": "Den här frågan är inte hos dig", "fi": "Tämä kysymys ei ole sinulla"}


@LANGUAGES
@pytest.mark.parametrize("what", ["taken back", "passed on", "never there"])
def test_what_was_written_to_a_question_that_is_gone_is_shown_to_be_copied(
    language: str, what: str, as_person: SignedIn, johan: Person, sirpa: Person, gunilla: Person, clock: Any
) -> None:
    clearance, browser = asked(johan, sirpa), as_person(sirpa)
    typed = {**WHOLE, "seen": seen(browser, clearance)}
    there = address("answer", clearance)
    clock.advance(minutes=1)
    if what == "taken back":
        withdraw(johan, Clearance.objects.get())
    elif what == "passed on":
        pass_on(sirpa, Clearance.objects.get(), gunilla)
    else:
        there = reverse("clearance:answer", args=["nothing"])
    response = browser.post(there, typed)
    assert response.status_code == 404
    assert NOT_WITH_YOU[language] in words(response)
    assert "Sex skolor utreds." in words(response)
    assert Answer.objects.count() == 0


@LANGUAGES
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, {"sv": "Välj ett av svaren.", "fi": "Valitse jokin vastauksista."}),
        ({"verdict": "secret"}, {"sv": "Välj en grund", "fi": "Valitse peruste"}),
        ({"verdict": "not_yet"}, {"sv": "Säg från vilken dag", "fi": "Kerro, mistä päivästä"}),
        ({"verdict": "partly", "grounds": ["preparing"]}, {"sv": "Skriv hur", "fi": "Kirjoita, miten"}),
        (
            {"verdict": "public", "valid_until": "2026-11-22"},
            {"sv": "Den dagen har gått.", "fi": "Se päivä on jo mennyt."},
        ),
    ],
)
def test_an_answer_that_is_refused_says_what_to_do(
    language: str,
    typed: dict[str, Any],
    sentence: dict[str, str],
    as_person: SignedIn,
    johan: Person,
    sirpa: Person,
) -> None:
    response = as_person(sirpa).post(
        address("answer", asked(johan, sirpa)), {"valid_until": "2026-12-31", **typed}
    )
    assert response.status_code == 422
    assert sentence[language] in words(response)
    assert Answer.objects.count() == 0


def test_what_is_public_needs_no_ground_and_says_why(
    as_person: SignedIn, johan: Person, sirpa: Person
) -> None:
    clearance = asked(johan, sirpa)
    as_person(sirpa).post(
        address("answer", clearance), {"verdict": "public", "valid_until": "2026-12-31"}, follow=True
    )
    page = words(as_person(johan).get(address("question", clearance)))
    assert "Det som staden har är offentligt, om inte en lag säger något annat." in page


def test_the_form_says_what_is_required(as_person: SignedIn, johan: Person, sirpa: Person) -> None:
    page = words(as_person(sirpa).get(address("question", asked(johan, sirpa))))
    for part in (
        "Grund (obligatorisk)",
        "Offentlig från (obligatoriskt)",
        "Svaret gäller till (obligatoriskt)",
    ):
        assert part in page


LATE = {
    "sv": "Den väntar på den beredande tjänsteinnehavaren, ställföreträdaren och chefen.",
    "fi": "Odottaa vastausta: asian valmistelija, sijainen ja esihenkilö.",
}


@LANGUAGES
def test_a_late_question_is_read_by_the_superior_and_says_whom_it_waits_for(
    language: str, as_person: SignedIn, johan: Person, sirpa: Person, tove: Person, clock: Any
) -> None:
    Person.objects.update(language=language)
    clearance = asked(johan, sirpa)
    assert as_person(tove).get(address("question", clearance)).status_code == 404
    clock.set(dt.datetime(2026, 11, 25, 14, tzinfo=dt.UTC))
    remind_of_questions()
    assert "Får jag berätta" in words(as_person(tove).get(address("question", clearance)))
    assert LATE[language] in words(as_person(johan).get(address("question", clearance)))


@LANGUAGES
def test_the_deputy_answers_in_the_place_of_sirpa(
    language: str, as_person: SignedIn, johan: Person, sirpa: Person, aino_stands_in: Person
) -> None:
    Person.objects.update(language=language)
    clearance, browser = asked(johan, sirpa), as_person(aino_stands_in)
    sent = browser.post(
        address("answer", clearance), {**WHOLE, "seen": seen(browser, clearance)}, follow=True
    )
    assert {"sv": "Ditt svar är skickat.", "fi": "Vastauksesi on lähetetty."}[
        language
    ] in sent.content.decode()
    assert str(aino_stands_in) in words(as_person(johan).get(address("question", clearance)))


BACK = {
    "sv": ("Frågan är tillbakatagen.", "Du har redan tagit tillbaka frågan."),
    "fi": ("Kysymys on peruttu.", "Olet jo perunut tämän kysymyksen."),
}


@LANGUAGES
def test_a_question_is_taken_back_once_and_a_second_tap_says_so(
    language: str, as_person: SignedIn, johan: Person, sirpa: Person
) -> None:
    clearance, phone = asked(johan, sirpa), as_person(johan)
    first, second = BACK[language]
    assert first in phone.post(address("withdraw", clearance), follow=True).content.decode()
    assert second in phone.post(address("withdraw", clearance), follow=True).content.decode()
    assert as_person(sirpa).get(address("question", clearance)).status_code == 404


def test_what_was_answered_meanwhile_is_not_taken_back(
    as_person: SignedIn, johan: Person, sirpa: Person
) -> None:
    clearance = asked(johan, sirpa)
    answer(sirpa, clearance, said())
    page = as_person(johan).post(address("withdraw", clearance), follow=True).content.decode()
    assert "Den besvarades under tiden, så inget ändrades." in page
    assert Clearance.objects.get().state == "answered"


@LANGUAGES
def test_as_the_wrong_of_two_petra_is_led_to_the_choice_and_answers_nothing(
    language: str, as_person: SignedIn, petra: Person, sirpa: Person
) -> None:
    Person.objects.update(language=language)
    petra.acting_as = "elected"
    clearance = asked(petra, sirpa)
    browser = as_person(petra)
    browser.post(reverse("organisation:acting_as"), {"acting_as": "employee"})
    led = browser.get(address("question", clearance), follow=True)
    told = {
        "sv": "Det här frågade du i din andra roll.",
        "fi": "Kysyit tätä toisessa roolissasi.",
    }
    assert told[language] in led.content.decode()
    assert browser.post(address("withdraw", clearance)).status_code == 404
    assert browser.get(address("paper", clearance)).status_code == 404


def test_johan_who_asked_can_neither_answer_nor_assign_his_own_question(
    as_person: SignedIn, johan: Person, sirpa: Person
) -> None:
    clearance, phone = asked(johan, sirpa), as_person(johan)
    assert phone.post(address("answer", clearance), WHOLE).status_code == 403
    assert phone.post(address("assign", clearance), {"to": sirpa.public_id}).status_code == 403


@LANGUAGES
def test_the_registry_chooses_somebody_and_a_second_tap_does_nothing(
    language: str, as_person: SignedIn, johan: Person, sirpa: Person, kirsti: Person, clock: Any
) -> None:
    clearance, browser = asked(johan, None), as_person(kirsti)
    there = address("assign", clearance)
    missing = browser.post(there, {"to": ""})
    choose = {"sv": "Välj vem som bereder det.", "fi": "Valitse, kuka"}
    assert (missing.status_code, choose[language] in words(missing)) == (422, True)
    clock.advance(minutes=1)
    browser.post(there, {"to": sirpa.public_id})
    again = browser.post(there, {"to": sirpa.public_id})
    assert (again.status_code, NOT_WITH_YOU[language] in words(again)) == (404, True)
    assert Notice.objects.filter(person=sirpa).count() == 1


SEEING: list[tuple[str, str, dict[str, Any], tuple[str, ...]]] = [
    ("elected", "public", {}, ("Ja: alla får se det, och du får dela det.",)),
    (
        "elected",
        "not_yet",
        {"public_from": dt.date(2026, 12, 8)},
        ("Ja, om du behöver det i ditt förtroendeuppdrag", "Inte före 8.12.2026"),
    ),
    (
        "employee",
        "not_yet",
        {"public_from": dt.date(2026, 12, 8)},
        ("Bara om du behöver det i ditt arbete: det är inte offentligt ännu.", "Inte före 8.12.2026"),
    ),
    ("elected", "secret", {}, ("Ett förtroendeuppdrag räcker inte ensamt.", "Nej: varken papperet")),
    ("employee", "secret", {}, ("Bara om du behöver det i ditt arbete, eller", "Nej: varken papperet")),
    (
        "elected",
        "partly",
        {"sentence_sv": "Det utreds."},
        ("Kanske en del av det: fråga registraturen", "Bara det som står i meningen nedan"),
    ),
]


@pytest.mark.parametrize(("asked_as", "verdict", "more", "sentences"), SEEING)
def test_seeing_and_passing_on_are_told_apart_where_they_differ(
    asked_as: str,
    verdict: str,
    more: dict[str, Any],
    sentences: tuple[str, ...],
    as_person: SignedIn,
    johan: Person,
    aino: Person,
    sirpa: Person,
) -> None:
    asker = johan if asked_as == "elected" else aino
    Person.objects.update(language="sv")
    clearance = asked(asker, sirpa)
    answer(sirpa, clearance, said(verdict, **more))
    page = words(as_person(asker).get(address("question", clearance)))
    for sentence in sentences:
        assert sentence in page
    assert ("Får du dela det?" in page) is (verdict != "public")
