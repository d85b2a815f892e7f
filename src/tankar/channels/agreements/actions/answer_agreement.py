"""Confirm what was proposed with one tap, say what one would rather have, or settle it as the head of unit."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.agreements import telling
from tankar.channels.agreements.moving import confirmed_by_all, is_deadlocked, take_into_use
from tankar.channels.errors import NotAwaited, NotDeadlocked, ReasonMissing
from tankar.channels.models import AnsweringAgreement
from tankar.channels.noting import note
from tankar.decisions.keeping import decide
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["confirm_agreement", "object_to_agreement", "settle_agreement"]


def confirm_agreement(person: Person, agreement: AnsweringAgreement) -> AnsweringAgreement:
    """When the last one confirms it is in force. Raises NotAwaited."""
    with transaction.atomic():
        _hold(agreement)
        if not may(person, "channels.confirm_agreement", agreement):
            raise NotAwaited
        mine = agreement.confirmations.filter(person=person)
        mine.update(confirmed_at=clock.now(), objection="")
        note("agreement_confirmed", agreement.channel, person)
        telling.has_confirmed(agreement, person)
        if confirmed_by_all(agreement):
            take_into_use(agreement)
    return agreement


def object_to_agreement(person: Person, agreement: AnsweringAgreement, words: str) -> AnsweringAgreement:
    """It is not confirmed; whoever proposed it can write it again, and the head may settle it.

    Raises NotAwaited, ReasonMissing.
    """
    words = words.strip()[:1000]
    if not words:
        raise ReasonMissing
    with transaction.atomic():
        _hold(agreement)
        if not may(person, "channels.confirm_agreement", agreement):
            raise NotAwaited
        agreement.confirmations.filter(person=person).update(objection=words)
        note("agreement_objected", agreement.channel, person)
        telling.tell_of_objection(agreement, person)
    return agreement


def settle_agreement(person: Person, agreement: AnsweringAgreement, reason: str) -> AnsweringAgreement:
    """In force as it stands, recorded as settled by the head and not as confirmed by those who had not.

    Raises PermissionDenied, NotDeadlocked, ReasonMissing, NotAwaited.
    """
    reason = reason.strip()[:1000]
    if not reason:
        raise ReasonMissing
    with transaction.atomic():
        _hold(agreement)
        if not may(person, "channels.settle_agreement", agreement):
            raise PermissionDenied("channels.settle_agreement")
        if not is_deadlocked(agreement):
            raise NotDeadlocked
        decide(telling.matter_of(agreement), person, "settled", reason=reason, rules=("GEN-5",))
        note("agreement_settled", agreement.channel, person)
        take_into_use(agreement, settled_by=person, settled_reason=reason)
    return agreement


def _hold(agreement: AnsweringAgreement) -> None:
    """Its row is held, so that the last two who confirm at once do not each think the other is missing."""
    AnsweringAgreement.objects.select_for_update().get(pk=agreement.pk)
    agreement.refresh_from_db(fields=["state", "with_head", "due_at", "next_at"])
