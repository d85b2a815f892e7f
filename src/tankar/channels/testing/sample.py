"""Channels on which the rights on channels are tried."""

from __future__ import annotations

import datetime as dt

from django.db.models import Model

from tankar.channels.models import Channel, ChannelEnding, ChannelReview, Kind
from tankar.organisation import demo

__all__ = ["a_channel", "sample"]

_MONDAY = dt.datetime(2026, 11, 23, 6, 15, tzinfo=dt.UTC)


def a_channel(name: str = "Stadsbiblioteket", unit: str = "library", **columns: object) -> Channel:
    """One channel in the register, connected in principle, without credentials or managers."""
    return Channel.objects.create(
        **{
            "name_sv": name,
            "name_fi": f"{name} (fi)",
            "kind": Kind.CONNECTED,
            "network": "harbour",
            "owner_unit": demo.make_unit(unit),
            **columns,
        }
    )


def sample() -> dict[str, Model]:
    return {
        "the library's channel": a_channel(),
        "the library's channel cared for by hand": a_channel(
            "Stadsbibliotekets Instagram", kind=Kind.BY_HAND, network="by_hand", platform="Instagram"
        ),
        "a closed channel of the library": a_channel(
            "Gamla sidan",
            kind=Kind.BY_HAND,
            network="by_hand",
            platform="Facebook",
            closes_on=dt.date(2021, 12, 31),
        ),
        "the city's feed": a_channel(
            "Karleby stads flöde", "communications", kind=Kind.OWN, network="feed", is_common=True
        ),
        **_reviews(),
    }


def _reviews() -> dict[str, Model]:
    channel = a_channel("Kanalen som ses över")
    states = {
        "waits for its answers": "answering",
        "waits for two decisions": "deciding",
        "is decided": "decided",
    }
    made: dict[str, Model] = {
        f"a review of the library's channel that {words}": ChannelReview.objects.create(
            channel=a_channel(f"Kanal: {state}"), state=state, trigger="yearly", opened_at=_MONDAY
        )
        for words, state in states.items()
    }
    made["the closing of the library's channel"] = ChannelEnding.objects.create(
        channel=channel, kind="close", begun_at=_MONDAY
    )
    return made
