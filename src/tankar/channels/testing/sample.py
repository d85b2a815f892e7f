"""Channels on which the rights on channels are tried."""

from __future__ import annotations

import datetime as dt

from django.db.models import Model

from tankar.channels.models import AnsweringAgreement, Channel, Kind
from tankar.organisation import demo
from tankar.work import clock

__all__ = ["a_channel", "sample"]


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


def _an_agreement(channel: Channel, state: str, **columns: object) -> AnsweringAgreement:
    return AnsweringAgreement.objects.create(channel=channel, state=state, begun_at=clock.now(), **columns)


def sample() -> dict[str, Model]:
    answered = a_channel("Sagostunden")
    return {
        "how the library answers, being written": _an_agreement(answered, "proposed"),
        "how the library answers": _an_agreement(answered, "in_force"),
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
    }
