"""Reading one linked page, in the background."""

from __future__ import annotations

import datetime as dt

from tankar.content.errors import PictureRefused
from tankar.content.media.pictures import small_copy
from tankar.content.models import LinkedPage
from tankar.networks.wire import Wire, current
from tankar.networks.wire.card import card_of
from tankar.networks.wire.page import Outcome, open_page, open_picture
from tankar.work import clock

__all__ = ["forget_pages", "read"]

FORGOTTEN_AFTER = dt.timedelta(days=2)
PICTURE_SIDE = 640


def read(page_id: int) -> None:
    """Open the page and keep what it says. May run twice; the later answer stays.

    A page that could be read before and cannot just now keeps its words: only its state says so.
    """
    row = LinkedPage.objects.filter(pk=page_id).first()
    if row is None:
        return
    wire = current()
    opened = open_page(wire, row.url)
    told: dict[str, object] = {"state": opened.outcome.value, "read_at": clock.now()}
    if opened.outcome is Outcome.READ:
        card = card_of(row.url, opened)
        picture = _picture(wire, card.image)
        told |= {"title": card.title, "description": card.description}
        told |= {"picture": picture, "has_picture": picture is not None}
    LinkedPage.objects.filter(pk=page_id).update(**told)


def forget_pages() -> int:
    """What nobody's draft has asked about for two days."""
    return LinkedPage.objects.filter(asked_at__lt=clock.now() - FORGOTTEN_AFTER).delete()[0]


def _picture(wire: Wire, address: str | None) -> bytes | None:
    """Drawn anew by ourselves and small: nothing of the file that came is kept."""
    if address is None or (data := open_picture(wire, address)) is None:
        return None
    try:
        return small_copy(data, PICTURE_SIDE)
    except PictureRefused:
        return None
