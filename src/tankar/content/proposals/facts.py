"""What one save of a proposal says: its form's fields, read and cleaned. What was not sent is `None`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import QueryDict

from tankar.content.changes import clean
from tankar.content.models import Asset, Proposal

__all__ = ["MOST_PICTURES", "MOST_WORDS", "Facts", "PictureFacts", "day_or_none", "facts_from"]

MOST_WORDS = 5_000
MOST_PICTURES = 5
_SHORT = 200
_is_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class PictureFacts:
    """What is said of one picture: fields of `Asset`, and what it shows in the requester's language."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    description: str | None = None


@dataclass(frozen=True)
class Facts:
    """`fields` of `Proposal`; the whole choice of `channels` by public id, or `None` to keep it; picture's public id →
    what is said about it."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    channels: Sequence[str] | None = None
    pictures: Mapping[str, PictureFacts] = field(default_factory=dict)


def facts_from(post: QueryDict) -> Facts:
    """Read the form. What is half typed (an address without its end) is kept when it is whole."""
    fields: dict[str, Any] = {}
    if "words" in post:
        fields["words"] = clean(post.get("words", ""))[:MOST_WORDS]
    if "link" in post and (link := _address(post.get("link", ""))) is not None:
        fields["link"] = link
    if post.get("may_change") in Proposal.MayChange.values:
        fields["may_change"] = post.get("may_change")
    chosen = [clean(one) for one in post.getlist("channels")] if "channels_shown" in post else None
    pictures = {clean(one): _picture(post, clean(one)) for one in post.getlist("pictures")}
    written = str(post.get("useful_until", "")).strip()
    day = day_or_none(written)
    if "useful_until" in post and (day or not written):
        fields["useful_until"] = day
    return Facts(fields, chosen, pictures)


def day_or_none(value: str) -> dt.date | None:
    """A day as a date field sends it, between 2000 and 2100."""
    try:
        day = dt.date.fromisoformat(value.strip())
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None


def _address(value: str) -> str | None:
    value = clean(value).strip()
    if value and "://" not in value:
        value = f"https://{value}"
    try:
        if value:
            _is_address(value)
    except ValidationError:
        return None
    return value[:500]


def _picture(post: QueryDict, public_id: str) -> PictureFacts:
    fields: dict[str, Any] = {}
    for name in ("source", "leave_note"):
        if f"{name}-{public_id}" in post:
            fields[name] = clean(post.get(f"{name}-{public_id}", "")).replace("\n", " ").strip()[:_SHORT]
    if post.get(f"people-{public_id}") in Asset.People.values:
        fields["people"] = post.get(f"people-{public_id}")
    described = f"description-{public_id}"
    return PictureFacts(fields, clean(post.get(described, ""))[:2_000] if described in post else None)
