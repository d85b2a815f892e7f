"""Say that a network has changed: each of the city's channels there is reviewed. Or take it back before that begins."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tankar import journal
from tankar.channels.models import NetworkChange
from tankar.channels.reviews.changes.errors import ChangeElsewhere, ChangeUnderWay, NetworkNotOurs
from tankar.channels.reviews.changes.lifecycle import NETWORK_CHANGE
from tankar.channels.reviews.changes.reading import channels_on
from tankar.channels.reviews.errors import WordsNeeded
from tankar.channels.reviews.moving import reminder
from tankar.decisions.terms import amount_of
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["note_change", "take_back_change", "tell_change"]


def tell_change(person: Person, network: str, what: str, reason: str) -> NetworkChange:
    """`network`: its title, as the register calls it. `what`: one of `NetworkChange.What`.

    Raises PermissionDenied, WordsNeeded, NetworkNotOurs, ChangeUnderWay.
    """
    if not may(person, "channels.tell_network_change"):
        raise PermissionDenied("channels.tell_network_change")
    if not reason.strip():
        raise WordsNeeded
    if not channels_on(network).exists():
        raise NetworkNotOurs
    now = clock.now()
    try:
        with transaction.atomic():
            change = NetworkChange.objects.create(
                network=network,
                what=NetworkChange.What(what),
                reason=reason.strip()[:500],
                told_by=person,
                told_at=now,
                opens_at=reminder(now, amount_of("channels.network_change")),
            )
            note_change("told", change, person)
    except IntegrityError:
        # of two who tell of it at once the database lets one through
        raise ChangeUnderWay from None
    return change


def take_back_change(person: Person, change: NetworkChange) -> NetworkChange:
    """No review was opened for it, and none is. Raises PermissionDenied, ChangeElsewhere."""
    if not may(person, "channels.tell_network_change"):
        raise PermissionDenied("channels.tell_network_change")
    with transaction.atomic():
        try:
            NETWORK_CHANGE.move(change, NetworkChange.State.TAKEN_BACK, ended_at=clock.now())
        except (NoSuchMove, SomebodyElseMoved):
            raise ChangeElsewhere from None
        note_change("taken_back", change, person)
    return change


def note_change(kind: str, change: NetworkChange, person: Person | None) -> None:
    """A line of the network's history. The caller holds the transaction."""
    journal.record(
        f"channels.network_change_{kind}",
        actor=actor(person) if person else None,
        subject=("network_change", change.public_id),
        params={"network": change.network, "what": str(change.what)},
    )
