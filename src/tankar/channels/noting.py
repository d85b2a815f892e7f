"""Journal entries about a channel, all with the same subject and the channel's name."""

from __future__ import annotations

from tankar import journal
from tankar.channels.models import Channel
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["both_names", "note"]


def both_names(channel: Channel) -> str:
    """The name as the journal keeps it in every language: "Karleby stad / Kokkolan kaupunki"."""
    swedish, finnish = channel.name_sv or "", channel.name_fi or ""  # type: ignore[attr-defined]
    return " / ".join(dict.fromkeys(name for name in (swedish, finnish) if name))


def note(what: str, channel: Channel, person: Person | None, **params: str | None) -> None:
    """Write one entry. `person` is `None` when a network's answer, and nobody, changed the channel."""
    journal.record(
        f"channels.{what}",
        actor=actor(person) if person else None,
        subject=("channel", channel.public_id),
        params={"channel": both_names(channel), **params},
    )
