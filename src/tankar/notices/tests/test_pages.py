"""The bell, the list, and how one is told: each sees their own and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tankar.notices.models import Notice, Wishes
from tankar.notices.telling import tell
from tankar.organisation.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("snow")]
SignedIn = Callable[[Person], Client]


@pytest.fixture
def told(aino: Person) -> Notice:
    return tell(aino, "notices.snow", params={"where": "Yxpila"}, url="/snow/")


def test_the_bell_counts_what_is_new(as_person: SignedIn, aino: Person, told: Notice) -> None:
    browser = as_person(aino)
    assert browser.get(reverse("notices:bell")).context["unread"] == 1
    assert told in browser.get(reverse("notices:notices")).context["unread"]
    later = tell(aino, "notices.snow", params={"where": "Öja"}, url="/later/")
    browser.post(reverse("notices:all_read"), {"shown": [told.public_id]})
    assert browser.get(reverse("notices:bell")).context["unread"] == 1, "what came since stays new"
    browser.post(reverse("notices:all_read"), {"shown": [later.public_id]})
    assert browser.get(reverse("notices:bell")).context["unread"] == 0
    assert told in browser.get(reverse("notices:notices")).context["read"]


def test_opening_one_reads_it_and_leads_to_its_page(as_person: SignedIn, aino: Person, told: Notice) -> None:
    answer = as_person(aino).post(reverse("notices:open", args=[told.public_id]))
    assert answer.headers["Location"] == "/snow/"
    told.refresh_from_db()
    assert told.read_at is not None


def test_anothers_notice_is_not_there(as_person: SignedIn, lars: Person, told: Notice) -> None:
    browser = as_person(lars)
    assert browser.post(reverse("notices:open", args=[told.public_id])).status_code == 404
    assert browser.get(reverse("notices:bell")).context["unread"] == 0
    browser.post(reverse("notices:all_read"), {"shown": [told.public_id]})
    told.refresh_from_db()
    assert told.read_at is None


def test_nobody_signed_in_has_no_bell(client: Client) -> None:
    assert client.get(reverse("notices:bell")).status_code == 286
    assert client.get(reverse("notices:notices")).status_code == 302


def test_wishes_are_kept(as_person: SignedIn, aino: Person) -> None:
    browser, where = as_person(aino), reverse("notices:settings")
    browser.post(where, {"mail": "daily", "hours_from": "09:00", "hours_to": "17:00", "weekends": "on"})
    wishes = Wishes.objects.get(person=aino)
    assert (wishes.mail, wishes.hours_from.hour, wishes.weekends) == ("daily", 9, True)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "sent",
    [
        {"mail": "daily", "hours_from": "09:00"},
        {"mail": "daily", "hours_from": "17:00", "hours_to": "09:00"},
        {"mail": "shout"},
        {},
    ],
)
def test_wishes_that_make_no_sense_are_said_so(
    as_person: SignedIn, aino: Person, sent: dict[str, str]
) -> None:
    assert as_person(aino).post(reverse("notices:settings"), sent).status_code == 422
    assert not Wishes.objects.exists()


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"endpoint": 1, "keys": []}', '{"endpoint": "x", "keys": {}}']
)
def test_what_no_browser_sends_is_answered_with_a_sentence(
    as_person: SignedIn, aino: Person, body: str
) -> None:
    answer = as_person(aino).post(reverse("notices:add_device"), body, content_type="application/json")
    assert answer.status_code == 400
    assert json.loads(answer.content)["why"]


def test_the_worker_stands_at_the_top(client: Client) -> None:
    answer = client.get("/notices-worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert b"showNotification" in answer.content
