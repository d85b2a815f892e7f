"""The list of items: my drafts, the drafts of others, what is released. Paged by key, never counted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from tankar.content.composition import headline
from tankar.content.models import Item, Medium
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["items"]

ON_THE_FRONT = 10
ON_A_PAGE = 30


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    item: Item
    title: str
    languages: str
    channels: str
    has_picture: bool


@dataclass(frozen=True)
class Section:
    """One part of the list; `more` is the address of what follows, "" at its end."""

    name: str
    rows: list[Row]
    more: str


@require_http_methods(["GET"])
@permission_required("content.view")
def items(request: PersonRequest) -> HttpResponse:
    """All parts, ten lines each; `?show=` one part, thirty lines each, on from `?after=`."""
    shown = request.GET.get("show", "")
    names = [shown] if shown in PARTS else list(PARTS)
    size = ON_A_PAGE if shown in PARTS else ON_THE_FRONT
    after = request.GET.get("after", "")
    found = {name: _found(request.person, name, size, after) for name in names}
    prefetch_related_objects([item for some in found.values() for item in some], "versions", "channels")
    sections = [_section(name, some, size) for name, some in found.items()]
    page = {
        "sections": sections,
        "shown": shown if shown in PARTS else "",
        "items": [row.item for section in sections for row in section.rows],
        "may_write": may(request.person, "content.write"),
    }
    return render(request, "content/items.html", page)


def _mine(person: Person) -> QuerySet[Item]:
    return Item.objects.visible_to(person).filter(author=person, state=Item.State.DRAFT)


def _others(person: Person) -> QuerySet[Item]:
    return Item.objects.visible_to(person).filter(state=Item.State.DRAFT).exclude(author=person)


def _released(person: Person) -> QuerySet[Item]:
    return Item.objects.visible_to(person).filter(state=Item.State.RELEASED)


PARTS = {"mine": _mine, "others": _others, "released": _released}


def _found(person: Person, name: str, size: int, after: str) -> list[Item]:
    """The items of one part, and one more when there are more."""
    found = PARTS[name](person).filter(_later_than(after)).order_by("-changed_at", "-id")
    with_picture = found.annotate(has_picture=Exists(Medium.objects.filter(item=OuterRef("pk"))))
    return list(with_picture.select_related("author")[: size + 1])


def _section(name: str, found: list[Item], size: int) -> Section:
    more = ""
    if len(found) > size:
        last = found[size - 1]
        query = urlencode({"show": name, "after": f"{last.changed_at.isoformat()}~{last.pk}"})
        more = f"{reverse('content:items')}?{query}"
    return Section(name, [_row(item) for item in found[:size]], more)


def _later_than(after: str) -> Q:
    """What follows the line with this key; everything for a key that is none."""
    moment, _, key = after.partition("~")
    try:
        at, pk = dt.datetime.fromisoformat(moment), int(key)
    except ValueError:
        return Q()
    if at.tzinfo is None or not 0 < pk < 2**63:
        return Q()
    # the first condition follows from the others; from it the index knows where to begin
    return Q(changed_at__lte=at) & (Q(changed_at__lt=at) | Q(changed_at=at, pk__lt=pk))


def _row(item: Item) -> Row:
    texts = {one.language: one.text.strip() for one in item.versions.all() if one.text.strip()}
    ordered = sorted(texts, key=lambda one: one != item.first_language)
    title = headline(texts[ordered[0]]) if ordered else ""
    return Row(
        item=item,
        title=title,
        languages=" + ".join(ordered),
        channels=", ".join(channel.name for channel in item.channels.all()),
        has_picture=getattr(item, "has_picture", False),
    )
