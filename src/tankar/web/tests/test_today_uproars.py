"""An uproar stands on Today, for those who answer on the channel, until communications has seen it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tankar.channels.models import Access, Channel
from tankar.content.testing.making import make_channel
from tankar.inbox.models import UproarSign
from tankar.inbox.testing.shore import Shore, shore
from tankar.journal.models import Entry
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn
from tankar.web.tests.test_today_residents import page, rows
from tankar.work import demo

__all__ = ["shore"]

pytestmark = [pytest.mark.django_db, pytest.mark.db]
SEEN = "I have seen it"


@pytest.fixture
def channel(shore: Shore, clock: Any, machine_clock: Any, aino: Person, library: Unit) -> Channel:
    """The library's, which Aino manages. It is 8:15 on a Monday."""
    facts = {"network": "lighthouse", "kind": "connected", "access": Access.WORKS, "account_id": "17"}
    return make_channel("Stadsbiblioteket", library, aino, **facts)


@pytest.fixture
def sign(channel: Channel) -> UproarSign:
    return an_uproar(channel, usual=6)


def an_uproar(channel: Channel, usual: int | None) -> UproarSign:
    at = dt.datetime(2026, 11, 23, 5, 20, tzinfo=dt.UTC)
    return UproarSign.objects.create(
        channel=channel, began_at=at, noticed_at=at, messages=41, negative=29, usual=usual
    )


def test_one_row_says_where_since_when_and_how_many(
    sign: UproarSign, marja_liisa: Person, as_person: SignedIn
) -> None:
    soup = page(as_person, marja_liisa)
    (row,) = rows(soup, "red")
    assert row.startswith(
        "Many more messages than usual on Stadsbiblioteket since 7:20 today: 41, usually 6. "
        "29 of them are dissatisfied, more than usual."
    )
    link = soup.select_one("[aria-labelledby=red] .row a")
    assert link is not None
    assert link["href"] == f"/inbox/?channel={sign.channel.public_id}"
    assert SEEN in row


@pytest.mark.parametrize(("usual", "words"), [(None, "41. 29 of"), (0, "41, usually hardly any. 29 of")])
def test_where_nothing_is_usual_no_number_says_so(
    channel: Channel, lars: Person, as_person: SignedIn, usual: int | None, words: str
) -> None:
    an_uproar(channel, usual=usual)
    (row,) = rows(page(as_person, lars), "red")
    assert f"since 7:20 today: {words}" in row


def test_whoever_answers_on_the_channel_reads_it_and_others_do_not(
    sign: UproarSign, aino: Person, mikko: Person, as_person: SignedIn
) -> None:
    (row,) = rows(page(as_person, aino), "red")
    assert SEEN not in row
    assert rows(page(as_person, mikko), "red") == []


def test_seen_by_one_of_communications_it_is_gone_for_all_however_often_one_presses(
    sign: UproarSign, lars: Person, marja_liisa: Person, aino: Person, as_person: SignedIn
) -> None:
    address = f"/inbox/uproars/{sign.public_id}/seen/"
    client = as_person(lars)
    assert client.post(address).status_code == 302
    assert as_person(marja_liisa).post(address).url == "/"  # type: ignore[attr-defined]
    assert Entry.objects.filter(kind="inbox.uproar_seen").count() == 1
    for person in (lars, marja_liisa, aino):
        soup = page(as_person, person)
        assert rows(soup, "red") == []
        assert "dissatisfied" not in soup.get_text()


def test_others_may_not_say_so(sign: UproarSign, aino: Person, lars: Person, as_person: SignedIn) -> None:
    address = f"/inbox/uproars/{sign.public_id}/seen/"
    assert as_person(aino).post(address).status_code == 403
    assert as_person(lars).get(address).status_code == 405
    assert as_person(lars).post("/inbox/uproars/nowhere/seen/").status_code == 404
    sign.refresh_from_db()
    assert sign.state == "open"


def test_it_costs_today_no_statement(
    channel: Channel, lars: Person, aino: Person, as_person: SignedIn
) -> None:
    def statements(person: Person) -> int:
        client = as_person(person)
        client.get("/")
        demo.forget()
        demo.current()
        with CaptureQueriesContext(connection) as found:
            client.get("/")
        return len(found)

    calm = [statements(lars), statements(aino)]
    an_uproar(channel, usual=6)
    assert [statements(lars), statements(aino)] == calm
    assert max(calm) <= 15
