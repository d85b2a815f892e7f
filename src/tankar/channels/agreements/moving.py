"""One step of an agreement, and what follows from it. The caller holds the transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from tankar.channels.agreements import telling
from tankar.channels.agreements.lifecycle import AGREEMENT
from tankar.channels.errors import NotAwaited
from tankar.channels.models import Answered, AnsweringAgreement, ChannelEntry, Confirmation
from tankar.channels.noting import note
from tankar.decisions.terms import amount_of, due
from tankar.organisation.calendar import office_hours
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["ask_also", "ask_for_confirmation", "confirmed_by_all", "is_deadlocked", "move", "take_into_use"]

_STATE = AnsweringAgreement.State


def move(agreement: AnsweringAgreement, to: str, **changes: Any) -> None:
    """Of two who move it at once the database lets one through; the other gets `NotAwaited`."""
    try:
        AGREEMENT.move(agreement, to, **changes)
    except (NoSuchMove, SomebodyElseMoved):
        raise NotAwaited from None


def ask_for_confirmation(agreement: AnsweringAgreement, people: Iterable[Person], kind: str) -> None:
    """Each of them anew; whoever is not among them need not answer. The clock of this round begins."""
    now = clock.now()
    ends = due("channels.agreement_confirm", now)
    asked = list(people)
    agreement.confirmations.all().delete()
    Confirmation.objects.bulk_create(
        Confirmation(agreement=agreement, person=one, asked_at=now) for one in asked
    )
    rows = AnsweringAgreement.objects.filter(pk=agreement.pk)
    rows.update(asked_at=now, due_at=ends, next_at=ends, with_head=False)
    agreement.refresh_from_db()
    telling.ask_to_confirm(agreement, asked, kind)


def ask_also(agreement: AnsweringAgreement, person: Person) -> None:
    """One more, within the days that the others have."""
    _row, made = Confirmation.objects.get_or_create(
        agreement=agreement, person=person, defaults={"asked_at": clock.now()}
    )
    if made:
        telling.ask_also(agreement, person)


def confirmed_by_all(agreement: AnsweringAgreement) -> bool:
    return not agreement.confirmations.filter(confirmed_at__isnull=True).exists()


def is_deadlocked(agreement: AnsweringAgreement) -> bool:
    """Somebody wants it otherwise, or the days to confirm in have passed."""
    return agreement.awaits and (
        agreement.with_head or agreement.confirmations.exclude(objection="").exists()
    )


def take_into_use(agreement: AnsweringAgreement, **changes: Any) -> None:
    """In force from now on, for twelve months. The register, residents' pages and the inbox's targets follow it."""
    now = clock.now()
    channel = agreement.channel
    others = AnsweringAgreement.objects.in_use().filter(channel=channel).exclude(pk=agreement.pk)
    for old in others:
        move(old, _STATE.REPLACED, next_at=None)
        telling.over(old, "replaced")
    stays = {
        "in_force_at": now,
        "next_at": _in_a_year(now),
        "due_at": None,
        "with_head": False,
        "stale_why": "",
    }
    move(agreement, _STATE.IN_FORCE, **{**stays, **changes})
    _write_entry(agreement)
    note("agreement_in_force", channel, None)
    telling.is_in_force(agreement)


def _in_a_year(now: dt.datetime) -> dt.datetime:
    months = amount_of("channels.agreement_holds")
    day = clock.local(now).date() + dt.timedelta(days=months)
    while (hours := office_hours(day)) is None:
        day += dt.timedelta(days=1)
    return hours[0]


def _write_entry(agreement: AnsweringAgreement) -> None:
    """What the register says about answering is what was agreed: one source, copied where everything reads it."""
    entry, _made = ChannelEntry.objects.get_or_create(channel=agreement.channel)
    if entry.answered in ("", Answered.NO):
        entry.answered = Answered.WEEKDAYS
    entry.answered_from, entry.answered_to = agreement.hours_from, agreement.hours_to
    entry.answer_target = agreement.target
    entry.answer_text_sv, entry.answer_text_fi = agreement.text_sv, agreement.text_fi
    entry.answer_text_en = agreement.text_en
    entry.save()
