"""What time and people's coming and going do to agreements. A stale one holds until another is in force."""

from __future__ import annotations

from django.db import transaction

from tankar.channels.agreements import telling
from tankar.channels.agreements.concerned import everybody
from tankar.channels.agreements.lifecycle import AGREEMENT
from tankar.channels.agreements.moving import ask_also, ask_for_confirmation, confirmed_by_all, take_into_use
from tankar.channels.models import AnsweringAgreement, Channel
from tankar.channels.noting import note
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["look_after_agreements", "manager_came", "manager_left"]

_STATE, _STALE = AnsweringAgreement.State, AnsweringAgreement.Stale
_AT_ONCE = 100


def look_after_agreements() -> int:
    """Those whose moment has come: a year is over, or the days to confirm in are. Returns how many."""
    late = AnsweringAgreement.objects.filter(
        state__in=(_STATE.CONFIRMING, _STATE.IN_FORCE, _STATE.STALE), next_at__lte=clock.now()
    )
    return sum(
        _look(one) for one in late.select_related("channel__owner_unit").order_by("next_at")[:_AT_ONCE]
    )


def manager_came(channel: Channel, manager: Person) -> None:
    """Whoever came confirms what is agreed, and what is being agreed; nobody else is asked."""
    agreement = AnsweringAgreement.objects.in_use().filter(channel=channel).first()
    if agreement is not None:
        _make_stale(agreement, _STALE.ADDED, [manager])
    coming = _being_confirmed(channel)
    if coming is not None and coming.proposed_by_id != manager.pk:
        ask_also(coming, manager)


def manager_left(channel: Channel, manager: Person) -> None:
    """Those who stay confirm it again, or write another. What is being agreed no longer waits for whoever left,
    unless they are to answer something in it."""
    agreement = AnsweringAgreement.objects.in_use().filter(channel=channel).first()
    if agreement is not None:
        stay = [one for one in everybody(agreement) if one.pk != manager.pk]
        _make_stale(agreement, _STALE.REMOVED, stay)
    coming = _being_confirmed(channel)
    if coming is None or coming.topics.filter(person=manager).exists():
        return
    if coming.confirmations.filter(person=manager, confirmed_at__isnull=True).delete()[0]:
        telling.has_confirmed(coming, manager)
        if confirmed_by_all(coming):
            take_into_use(coming)


def _being_confirmed(channel: Channel) -> AnsweringAgreement | None:
    """Held, so that it is not confirmed by the last one at the same moment."""
    rows = AnsweringAgreement.objects.select_for_update(of=("self",)).select_related("channel__owner_unit")
    return rows.filter(channel=channel, state=_STATE.CONFIRMING).first()


def _look(agreement: AnsweringAgreement) -> bool:
    with transaction.atomic():
        if agreement.state == _STATE.IN_FORCE:
            _make_stale(agreement, _STALE.YEAR, everybody(agreement))
            return True
        # of two workers one passes it on
        rows = AnsweringAgreement.objects.filter(
            pk=agreement.pk, state=agreement.state, next_at=agreement.next_at
        )
        if not rows.update(with_head=True, next_at=None):
            return False
        note("agreement_passed_on", agreement.channel, None)
        telling.to_settle(agreement)
    return True


def _make_stale(agreement: AnsweringAgreement, why: str, asked: list[Person]) -> None:
    if agreement.state == _STATE.IN_FORCE:
        try:
            AGREEMENT.move(agreement, _STATE.STALE, stale_why=why)
        except (NoSuchMove, SomebodyElseMoved):
            return
        note("agreement_stale", agreement.channel, None)
    else:
        # it waits already: whoever was asked before is asked with the new ones
        before = agreement.confirmations.filter(confirmed_at__isnull=True).select_related("person")
        asked = list({one.pk: one for one in [*(row.person for row in before), *asked]}.values())
    ask_for_confirmation(agreement, asked, "channels.agreement_again")
