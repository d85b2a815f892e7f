"""Rights on answering agreements: who reads them, who is asked, who settles."""

from __future__ import annotations

from django.db.models import Q

from tankar.channels.models import AnsweringAgreement, Channel, Confirmation
from tankar.organisation.access import holds, may, register, units_of
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.organisation.standing_in import heads_of, without_head

__all__ = ["asked_of", "seen_by", "settled_by"]

_NONE = Q(pk__in=())
_DRAFT = AnsweringAgreement.State.PROPOSED
_AWAIT = (AnsweringAgreement.State.CONFIRMING, AnsweringAgreement.State.STALE)


def _sees(person: Person, agreement: AnsweringAgreement | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if agreement is None or agreement.state != _DRAFT:
        return True
    return may(person, "channels.describe", agreement.channel)


def seen_by(person: Person) -> Q:
    """Twin of `channels.view_agreement`: what is still being written only for those who write it."""
    if not holds(person, Role.EMPLOYEE):
        return _NONE
    return ~Q(state=_DRAFT) | Q(channel__in=Channel.objects.describable_by(person))


def _is_asked(person: Person, agreement: AnsweringAgreement | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if agreement is None:
        return True
    mine = Confirmation.objects.filter(agreement=agreement, person=person, confirmed_at__isnull=True)
    return agreement.state in _AWAIT and mine.exists()


def asked_of(person: Person) -> Q:
    """Twin of `channels.confirm_agreement`."""
    if not holds(person, Role.EMPLOYEE):
        return _NONE
    mine = Confirmation.objects.filter(person=person, confirmed_at__isnull=True)
    return Q(state__in=_AWAIT, pk__in=mine.values("agreement_id"))


def _settles(person: Person, agreement: AnsweringAgreement | None = None) -> bool:
    if agreement is None:
        return holds(person, Role.HEAD_OF_UNIT) or holds(person, Role.COMMUNICATIONS_MANAGER)
    channel = agreement.channel
    if holds(person, Role.COMMUNICATIONS_MANAGER) and (channel.is_common or not heads_of(channel.owner_unit)):
        return True
    return holds(person, Role.HEAD_OF_UNIT, channel.owner_unit)


def settled_by(person: Person) -> Q:
    """Twin of `channels.settle_agreement`."""
    of_my_units = Q(channel__owner_unit__in=units_of(person, Role.HEAD_OF_UNIT))
    if holds(person, Role.COMMUNICATIONS_MANAGER):
        return of_my_units | Q(channel__is_common=True) | Q(channel__owner_unit__in=without_head())
    return of_my_units


register(
    "channels.view_agreement",
    _sees,
    AnsweringAgreement,
    lambda person: AnsweringAgreement.objects.visible_to(person),
    meaning="Read how questions on a channel are answered; what is still being written, those who write it.",
)
register(
    "channels.confirm_agreement",
    _is_asked,
    AnsweringAgreement,
    lambda person: AnsweringAgreement.objects.filter(asked_of(person)),
    meaning="Confirm how questions are answered, or say what one would rather have: whoever it concerns.",
)
register(
    "channels.settle_agreement",
    _settles,
    AnsweringAgreement,
    lambda person: AnsweringAgreement.objects.settleable_by(person),
    meaning="Settle how questions are answered when those concerned do not agree: the head of unit; where "
    "the unit has none, and on common channels, the communications manager.",
)
