"""Feedback on accessibility: given without sign-in, answered within the law's fourteen days."""

from __future__ import annotations

import datetime as dt

import pytest
from conftest import MovableClock
from django.core import mail
from django.test import Client

from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.statements.actions.answer_feedback import answer_feedback
from tankar.statements.actions.give_feedback import give_feedback
from tankar.statements.errors import AnsweredAlready, AnswerMissing, MayNotAnswer, NothingSaid
from tankar.statements.models import Feedback
from tankar.statements.periodic import forget_addresses, remind_of_feedback
from tankar.statements.tasks import mail_answer, mail_receipt

pytestmark = pytest.mark.django_db
WORDS = "Videon saknar text på svenska."


def given(reply_to: str = "boende@demo.example", language: str = "sv") -> Feedback:
    return give_feedback(WORDS, where="Biblioteket", reply_to=reply_to, language=language)


def new(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person, read_at=None)]


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        (dt.datetime(2026, 11, 23, 6, 15, tzinfo=dt.UTC), dt.date(2026, 12, 7)),
        # half past midnight in Karleby, and the clocks go back before the fourteen days are over
        (dt.datetime(2026, 10, 19, 21, 30, tzinfo=dt.UTC), dt.date(2026, 11, 3)),
        (dt.datetime(2027, 3, 27, 22, 30, tzinfo=dt.UTC), dt.date(2027, 4, 11)),
        # Independence Day and Christmas Day count: the law says days, not office days
        (dt.datetime(2026, 12, 11, 10, 0, tzinfo=dt.UTC), dt.date(2026, 12, 25)),
    ],
)
def test_the_law_gives_fourteen_days_by_the_calendar_of_karleby(
    clock: MovableClock, lars: Person, moment: dt.datetime, due: dt.date
) -> None:
    clock.set(moment)
    assert given().due_on == due


def test_a_resident_gives_feedback_and_follows_it_on_the_receipts_page(
    client: Client, lars: Person, marja_liisa: Person, aino: Person, clock: MovableClock
) -> None:
    sent = client.post("/fi/accessibility/feedback/", {"what": "Kuvalla ei ole kuvausta.", "where": "Syöte"})
    feedback = Feedback.objects.get()
    arrived = ["statements.feedback_received"]
    assert sent.headers["Location"] == f"/fi/accessibility/feedback/{feedback.public_id}/"
    page = client.get(sent.headers["Location"]).content.decode()
    assert "viimeistään 7.12.2026" in page
    assert (new(lars), new(marja_liisa), new(aino)) == (arrived, arrived, [])
    answer_feedback(lars, feedback, "Kuvaus on korjattu.")
    page = client.get(sent.headers["Location"]).content.decode()
    assert "Kuvaus on korjattu." in page
    assert str(lars) not in page
    assert (new(lars), new(marja_liisa)) == ([], [])


def test_the_receipt_never_shows_who_wrote(client: Client, lars: Person) -> None:
    page = client.get(f"/accessibility/feedback/{given().public_id}/")
    assert "boende@demo.example" not in page.content.decode()
    assert "no-cache" in page.headers["Cache-Control"]


@pytest.mark.parametrize("words", ["", "  ", "\x00"])
def test_feedback_needs_words(client: Client, words: str) -> None:
    with pytest.raises(NothingSaid):
        give_feedback(words, where="", reply_to="", language="sv")
    answer = client.post("/en/accessibility/feedback/", {"what": words.replace("\x00", ""), "where": "Feed"})
    assert answer.status_code == 422
    assert "Feed" in answer.content.decode(), "what was written is kept"
    assert not Feedback.objects.exists()


def test_a_script_that_fills_in_everything_is_stopped_and_nothing_is_lost(client: Client) -> None:
    answer = client.post("/sv/accessibility/feedback/", {"what": WORDS, "title": "Buy"})
    assert answer.status_code == 429
    assert WORDS in answer.content.decode()
    assert not Feedback.objects.exists()


def test_the_receipt_and_the_answer_are_mailed_in_the_language_of_the_feedback(lars: Person) -> None:
    feedback = given(language="fi")
    mail_receipt.call(feedback.pk)
    answer_feedback(lars, feedback, "Korjattu.")
    mail_answer.call(feedback.pk)
    receipt, answer = mail.outbox
    assert receipt.subject == "Saavutettavuuspalautteesi on tullut perille"
    assert feedback.public_id in receipt.body
    assert "Korjattu." in answer.body
    assert receipt.to == answer.to == ["boende@demo.example"]


def test_without_an_address_nothing_is_mailed(lars: Person) -> None:
    feedback = given(reply_to="")
    mail_receipt.call(feedback.pk)
    assert mail.outbox == []


def test_of_two_who_answer_the_first_counts_and_the_other_keeps_the_text(
    as_person: SignedIn, lars: Person, marja_liisa: Person
) -> None:
    feedback = given()
    answer_feedback(marja_liisa, Feedback.objects.get(), "Textad.")
    with pytest.raises(AnsweredAlready):
        answer_feedback(lars, feedback, "Vi textar.")
    answer = as_person(lars).post(f"/statements/feedback/{feedback.public_id}/", {"answer": "Vi textar."})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Textad." in page
    assert "Vi textar." in page


def test_who_may_not_answer_and_what_is_no_answer(aino: Person, pekka: Person, lars: Person) -> None:
    for person in (aino, pekka):
        with pytest.raises(MayNotAnswer):
            answer_feedback(person, given(), "Textad.")
    with pytest.raises(AnswerMissing):
        answer_feedback(lars, given(), "  ")


def test_lars_sees_what_waits_by_its_last_day_and_answers(
    as_person: SignedIn, lars: Person, clock: MovableClock
) -> None:
    first = given()
    clock.advance(days=2)
    second = given()
    browser = as_person(lars)
    rows = browser.get("/statements/feedback/").context["rows"]
    assert [row["feedback"] for row in rows] == [first, second]
    assert not rows[0]["late"]
    clock.advance(days=13)
    assert browser.get("/statements/feedback/").context["rows"][0]["late"]
    browser.post(f"/statements/feedback/{first.public_id}/", {"answer": "Textad."})
    assert [row["feedback"] for row in browser.get("/statements/feedback/").context["rows"]] == [second]
    answered = browser.get("/statements/feedback/?show=answered").context["rows"]
    assert [row["feedback"] for row in answered] == [first]


def test_the_list_is_paged_by_key_and_misses_nothing(as_person: SignedIn, lars: Person) -> None:
    made = [given().public_id for _number in range(65)]
    browser, seen, address = as_person(lars), [], "/statements/feedback/"
    while address:
        page = browser.get(address).context
        seen += [row["feedback"].public_id for row in page["rows"]]
        address = f"/statements/feedback/?before={page['more']}" if page["more"] else ""
    assert seen == made


def test_nobody_else_sees_feedback(as_person: SignedIn, aino: Person, client: Client, lars: Person) -> None:
    address = f"/statements/feedback/{given().public_id}/"
    assert as_person(aino).get(address).status_code == 403
    assert client.get(address).status_code == 302
    assert as_person(lars).get("/statements/feedback/nothing/").status_code == 404


def test_communications_are_reminded_once_three_days_before_and_not_when_answered(
    lars: Person, marja_liisa: Person, clock: MovableClock
) -> None:
    clock.set(dt.datetime(2026, 10, 19, 9, 0, tzinfo=dt.UTC))
    late, done = given(), given()
    answer_feedback(lars, done, "Textad.")
    Notice.objects.all().delete()
    clock.set(dt.datetime(2026, 10, 29, 21, 59, tzinfo=dt.UTC))
    assert remind_of_feedback() == 0
    # past midnight in Karleby, after the clocks went back
    clock.set(dt.datetime(2026, 10, 29, 22, 1, tzinfo=dt.UTC))
    assert (remind_of_feedback(), remind_of_feedback()) == (1, 0)
    assert new(marja_liisa) == ["statements.feedback_due"]
    assert late.due_on == dt.date(2026, 11, 2)


def test_an_address_is_forgotten_ninety_days_after_the_answer(lars: Person, clock: MovableClock) -> None:
    waiting, done = given(), given()
    answer_feedback(lars, done, "Textad.")
    clock.advance(days=89)
    assert forget_addresses() == 0
    clock.advance(days=2)
    assert forget_addresses() == 1
    done.refresh_from_db()
    waiting.refresh_from_db()
    assert (done.reply_to, waiting.reply_to) == ("", "boende@demo.example")


def test_the_journal_holds_no_word_of_what_a_resident_wrote(lars: Person) -> None:
    answer_feedback(lars, given(), "Textad.")
    kept = [str(one.params) for one in Entry.objects.all()]
    assert kept
    assert not any("Videon" in one or "boende" in one for one in kept)
