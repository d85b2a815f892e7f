"""What one save of a profile request says: its form's fields, read and cleaned. What was not sent is left alone."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import CharField, TextField
from django.http import QueryDict

from tankar.channels.models import LanguagePolicy, ProfileRequest

__all__ = ["MOST_KEEPERS", "Facts", "KeeperFacts", "clean", "day_or_none", "facts_from", "number_or_none"]

MOST_KEEPERS = 4
_WORDS = (
    "title", "platform", "need", "target_group", "aim", "goal", "reach_source", "common_answer",
    "existing_channels", "ideas", "how_often", "guardians_asked_by", "language_reason", "pictures", "translations",
    "video", "answered_by", "answered_when", "summer_cover", "objection",
)  # fmt: skip
_CHOICES = {
    "children": ProfileRequest.Children.values,
    "posting_role": ProfileRequest.Role.values,
    "language_policy": LanguagePolicy.values,
    "paid": ProfileRequest.Paid.values,
}
_MOST_EUROS = 10_000_000


@dataclass(frozen=True)
class KeeperFacts:
    email: str
    half_days: int


@dataclass(frozen=True)
class Facts:
    """`fields` of `ProfileRequest`; `unit`: its public id; `keepers`: all of them; `None` keeps what is there."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    unit: str | None = None
    keepers: Sequence[KeeperFacts] | None = None


def facts_from(post: QueryDict) -> Facts:
    """Read the form. What is half typed (an address without its end) is kept when it is whole."""
    fields: dict[str, Any] = {}
    for name in _WORDS:
        if name in post:
            kept = ProfileRequest._meta.get_field(name)
            assert isinstance(kept, CharField | TextField)
            fields[name] = clean(post.get(name, ""))[: kept.max_length or 2000]
    for name, allowed in _CHOICES.items():
        if post.get(name) in allowed:
            fields[name] = post.get(name)
    written = post.get("budget", "").strip()
    if "budget" in post and ((number := number_or_none(written, _MOST_EUROS)) is not None or not written):
        fields["budget"] = number
    if "lasts" in post:
        fields["ends_on"] = day_or_none(post.get("ends_on", "")) if post.get("lasts") == "until" else None
    return Facts(fields, post.get("unit"), _keepers(post) if "keepers_shown" in post else None)


def _keepers(post: QueryDict) -> list[KeeperFacts]:
    found = []
    for number in range(MOST_KEEPERS):
        email = clean(post.get(f"keeper-{number}", "")).strip().lower()[:254]
        try:
            validate_email(email)
        except ValidationError:
            continue
        found.append(KeeperFacts(email, number_or_none(post.get(f"half_days-{number}", ""), 60) or 0))
    return found


def clean(value: str) -> str:
    """As it is kept: NFC, one kind of line end, no zero bytes."""
    return unicodedata.normalize("NFC", value.replace("\x00", "").replace("\r\n", "\n")).strip()


def number_or_none(value: str, most: int) -> int | None:
    """A whole number from 0 to `most`, with or without spaces between its thousands."""
    digits = value.replace(" ", "").replace("\u00a0", "")
    return (
        int(digits)
        if digits.isascii() and digits.isdigit() and len(digits) < 9 and int(digits) <= most
        else None
    )


def day_or_none(value: str) -> dt.date | None:
    """A day as a date field sends it, between 2000 and 2100."""
    try:
        day = dt.date.fromisoformat(value.strip())
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None
