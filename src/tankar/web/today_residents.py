"""What Today shows of residents: who waits too long, where nobody is heard, how the weekend was, one's own channel.

Numbers of channels, never of persons (never.md): who was given a conversation is told to nobody but them.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Q, Subquery, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tankar.channels.cover.reading import with_days
from tankar.channels.listing import is_lonely
from tankar.channels.models import Access, Channel
from tankar.channels.models import Kind as ChannelKind
from tankar.inbox.actions.take_in import on_the_citys_clock
from tankar.inbox.listing import Waiting
from tankar.inbox.models import Kind, Message
from tankar.inbox.told import deadline_words
from tankar.interface.times import day_words, full_words, near_words
from tankar.organisation.access import communicates, may
from tankar.organisation.calendar import office_hours, working_day
from tankar.organisation.models import Person
from tankar.planning.pages import Table
from tankar.planning.permissions import is_communications
from tankar.web.today_rows import Row
from tankar.web.today_uproars import uproar_rows, with_uproars
from tankar.work import clock

__all__ = ["Heard", "Weekend", "first_rows", "given_to", "heard_by", "late_rows", "own_channels"]

_UNHEARD_FOR = dt.timedelta(hours=1)
_FAILS = 3
_OWN_AT_MOST = 3


def given_to(waiting: Iterable[Waiting], now: dt.datetime) -> list[Row]:
    """Conversations somebody gave to the reader, or they took themselves."""
    return [
        Row(
            title=_("Answer on %(channel)s: %(line)s")
            % {"channel": one.channel.name, "line": one.first_line or Kind(one.kind).label},
            url=reverse("inbox:one", args=[one.public_id]),
            since=one.since,
            due=one.answer_by,
            due_words=deadline_words(one.answer_by, now),
        )
        for one in waiting
        if one.is_mine
    ]


def first_rows(waiting: Iterable[Waiting]) -> list[Row]:
    """What a person reads before everything else, on the channels the reader answers on. None of the words."""
    said = {
        "distress": _("Read this first: on %(channel)s somebody may be in distress."),
        "threat": _("Read this first: a message on %(channel)s may be a threat."),
    }
    return [
        Row(
            title=said[one.read_first] % {"channel": one.channel.name},
            url=reverse("inbox:one", args=[one.public_id]),
            since=one.since,
        )
        for one in waiting
        if one.read_first in said and (one.can_work or one.is_mine)
    ]


def late_rows(waiting: Iterable[Waiting], now: dt.datetime) -> list[Row]:
    """Unanswered past the target: a row for each channel, that with the oldest first. Never a person."""
    by_channel: dict[int, list[Waiting]] = {}
    for one in waiting:
        if one.can_work and one.answer_by < now:
            by_channel.setdefault(one.channel.pk, []).append(one)
    groups = sorted(by_channel.values(), key=lambda group: min(one.since for one in group))
    return [_late_row(group, now) for group in groups]


def _late_row(group: Sequence[Waiting], now: dt.datetime) -> Row:
    channel = group[0].channel
    said = ngettext(
        "%(count)s is past the target: it should have been answered by %(when)s.",
        "%(count)s are past the target: the first should have been answered by %(when)s.",
        len(group),
    )
    first = near_words(min(one.answer_by for one in group), now)
    return Row(
        title=channel.name,
        url=f"{reverse('inbox:list')}?channel={channel.public_id}",
        detail=said % {"count": len(group), "when": first},
    )


@dataclass(frozen=True)
class Weekend:
    """Numbers since the offices closed: what residents wrote, what the city answered in the apps, what is hidden."""

    since: dt.datetime
    came: int = 0
    answered_there: int = 0
    hidden: int = 0


@dataclass(frozen=True)
class Heard:
    """`unheard`: channels that let us in no longer, or of which nothing can be heard. `weekend`: on its day.
    `channels`: those that were read; for communications also those on which nobody answers (`cover.reading`).
    `uproars`: channels on which many more write than usual."""

    unheard: list[Row]
    weekend: Weekend | None
    channels: Sequence[Channel] = ()
    uproars: Sequence[Row] = ()


def heard_by(person: Person, told_already: Collection[int] = ()) -> Heard:
    """How the person's connected channels are heard, where an uproar begins, and what was heard over the weekend: in
    one statement.

    `told_already`: channels whose lost access stands on the page already.
    """
    if not may(person, "channels.post"):
        return Heard([], None)
    since = _closed_since(clock.now())
    mine: Any = with_uproars(Channel.objects.postable_by(person).select_related("ear"))
    wanted = _may_be_unheard() | Q(uproar__isnull=False)
    if since is not None:
        # the numbers stand in every row: there is one, also where all is heard
        wanted |= Q(pk__in=mine.order_by("pk").values("pk")[:1])
    rows = (
        with_days(mine, besides=wanted | is_lonely()).annotate(
            lonely=Case(When(is_lonely(), then=True), default=False)
        )
        if communicates(person)
        else mine.filter(wanted)
    )
    if since is not None:
        # the same for every row, so the database counts it once
        rows = rows.annotate(**{name: _number_of(person, since, which) for name, which in _NUMBERS.items()})
    channels = list(rows.in_register_order())
    unheard = [_unheard_row(one) for one in channels if one.pk not in told_already and _is_unheard(one)]
    uproars = uproar_rows(person, channels)
    if since is None:
        return Heard(unheard, None, channels, uproars)
    numbers = {name: getattr(channels[0], name) or 0 for name in _NUMBERS} if channels else {}
    return Heard(unheard, Weekend(since, **numbers), channels, uproars)


_NUMBERS = {
    "came": Q(by_us=False),
    "answered_there": Q(by_us=True, done_there=True),
    "hidden": Q(by_us=False, hidden=True),
}


def _number_of(person: Person, since: dt.datetime, which: Q) -> Subquery:
    said = Message.objects.filter(
        which,
        # by the conversations that were alive: they have an index by time
        conversation__last_said_at__gte=since,
        said_at__gte=since,
        channel__in=Channel.objects.postable_by(person),
    )
    # each of the numbers asks for one side alone, so there is one group
    counted = said.order_by().values("by_us").annotate(number=Count("pk"))
    return Subquery(counted.values("number"))


def _may_be_unheard() -> Q:
    """What `_is_unheard` says, for the database: a city's many channels that are heard need not be read."""
    late = Q(ear__fails__gte=_FAILS) | Q(ear__heard_at__lt=clock.machine() - _UNHEARD_FOR)
    return Q(Q(access=Access.LOST) | Q(late, access=Access.WORKS), kind=ChannelKind.CONNECTED)


def _is_unheard(channel: Channel) -> bool:
    ear = getattr(channel, "ear", None)
    if channel.kind != ChannelKind.CONNECTED:
        return False
    if channel.access != Access.WORKS or ear is None:
        return channel.access == Access.LOST
    silent = ear.heard_at is not None and ear.heard_at < clock.machine() - _UNHEARD_FOR
    return bool(ear.fails >= _FAILS or silent)


def _unheard_row(channel: Channel) -> Row:
    page = reverse("channels:one", args=[channel.public_id])
    if channel.access == Access.LOST:
        return Row(
            title=channel.name,
            url=page,
            button=_("Connect again"),
            detail=_("%(channel)s no longer lets Tankar in.") % {"channel": channel.name},
            what_we_did=_("What is to leave there waits. What residents write there stays on the network."),
            state=("lock", "danger", _("access lost")),
        )
    heard = channel.ear.heard_at
    said = (
        _("What residents write there has not been heard since %(when)s.")
        % {"when": full_words(on_the_citys_clock(heard))}
        if heard
        else _("What residents write there has not been heard yet.")
    )
    return Row(
        title=channel.name,
        url=page,
        button=_("Look at the channel"),
        detail=said,
        what_we_did=_("We go on asking. What was written meanwhile comes when the network answers."),
        state=("question", "danger", _("not heard")),
    )


def _closed_since(now: dt.datetime) -> dt.datetime | None:
    """When the offices closed before the weekend; `None` on other days."""
    day = clock.local(now).date()
    monday = day - dt.timedelta(days=day.weekday())
    between = (monday + dt.timedelta(days=number) for number in range(day.weekday()))
    if any(working_day(one) for one in between) or day.weekday() > 4:
        return None
    friday = monday - dt.timedelta(days=3)
    while (hours := office_hours(friday)) is None:
        friday -= dt.timedelta(days=1)
    return hours[1]


def own_channels(person: Person, table: Table | None, waiting: Iterable[Waiting]) -> list[str]:
    """For whoever manages channels: a sentence on each, at most three. Communications has the whole city instead."""
    if table is None or is_communications(person):
        return []
    kinds: dict[int, Counter[str]] = {}
    for one in waiting:
        kinds.setdefault(one.channel.pk, Counter())[one.kind] += 1
    # where residents can be answered first, what the whole city shares last
    own = sorted(table.own, key=lambda one: (one.is_common, one.kind != ChannelKind.CONNECTED))
    return [_own(channel, kinds.get(channel.pk, Counter()), table) for channel in own[:_OWN_AT_MOST]]


def _own(channel: Channel, kinds: Counter[str], table: Table) -> str:
    out = [
        one.at for one in table.entries if channel.pk in one.channel_ids and one.status in {"out", "there"}
    ]
    said = _("Your channel: %(channel)s.") % {"channel": channel.name}
    if channel.kind == ChannelKind.CONNECTED:
        parts = [_kind_words(kind, kinds[kind]) for kind in Kind.values if kinds[kind]]
        waits = ", ".join(parts) or _("nobody waits for an answer")
        said = _("Your channel: %(channel)s – %(waits)s.") % {"channel": channel.name, "waits": waits}
    if out:
        return f"{said} {_('Latest post: %(day)s.') % {'day': day_words(max(out))}}"
    return f"{said} {_('No post in the last two weeks.')}"


def _kind_words(kind: str, count: int) -> str:
    words = {
        Kind.QUESTION: ngettext("%(count)s question", "%(count)s questions", count),
        Kind.FEEDBACK: ngettext("%(count)s piece of feedback", "%(count)s pieces of feedback", count),
        Kind.COMPLAINT: ngettext("%(count)s complaint", "%(count)s complaints", count),
        Kind.MEDIA: ngettext("%(count)s message from the media", "%(count)s messages from the media", count),
        Kind.THANKS: ngettext("%(count)s word of thanks", "%(count)s words of thanks", count),
        Kind.COMMENT: ngettext("%(count)s comment", "%(count)s comments", count),
    }
    return words[Kind(kind)] % {"count": count}
