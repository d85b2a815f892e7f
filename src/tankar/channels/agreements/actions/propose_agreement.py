"""Ask those concerned to confirm what was written, or take it back."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.agreements import telling
from tankar.channels.agreements.concerned import concerned_by
from tankar.channels.agreements.moving import ask_for_confirmation, move, take_into_use
from tankar.channels.errors import NothingAgreed
from tankar.channels.models import AnsweringAgreement
from tankar.channels.noting import note
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["propose_agreement", "withdraw_agreement"]

_STATE = AnsweringAgreement.State


def propose_agreement(person: Person, agreement: AnsweringAgreement) -> AnsweringAgreement:
    """Whoever proposes it has confirmed it. It concerns nobody else: it is in force at once.

    Raises PermissionDenied, NothingAgreed, NotAwaited.
    """
    if not may(person, "channels.describe", agreement.channel):
        raise PermissionDenied("channels.describe")
    if not agreement.topics.exists():
        raise NothingAgreed
    with transaction.atomic():
        old = AnsweringAgreement.objects.in_use().filter(channel=agreement.channel).first()
        others = [one for one in concerned_by(agreement, old) if one.pk != person.pk]
        move(agreement, _STATE.CONFIRMING, proposed_by=person)
        note("agreement_proposed", agreement.channel, person)
        if others:
            ask_for_confirmation(agreement, others, "channels.agreement_asks")
        else:
            take_into_use(agreement)
    return agreement


def withdraw_agreement(person: Person, agreement: AnsweringAgreement) -> None:
    """It is not taken into use; what holds now goes on. Raises PermissionDenied, NotAwaited."""
    if not may(person, "channels.describe", agreement.channel):
        raise PermissionDenied("channels.describe")
    with transaction.atomic():
        move(agreement, _STATE.WITHDRAWN, next_at=None, due_at=None)
        note("agreement_withdrawn", agreement.channel, person)
        telling.over(agreement, "withdrawn")
