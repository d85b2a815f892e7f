"""What a form says about an item: its kind, its times, its sources. Nothing here refuses to be saved.

A time that does not exist on a night in March is the one an hour later; of one that comes twice in October it
is the first. These are facts for readers, not moments at which something is sent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.http import QueryDict

from tankar.content.models import Item
from tankar.work.clock import LOCAL

__all__ = ["MOMENTS", "WORDS", "details_from", "link_or_nothing", "moment_or_none", "written"]

MOMENTS = ("planned_at", "valid_until", "begins_at", "ends_at")
WORDS = {"facts_source": 300, "facts_checked_by": 120, "place_name": 120, "target_group": 200, "aim": 200}
LONGEST_LINK = 500


def details_from(post: QueryDict) -> dict[str, Any]:
    """Field → value for what was sent. A value that cannot be read leaves its field as it was."""
    found: dict[str, Any] = {}
    if post.get("kind") in Item.Kind.values:
        found["kind"] = post.get("kind", "")
    if "subjects_shown" in post:
        found["subjects"] = tuple(one for one in Item.Subject.values if one in post.getlist("subjects"))
        found["good_to_share"] = "good_to_share" in post
    for name in MOMENTS:
        if name in post:
            found |= _moment(name, post.get(name, ""))
    for name, most in WORDS.items():
        if name in post:
            found[name] = " ".join(_clean(post.get(name, "")).split())[:most]
    if "link" in post:
        link = link_or_nothing(post.get("link", ""))
        if link is not None:
            found["link"] = link
    return found


def moment_or_none(sent: str) -> dt.datetime | None:
    """ "2026-12-05T18:00" or "2026-12-05" on Karleby's wall clock as a moment in UTC; None for anything else."""
    try:
        naive = dt.datetime.fromisoformat(sent.strip())
    except ValueError:
        return None
    if naive.tzinfo is not None or not 2000 <= naive.year <= 2100:
        return None
    return naive.replace(tzinfo=LOCAL).astimezone(dt.UTC)


def link_or_nothing(sent: str) -> str | None:
    """The address, with https:// where it was left out; "" for an empty field; None for what is no address."""
    sent = "".join(_clean(sent).split())
    if not sent:
        return ""
    if "://" not in sent:
        sent = f"https://{sent}"
    try:
        parts = urlsplit(sent)
        fits = parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and parts.username is None
    except ValueError:
        return None
    return sent if fits and len(sent) <= LONGEST_LINK else None


def written(moment: dt.datetime | None) -> str:
    """A moment as its field shows it: "2026-12-05T18:00"."""
    return "" if moment is None else moment.astimezone(LOCAL).strftime("%Y-%m-%dT%H:%M")


def _moment(name: str, sent: str) -> Mapping[str, dt.datetime | None]:
    if not sent.strip():
        return {name: None}
    moment = moment_or_none(sent)
    return {} if moment is None else {name: moment}


def _clean(sent: str) -> str:
    return sent.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
