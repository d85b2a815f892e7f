from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.actions.release_item import release_item
from tankar.content.actions.save_item import save_item
from tankar.content.actions.take_back_item import take_back_item
from tankar.content.changes import Changes
from tankar.content.models import Item, Review
from tankar.content.review.actions.answer_review import say_yes, send_back
from tankar.content.review.actions.pass_on_late import pass_on_late
from tankar.content.testing.asking import NOON, asked, pending_item
from tankar.content.testing.making import ready_item
from tankar.organisation import demo
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role
from tankar.organisation.testing.people import SignedIn
from tankar.work import clock as work_clock

pytestmark = pytest.mark.django_db


def address(name: str, item: Item) -> str:
    return reverse(f"content:{name}", args=[item.public_id])


def question(**more: str) -> dict[str, str]:
    day = work_clock.local(work_clock.now()).date() + dt.timedelta(days=1)
    return {"review_of": "communications", "review_day": day.isoformat(), "review_time": "12:00", **more}


@pytest.fixture(autouse=True)
def english(lars: Person, marja_liisa: Person, aino: Person) -> None:
    Person.objects.update(language="en")


@pytest.fixture
def browser(as_person: SignedIn, lars: Person) -> Client:
    return as_person(lars)


@pytest.fixture
def reviewer(as_person: SignedIn, marja_liisa: Person) -> Client:
    return as_person(marja_liisa)


def test_the_last_step_is_send_for_review_where_one_is_needed(
    browser: Client, lars: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    page = browser.get(address("write", item)).content.decode()
    assert "Send for review" in page
    assert "A matter not decided yet" in page
    assert "Publish now" not in page
    Item.objects.update(subjects=[])
    page = browser.get(address("write", item)).content.decode()
    assert "Publish now" in page
    assert "Ask a colleague to look first" in page


def test_the_composers_words_are_kept_and_then_asked_about(
    browser: Client, lars: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    form = {
        "revision": "1",
        "channels_shown": "1",
        "channels": city.public_id,
        "text-sv": "Nytt förslag till nämnden.",
        "text-fi": "Uusi esitys lautakunnalle.",
        "review_message": "Är datumet rätt?",
    }
    response = browser.post(address("ask_review", item), question(**form))
    assert (response.status_code, response["Location"]) == (302, address("item", item))
    review = Review.objects.get()
    assert "Nytt förslag" in review.canonical
    assert (review.message, review.asked_of) == ("Är datumet rätt?", None)


def test_asking_without_the_fields_leads_to_the_page_that_asks(
    browser: Client, lars: Person, city: Channel
) -> None:
    item = ready_item(lars, city)
    sent = {
        "revision": "1",
        "channels_shown": "1",
        "channels": city.public_id,
        "text-sv": "Nytt",
        "text-fi": "Uusi",
    }
    response = browser.post(address("ask_review", item), sent)
    assert (response.status_code, response["Location"]) == (302, address("ask_review", item))
    assert "Communications, whoever has time" in browser.get(response["Location"]).content.decode()
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("review_day", "2020-01-01", "That time has passed"),
        ("review_day", "", "errorlist|field-error"),
        ("review_of", "nobody", "field-error"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    browser: Client, lars: Person, city: Channel, field: str, value: str, said: str
) -> None:
    item = pending_item(lars, city)
    response = browser.post(address("ask_review", item), question(review_message="Kolla!", **{field: value}))
    page = response.content.decode()
    assert response.status_code == 422
    assert "Kolla!" in page
    assert any(one in page for one in said.split("|"))


def test_a_colleague_who_wrote_it_is_refused_in_a_sentence(
    browser: Client, lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    save_item(marja_liisa, item, 1, Changes(texts={"sv": "Ändrat."}))
    response = browser.post(address("ask_review", item), question(review_of=marja_liisa.public_id))
    assert response.status_code == 422
    assert "They wrote some of it themselves" in response.content.decode()


def test_publishing_without_the_yes_says_so_and_sends_nothing(
    browser: Client, lars: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    for why in ("needs a yes from a colleague", "is asked to look at this first"):
        response = browser.post(
            reverse("publishing:publish", args=[item.public_id]), {"when": "now"}, follow=True
        )
        assert why in response.content.decode()
        asked(lars, item)
    item.refresh_from_db()
    assert item.state == "draft"


def test_the_reviewer_sees_on_one_page_what_leaves_and_answers_yes(
    reviewer: Client, lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    review = asked(lars, item, of=marja_liisa)
    page = reviewer.get(address("review", item)).content.decode()
    for words in (
        "Läsesalen är stängd",
        "Lukusali on suljettu",
        "A matter not decided yet",
        "Send back",
        "Lars",
    ):
        assert words in page
    response = reviewer.post(address("answer_review", item), {"review": review.public_id, "answer": "yes"})
    assert response["Location"] == reverse("content:reviews")
    review.refresh_from_db()
    assert (review.state, review.answered_by) == ("yes", marja_liisa)


def test_what_is_new_since_the_last_yes_is_shown_word_by_word(
    reviewer: Client, lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    say_yes(marja_liisa, asked(lars, item, of=marja_liisa))
    release_item(lars, item, 1, NOON)
    item.refresh_from_db()
    item = take_back_item(lars, item)
    item = save_item(lars, item, item.revision, Changes(texts={"sv": "Läsesalen är öppen i dag."}))
    asked(lars, item, of=marja_liisa)
    page = reviewer.get(address("review", item)).content.decode()
    assert "The Swedish text on Karleby changed." in page
    assert '<span class="sr">taken out: </span>stängd' in page
    assert '<span class="sr">added: </span>öppen' in page


def test_sending_back_without_a_reason_asks_for_one(
    reviewer: Client, lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    review = asked(lars, item, of=marja_liisa)
    sent = {"review": review.public_id, "answer": "back", "reason": " "}
    response = reviewer.post(address("answer_review", item), sent)
    assert response.status_code == 422
    assert "Nothing was sent back yet" in response.content.decode()
    reviewer.post(address("answer_review", item), {**sent, "reason": "Vänta på nämnden."})
    review.refresh_from_db()
    assert (review.state, review.reason) == ("sent_back", "Vänta på nämnden.")


def test_a_yes_to_a_page_of_before_answers_nothing(
    reviewer: Client, lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    old = asked(lars, item, of=marja_liisa)
    item = save_item(lars, item, 1, Changes(texts={"sv": "Något helt annat."}))
    new = asked(lars, item, of=marja_liisa)
    yes = {"review": old.public_id, "answer": "yes"}
    page = reviewer.post(address("answer_review", item), yes, follow=True).content.decode()
    new.refresh_from_db()
    assert new.state == "asked"
    assert "changed meanwhile" in page
    unknown = reviewer.post(address("answer_review", item), {"review": "x\x00", "answer": "yes"}, follow=True)
    assert "not there any more" in unknown.content.decode()


def test_the_second_of_two_reviewers_is_told_who_was_faster(
    reviewer: Client, aino: Person, lars: Person, instagram: Channel
) -> None:
    review = asked(aino, pending_item(aino, instagram))
    assert "Yes" in reviewer.get(address("review", review.item)).content.decode()
    say_yes(lars, review)
    sent = {"review": review.public_id, "answer": "back", "reason": "Nej"}
    page = reviewer.post(address("answer_review", review.item), sent, follow=True).content.decode()
    assert "Lars Snåre-Holm had answered already" in page


def test_with_a_yes_for_another_time_one_can_ask_again(
    browser: Client, lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    say_yes(marja_liisa, asked(lars, item, of=marja_liisa))
    page = browser.get(address("write", item))
    assert page.context["review"]["ask"] is None
    assert "Ask again for another time" in page.content.decode()
    assert address("ask_review", item) in browser.get(address("item", item)).content.decode()
    day = work_clock.local(work_clock.now()).date() + dt.timedelta(days=60)
    browser.post(address("ask_review", item), {**question(), "review_day": day.isoformat()})
    assert [one.state for one in item.reviews.order_by("id")] == ["void", "asked"]


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2101-01-01", "9999-12-31"])
def test_a_year_that_cannot_be_meant_is_said_so(
    browser: Client, lars: Person, city: Channel, day: str
) -> None:
    answer = browser.post(address("ask_review", pending_item(lars, city)), {**question(), "review_day": day})
    assert (answer.status_code, list(answer.context["review"]["ask"].errors)) == (422, ["review_day"])


def test_who_was_not_asked_sees_no_buttons_and_who_wrote_it_answers_nothing(
    browser: Client, lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    review = asked(lars, item, of=marja_liisa)
    page = browser.get(address("review", item)).content.decode()
    assert 'name="answer"' not in page
    sent = {"review": review.public_id, "answer": "yes"}
    assert browser.post(address("answer_review", item), sent).status_code == 403


def test_a_mail_opened_before_signing_in_leads_to_the_page(
    lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    asked(lars, item, of=marja_liisa)
    response = Client().get(address("review", item))
    assert (response.status_code, response["Location"]) == (
        302,
        "/sign-in/?next=" + address("review", item).replace("/", "%2F"),
    )


def test_withdrawing_from_the_composer(
    browser: Client, lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = ready_item(lars, city)
    review = asked(lars, item, of=marja_liisa)
    assert "Withdraw the question" in browser.get(address("write", item)).content.decode()
    where = address("withdraw_review", item)
    assert "Say in a few words" in browser.post(where, {}, follow=True).content.decode()
    page = browser.post(where, {"review_reason": "Hinner inte vänta"}, follow=True).content.decode()
    review.refresh_from_db()
    assert review.state == "withdrawn"
    assert "Publish now" in page
    assert (
        "Nobody is asked any more"
        in browser.post(where, {"review_reason": "x"}, follow=True).content.decode()
    )
    needed = pending_item(lars, city)
    asked(lars, needed)
    page = browser.post(
        address("withdraw_review", needed), {"review_reason": "x"}, follow=True
    ).content.decode()
    assert "needs a yes, so the request stays" in page


def test_every_state_is_said_in_the_composer(
    browser: Client, lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)

    def shown() -> str:
        return browser.get(address("write", item)).content.decode()

    review = asked(lars, item, of=marja_liisa)
    assert "Marja-Liisa Tuominen-Öst is asked to look at this" in shown()
    send_back(marja_liisa, review, "Fel datum")
    assert "Fel datum" in shown()
    say_yes(marja_liisa, asked(lars, item, of=marja_liisa))
    page = shown()
    assert "said yes to exactly this" in page
    assert "Publish now" in page
    save_item(lars, item, 1, Changes(texts={"fi": "Uusi"}))
    page = shown()
    assert "The yes from Marja-Liisa Tuominen-Öst is void" in page
    assert "The Finnish text on Karleby changed." in page
    assert "Publish now" not in page


def test_the_list_has_what_waits_for_me_and_what_i_asked(
    reviewer: Client, browser: Client, lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    review = asked(lars, item, of=marja_liisa)
    assert address("review", item) in reviewer.get(reverse("content:reviews")).content.decode()
    assert "Look at: Läsesalen" in reviewer.get("/").content.decode()
    assert "waits for an answer" in browser.get(reverse("content:reviews")).content.decode()
    send_back(marja_liisa, review, "Fel datum")
    assert "Nobody asks you" in reviewer.get(reverse("content:reviews")).content.decode()
    page = browser.get("/").content.decode()
    assert "Write again: Läsesalen" in page
    assert "Fel datum" in page
    say_yes(marja_liisa, asked(lars, item, of=marja_liisa))
    page = browser.get("/").content.decode()
    assert "Schedule: Läsesalen" in page
    assert "Write again" not in page


def test_a_long_list_is_paged(browser: Client, lars: Person, city: Channel, marja_liisa: Person) -> None:
    for _number in range(32):
        asked(lars, ready_item(lars, city), of=marja_liisa)
    first = browser.get(reverse("content:reviews"))
    assert len(first.context["asked"]) == 30
    second = browser.get(first.context["more"])
    assert len(second.context["asked"]) == 2
    assert not second.context["more"]


def test_a_change_to_the_review_renews_the_last_step_and_typing_leaves_it_alone(
    browser: Client, lars: Person, marja_liisa: Person, city: Channel, clock: Any
) -> None:
    item = pending_item(lars, city)
    page = browser.get(address("write", item))
    seen = {"when_shown": page.context["when_shown"], "ways_shown": page.context["ways_shown"]}
    item = save_item(lars, item, 1, Changes(texts={"sv": "Lite till."}))
    assert 'id="when"' not in browser.get(address("look", item), seen).content.decode()
    asked(lars, item, of=marja_liisa)
    assert 'id="when"' in browser.get(address("look", item), seen).content.decode()


def test_the_form_proposes_by_when_and_a_time_after_the_answer(
    browser: Client, lars: Person, city: Channel, clock: Any
) -> None:
    clock.set(
        dt.datetime(2026, 12, 4, 12, 20, tzinfo=dt.UTC)
    )  # a Friday, 14.20; Independence Day is a Sunday
    page = browser.get(address("ask_review", ready_item(lars, city))).content.decode()
    assert "Friday 4 December at 15:00" not in page
    for said in (
        "Monday 7 December at 8:20 (1 office hour)",
        "Monday 7 December at 11:20 (4 office hours, our default)",
        "Monday 7 December at 15:20 (8 office hours)",
    ):
        assert said in page
    assert 'value="2026-12-07"' in page
    assert 'value="12:00"' in page


def test_a_time_before_the_answer_is_promised_is_told(
    browser: Client, lars: Person, city: Channel, clock: Any
) -> None:
    item = pending_item(lars, city)
    day = work_clock.local(work_clock.now()).date().isoformat()
    response = browser.post(
        address("ask_review", item), question(review_day=day, review_time="10:00"), follow=True
    )
    assert "It should go out before the answer is promised" in response.content.decode()
    assert Review.objects.get().state == "asked"
    soon = question(review_day=day, review_time="10:00", review_due="1")
    page = browser.post(address("ask_review", item), soon, follow=True).content.decode()
    assert "It should go out before the answer is promised" not in page


def test_the_writer_reads_where_it_waits(
    browser: Client, lars: Person, marja_liisa: Person, city: Channel, clock: Any
) -> None:
    RoleAssignment.objects.create(
        person=demo.make_person("henrik"), role=Role.COMMUNICATIONS_MANAGER, deputy_for=marja_liisa
    )
    item = pending_item(lars, city)
    review = asked(lars, item, of=marja_liisa)
    assert "the deputy is asked as well" in browser.get(address("item", item)).content.decode()
    clock.set(review.due_at)
    pass_on_late()
    page = browser.get(address("item", item)).content.decode()
    assert "It waits with the deputy:" in page
    review.refresh_from_db()
    assert review.passes_at is not None
    clock.set(review.passes_at)
    pass_on_late()
    page = " ".join(browser.get(address("item", item)).content.decode().split())
    assert "silence is never a yes" in page
    assert "Ask somebody else, or for another time" in page
