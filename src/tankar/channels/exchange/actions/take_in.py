"""Take in what is right of a file of channels; each is cared for by hand until somebody connects it."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.actions.register_channel import NewChannel, register_channel
from tankar.channels.models import Channel
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["take_in"]


def take_in(person: Person, rows: Sequence[NewChannel]) -> list[Channel]:
    """All of them or, when one is refused after all, none. Raises PermissionDenied and what registering refuses."""
    if not may(person, "channels.manage"):
        raise PermissionDenied("channels.manage")
    with transaction.atomic():
        return [register_channel(person, one) for one in rows]
