"""Which of a kit's pictures somebody may take along, and why the others stay behind (AMB-5)."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from tankar.content.leaves.covering import covers
from tankar.content.models import Asset, Leave
from tankar.sharing.models import Kit, KitPicture

__all__ = ["may_come_along", "pictures_of", "why_not"]


def may_come_along(asset: Asset, today: dt.date) -> bool:
    """Does what is known about those who show let colleagues publish it, each in their own name?"""
    return why_not(asset, today) == ""


def why_not(asset: Asset, today: dt.date) -> str:
    """A sentence for whoever writes the item; "" when it may come along. Nobody's name is in it."""
    if asset.is_video:
        return _("A video stays behind: it is shared with its link.")
    if asset.leave_has_ended(today):
        return _("A picture stays behind: the leave to publish it has ended.")
    if covers(asset, Leave.Purpose.COLLEAGUES, today):
        return ""
    if asset.people == Asset.People.CHILDREN:
        return _("A picture with children stays behind: it is shared with its link only.")
    if asset.people == Asset.People.LEAVE:
        return _(
            "A picture stays behind: the leave of those who show does not say that colleagues may share it."
        )
    if not asset.people:
        return _("A picture stays behind: nobody has said yet whether somebody shows in it.")
    return ""


def pictures_of(kit: Kit, today: dt.date) -> list[KitPicture]:
    """Those that may be taken along; needs `pictures__asset__leaves` read together with the kit."""
    return [one for one in kit.pictures.all() if may_come_along(one.asset, today)]
