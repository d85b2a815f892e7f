"""The entries of the calendar: what is planned, waits, or is out between two moments, in a fixed number of questions.

1. The deliveries of the span, as plain values and in one statement: those under way by their wanted time, those
   out by the time they came out. Each half has its own index, so the length of the city's history does not matter.
2. Drafts and ideas by `planned_at`, with their channels, in one statement.
3. One entry for an item and a day, its state that of the post that needs most.
4. Titles are read only for entries that are shown (`entitle`).

Every item is asked for through the twin of `content.view`. What other units have out is public, so with the layer
`others` it may be shown to everybody, without a way to the item.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.fields import BooleanField

from tankar.channels.models import Channel, ChannelAssignment
from tankar.content.composition import headline
from tankar.content.models import Item, LanguageVersion
from tankar.content.permissions import visible_to
from tankar.organisation.access import today, valid_on
from tankar.organisation.models import Person
from tankar.planning.moments import day_of
from tankar.planning.states import worst
from tankar.publishing.models import Delivery, Freeze
from tankar.work import clock

__all__ = ["CalendarEntry", "channels_for", "entitle", "entries_between"]

_UNDER_WAY = ("waiting", "sending", "unclear", "needs_person", "refused")
_PLANNED = (Item.State.IDEA, Item.State.DRAFT)
_AT_MOST_DRAFTS = 500


@dataclass
class CalendarEntry:
    """An item on a day: `at` is the earliest of its moments, `status` a key of `STATES`.

    `is_open`: the reader may see the item; of others only what is out is shown. `is_mine`: on a channel the reader
    manages, or written by them.
    """

    item_id: int
    public_id: str
    at: dt.datetime
    day: dt.date
    status: str
    author_id: int
    unit_id: int | None
    first_language: str
    is_open: bool = True
    is_mine: bool = True
    channel_ids: list[int] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    title: str = ""

    @property
    def is_planned(self) -> bool:
        """A draft or an idea: nothing of it waits or is out."""
        return self.status in {"idea", "draft", "review"}

    @property
    def can_move(self) -> bool:
        return self.is_open and self.status in {"idea", "draft", "review", "scheduled", "held"}

    @property
    def language_words(self) -> str:
        """ "sv+fi": languages are words, never flags or colours."""
        return "+".join(sorted(self.languages, key=lambda one: (one != self.first_language, one)))


def channels_for(person: Person) -> list[Channel]:
    """Every channel of the register with `is_own` (the person manages it today) and its rhythm: one statement."""
    own = ChannelAssignment.objects.filter(valid_on(today()), person=person, channel=OuterRef("pk"))
    rows: Any = Channel.objects.in_register_order().select_related("rhythm", "owner_unit")
    return list(rows.annotate(is_own=Exists(own)))


def entries_between(
    person: Person, begin: dt.datetime, end: dt.datetime, own: Iterable[int], *, with_others: bool = False
) -> list[CalendarEntry]:
    """Entries of the span, by time. `own`: ids of the person's channels; `with_others`: also what others have out."""
    mine = set(own)
    found = [*_delivered(person, begin, end, with_others), *_planned(person, begin, end)]
    for entry in found:
        entry.is_mine = entry.author_id == person.pk or not mine.isdisjoint(entry.channel_ids)
    return sorted(found, key=lambda entry: (entry.at, entry.item_id))


# -- deliveries

_COLUMNS = (
    *("pk", "item_id", "channel_id", "languages", "state", "not_before", "delivered_at", "seen"),
    *("held", "item__public_id", "item__author_id", "item__unit_id", "item__first_language", "item__state"),
)


def _delivered(
    person: Person, begin: dt.datetime, end: dt.datetime, with_others: bool
) -> Iterator[CalendarEntry]:
    newest: dict[tuple[int, int, str], tuple[Any, ...]] = {}
    for row in sorted(_rows(person, begin, end, with_others)):
        newest[row[1], row[2], row[3]] = row
    # a refusal is over when the item was taken back
    rows = [row for row in newest.values() if not (row[4] == "refused" and row[13] != "released")]
    by_item_and_day: dict[tuple[int, dt.date], CalendarEntry] = {}
    for row in rows:
        moment = row[6] if row[4] == "delivered" and row[6] else row[5]
        entry = _entry(row, moment, _status(row[4], bool(row[8])))
        known = by_item_and_day.setdefault((entry.item_id, entry.day), entry)
        if known is not entry:
            known.at = min(known.at, entry.at)
            known.status = worst(known.status, entry.status)
        if row[2] not in known.channel_ids:
            known.channel_ids.append(row[2])
        known.languages += [one for one in row[3].split("+") if one not in known.languages]
    yield from by_item_and_day.values()


def _rows(person: Person, begin: dt.datetime, end: dt.datetime, with_others: bool) -> Iterable[Any]:
    stops = Freeze.objects.active(clock.now()).filter(Q(channels=None) | Q(channels=OuterRef("channel_id")))
    under_way = Delivery.objects.filter(
        state__in=_UNDER_WAY, not_before__gte=begin, not_before__lt=end
    ).annotate(held=Exists(stops))
    out = Delivery.objects.filter(state="delivered", delivered_at__gte=begin, delivered_at__lt=end).annotate(
        held=_said(False)
    )
    if not visible_to(person):
        both = under_way.annotate(seen=_said(True)), out.annotate(seen=_said(True))
    else:
        seen = Exists(Item.objects.visible_to(person).filter(pk=OuterRef("item_id")))
        others = out.annotate(seen=seen) if with_others else out.filter(seen).annotate(seen=_said(True))
        both = under_way.filter(seen).annotate(seen=_said(True)), others
    first, second = (half.order_by().values_list(*_COLUMNS) for half in both)
    return first.union(second, all=True)


def _said(value: bool) -> Value:
    return Value(value, output_field=BooleanField())


def _entry(row: tuple[Any, ...], moment: dt.datetime, status: str) -> CalendarEntry:
    return CalendarEntry(
        item_id=row[1],
        public_id=row[9],
        at=moment,
        day=day_of(moment),
        status=status,
        author_id=row[10],
        unit_id=row[11],
        first_language=row[12],
        is_open=bool(row[7]),
    )


def _status(state: str, is_frozen: bool) -> str:
    if state == "waiting":
        return "held" if is_frozen else "scheduled"
    return {"delivered": "out"}.get(state, state)


# -- drafts and ideas


def _planned(person: Person, begin: dt.datetime, end: dt.datetime) -> Iterator[CalendarEntry]:
    rows = (
        Item.objects.visible_to(person)
        .filter(planned_at__gte=begin, planned_at__lt=end, state__in=_PLANNED)
        .order_by("planned_at", "pk")
        .values_list(
            *("pk", "public_id", "planned_at", "state", "author_id", "unit_id", "first_language"),
            "choices__channel_id",
        )
    )
    by_item: dict[int, CalendarEntry] = {}
    for pk, public_id, moment, state, author, unit, language, channel in rows[:_AT_MOST_DRAFTS]:
        assert moment is not None
        entry = by_item.setdefault(
            pk,
            CalendarEntry(pk, public_id, moment, day_of(moment), str(state), author, unit, language),
        )
        if channel is not None:
            entry.channel_ids.append(channel)
    yield from by_item.values()


# -- titles


def entitle(shown: Iterable[CalendarEntry], planned: Iterable[CalendarEntry] = ()) -> None:
    """Write the title on entries that are shown, and on planned ones their languages: one statement."""
    wanted = {entry.item_id: entry for entry in (*shown, *planned)}
    texts: dict[int, dict[str, str]] = {}
    for item_id, language, text in _texts(wanted):
        texts.setdefault(item_id, {})[language] = text
    for entry in (*shown, *planned):
        said = texts.get(entry.item_id, {})
        in_order = sorted(said, key=lambda one: (one != entry.first_language, one))
        entry.title = next((found for one in in_order if (found := headline(said[one]))), "")
        if entry.is_planned:
            entry.languages = in_order


def _texts(wanted: Iterable[int]) -> QuerySet[LanguageVersion, tuple[int, str, str]]:
    return (
        LanguageVersion.objects.filter(item_id__in=list(wanted))
        .exclude(form=LanguageVersion.Form.WAIVED)
        .exclude(text="")
        .values_list("item_id", "language", "text")
    )
