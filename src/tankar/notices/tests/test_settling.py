"""What is done need not be looked at any more: not in the bell, not by mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from conftest import MovableClock
from django.core import mail
from django.test import Client
from django.urls import reverse

from tankar.notices.errors import UnknownNotice
from tankar.notices.mailing import send_mails
from tankar.notices.models import Notice
from tankar.notices.settling import settle
from tankar.notices.telling import tell
from tankar.organisation.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("snow")]
SignedIn = Callable[[Person], Client]


def told(person: Person, kind: str = "notices.snow", about: tuple[str, str] = ("street", "yxpila")) -> Notice:
    return tell(person, kind, params={"where": "Yxpila"}, url="/", about=about)


def test_what_one_has_done_is_new_for_nobody(as_person: SignedIn, aino: Person, lars: Person) -> None:
    told(aino)
    told(lars)
    assert settle("street", ["yxpila"]) == 2
    page = as_person(lars).get(reverse("notices:notices"))
    assert page.context["unread"] == []
    (notice,) = page.context["read"]
    assert notice.settled_at is not None
    assert "Avklarat" in page.content.decode()
    assert as_person(aino).get(reverse("notices:bell")).context["unread"] == 0


def test_another_thing_and_another_kind_stay_new(aino: Person) -> None:
    told(aino, about=("street", "oja"))
    other = told(aino, "notices.ice")
    told(aino)
    settle("street", ["yxpila"], "notices.snow")
    new = Notice.objects.filter(read_at=None)
    assert {one.about for one in new} == {"street:oja", "street:yxpila"}
    assert other in new


def test_what_was_read_before_was_not_settled_afterwards(aino: Person) -> None:
    notice = told(aino)
    Notice.objects.filter(pk=notice.pk).update(read_at=notice.told_at)
    assert settle("street", ["yxpila"]) == 0
    notice.refresh_from_db()
    assert notice.settled_at is None


def test_what_is_told_after_the_settling_is_new(aino: Person) -> None:
    told(aino)
    settle("street", ["yxpila"])
    told(aino)
    assert Notice.objects.filter(read_at=None).count() == 1


def test_nothing_named_settles_nothing(aino: Person) -> None:
    told(aino)
    assert settle("street", []) == 0


def test_a_kind_that_nobody_declared_is_an_error() -> None:
    with pytest.raises(UnknownNotice, match=r"notices\.hail"):
        settle("street", ["yxpila"], "notices.hail")


@pytest.mark.parametrize(
    ("told_at", "morning"),
    [
        # the night on which the clocks change, and Independence Day with the Sunday before it
        (dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC), dt.datetime(2026, 10, 26, 8, 0, tzinfo=dt.UTC)),
        (dt.datetime(2027, 12, 5, 22, 30, tzinfo=dt.UTC), dt.datetime(2027, 12, 7, 8, 0, tzinfo=dt.UTC)),
    ],
)
def test_what_was_settled_in_quiet_hours_is_never_mailed(
    aino: Person, lars: Person, clock: MovableClock, told_at: dt.datetime, morning: dt.datetime
) -> None:
    clock.set(told_at)
    told(aino, "notices.ice")
    told(lars, "notices.ice", about=("street", "oja"))
    clock.advance(seconds=600)
    assert send_mails() == 0
    settle("street", ["yxpila"])
    clock.set(morning)
    send_mails()
    assert [one.to for one in mail.outbox] == [[lars.email]]
