"""Communications keeps what a partner is called on each network."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from tankar import journal
from tankar.networks import registry
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.sharing.errors import Changed, NotAllowed
from tankar.sharing.models import Partner, PartnerHandle
from tankar.work import clock

__all__ = ["keep_partner", "remove_partner"]


def keep_partner(
    person: Person, partner: Partner | None, *, name: str, about: str, handles: Mapping[str, str]
) -> Partner:
    """`handles`: network's id → as one writes it there; empty ones go. Raises `NotAllowed`, or `Changed` when another
    partner has this name."""
    _asked(person)
    known = {one.id for one in registry.all()}
    row = partner or Partner()
    row.name, row.about, row.search_name, row.changed_at = name, about, name.casefold(), clock.now()
    try:
        with transaction.atomic():
            row.save()
            row.handles.all().delete()
            PartnerHandle.objects.bulk_create(
                PartnerHandle(partner=row, network=network, handle=handle)
                for network, handle in handles.items()
                if handle and network in known
            )
            _note("sharing.partner_kept", person, row)
    except IntegrityError:
        raise Changed from None
    return row


def remove_partner(person: Person, partner: Partner) -> None:
    """Off the list. Raises `NotAllowed`."""
    _asked(person)
    with transaction.atomic():
        _note("sharing.partner_removed", person, partner)
        partner.delete()


def _asked(person: Person) -> None:
    if not may(person, "sharing.edit_partners"):
        raise NotAllowed("sharing.edit_partners")


def _note(kind: str, person: Person, partner: Partner) -> None:
    params = {"partner": partner.name}
    journal.record(kind, actor=actor(person), subject=("partner", partner.public_id), params=params)
