"""The public facts of a channel, in all three languages: the one list from which every open form is made.

What is not named here does not leave the house: no manager, no checklist, no goal, nothing about access. A channel
that is not listed (a closed group) is in no form at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import override

from tankar.channels.models import Channel, Kind
from tankar.channels.views.public import PublicRow, public_row

__all__ = ["COLUMNS", "LANGUAGES", "line_of", "listed", "state_of"]

LANGUAGES = ("sv", "fi", "en")
COLUMNS = (
    "id",
    *(f"name_{code}" for code in LANGUAGES),
    "network",
    "handle",
    "url",
    *(f"unit_{code}" for code in LANGUAGES),
    "contact",
    "common",
    "languages",
    "season_first_month",
    "season_last_month",
    "state",
    "closes_on",
    *(f"answered_{code}" for code in LANGUAGES),
    *(f"notice_{code}" for code in LANGUAGES),
    *(f"purpose_{code}" for code in LANGUAGES),
    "former_names",
)


def listed() -> Any:
    """Every channel of the public register, in its order, with what its facts are read from."""
    return Channel.objects.listed().select_related("owner_unit", "entry")


def state_of(row: PublicRow) -> str:
    """in_use, paused or closed."""
    if row.closed:
        return "closed"
    return "paused" if row.channel.is_paused else "in_use"


def line_of(channel: Channel) -> dict[str, str]:
    """Its facts by the names of `COLUMNS`, as text."""
    row = public_row(channel)
    facts = {
        "id": channel.public_id,
        "network": "" if channel.kind == Kind.OWN else channel.network_title,
        "handle": channel.handle,
        "url": row.url,
        "contact": channel.contact,
        "common": "true" if channel.is_common else "false",
        "languages": " ".join(channel.languages),
        "season_first_month": str(channel.season_first or ""),
        "season_last_month": str(channel.season_last or ""),
        "state": state_of(row),
        "closes_on": channel.closes_on.isoformat() if channel.closes_on else "",
        "former_names": channel.former_names,
    }
    return {**facts, **dict(_in_each_language(channel))}


def _in_each_language(channel: Channel) -> Iterator[tuple[str, str]]:
    for code in LANGUAGES:
        with override(code):
            row = public_row(channel)
            said, its_language = row.answer_text
            # the city's own words where they are in this language, else the sentence made from the hours
            answered = said if said and its_language == code else row.answered
            yield f"name_{code}", getattr(channel, f"name_{code}") or ""
            yield f"unit_{code}", getattr(channel.owner_unit, f"name_{code}") or ""
            yield f"answered_{code}", answered
            yield f"notice_{code}", row.notice[0] if row.notice[1] == code else ""
            yield f"purpose_{code}", getattr(getattr(channel, "entry", None), f"purpose_{code}", "")
