"""The inbox's list: who waits, the longest first. Paged by key, never counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Q, Value, When
from django.utils.http import urlencode

from tankar.channels.models import Channel
from tankar.inbox.models import Conversation
from tankar.inbox.models.conversation import ConversationQuerySet, State
from tankar.inbox.permissions import worked_by
from tankar.inbox.told import LEAVING, Standing, standing_of, with_our_answer
from tankar.organisation.models import Person

__all__ = ["ON_A_PAGE", "PARTS", "Page", "Row", "Waiting", "page_of", "waiting_now"]

ON_A_PAGE = 30
PARTS = ("waiting", "mine", "answered", "over", "spam")
_STATES = {
    "waiting": (State.RECEIVED,),
    "mine": (State.RECEIVED,),
    "answered": (State.ANSWERED,),
    "over": (State.NO_ANSWER_NEEDED, State.CLOSED),
    "spam": (State.SPAM,),
}


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    conversation: Conversation
    standing: Standing


@dataclass(frozen=True)
class Page:
    """`more`: the query of what follows, "" at the end. `first`: what a person reads before everything else."""

    rows: Sequence[Row]
    part: str
    channel: str
    more: str
    first: Sequence[Row] = ()


def page_of(person: Person, asked: dict[str, str], now: dt.datetime, is_whole: bool = True) -> Page:
    """`asked`: show (one of PARTS), channel (a public id) and after (a key), as the address says them.

    `is_whole`: what is read first stands apart; beside a conversation it stands in its place among the others.
    """
    part = asked.get("show", "") if asked.get("show", "") in PARTS else "waiting"
    channel = asked.get("channel", "")
    found = Conversation.objects.visible_to(person)
    if channel:
        found = found.filter(channel__public_id=channel)
    if part == "mine":
        found = found.filter(assigned_to=person)
    first: list[Conversation] = []
    if is_whole and part in {"waiting", "mine"}:
        first = [] if asked.get("after") else _read_first(found)
        found = found.filter(read_first="")
    found, key = _ordered(found, part, asked.get("after", ""))
    rows = _first_of(found, part, key)
    more = ""
    if len(rows) > ON_A_PAGE:
        last = rows[ON_A_PAGE - 1]
        more = urlencode(
            {"show": part, "channel": channel, "after": f"{getattr(last, key).isoformat()}~{last.pk}"}
        )
    return Page(
        [Row(one, standing_of(one, now)) for one in rows[:ON_A_PAGE]],
        part,
        channel,
        more,
        [Row(one, standing_of(one, now)) for one in first],
    )


def _read_first(found: ConversationQuerySet) -> list[Conversation]:
    """Distress before threats, each the longest first."""
    rows = with_our_answer(found.select_related("channel", "assigned_to"))
    rows = rows.filter(state=State.RECEIVED).exclude(read_first="")
    return list(rows.order_by("read_first", "waits_since", "pk")[:ON_A_PAGE])


def _first_of(found: ConversationQuerySet, part: str, key: str) -> list[Conversation]:
    """A page and one more. Each state is read from its own index, in order, so that history costs nothing."""
    found = with_our_answer(found.select_related("channel", "assigned_to"))
    rows = [row for state in _STATES[part] for row in found.filter(state=state)[: ON_A_PAGE + 1]]
    if len(_STATES[part]) > 1:
        rows.sort(key=lambda row: (getattr(row, key), row.pk), reverse=True)
    return rows[: ON_A_PAGE + 1]


def _ordered(found: ConversationQuerySet, part: str, after: str) -> tuple[ConversationQuerySet, str]:
    """Who waits: the longest first. The rest: the newest first."""
    at, pk = _key(after)
    if part in {"waiting", "mine"}:
        if at is not None:
            found = found.filter(Q(waits_since__gt=at) | Q(waits_since=at, pk__gt=pk), waits_since__gte=at)
        return found.order_by("waits_since", "pk"), "waits_since"
    if at is not None:
        found = found.filter(Q(last_said_at__lt=at) | Q(last_said_at=at, pk__lt=pk), last_said_at__lte=at)
    return found.order_by("-last_said_at", "-pk"), "last_said_at"


def _key(after: str) -> tuple[dt.datetime | None, int]:
    moment, _sign, key = after.partition("~")
    try:
        at, pk = dt.datetime.fromisoformat(moment), int(key)
    except ValueError:
        return None, 0
    return (at, pk) if at.tzinfo is not None and 0 < pk < 2**63 else (None, 0)


@dataclass(frozen=True)
class Waiting:
    """A conversation in which somebody waits, as Today needs it. `channel`: its key, address and name, no more.

    `is_mine`: given to the reader; `can_work`: on a channel the reader answers on; `read_first`: "distress", "threat".
    """

    public_id: str
    channel: Channel
    kind: str
    since: dt.datetime
    answer_by: dt.datetime
    first_line: str
    is_mine: bool
    can_work: bool
    read_first: str = ""


_COLUMNS = (
    "public_id",
    "kind",
    "waits_since",
    "answer_by",
    "first_line",
    "assigned_to_id",
    "can_work",
    "read_first",
)
_CHANNEL = ("pk", "public_id", "name_sv", "name_fi", "name_en")
MOST_WAITING = 1000


def waiting_now(person: Person) -> list[Waiting]:
    """Everything that waits for an answer where the person sees it, in one statement: what is read first,
    then their own, then the longest first. Not what is just being answered. As plain values: on a bad morning there
    are hundreds.
    """
    mine = Case(When(assigned_to=person, then=Value(0)), default=Value(1))
    early = Case(When(read_first="", then=Value(1)), default=Value(0))
    works = Case(When(worked_by(person), then=Value(True)), default=Value(False))
    rows = Conversation.objects.visible_to(person).filter(
        state=State.RECEIVED, waits_since__isnull=False, answer_by__isnull=False
    )
    rows = with_our_answer(rows).exclude(answer_state__in=LEAVING)
    rows = rows.annotate(can_work=works).order_by(early, mine, "waits_since", "pk")
    columns = (*_COLUMNS, *(f"channel__{name}" for name in _CHANNEL))
    channels: dict[int, Channel] = {}
    found = []
    for public_id, kind, since, by, line, whom, can_work, first, *of_channel in rows.values_list(*columns)[
        :MOST_WAITING
    ]:
        channel = channels.setdefault(of_channel[0], Channel(**dict(zip(_CHANNEL, of_channel, strict=True))))
        found.append(
            Waiting(public_id, channel, kind, since, by, line, whom == person.pk, bool(can_work), first)
        )
    return found
