"""How an answer is signed: first name and unit, in the language of the answer (NOTE-6)."""

from __future__ import annotations

from django.conf import settings

from tankar.channels.models import Channel
from tankar.organisation.models import Person

__all__ = ["signature"]

_PLACES = {"sv": 0, "fi": 1, "en": 2}


def signature(person: Person, channel: Channel, language: str) -> str:
    """ "/Lars, Karleby stad" on the city's own channels, "/Aino, Kaupunginkirjasto" on a unit's."""
    if channel.is_common:
        whose = settings.CONFIGURATION.organisation.split("|")[_PLACES.get(language, 0)].strip()
    else:
        unit = channel.owner_unit
        whose = getattr(unit, f"name_{language}", "") or getattr(unit, "name_sv", "") or unit.name
    return f"/{person.given_name}, {whose}"
