"""Today: what needs me?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import pytest
from bs4 import BeautifulSoup
from conftest import MovableClock
from django.test import Client
from django.utils import translation

from tankar.content.actions.release_item import release_item
from tankar.content.testing.making import make_channel, ready_item
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn
from tankar.publishing.models import Delivery
from tankar.web import today_rows, today_sent
from tankar.web.today_rows import Row
from tankar.web.today_words import greeting, sum_up
from tankar.work import clock as house_clock


def at(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("moment", "word"),
    [
        (at(2026, 11, 23, 2, 59), "Hello"),
        (at(2026, 11, 23, 3, 0), "Good morning"),
        (at(2026, 11, 23, 6, 15), "Good morning"),
        (at(2026, 11, 23, 8, 0), "Good day"),
        (at(2026, 11, 23, 15, 0), "Good evening"),
        (at(2026, 11, 23, 20, 0), "Hello"),
        # the same hour of UTC is another on the wall the day before and after the clocks change
        (at(2026, 10, 24, 7, 30), "Good day"),
        (at(2026, 10, 25, 7, 30), "Good morning"),
        (at(2027, 3, 27, 7, 30), "Good morning"),
        (at(2027, 3, 28, 7, 30), "Good day"),
    ],
)
def test_the_greeting_follows_the_wall_clock_of_karleby(moment: dt.datetime, word: str) -> None:
    with translation.override("en"):
        said = greeting(moment, "Marja-Liisa")
    assert said == f'{word}, <span class="whole">Marja-Liisa</span>.'


def test_a_name_is_never_markup() -> None:
    assert "<b>" not in greeting(at(2026, 11, 23, 6, 15), "<b>Aino</b>")


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((0, 0, 0), "Nothing is waiting for you."),
        ((3, 0, 0), "Three things are waiting for you. Nothing is red."),
        ((1, 1, 1), "One thing is waiting for you. One is red. One post goes out today."),
        (
            (2, 0, 0, 1),
            "Two things are waiting for you. On one channel somebody has waited longer than the target. "
            "Nothing is red.",
        ),
        (
            (0, 0, 0, 2),
            "Nothing is waiting for you. On two channels somebody has waited longer than the target. "
            "Nothing is red.",
        ),
        ((0, 2, 12), "Nothing is waiting for you. Two are red. 12 posts go out today."),
    ],
)
def test_one_sentence_sums_up(counts: tuple[int, ...], sentence: str) -> None:
    with translation.override("en"):
        assert sum_up(*counts) == sentence


def show(client: Client, address: str = "/") -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_monday_morning_greets_by_name_and_day(
    as_person: SignedIn, marja_liisa: Person, clock: MovableClock
) -> None:
    Person.objects.filter(pk=marja_liisa.pk).update(language="en")
    heading = show(as_person(marja_liisa)).h1
    assert heading is not None
    assert heading.get_text() == "Good morning, Marja-Liisa. Monday 23 November"


@pytest.fixture
def stand(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Today with these rows and no others."""

    def made(waiting: Sequence[Row] = (), *, red: Sequence[Row] = (), out: Sequence[Row] = ()) -> None:
        monkeypatch.setattr(today_rows, "waiting_on", lambda _person: list(waiting))
        monkeypatch.setattr(
            today_sent, "sent_for", lambda _person: today_sent.Sent(red=list(red), out=list(out))
        )

    return made


def test_an_empty_day_says_so_and_nothing_else(
    as_person: SignedIn, aino: Person, stand: Callable[..., None]
) -> None:
    stand()
    Person.objects.filter(pk=aino.pk).update(language="en")
    soup = show(as_person(aino))
    assert "Nothing is waiting for you." in soup.get_text()
    assert not soup.select("main h2")


def test_lists_come_in_their_order_and_fold_after_five(
    as_person: SignedIn, aino: Person, stand: Callable[..., None]
) -> None:
    stand(
        [Row(f"Decide {n}", "/x/") for n in range(7)],
        red=[
            Row("Mastodon", "/y/", "Sign in again", detail="Access is lost.", what_we_did="Two posts wait.")
        ],
        out=[Row(f"Snow {n}", languages="sv+fi") for n in range(6)],
    )
    Person.objects.filter(pk=aino.pk).update(language="en")
    client = as_person(aino)
    soup = show(client)
    assert [h.get_text() for h in soup.select("main h2")] == ["Waiting for you", "Red", "Going out today"]
    assert len(soup.select("[aria-labelledby=waiting] .row")) == 5
    assert "Show all (7)" in soup.get_text()
    assert "Two posts wait." in soup.get_text()
    assert "sv+fi" in soup.get_text()
    assert len(soup.select("[aria-labelledby=out] .row")) == 5
    assert len(show(client, "/?all=waiting").select("[aria-labelledby=waiting] .row")) == 7
    assert len(show(client, "/?all=out").select("[aria-labelledby=out] .row")) == 6


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        ("by_hand", "Publish on Karleby: Snow tonight"),
        ("overdue", "Choose a new time on Karleby: Snow tonight"),
    ],
)
def test_what_waits_for_a_person_is_named_with_its_post_and_channel(
    lars: Person, communications: Unit, why: str, sentence: str
) -> None:
    channel = make_channel("Karleby", communications, is_common=True)
    item = ready_item(lars, channel)
    release = release_item(lars, item, item.revision, house_clock.now())
    Delivery.objects.create(
        channel=channel,
        item=item,
        release=release,
        languages="sv",
        outgoing={"text": "Snow tonight\n\nPlough at six."},
        not_before=house_clock.now(),
        state="needs_person",
        why=why,
    )
    with translation.override("en"):
        assert [str(row.title) for row in today_sent.sent_for(lars).waiting] == [sentence]


def test_a_visitor_is_shown_the_way_in(client: Client, db: None) -> None:
    answer = client.get("/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/")
