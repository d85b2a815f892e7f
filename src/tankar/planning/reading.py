"""The entries of the calendar: what is planned, waits, or is out between two moments, in a fixed number of questions.

1. The deliveries of the span, as plain values and in one statement: those under way by their wanted time, those
   out by the time they came out; and with them what was posted in the networks' own apps, on the reader's channels.
   Each part has its own index, so the length of the city's history does not matter.
2. Drafts and ideas by `planned_at`, with their channels, in one statement.
3. One entry for an item and a day, its state that of the post that needs most.
4. Titles and addresses are read only for entries that are shown (`entitle`): of a busy month's two thousand posts a
   hundred are.

Every item is asked for through the twin of `content.view`. What other units have out is public, so with the layer
`others` it may be shown to everybody, without a way to the item.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Left

from tankar.channels.models import Channel, ChannelAssignment
from tankar.channels.permissions import keep_named
from tankar.content.composition import headline
from tankar.content.models import Item, LanguageVersion, Review
from tankar.content.permissions import keep_posts_somewhere, visible_to
from tankar.organisation.access import today, valid_on
from tankar.organisation.models import Person
from tankar.planning.gaps.watched import Watched, watched
from tankar.planning.moments import Days, day_of
from tankar.planning.permissions import is_communications
from tankar.planning.states import worst
from tankar.publishing.models import Delivery, Freeze, OwnPost
from tankar.work import clock

__all__ = ["CalendarEntry", "channels_for", "entitle", "entries_between"]

_UNDER_WAY = ("waiting", "sending", "unclear", "needs_person", "refused")
_PLANNED = (Item.State.IDEA, Item.State.DRAFT)
_AT_MOST_DRAFTS = 500


@dataclass(slots=True)
class CalendarEntry:
    """An item on a day: `at` is the earliest of its moments, `status` a key of `STATES`.

    `is_open`: the reader may see the item; of others only what is out is shown. `is_mine`: on a channel the reader
    manages, or written by them. `there`: the live address of a post made in the network's own app; such an entry has
    no item, and its `item_id` is below zero. `is_waived`: one language is enough, a person said why. That and
    `public_id`, `first_language` and `title` are empty until `entitle` wrote them.
    """

    item_id: int
    at: dt.datetime
    day: dt.date
    status: str
    author_id: int
    is_open: bool = True
    channel_ids: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()
    is_mine: bool = True
    public_id: str = ""
    first_language: str = ""
    title: str = ""
    is_waived: bool = False
    there: str = ""

    @property
    def is_item(self) -> bool:
        """Made in Tankar."""
        return self.item_id > 0

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
    found = list(rows.annotate(is_own=Exists(own)))
    keep_named(person, any(one.is_own for one in found))
    keep_posts_somewhere(person, any(one.is_own and not one.is_closed(today()) for one in found))
    return found


def channels_of_today(person: Person) -> list[Watched]:
    """Those whose gaps concern the person: their own; for communications all."""
    own = ChannelAssignment.objects.filter(valid_on(today()), person=person, channel=OuterRef("pk"))
    rows = Channel.objects.in_register_order().annotate(is_own=Exists(own))
    found = watched(rows if is_communications(person) else rows.filter(is_own=True))
    keep_named(person, any(one.is_own for one in found))
    keep_posts_somewhere(person, any(one.is_own and not one.is_closed(today()) for one in found))
    return found


def entries_between(
    person: Person, begin: dt.datetime, end: dt.datetime, own: Iterable[int], *, with_others: bool = False
) -> list[CalendarEntry]:
    """Entries of the span, by time. `own`: ids of the person's channels; `with_others`: also what others have out."""
    mine = set(own)
    found = [*_delivered(person, begin, end, with_others), *_planned(person, begin, end)]
    for entry in found:
        entry.is_mine = entry.author_id == person.pk or not mine.isdisjoint(entry.channel_ids)
    found.sort(key=attrgetter("at", "item_id"))
    return found


# -- deliveries

_COLUMNS = ("pk", "item_key", "channel_id", "spoken", "stands", "moment", "author", "words", "address")
_WORDS = 200
_ELSEWHERE, _OVER = "elsewhere", "over"
Values = tuple[Any, ...]


def _delivered(
    person: Person, begin: dt.datetime, end: dt.datetime, with_others: bool
) -> Collection[CalendarEntry]:
    newest: dict[tuple[int, int, str], Values] = {}
    for row in sorted(_rows(person, begin, end, with_others)):  # by their first column, which is the key
        newest[row[1:4]] = row
    days = Days(begin, end)
    found: dict[tuple[int, dt.date], CalendarEntry] = {}
    for _pk, item, channel, spoken, stands, moment, author, words, address in newest.values():
        if stands == _OVER:
            continue
        day, is_open = days.of(moment), stands != _ELSEWHERE
        status = stands if is_open else "out"
        known = found.get((item, day))
        if known is None:
            languages = _spoken(spoken)
            entry = CalendarEntry(item, moment, day, status, author, is_open, (channel,), languages)
            if item < 0:
                entry.title, entry.there = headline(words), address
            found[item, day] = entry
        else:
            _join(known, channel, spoken, status, moment)
    return found.values()


def _join(known: CalendarEntry, channel: int, spoken: str, status: str, moment: dt.datetime) -> None:
    """Another post of an item that has its entry on this day."""
    known.at = min(known.at, moment)
    if status != known.status:
        known.status = worst(known.status, status)
    if channel not in known.channel_ids:
        known.channel_ids += (channel,)
    known.languages += tuple(one for one in _spoken(spoken) if one not in known.languages)


@cache
def _spoken(languages: str) -> tuple[str, ...]:
    """ "sv+fi" as a delivery keeps it: a handful of values, split once. "": nobody has said."""
    return tuple(languages.split("+")) if languages else ()


def _rows(person: Person, begin: dt.datetime, end: dt.datetime, with_others: bool) -> Iterable[Values]:
    """How each post stands is told by the database, in a word: Django converts nothing but the moment, and two
    thousand rows are read in half the time.
    """
    under_way = (
        Delivery.objects.posts()
        .filter(state__in=_UNDER_WAY, not_before__gte=begin, not_before__lt=end)
        .annotate(moment=F("not_before"), stands=_stands())
    )
    out = (
        Delivery.objects.posts()
        .filter(state="delivered", delivered_at__gte=begin, delivered_at__lt=end)
        .annotate(moment=F("delivered_at"))
    )
    if visible_to(person):
        seen = Exists(Item.objects.visible_to(person).filter(pk=OuterRef("item_id")))
        under_way = under_way.filter(seen)
        if with_others:
            out = out.annotate(
                stands=Case(When(~seen, then=Value(_ELSEWHERE)), _gone(), default=Value("out"))
            )
        else:
            out = out.filter(seen).annotate(stands=_out())
    else:
        out = out.annotate(stands=_out())
    first, second = (
        half.annotate(
            item_key=F("item_id"),
            spoken=F("languages"),
            author=F("item__author_id"),
            words=Value(""),
            address=Value(""),
        )
        .order_by()
        .values_list(*_COLUMNS)
        for half in (under_way, out)
    )
    return first.union(second, _done_there(person, begin, end), all=True)


def _gone() -> When:
    return When(own_post__removed_at__isnull=False, then=Value("gone"))


def _out() -> Case:
    return Case(_gone(), default=Value("out"), output_field=CharField())


def _done_there(person: Person, begin: dt.datetime, end: dt.datetime) -> Any:
    """What was posted in the networks' own apps on the channels the person posts to, in the same columns."""
    return (
        OwnPost.objects.done_there()
        .visible_to(person)
        .between(begin, end)
        .annotate(
            item_key=F("pk") * Value(-1),
            spoken=Value(""),
            stands=Case(
                When(removed_at__isnull=False, then=Value("gone_there")),
                default=Value("there"),
                output_field=CharField(),
            ),
            moment=F("posted_at"),
            author=Value(0),
            words=Left("text", _WORDS),
            address=F("url"),
        )
        .order_by()
        .values_list(*_COLUMNS)
    )


def _stands() -> Case:
    """The state of a post under way; a refusal is over when the item was taken back."""
    stops = Freeze.objects.active(clock.now()).filter(Q(channels=None) | Q(channels=OuterRef("channel_id")))
    is_over = Q(state="refused") & ~Q(item__state=Item.State.RELEASED)
    return Case(
        When(is_over, then=Value(_OVER)),
        When(~Q(state="waiting"), then=F("state")),
        When(Exists(stops), then=Value("held")),
        default=Value("scheduled"),
        output_field=CharField(),
    )


# -- drafts and ideas


def _planned(person: Person, begin: dt.datetime, end: dt.datetime) -> Iterator[CalendarEntry]:
    asked = Review.objects.filter(item=OuterRef("pk"), state=Review.State.ASKED)
    rows = (
        Item.objects.visible_to(person)
        .annotate(is_asked=Exists(asked))
        .filter(planned_at__gte=begin, planned_at__lt=end, state__in=_PLANNED)
        .order_by("planned_at", "pk")
        .values_list("pk", "planned_at", "state", "author_id", "choices__channel_id", "is_asked")
    )
    by_item: dict[int, CalendarEntry] = {}
    for pk, moment, state, author, channel, is_asked in rows[:_AT_MOST_DRAFTS]:
        assert moment is not None
        status = "review" if is_asked else str(state)
        entry = by_item.setdefault(pk, CalendarEntry(pk, moment, day_of(moment), status, author))
        if channel is not None:
            entry.channel_ids += (channel,)
    yield from by_item.values()


# -- titles


@dataclass(slots=True)
class _Told:
    """What `entitle` reads of an item. `texts`: by language, without those that are waived, empty or to follow."""

    public_id: str
    first_language: str
    texts: dict[str, str] = field(default_factory=dict)
    is_waived: bool = False


def entitle(shown: Iterable[CalendarEntry], planned: Iterable[CalendarEntry] = ()) -> None:
    """Write title and address on entries that are shown, and on planned ones their languages; and whether a person has
    said why one language is enough. One statement."""
    entries = (*shown, *planned)
    every = _told({entry.item_id for entry in entries if entry.is_item})
    for entry in entries:
        told = every.get(entry.item_id)
        if told is None:
            continue  # the item went between the two statements
        in_order = sorted(told.texts, key=lambda one: (one != told.first_language, one))
        entry.public_id, entry.first_language = told.public_id, told.first_language
        entry.title = next((found for one in in_order if (found := headline(told.texts[one]))), "")
        entry.is_waived = told.is_waived
        if entry.is_planned:
            entry.languages = tuple(in_order)


def _told(wanted: Iterable[int]) -> dict[int, _Told]:
    rows = Item.objects.filter(pk__in=list(wanted)).values_list(
        *("pk", "public_id", "first_language", "versions__language", "versions__form", "versions__text")
    )
    every: dict[int, _Told] = {}
    for pk, public_id, first, language, form, text in rows:
        told = every.setdefault(pk, _Told(public_id, first))
        if form == LanguageVersion.Form.WAIVED:
            told.is_waived = True
        elif text and form != LanguageVersion.Form.LATER:
            told.texts[language] = text
    return every
