"""Mails of notices: within the hours, once, and what could not be sent is tried again."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from tankar.notices.actions.read import read_all
from tankar.notices.actions.wish import wish
from tankar.notices.mailing import send_mails
from tankar.notices.models import Notice
from tankar.notices.telling import tell
from tankar.organisation.errors import MailRefused
from tankar.organisation.models import Person
from tankar.work.clock import LOCAL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("snow")]
MONDAY_TEN = dt.datetime(2026, 11, 23, 10, 0, tzinfo=LOCAL)


@pytest.fixture
def monday(clock: Any) -> Any:
    clock.set(MONDAY_TEN)
    return clock


def later(clock: Any, **by: float) -> int:
    clock.advance(**by)
    return send_mails()


def ice(person: Person) -> Notice:
    return tell(person, "notices.ice", params={}, url="/ice/")


def test_what_awaits_somebody_is_mailed_at_once_and_once(aino: Person, monday: Any) -> None:
    wish_digest_is_done(aino)
    ice(aino)
    assert later(monday, seconds=30) == 0
    assert later(monday, seconds=120) == 1
    assert later(monday, seconds=120) == 0
    assert [one.to for one in mail.outbox] == [[aino.email]]
    assert "/ice/" in mail.outbox[0].body


def wish_digest_is_done(person: Person) -> None:
    """As if this morning's mail had gone already."""
    wishes = wish(person, mail="at_once", hours_from=None, hours_to=None, weekends=False)
    wishes.digest_on = MONDAY_TEN.date()
    wishes.save()


def test_the_rest_waits_for_the_morning_mail(aino: Person, monday: Any) -> None:
    wish_digest_is_done(aino)
    tell(aino, "notices.snow", params={"where": "Yxpila"}, url="/snow/")
    assert later(monday, seconds=600) == 0
    monday.set(MONDAY_TEN + dt.timedelta(hours=22, minutes=5))
    assert send_mails() == 1
    assert "Yxpila" in mail.outbox[0].subject


def test_several_things_are_one_mail(aino: Person, monday: Any) -> None:
    for where in ("Yxpila", "Öja"):
        tell(aino, "notices.snow", params={"where": where}, url=f"/{where}/")
    assert later(monday, seconds=180) == 1
    assert "2" in mail.outbox[0].subject
    assert all(where in mail.outbox[0].body for where in ("Yxpila", "Öja"))


def test_nothing_is_mailed_in_the_evening_and_all_of_it_in_the_morning(aino: Person, clock: Any) -> None:
    clock.set(dt.datetime(2026, 11, 27, 18, 0, tzinfo=LOCAL))
    ice(aino)
    assert later(clock, hours=2) == 0
    clock.set(dt.datetime(2026, 11, 28, 10, 0, tzinfo=LOCAL))
    assert send_mails() == 0
    clock.set(dt.datetime(2026, 11, 30, 8, 0, tzinfo=LOCAL))
    assert send_mails() == 1


def test_what_was_read_is_not_mailed(aino: Person, monday: Any) -> None:
    told = ice(aino)
    read_all(aino, [told.public_id])
    assert later(monday, seconds=180) == 0


def test_who_wants_no_mail_gets_none(aino: Person, monday: Any) -> None:
    wish(aino, mail="never", hours_from=None, hours_to=None, weekends=False)
    ice(aino)
    assert later(monday, seconds=180) == 0
    wish(aino, mail="at_once", hours_from=None, hours_to=None, weekends=False)
    assert later(monday, seconds=180) == 0, "what is past is past"


def test_a_mail_that_could_not_be_sent_is_tried_again(
    aino: Person, monday: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise MailRefused("the server is away")

    ice(aino)
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        assert later(monday, seconds=180) == 0
    assert Notice.objects.get().mailed_at is None
    assert later(monday, seconds=60) == 1


def test_those_who_wait_do_not_stand_before_the_others(
    aino: Person, lars: Person, monday: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tankar.notices.mailing._MAILS_AT_ONCE", 1)
    wish(aino, mail="at_once", hours_from=dt.time(6), hours_to=dt.time(7), weekends=False)
    ice(aino)
    ice(lars)
    assert later(monday, seconds=180) == 1
    assert [one.to for one in mail.outbox] == [[lars.email]]


def test_whose_account_is_closed_gets_no_mail(aino: Person, monday: Any) -> None:
    assert aino.user is not None
    aino.user.is_active = False
    aino.user.save()
    ice(aino)
    assert later(monday, seconds=180) == 0


def test_an_early_worker_gets_the_days_mail_before_eight(aino: Person, clock: Any) -> None:
    wish(aino, mail="daily", hours_from=dt.time(6), hours_to=dt.time(8), weekends=False)
    clock.set(dt.datetime(2026, 11, 23, 6, 30, tzinfo=LOCAL))
    ice(aino)
    assert later(clock, seconds=180) == 1
