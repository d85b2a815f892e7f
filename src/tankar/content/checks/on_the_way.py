"""Videos that are not there yet: an item does not go out without one it is meant to show."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tankar.content.checks.problem import Problem
from tankar.content.models import Item, Upload

__all__ = ["ON_THE_WAY", "videos_on_the_way"]

REFUSED, LOOKING = "video_refused", "video_on_the_way"
ON_THE_WAY = frozenset({REFUSED, LOOKING})


def videos_on_the_way(item: Item) -> list[Problem]:
    """Those that are being looked through, and those refused that nobody has taken off. One statement; none when
    whoever found the item for a page has asked already (`item_for`)."""
    if not getattr(item, "videos_wait", True):
        return []
    waiting = Upload.objects.filter(item=item, state__in=("looking", "refused")).order_by("pk")
    return [_problem(upload) for upload in waiting]


def _problem(upload: Upload) -> Problem:
    where = f"upload-{upload.public_id}"
    if upload.state == "refused":
        sentence = _("A video was not taken. Read why, take it off the item, or choose another one.")
        return Problem(REFUSED, where, sentence)
    sentence = _("A video is still being looked through. It takes a minute; then the item can go out.")
    return Problem(LOOKING, where, sentence)
