"""What telling of a changed network refuses.

ReviewError (a ChannelsError)
├── NetworkNotOurs     the city has no channel there
├── ChangeUnderWay     the network's channels are being put to review for another change
└── ChangeElsewhere    its reviews open already, or somebody took it back
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tankar.channels.reviews.errors import ReviewError

__all__ = ["ChangeElsewhere", "ChangeUnderWay", "NetworkNotOurs"]


class NetworkNotOurs(ReviewError):
    sentence = _("The city has no channel on that network, so there is nothing to review. Nothing was kept.")
    field = "network"


class ChangeUnderWay(ReviewError):
    sentence = _(
        "A change of that network has been told already, and its channels are put to review for it. Nothing was added: "
        "take that one back while it can be, or wait until it is done."
    )
    field = "network"


class ChangeElsewhere(ReviewError):
    sentence = _(
        "Its first reviews have been opened, or it was taken back already, so nothing was changed. A review that is "
        "not needed is withdrawn on its own page."
    )
