"""What is seen of cover: by the head, by communications, by whoever is away, and by nobody else."""

from __future__ import annotations

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tankar.channels.models import Channel, ChannelAssignment, CoverGap, CoverPause
from tankar.channels.testing.answering import name
from tankar.channels.testing.sample import a_channel
from tankar.organisation import demo
from tankar.organisation.absence.actions.say_away import say_away
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

TUESDAY, WEDNESDAY = dt.date(2026, 11, 24), dt.date(2026, 11, 25)


@pytest.fixture(autouse=True)
def in_english(aino: Person, heikki: Person, lars: Person) -> None:
    Person.objects.update(language="en")


@pytest.fixture
def gap(channel: Channel, aino: Person, in_english: None) -> CoverGap:
    say_away(aino, aino, TUESDAY, WEDNESDAY)
    return CoverGap.objects.open().get()


def page(as_person: SignedIn, person: Person, address: str) -> BeautifulSoup:
    answer = as_person(person).get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_today_shows_marja_liisa_and_heikki_who_is_missing_and_aino_one_line(
    as_person: SignedIn, gap: CoverGap, aino: Person, heikki: Person, marja_liisa: Person
) -> None:
    Person.objects.update(language="en")
    for person in (heikki, marja_liisa):
        shown = page(as_person, person, "/").select_one("#cover")
        assert shown is not None
        words = " ".join(shown.get_text().split())
        assert "Nobody: Tuesday 24 November, Wednesday 25 November" in words
        assert "Aino" not in words
        assert shown.select_one("caption") is not None
    mine = page(as_person, aino, "/")
    assert mine.select_one("#cover") is None
    assert "Away? Say so" in mine.get_text()
    assert mine.select_one('.today-away a[href="/away/"]') is not None


def test_today_says_how_many_channels_have_nobody_this_week(
    as_person: SignedIn, gap: CoverGap, marja_liisa: Person
) -> None:
    Person.objects.update(language="en")
    words = page(as_person, marja_liisa, "/").get_text()
    assert "On one channel nobody answers on some day of this week." in words


def test_aino_is_told_on_her_page_what_happens_to_her_channel(
    as_person: SignedIn, gap: CoverGap, aino: Person
) -> None:
    words = page(as_person, aino, "/away/").get_text(" ", strip=True)
    assert "Stadsbiblioteket" in words
    assert "The head of unit knows and arranges it." in words


def test_only_the_head_sees_who_is_there_day_by_day(
    as_person: SignedIn, gap: CoverGap, aino: Person, heikki: Person, lars: Person
) -> None:
    address = f"/register/{gap.channel.public_id}/cover/"
    assert "Who, day by day" in page(as_person, heikki, address).get_text()
    for person in (lars, aino):
        assert "Who, day by day" not in page(as_person, person, address).get_text()


def test_only_the_head_reads_beside_a_colleague_that_they_are_away(
    as_person: SignedIn, gap: CoverGap, heikki: Person, lars: Person
) -> None:
    address = f"/register/{gap.channel.public_id}/cover/"
    assert "Aino Rautakoski – away on some of the days" in page(as_person, heikki, address).get_text()
    assert "away on some of the days" not in page(as_person, lars, address).get_text()


def test_somebody_else_sees_no_cover_at_all(
    as_person: SignedIn, gap: CoverGap, sirpa: Person, mikko: Person
) -> None:
    for person in (sirpa, mikko):
        assert as_person(person).get(f"/register/{gap.channel.public_id}/cover/").status_code == 403
    assert as_person(sirpa).get("/register/cover/").status_code == 403


def test_heikki_arranges_it_with_one_choice(as_person: SignedIn, gap: CoverGap, heikki: Person) -> None:
    camilla = demo.make_person("camilla")
    client = as_person(heikki)
    sent = {"colleague": camilla.public_id, "person": "", "first": "2026-11-24", "last": "2026-11-25"}
    answer = client.post(f"/register/{gap.channel.public_id}/cover/arrange/", sent, follow=True)
    assert "Camilla Nygrund answers meanwhile, and has been told." in answer.content.decode()
    assert ChannelAssignment.objects.get(person=camilla).is_deputy
    assert not CoverGap.objects.open().exists()


def test_somebody_elses_e_mail_is_enough_and_a_wrong_one_keeps_what_was_typed(
    as_person: SignedIn, gap: CoverGap, lars: Person, mikko: Person
) -> None:
    client = as_person(lars)
    address = f"/register/{gap.channel.public_id}/cover/arrange/"
    days = {"first": "2026-11-24", "last": "2026-11-25"}
    wrong = client.post(address, {**days, "person": "nobody@demo.example"})
    assert wrong.status_code == 422
    assert "nobody@demo.example" in wrong.content.decode()
    assert client.post(address, days).status_code == 422
    assert client.post(address, {**days, "person": mikko.email.upper()}).status_code == 302


def test_a_colleague_who_is_away_then_leaves_days_open_and_it_says_so(
    as_person: SignedIn, gap: CoverGap, lars: Person, mikko: Person
) -> None:
    say_away(mikko, mikko, WEDNESDAY, WEDNESDAY)
    sent = {"person": mikko.email, "first": "2026-11-24", "last": "2026-11-25"}
    answer = as_person(lars).post(f"/register/{gap.channel.public_id}/cover/arrange/", sent, follow=True)
    assert "On some of the days nobody answers yet" in answer.content.decode()


def test_the_pause_begins_with_an_honest_sentence_in_both_languages(
    as_person: SignedIn, gap: CoverGap, heikki: Person
) -> None:
    address = f"/register/{gap.channel.public_id}/cover/"
    shown = page(as_person, heikki, address)
    swedish, finnish = shown.select_one("#id_words_sv"), shown.select_one("#id_words_fi")
    assert swedish is not None
    assert finnish is not None
    assert swedish.get_text(strip=True).startswith("Fråga oss så länge")
    sent = {
        "first": "2026-11-24",
        "last": "2026-11-30",
        "words_sv": swedish.get_text(strip=True),
        "words_fi": finnish.get_text(strip=True),
    }
    client = as_person(heikki)
    crossed = client.post(f"{address}pause/", {**sent, "last": "2026-11-23"})
    assert crossed.status_code == 422
    assert sent["words_sv"] in crossed.content.decode()
    assert client.post(f"{address}pause/", sent).status_code == 302
    pause = CoverPause.objects.get()
    # whatever days the form began with: the notice says those that hold
    assert pause.notice_fi.startswith("Emme vastaa täällä 24–30.11. Kysy sillä välin")
    assert "On the account itself nobody has put it yet" in client.get(address).content.decode()
    client.post(f"{address}pause/{pause.public_id}/up/")
    assert "Heikki Kivihalme put it on the account" in client.get(address).content.decode()
    client.post(f"{address}pause/{pause.public_id}/")
    assert CoverGap.objects.open().exists()


def test_four_weeks_of_many_channels_are_read_in_few_statements(
    as_person: SignedIn, channel: Channel, aino: Person, lars: Person
) -> None:
    for number in range(60):
        name(a_channel(f"Kanal {number:02}"), aino)
    client = as_person(lars)
    client.get("/register/cover/")
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/register/cover/")
    assert len(asked) <= 15
    assert "Kanal 48" in answer.content.decode()
    assert "Kanal 50" not in answer.content.decode()
    further = client.get(f"/register/cover/?{answer.context['more']}").content.decode()
    assert "Kanal 50" in further


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "Ingen svarare"), ("fi", "Ei vastaajaa"), ("en", "Nobody to answer")]
)
def test_the_list_speaks_the_readers_language(
    as_person: SignedIn, gap: CoverGap, heikki: Person, language: str, words: str
) -> None:
    Person.objects.filter(pk=heikki.pk).update(language=language)
    assert words in page(as_person, heikki, "/").get_text()
