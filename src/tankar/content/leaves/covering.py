"""What the leave for a picture covers. Several people show: each one's leave must."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tankar.content.models import Asset, Leave

__all__ = ["Covered", "covered_of", "covers", "note_of"]


@dataclass(frozen=True)
class Covered:
    """What those who show have said together. `is_noted`: by name, in records of their own.

    `waits`: somebody is asked and has not answered, which is no yes. `for_city`: each yes names the city's own
    channels. `only_on`: public ids of the channels that every yes names, `None` for every channel of the city.
    """

    is_noted: bool = False
    waits: bool = False
    for_city: bool = True
    only_on: frozenset[str] | None = None

    def lets(self, channel: str) -> bool:
        """May it go out on the city's channel with this public id?"""
        on_it = self.only_on is None or channel in self.only_on
        return self.for_city and not self.waits and on_it


def covers(asset: Asset, purpose: str, day: dt.date) -> bool:
    """Does every leave for the picture hold on this day and name the purpose? Without any leave noted: no.

    Asks nothing more of the database when `leaves` was read together with the asset.
    """
    leaves = list(asset.leaves.all())
    return bool(leaves) and all(one.holds(day) and purpose in one.purposes for one in leaves)


def covered_of(asset: Asset) -> Covered:
    """Needs `leaves__channels` read together with the asset, or asks for them."""
    leaves = list(asset.leaves.all())
    given = [one for one in leaves if one.state == Leave.State.GIVEN]
    named = [channels for one in given if (channels := {each.public_id for each in one.channels.all()})]
    return Covered(
        is_noted=bool(leaves),
        waits=any(one.state == Leave.State.ASKED for one in leaves),
        for_city=all(Leave.Purpose.CITY in one.purposes for one in given),
        only_on=frozenset(set.intersection(*named)) if named else None,
    )


def note_of(asset: Asset) -> str:
    """Where leave is kept, without anybody's name; "" when there is none."""
    said = [
        one.kept_where or str(one.get_how_display())
        for one in asset.leaves.all()
        if one.state == one.State.GIVEN
    ]
    return "; ".join(dict.fromkeys(said)) or asset.leave_note
