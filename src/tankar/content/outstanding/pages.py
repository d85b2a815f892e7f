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

# what settles the captions with one tap; that the recording was removed asks for a reason
_ANSWERS = (Outstanding.State.NO_SPEECH, Outstanding.State.IN_PICTURE)


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
    texts = [one for one in rows if one.is_language]
    return {
        "open": [_owed(one) for one in texts if one.is_open],
        "waived": [_owed(one) for one in texts if one.state == Outstanding.State.WAIVED],
        "days": settings.CONFIGURATION.pair_gap_days,
        "recording": next((_recording(one) for one in rows if not one.is_language), None),
    }


def _recording(row: Outstanding) -> dict[str, Any]:
    """`asks`: the broadcast is over, and nobody has said yet whether the recording is kept."""
    now = clock.now()
    over = row.since <= now
    return {
        "row": row,
        "asks": row.is_open and over and not row.runs,
        "is_late": row.is_open and over and row.due_at < now,
        "answers": [(one.value, one.label) for one in _ANSWERS],
    }


def _owed(row: Outstanding) -> Owed:
    late = row.runs and row.due_at < clock.now()
    titles = {"sv": _("The Swedish text is still to come"), "fi": _("The Finnish text is still to come")}
    return Owed(row, titles[row.language], language_name(row.language), late)
