"""What items still owe, for the calendar and Today: one statement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tankar.content.composition import headline
from tankar.content.models import Item, LanguageVersion, Outstanding
from tankar.organisation.models import Person
from tankar.planning.moments import day_of
from tankar.work import clock

__all__ = ["Owed", "by_day", "owed_by", "owed_here"]

_AT_MOST = 200
_SPOKEN = (LanguageVersion.Form.FULL, LanguageVersion.Form.SHORT)
_COLUMNS = (
    *("pk", "item_id", "item__public_id", "item__author_id", "language", "since", "due_at", "runs", "text"),
    "item__choices__channel_id",
)


@dataclass
class Owed:
    """`runs`: the post is out, so time passes; `is_late`: and has run out."""

    item_id: int
    public_id: str
    author_id: int
    language: str
    since: dt.datetime
    due_at: dt.datetime
    runs: bool
    title: str
    channel_ids: set[int] = field(default_factory=set)

    @property
    def is_late(self) -> bool:
        return self.runs and self.due_at < clock.now()

    @property
    def words(self) -> str:
        """What is due, in a line."""
        what = {"sv": _("Swedish text due"), "fi": _("Finnish text due")}
        return what.get(self.language) or _("Captions due")

    @property
    def page(self) -> str:
        return reverse("content:item", args=[self.public_id])


def owed_by(
    person: Person, *, begin: dt.datetime | None = None, end: dt.datetime | None = None
) -> list[Owed]:
    """What is open of the items the person may see, by its due time; between two moments where they are given."""
    now = clock.now()
    rows: Any = Outstanding.objects.visible_to(person).filter(state=Outstanding.State.OPEN)
    rows = rows.exclude(item__state=Item.State.REMOVED)
    if begin is not None:
        rows = rows.filter(due_at__gte=begin)
    if end is not None:
        rows = rows.filter(due_at__lt=end)
    texts = LanguageVersion.objects.filter(item=OuterRef("item"), form__in=_SPOKEN).exclude(text="")
    rows = rows.annotate(text=Subquery(texts.order_by("-language").values("text")[:1])).order_by(
        "due_at", "pk"
    )
    found: dict[int, Owed] = {}
    rows = rows.values_list(*_COLUMNS)
    for pk, item, public_id, author, language, since, due_at, runs, text, channel in rows[:_AT_MOST]:
        title = headline(text or "")
        # a recording may be there as long as nobody has said that none was kept
        runs = runs or (not language and since <= now)
        owed = found.setdefault(pk, Owed(item, public_id, author, language, since, due_at, runs, title))
        if channel is not None:
            owed.channel_ids.add(channel)
    return list(found.values())


def owed_here(request: HttpRequest, person: Person) -> list[Owed]:
    """The same, read once for a page, whichever of its parts asks first."""
    kept: dict[str, Any] = request.__dict__.setdefault("planning_kept", {})
    if "owed" not in kept:
        kept["owed"] = owed_by(person)
    found: list[Owed] = kept["owed"]
    return found


def by_day(owed: Iterable[Owed]) -> dict[dt.date, list[Owed]]:
    """By the day on which it is due."""
    days: dict[dt.date, list[Owed]] = {}
    for one in owed:
        days.setdefault(day_of(one.due_at), []).append(one)
    return days
