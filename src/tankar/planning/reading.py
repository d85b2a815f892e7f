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
from operator import itemgetter
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from tankar.channels.models import Channel, ChannelAssignment
from tankar.content.composition import headline
from tankar.content.models import Item, LanguageVersion, Review
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


@dataclass(slots=True)
class CalendarEntry:
    """An item on a day: `at` is the earliest of its moments, `status` a key of `STATES`.

    `is_open`: the reader may see the item; of others only what is out is shown. `is_mine`: on a channel the reader
    manages, or written by them. `is_waived`: one language is enough, a person said why.
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
    is_waived: bool = False

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
    *("pk", "item_id", "channel_id", "languages", "state", "moment", "seen", "held"),
    *("item__public_id", "item__author_id", "item__unit_id", "item__first_language", "item__state"),
)
_PK, _ITEM, _CHANNEL, _LANGUAGES, _STATE, _MOMENT, _SEEN, _HELD, *_OF_ITEM = range(len(_COLUMNS))
_YES, _NO = (Value(number, output_field=IntegerField()) for number in (1, 0))
Values = tuple[Any, ...]


def _delivered(
    person: Person, begin: dt.datetime, end: dt.datetime, with_others: bool
) -> Iterator[CalendarEntry]:
    newest: dict[tuple[int, int, str], Values] = {}
    for row in sorted(_rows(person, begin, end, with_others), key=itemgetter(_PK)):
        newest[row[_ITEM], row[_CHANNEL], row[_LANGUAGES]] = row
    days = _Days()
    by_item_and_day: dict[tuple[int, dt.date], CalendarEntry] = {}
    for row in newest.values():
        if row[_STATE] == "refused" and row[-1] != "released":
            continue  # the refusal is over: the item was taken back
        day = days.of(row[_MOMENT])
        status = _status(row[_STATE], row[_HELD])
        known = by_item_and_day.get((row[_ITEM], day))
        if known is None:
            known = by_item_and_day[row[_ITEM], day] = _entry(row, day, status)
        else:
            known.at = min(known.at, row[_MOMENT])
            if status != known.status:
                known.status = worst(known.status, status)
        if row[_CHANNEL] not in known.channel_ids:
            known.channel_ids.append(row[_CHANNEL])
        known.languages += [one for one in row[_LANGUAGES].split("+") if one not in known.languages]
    yield from by_item_and_day.values()


def _rows(person: Person, begin: dt.datetime, end: dt.datetime, with_others: bool) -> Iterable[Values]:
    """Numbers instead of truth values, and one moment a row: what Django need not convert is read in half the time."""
    stops = Freeze.objects.active(clock.now()).filter(Q(channels=None) | Q(channels=OuterRef("channel_id")))
    under_way = (
        Delivery.objects.posts()
        .filter(state__in=_UNDER_WAY, not_before__gte=begin, not_before__lt=end)
        .annotate(moment=F("not_before"), held=_number(Exists(stops)))
    )
    out = (
        Delivery.objects.posts()
        .filter(state="delivered", delivered_at__gte=begin, delivered_at__lt=end)
        .annotate(moment=F("delivered_at"), held=_NO)
    )
    if not visible_to(person):
        both = under_way.annotate(seen=_YES), out.annotate(seen=_YES)
    else:
        seen = Exists(Item.objects.visible_to(person).filter(pk=OuterRef("item_id")))
        others = out.annotate(seen=_number(seen)) if with_others else out.filter(seen).annotate(seen=_YES)
        both = under_way.filter(seen).annotate(seen=_YES), others
    first, second = (half.order_by().values_list(*_COLUMNS) for half in both)
    return first.union(second, all=True)


def _number(condition: Exists) -> Case:
    return Case(When(condition, then=_YES), default=_NO)


class _Days:
    """The date in Karleby, looked up once an hour: the city's clock is whole hours from UTC."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, int, int], dt.date] = {}

    def of(self, moment: dt.datetime) -> dt.date:
        hour = (moment.year, moment.month, moment.day, moment.hour)
        if hour not in self._known:
            self._known[hour] = day_of(moment)
        return self._known[hour]


def _entry(row: Values, day: dt.date, status: str) -> CalendarEntry:
    public_id, author_id, unit_id, first_language, _state = (row[number] for number in _OF_ITEM)
    return CalendarEntry(
        item_id=row[_ITEM],
        public_id=public_id,
        at=row[_MOMENT],
        day=day,
        status=status,
        author_id=author_id,
        unit_id=unit_id,
        first_language=first_language,
        is_open=bool(row[_SEEN]),
    )


def _status(state: str, is_held: int) -> str:
    if state == "waiting":
        return "held" if is_held else "scheduled"
    return {"delivered": "out"}.get(state, state)


# -- drafts and ideas


def _planned(person: Person, begin: dt.datetime, end: dt.datetime) -> Iterator[CalendarEntry]:
    asked = Review.objects.filter(item=OuterRef("pk"), state=Review.State.ASKED)
    rows = (
        Item.objects.visible_to(person)
        .annotate(is_asked=Exists(asked))
        .filter(planned_at__gte=begin, planned_at__lt=end, state__in=_PLANNED)
        .order_by("planned_at", "pk")
        .values_list(
            *("pk", "public_id", "planned_at", "state", "author_id", "unit_id", "first_language"),
            *("choices__channel_id", "is_asked"),
        )
    )
    by_item: dict[int, CalendarEntry] = {}
    for pk, public_id, moment, state, author, unit, language, channel, is_asked in rows[:_AT_MOST_DRAFTS]:
        assert moment is not None
        status = "review" if is_asked else str(state)
        entry = by_item.setdefault(
            pk,
            CalendarEntry(pk, public_id, moment, day_of(moment), status, author, unit, language),
        )
        if channel is not None:
            entry.channel_ids.append(channel)
    yield from by_item.values()


# -- titles


def entitle(shown: Iterable[CalendarEntry], planned: Iterable[CalendarEntry] = ()) -> None:
    """Write the title on entries that are shown, and on planned ones their languages; and whether a person has said
    why one language is enough. One statement."""
    wanted = {entry.item_id: entry for entry in (*shown, *planned)}
    texts: dict[int, dict[str, str]] = {}
    waived: set[int] = set()
    for item_id, language, text, form in _texts(wanted):
        if form == LanguageVersion.Form.WAIVED:
            waived.add(item_id)
        else:
            texts.setdefault(item_id, {})[language] = text
    for entry in (*shown, *planned):
        said = texts.get(entry.item_id, {})
        in_order = sorted(said, key=lambda one: (one != entry.first_language, one))
        entry.title = next((found for one in in_order if (found := headline(said[one]))), "")
        entry.is_waived = entry.item_id in waived
        if entry.is_planned:
            entry.languages = in_order


def _texts(wanted: Iterable[int]) -> QuerySet[LanguageVersion, tuple[int, str, str, str]]:
    forms = LanguageVersion.Form
    leaves = Q(form=forms.WAIVED) | (~Q(form=forms.LATER) & ~Q(text=""))
    rows = LanguageVersion.objects.filter(leaves, item_id__in=list(wanted))
    return rows.values_list("item_id", "language", "text", "form")
