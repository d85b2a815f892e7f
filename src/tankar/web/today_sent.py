"""What Today shows of deliveries, posts and answers alike: read in one statement, told as rows.

Of what did not simply go out, everything; of the rest, this day's posts. Both halves are found by state and time, so
the length of the city's history does not matter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from tankar.content.composition import headline
from tankar.inbox.outcomes import needs_somebody
from tankar.organisation.models import Person
from tankar.publishing.models import Delivery, Freeze
from tankar.publishing.querysets import RED, red_post
from tankar.publishing.told import Told, told
from tankar.publishing.told_acts import told_act
from tankar.web.today_rows import Row
from tankar.work import clock

__all__ = ["Sent", "sent_for"]

_AT_MOST = 400
_BY_HAND = (Delivery.Why.BY_HAND, Delivery.Why.OVERDUE)
_FINE = ("waiting", "sending", "delivered")


@dataclass
class Sent:
    """`waiting`: for this person to do; `red`: what went wrong, theirs or not; `out`: this day's posts, by time.

    `lost`: keys of channels whose lost access `red` tells already.
    """

    waiting: list[Row] = field(default_factory=list)
    red: list[Row] = field(default_factory=list)
    out: list[Row] = field(default_factory=list)
    lost: set[int] = field(default_factory=set)


def sent_for(person: Person) -> Sent:
    """Rows of what the person may see. The oldest thing to do by hand comes first, of what is red the newest."""
    now = clock.now()
    begin, end = _this_day(now)
    found = list(_read(person, now, begin, end))
    made = Sent()
    for one in sorted(found, key=lambda delivery: delivery.not_before):
        if one.kind == "post" and begin <= one.not_before < end:
            made.out.append(_out_row(one, now))
        if one.state not in RED:
            continue
        if one.kind == "post" and one.why in _BY_HAND:
            made.waiting.append(_by_hand(one, now))
        elif _is_my_answer(one, person):
            made.waiting.append(_my_answer(one, now))
        else:
            made.red.insert(0, _red_row(one, now))
            if one.why == Delivery.Why.ACCESS_LOST:
                made.lost.add(one.channel_id)
    return made


def _this_day(now: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """From this midnight to the next, in Karleby."""
    midnight = clock.local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight.astimezone(dt.UTC), (midnight + dt.timedelta(days=1)).astimezone(dt.UTC)


def _read(person: Person, now: dt.datetime, begin: dt.datetime, end: dt.datetime) -> Iterable[Delivery]:
    # the states by name in each half, so that the index by state and time finds both
    needed = Q(state__in=RED) & (red_post() | needs_somebody())
    this_day = Q(state__in=_FINE, not_before__gte=begin, not_before__lt=end, kind="post")
    stops = Freeze.objects.active(now).filter(Q(channels=None) | Q(channels=OuterRef("channel_id")))
    rows: Any = Delivery.objects.visible_to(person).filter(needed | this_day)
    by_hand_first = Case(When(state="needs_person", then=Value(0)), default=Value(1))
    rows = rows.annotate(
        held=Exists(stops),
        answered_in=F("answer__conversation__public_id"),
        answered_by=F("answer__written_by_id"),
        liked_in=F("like__message__conversation__public_id"),
    )
    return rows.select_related("channel", "item").order_by(by_hand_first, "-not_before", "pk")[:_AT_MOST]  # type: ignore[no-any-return]


def _is_my_answer(delivery: Any, person: Person) -> bool:
    """One that did not go out: of an unclear one nothing is asked yet."""
    return bool(delivery.answered_by == person.pk and delivery.state != "unclear")


def _page(delivery: Any) -> str:
    if delivery.kind == "post":
        return reverse("content:item", args=[delivery.post_item.public_id]) + "#deliveries"
    return reverse("inbox:one", args=[delivery.answered_in or delivery.liked_in])


def _words(delivery: Any, now: dt.datetime) -> Told:
    return told(delivery, now, delivery.held) if delivery.kind == "post" else told_act(delivery, now)


def _by_hand(delivery: Any, now: dt.datetime) -> Row:
    """Posts to publish by hand, and those that ask for a new time."""
    kinds = {
        Delivery.Why.BY_HAND: _("Publish on %(channel)s: %(title)s"),
        Delivery.Why.OVERDUE: _("Choose a new time on %(channel)s: %(title)s"),
    }
    title = headline(delivery.outgoing["text"]) or _("post without text")
    return Row(
        title=kinds[Delivery.Why(delivery.why)] % {"channel": delivery.channel.name, "title": title},
        url=_page(delivery),
        due=delivery.not_before,
        detail=told(delivery, now).next_step,
    )


def _my_answer(delivery: Any, now: dt.datetime) -> Row:
    """An answer of one's own that stopped."""
    words = told_act(delivery, now)
    return Row(
        title=_("Send your answer on %(channel)s again") % {"channel": delivery.channel.name},
        url=_page(delivery),
        since=delivery.not_before,
        detail=words.sentence,
        what_we_did=words.did,
        state=words.state,
    )


def _red_row(delivery: Any, now: dt.datetime) -> Row:
    """Lost access, refused, unclear: what happened, what we did, and the one thing to do."""
    words = _words(delivery, now)
    connect = "connect" in words.acts
    return Row(
        title=delivery.channel.name,
        url=reverse("channels:one", args=[delivery.channel.public_id]) if connect else _page(delivery),
        button=_("Connect again") if connect else "",
        detail=words.sentence,
        what_we_did=words.did,
        state=words.state,
    )


def _out_row(delivery: Any, now: dt.datetime) -> Row:
    words = _words(delivery, now)
    return Row(
        title=delivery.channel.name,
        url=_page(delivery),
        state=words.state,
        at=delivery.delivered_at or delivery.not_before,
        languages=delivery.languages,
        channels=delivery.channel.name,
        detail=headline(delivery.outgoing["text"]),
        # that nothing was sent twice is still there for who saw it red an hour ago
        what_we_did=words.did if delivery.state == "delivered" else "",
    )
