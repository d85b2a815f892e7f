"""What an item's page says of what it still owes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from tankar.content.models import Item, Outstanding
from tankar.content.ways import language_name
from tankar.work import clock

__all__ = ["Owed", "outstanding_words"]


@dataclass(frozen=True)
class Owed:
    """One thing owed: what, in a sentence; whether its time has passed."""

    row: Outstanding
    title: str
    language: str
    is_late: bool


def outstanding_words(item: Item) -> dict[str, Any]:
    """One statement."""
    rows = list(item.outstanding.select_related("settled_by"))
    return {
        "open": [_owed(one) for one in rows if one.is_open],
        "waived": [_owed(one) for one in rows if one.state == Outstanding.State.WAIVED],
        "days": settings.CONFIGURATION.pair_gap_days,
    }


def _owed(row: Outstanding) -> Owed:
    late = row.runs and row.due_at < clock.now()
    return Owed(row, _title(row), language_name(row.language) if row.language else "", late)


def _title(row: Outstanding) -> str:
    if row.language == "sv":
        return _("The Swedish text is still to come")
    if row.language == "fi":
        return _("The Finnish text is still to come")
    return _("The recording has no captions yet")
