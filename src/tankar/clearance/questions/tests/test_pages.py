from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from tankar.clearance.models import Answer, Clearance, Paper
from tankar.clearance.questions.actions.answer import answer
from tankar.clearance.questions.actions.expire import expire_answers
from tankar.clearance.questions.actions.remind import remind_of_questions
from tankar.clearance.questions.papers import opened
from tankar.clearance.questions.reading import totals
from tankar.clearance.testing.asking import asked, matter_of, said
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.work import clock as work_clock

pytestmark = pytest.mark.django_db


def address(name: str, *things: Clearance | str) -> str:
    return reverse(
        f"clearance:{name}", args=[one if isinstance(one, str) else one.public_id for one in things]
    )


def words(response: Any) -> str:
    main = BeautifulSoup(response.content, "html.parser").find("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def photo(form: str = "JPEG") -> SimpleUploadedFile:
    """A picture with a place in it, as a phone makes it."""
    picture, stored = Image.new("RGB", (3000, 40), "white"), BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Phone of Johan"
    picture.save(stored, form, exif=exif)
    return SimpleUploadedFile("paper.jpg", stored.getvalue())


@pytest.fixture(autouse=True)
def english(
    johan: Person, sirpa: Person, kirsti: Person, marja_liisa: Person, lars: Person, petra: Person, clock: Any
) -> None:
    Person.objects.update(language="en")


@pytest.fixture
def phone(as_person: SignedIn, johan: Person) -> Client:
    return as_person(johan)


def test_johan_asks_in_a_minute_and_reads_how_it_stands(phone: Client, sirpa: Person) -> None:
    matter = matter_of(sirpa)
    page = words(phone.get(address("ask")))
    assert "You speak for yourself. Your question is not shown to others." in page
    assert "You ask as an elected official." in page
    typed = {"words": "Får jag?", "matter": matter.public_id, "need": "usual"}
    answer_page = words(phone.post(address("ask"), typed, follow=True))
    assert "It waits for the preparing office holder." in answer_page
    assert "An answer is promised by Wednesday 25 November at 16:00." in answer_page
    assert "The time is 2 working days, our default." in answer_page
    assert "No answer is never a yes." in answer_page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"matter": "unknown"}, "Write what you want to share, give an address, or take a photo."),
        ({"words": "Får jag?"}, "Choose the matter, or say that you do not know it."),
        ({"words": "Får jag?", "matter": "unknown", "link": "ingen adress"}, "This is no address of a page."),
        ({"words": "Får jag?", "matter": "unknown", "link": "javascript:alert(1)"}, "This is no address"),
    ],
)
def test_what_is_missing_is_said_at_the_field_and_what_was_typed_is_kept(
    typed: dict[str, str], sentence: str, phone: Client
) -> None:
    response = phone.post(address("ask"), typed)
    assert response.status_code == 422
    assert sentence in words(response)
    assert typed.get("words", "") in response.content.decode()
    assert not Clearance.objects.exists()


def test_a_photo_is_kept_without_its_place_and_encrypted_and_read_by_two(
    phone: Client, as_person: SignedIn, sirpa: Person, lars: Person
) -> None:
    typed = {"matter": matter_of(sirpa).public_id, "paper": photo()}
    phone.post(address("ask"), typed)
    clearance, paper = Clearance.objects.get(), Paper.objects.get()
    assert b"JFIF" not in bytes(paper.closed)
    drawn = Image.open(BytesIO(opened(paper)))
    assert (drawn.size, dict(drawn.getexif())) == ((2000, 27), {})
    for client in (phone, as_person(sirpa)):
        response = client.get(address("paper", clearance))
        assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
        assert "no-store" in response["Cache-Control"]
    assert as_person(lars).get(address("paper", clearance)).status_code == 404
    Paper.objects.update(closed=b"something else")
    assert phone.get(address("paper", clearance)).status_code == 404


def test_what_is_no_photo_is_told_and_the_words_are_kept(phone: Client) -> None:
    typed = {"words": "Får jag?", "matter": "unknown", "paper": SimpleUploadedFile("x.jpg", b"no picture")}
    response = phone.post(address("ask"), typed)
    assert response.status_code == 422
    assert "This is no photo that we can open." in words(response)
    assert "Får jag?" in response.content.decode()


def test_before_the_councils_meeting_the_preparers_phone_is_shown_at_once(
    phone: Client, johan: Person, sirpa: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa, matter=matter_of(sirpa, meets_on=dt.date(2026, 11, 23)))
    response = phone.get(address("question", clearance))
    assert "Sirpa Lehtovaara: 040 555 01 23" in words(response)
    assert 'href="tel:0405550123"' in response.content.decode()
    later = asked(johan, sirpa)
    assert "040 555" not in words(phone.get(address("question", later)))
    urgent = asked(johan, sirpa, need="urgent")
    assert "040 555 01 23" in words(phone.get(address("question", urgent)))


def test_sirpa_answers_on_one_screen_and_sees_that_it_is_an_elected_official(
    as_person: SignedIn, johan: Person, sirpa: Person
) -> None:
    clearance = asked(johan, sirpa)
    browser = as_person(sirpa)
    response = browser.get(address("question", clearance))
    page = words(response)
    for part in ("Public", "Not yet public", "Secret", "Partly: this is how you may say it", "Not my matter"):
        assert part in page
    assert "An elected official" in page
    assert "Björkskog" not in response.content.decode()
    typed = {
        "verdict": "partly",
        "grounds": ["preparing"],
        "sentence_fi": "Selvitys koskee kuutta koulua.",
        "valid_until": "2026-12-31",
    }
    done = browser.post(address("answer", clearance), typed, follow=True)
    assert "Your answer is sent." in done.content.decode()
    assert "Answers that stand" in words(done)


def test_johan_reads_answer_ground_last_day_and_what_it_is(
    phone: Client, johan: Person, sirpa: Person, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings.CONFIGURATION, "registry_email", "kirjaamo@demo.example")
    clearance = asked(johan, sirpa)
    given = said(
        "not_yet", grounds=["discretion"], public_from=dt.date(2026, 12, 8), sentence_sv="Det utreds."
    )
    answer(sirpa, clearance, given)
    response = phone.get(address("question", clearance))
    page = words(response)
    assert "The answer: Not yet public" in page
    assert "621/1999 9 § 2 mom." in page
    assert "Public from Tuesday 8 December 2026" in page
    assert "Answered by Sirpa Lehtovaara" in page
    assert "Holds until Thursday 31 December 2026" in page
    assert "This is advice about the information’s publicity; you speak for yourself." in page
    assert 'href="mailto:kirjaamo@demo.example?subject=' in response.content.decode()


def test_an_answer_that_lacks_something_is_not_sent_and_what_was_typed_is_kept(
    as_person: SignedIn, johan: Person, sirpa: Person
) -> None:
    clearance = asked(johan, sirpa)
    typed = {"verdict": "secret", "sentence_fi": "Tästä ei kerrota."}
    response = as_person(sirpa).post(address("answer", clearance), typed)
    assert response.status_code == 422
    assert "Choose a ground, or write one" in words(response)
    assert "Tästä ei kerrota." in response.content.decode()
    assert Answer.objects.count() == 0


def test_not_my_matter_goes_back_to_the_registry_which_says_whose_it_is(
    as_person: SignedIn, johan: Person, sirpa: Person, kirsti: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa)
    clock.advance(minutes=1)
    as_person(sirpa).post(address("answer", clearance), {"verdict": "not_mine"})
    clearance.refresh_from_db()
    assert clearance.state == "unassigned"
    assert as_person(sirpa).get(address("question", clearance)).status_code == 404
    registry = as_person(kirsti)
    assert "Who prepares it?" in words(registry.get(address("question", clearance)))
    assert registry.post(address("assign", clearance), {"to": "nobody"}).status_code == 422
    registry.post(address("assign", clearance), {"to": sirpa.public_id})
    clearance.refresh_from_db()
    assert (clearance.state, clearance.preparer) == ("asked", sirpa)
    assert registry.get(address("question", clearance)).status_code == 404


def test_an_answer_to_what_was_taken_back_meanwhile_is_told_in_words(
    as_person: SignedIn, johan: Person, sirpa: Person, phone: Client
) -> None:
    clearance = asked(johan, sirpa)
    browser = as_person(sirpa)
    response = phone.post(address("withdraw", clearance), follow=True)
    assert "The question is taken back." in response.content.decode()
    assert browser.post(address("answer", clearance), {"verdict": "public"}).status_code == 404
    assert "The question was taken back." in words(phone.get(address("question", clearance)))
    again = phone.post(address("withdraw", clearance), follow=True)
    assert "You have taken this question back already." in again.content.decode()


def test_an_expired_answer_says_so_and_leads_to_asking_again(
    phone: Client, johan: Person, sirpa: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa)
    answer(sirpa, clearance, said(valid_until=dt.date(2026, 11, 24)))
    clock.advance(days=3)
    expire_answers()
    page = words(phone.get(address("question", clearance)))
    assert "The answer below no longer holds." in page
    assert "Ask again" in page


def test_a_late_one_is_said_to_be_late_and_waits_for_roles(
    phone: Client, johan: Person, sirpa: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa)
    clock.advance(days=10)
    remind_of_questions()
    page = words(phone.get(address("question", clearance)))
    assert "It waits for the preparing office holder, their deputy and superior." in page
    assert "has not come" in page


def test_nobody_else_sees_a_question_neither_in_a_list_nor_by_its_address(
    as_person: SignedIn,
    johan: Person,
    sirpa: Person,
    marja_liisa: Person,
    lars: Person,
    aino: Person,
    kirsti: Person,
) -> None:
    clearance = asked(johan, sirpa, words="Endast jag frågar detta")
    other = Person.objects.create(
        given_name="Berit",
        family_name="Example",
        email="berit@demo.example",
        is_employee=False,
        is_elected=True,
    )
    assert not Clearance.objects.visible_to(other).exists()
    for somebody in (marja_liisa, lars, aino, kirsti):
        client = as_person(somebody)
        assert "Endast jag" not in words(client.get(address("list")))
        assert client.get(address("question", clearance)).status_code == 404
        assert client.post(address("answer", clearance), {"verdict": "public"}).status_code == 404


def test_petra_reads_what_she_asked_as_elected_only_as_elected(
    as_person: SignedIn, petra: Person, sirpa: Person
) -> None:
    petra.acting_as = "elected"
    clearance = asked(petra, sirpa, words="Som förtroendevald")
    browser = as_person(petra)
    browser.post(reverse("organisation:acting_as"), {"acting_as": "employee"})
    assert "Som förtroendevald" not in words(browser.get(address("list")))
    led = browser.get(address("question", clearance))
    assert led["Location"].startswith(reverse("organisation:acting_as"))
    browser.post(reverse("organisation:acting_as"), {"acting_as": "elected"})
    assert "Som förtroendevald" in words(browser.get(address("list")))
    assert browser.get(address("question", clearance)).status_code == 200


def test_the_list_goes_on_by_key_and_asks_no_more_with_more(
    phone: Client, johan: Person, sirpa: Person, django_assert_max_num_queries: Any
) -> None:
    matter = matter_of(sirpa)
    for number in range(31):
        asked(johan, sirpa, words=f"Fråga {number}.", matter=matter)
    with django_assert_max_num_queries(15):
        first = phone.get(address("list"))
    assert "Fråga 30." in words(first)
    assert "Fråga 0." not in words(first)
    link = BeautifulSoup(first.content, "html.parser").find("a", string="Show more")
    assert link is not None
    assert "Fråga 0." in words(phone.get(str(link["href"])))


def test_totals_are_the_citys_and_nothing_while_few_have_asked(
    johan: Person, sirpa: Person, clock: Any, as_person: SignedIn, lars: Person
) -> None:
    answer(sirpa, asked(johan, sirpa), said())
    assert totals(work_clock.now()) is None
    preparers = [sirpa, lars, Person.objects.get(given_name="Kirsti")]
    for number in range(5):
        asker = Person.objects.create(
            given_name=f"N{number}", family_name="Example", email=f"n{number}@demo.example"
        )
        answer(preparers[number % 3], asked(asker, preparers[number % 3]), said())
    found = totals(work_clock.now())
    assert found is not None
    assert (found.asked, found.answered, found.in_time) == (6, 6, 6)
    assert "6 asked, 6 answered" in words(as_person(lars).get(address("list")))


def test_no_button_approves_what_somebody_writes(
    phone: Client, as_person: SignedIn, johan: Person, sirpa: Person
) -> None:
    clearance = asked(johan, sirpa)
    for client in (phone, as_person(sirpa)):
        page = client.get(address("question", clearance)).content.decode().casefold()
        assert "approve" not in page


def test_numbers_to_ring_are_those_of_matters_decided_within_a_week(phone: Client, sirpa: Person) -> None:
    matter_of(sirpa, meets_on=dt.date(2026, 11, 30), phone="040 111")
    matter_of(sirpa, meets_on=dt.date(2026, 12, 1), phone="040 222")
    matter_of(None, meets_on=dt.date(2026, 11, 30), phone="040 333")
    page = words(phone.get(address("ask")))
    assert "Sirpa Lehtovaara, 040 111" in page
    assert "040 222" not in page
    assert "040 333" not in page
