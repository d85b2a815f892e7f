"""What the leave for a picture covers. Several people show: each one's leave must."""

from __future__ import annotations

import datetime as dt

from tankar.content.models import Asset, Leave

__all__ = ["covers"]


def covers(asset: Asset, purpose: str, day: dt.date) -> bool:
    """Does every leave for the picture hold on this day and name the purpose? Without any leave noted: no.

    Asks nothing more of the database when `leaves` was read together with the asset.
    """
    leaves = [one for one in asset.leaves.all() if one.state != Leave.State.REFUSED]
    return bool(leaves) and all(one.holds(day) and purpose in one.purposes for one in leaves)
