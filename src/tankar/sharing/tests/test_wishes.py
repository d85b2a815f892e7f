"""Hearing of what is good to share: only by asking for it."""

from __future__ import annotations

import datetime as dt
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.sharing.actions.keep_wish import make_feed, wish_weekly
from tankar.sharing.actions.offer_kit import withdraw
from tankar.sharing.actions.tell_weekly import tell_weekly
from tankar.sharing.models import Wish
from tankar.sharing.testing.making import kit_of
from tankar.work.clock import LOCAL

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
WISHES = reverse("sharing:wishes")


def test_nobody_is_told_who_has_not_asked(aino: Person, lars: Person, feed: Channel) -> None:
    kit_of(lars, feed)
    assert tell_weekly() == 0
    assert not Notice.objects.filter(kind="sharing.week").exists()


def test_whoever_asked_is_told_once_a_week_of_what_is_new(
    johan: Person, lars: Person, feed: Channel, clock: Any
) -> None:
    kit_of(lars, feed)
    wish_weekly(johan, wanted=True)
    assert (tell_weekly(), tell_weekly()) == (1, 0)
    notice = Notice.objects.get(person=johan)
    assert "Läsesalen är stängd i dag." in notice.sentence
    assert not notice.awaits
    clock.advance(days=1)
    assert tell_weekly() == 0


def test_a_week_with_nothing_new_is_quiet(aino: Person, lars: Person, feed: Channel, clock: Any) -> None:
    kit_of(lars, feed)
    clock.advance(days=14)
    wish_weekly(aino, wanted=True)
    assert tell_weekly() == 0


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (dt.datetime(2026, 11, 23, 7, 59, tzinfo=LOCAL), 0),
        (dt.datetime(2026, 11, 23, 8, 0, tzinfo=LOCAL), 1),
        (dt.datetime(2026, 11, 28, 12, 0, tzinfo=LOCAL), 0),  # a Saturday
        (dt.datetime(2027, 1, 6, 12, 0, tzinfo=LOCAL), 0),  # Epiphany
        (dt.datetime(2026, 10, 26, 8, 0, tzinfo=LOCAL), 1),  # after the night on which the clocks went back
    ],
)
def test_only_in_office_hours(
    aino: Person, lars: Person, feed: Channel, clock: Any, moment: dt.datetime, told: int
) -> None:
    clock.set(moment - dt.timedelta(hours=1))
    kit_of(lars, feed)
    wish_weekly(aino, wanted=True)
    clock.set(moment)
    assert tell_weekly() == told


def test_both_wishes_stand_on_one_page_and_nobody_else_sees_them(
    as_person: SignedIn, aino: Person, lars: Person, clock: Any
) -> None:
    client = as_person(aino)
    client.post(WISHES, {"act": "weekly", "weekly": "on"})
    assert Wish.objects.get(person=aino).weekly
    page = client.post(WISHES, {"act": "feed"})
    assert "no-store" in page["Cache-Control"]
    field = BeautifulSoup(page.content, "html.parser").select_one("#address")
    assert field is not None
    path = str(field["value"]).split("/share/")[1]
    assert Client().get(f"/share/{path}").status_code == 200
    assert path not in client.get(WISHES).content.decode()
    client.post(WISHES, {"act": "no_feed"})
    assert Client().get(f"/share/{path}").status_code == 404
    client.post(WISHES, {"act": "weekly"})
    assert not Wish.objects.get(person=aino).weekly


def test_the_feed_is_valid_atom_in_the_readers_language(aino: Person, lars: Person, feed: Channel) -> None:
    kit = kit_of(lars, feed)
    address = reverse("sharing:feed", args=[make_feed(aino, "fi")])
    answer = Client().get(address)
    assert answer["Content-Type"].startswith("application/atom+xml")
    tree = ElementTree.fromstring(answer.content)
    assert [one.text for one in tree.iter(f"{ATOM}title")][1:] == ["Lukusali on suljettu tänään."]
    assert address.split("/")[-1].split(".")[0] not in answer.content.decode()
    withdraw(lars, kit)
    assert b"Lukusali" not in Client().get(address).content


def test_reading_the_feed_leaves_no_trace_of_who_reads(
    aino: Person, lars: Person, feed: Channel, caplog: pytest.LogCaptureFixture
) -> None:
    """The address is personal, so that it can be withdrawn; that it is used is noted nowhere (never.md, N1)."""
    kit_of(lars, feed)
    secret = make_feed(aino, "sv")
    before = [str(one) for one in Wish.objects.values_list()], Entry.objects.count()
    with CaptureQueriesContext(connection) as asked, caplog.at_level("DEBUG", "tankar"):
        answer = Client().get(reverse("sharing:feed", args=[secret]))
    assert answer.status_code == 200
    assert {one["sql"].split()[0] for one in asked.captured_queries} <= {"SELECT"}
    assert ([str(one) for one in Wish.objects.values_list()], Entry.objects.count()) == before
    assert not answer.cookies
    assert secret not in answer.content.decode() + caplog.text
    assert aino.public_id not in answer.content.decode()


def test_a_wrong_address_and_one_of_somebody_who_has_left_lead_nowhere(aino: Person, clock: Any) -> None:
    secret = make_feed(aino, "sv")
    assert Client().get(reverse("sharing:feed", args=["x"])).status_code == 404
    assert aino.user is not None
    aino.user.is_active = False
    aino.user.save()
    assert Client().get(reverse("sharing:feed", args=[secret])).status_code == 404
