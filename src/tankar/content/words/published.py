"""The rules in use: those that come with Tankar, with the city's newest published words over them.

1. Remembered in the process; the database is asked again at most every half minute, for one number.
2. A version that cannot be used (a list went with an upgrade) never stops anything: the rules hold as delivered,
   and communications are told, by a notice once and on their pages as long as it lasts.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from tankar.content.models import WordsVersion
from tankar.notices.telling import tell
from tankar.organisation.access import holders
from tankar.organisation.roles import Role
from tankar.texts import Pack, WrongPack, load, load_over
from tankar.work import clock

__all__ = ["InUse", "delivered", "forget", "in_use", "remember_as_delivered", "tell_if_refused"]

_SECONDS_KEPT = 30.0
_kept: tuple[float, InUse] | None = None
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class InUse:
    """`number`: of the newest published version, 0 for none. `refused`: why it cannot be used, "" when it can."""

    pack: Pack
    number: int = 0
    refused: str = ""


def delivered() -> Pack:
    """The rules without the city's words. Raises `WrongPack`."""
    return load(settings.CONFIGURATION.text_rules)


def in_use() -> InUse:
    """The rules that hold now. Raises `WrongPack` when even those that come with Tankar cannot be read."""
    global _kept
    if _kept is None or time.monotonic() - _kept[0] > _SECONDS_KEPT:
        newest = WordsVersion.objects.order_by("-number").values_list("number", flat=True).first() or 0
        same = _kept is not None and _kept[1].number == newest
        _kept = (time.monotonic(), _kept[1] if _kept and same else _made(newest))
    return _kept[1]


def forget() -> None:
    """Ask at the next question: after a version was published here."""
    global _kept
    _kept = None


def remember_as_delivered() -> None:
    """As if nothing had been published, until it is asked again: what tests begin with."""
    global _kept
    _kept = (time.monotonic(), InUse(delivered()))


def tell_if_refused() -> bool:
    """Communications hear once of a version that cannot be used."""
    now = in_use()
    rows = WordsVersion.objects.filter(number=now.number)
    if not now.refused:
        # so that another upgrade that breaks it is told of again
        rows.filter(refused_told_at__isnull=False).update(refused_told_at=None)
        return False
    with transaction.atomic():
        # of two workers one tells
        if not rows.filter(refused_told_at=None).update(refused_told_at=clock.now()):
            return False
        for person in holders(Role.COMMUNICATIONS_TEAM) | holders(Role.COMMUNICATIONS_MANAGER):
            tell(
                person,
                "content.words_refused",
                params={"number": str(now.number)},
                url=reverse("content:words"),
                about=("words", str(now.number)),
            )
    return True


def _made(number: int) -> InUse:
    if not number:
        return InUse(delivered())
    overlay = WordsVersion.objects.values_list("overlay", flat=True).get(number=number)
    try:
        return InUse(load_over(settings.CONFIGURATION.text_rules, overlay), number)
    except WrongPack as error:
        logger.warning("words %s cannot be used: %s", number, error)
        return InUse(delivered(), number, str(error))
