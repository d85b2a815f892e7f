"""Twelve months of one channel, month by month, for a chart and the table beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median_low

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth
from django.utils import dates
from django.utils.translation import gettext as _

from tankar.channels.models import Channel
from tankar.insights.models import ChannelFigure, How, PostFigure
from tankar.insights.reading.number import Number, sees_every_post
from tankar.insights.reading.overview import last_told
from tankar.insights.words import definition_words, indicator_words, period_words
from tankar.networks.incoming import Indicator, Period
from tankar.publishing.models import Delivery, OwnPost
from tankar.work import clock

__all__ = ["MONTHS", "Series", "first_of_months", "series_of"]

MONTHS = 12
_OF_POSTS = (Indicator.REACTIONS, Indicator.COMMENTS, Indicator.SHARES)


@dataclass(frozen=True)
class Series:
    """`key`: for the address on the page. `months`: oldest first, one number each.

    `own_name`: what the network calls the figure; `told`: what it said, in English, where it did not tell it.
    """

    key: str
    title: str
    definition: str
    source: str
    months: Sequence[Number]
    own_name: str = ""

    @property
    def told(self) -> str:
        return next((one.told for one in reversed(self.months) if one.told), "")

    @property
    def has_numbers(self) -> bool:
        return any(one.value is not None for one in self.months)

    @property
    def why(self) -> str:
        """Why no month has a number: each reason once, the newest first."""
        return " ".join(dict.fromkeys(one.why for one in reversed(self.months) if one.why))


def first_of_months(today: dt.date) -> list[dt.date]:
    """The first days of this month and the eleven before it, oldest first."""
    count = today.year * 12 + today.month - 1
    return [dt.date(one // 12, one % 12 + 1, 1) for one in range(count - MONTHS + 1, count + 1)]


def series_of(channel: Channel, now: dt.datetime) -> list[Series]:
    """What was told of the account, then posts and what was told of them. Empty series are left out."""
    months = first_of_months(clock.local(now).date())
    told = _of_account(channel, months)
    return [*told, *_of_own_posts(channel, months, {one.key for one in told})]


def _of_account(channel: Channel, months: Sequence[dt.date]) -> list[Series]:
    rows = ChannelFigure.objects.filter(channel=channel, day__gte=months[0], day__lt=_next(months[-1]))
    grouped: dict[tuple[str, str], list[ChannelFigure]] = {}
    for row in rows.order_by("day"):
        grouped.setdefault((row.indicator, row.period), []).append(row)
    order = {one.value: place for place, one in enumerate(Indicator)}
    keys = sorted(grouped, key=lambda key: (order.get(key[0], len(order)), key[1]))
    return [_series(key, grouped[key], months) for key in keys if not _repeats_posts(key, channel)]


def _repeats_posts(key: tuple[str, str], channel: Channel) -> bool:
    """A network's own total of all posts ever made says less than our count by month."""
    return key == (Indicator.POSTS, Period.NOW) and channel.kind == "connected"


def _series(key: tuple[str, str], rows: Sequence[ChannelFigure], months: Sequence[dt.date]) -> Series:
    indicator, period = key
    newest = rows[-1]
    definition = definition_words(indicator, period)
    title = indicator_words(indicator)
    if period != Period.NOW:
        title = f"{title}, {period_words(period)}"
    if period == Period.DAY:
        definition += " " + _("Each month shows its middle day (median).")
    by_month: dict[dt.date, list[ChannelFigure]] = {}
    for row in rows:
        by_month.setdefault(row.day.replace(day=1), []).append(row)
    numbers = [_month(one, by_month.get(one, []), title, definition, period) for one in months]
    return Series(f"{indicator}-{period}", title, definition, newest.source_words, numbers, newest.source)


def _month(first: dt.date, rows: Sequence[ChannelFigure], title: str, definition: str, period: str) -> Number:
    words = month_words(first)
    told = [row for row in rows if row.value is not None]
    if not told:
        why = rows[-1].why_words if rows else _("No number from this month.")
        return Number(title, definition, words, why=why, told=rows[-1].detail if rows else "")
    last = told[-1]
    values = [row.value for row in told if row.value is not None]
    value = median_low(values) if period == Period.DAY else values[-1]
    return Number(
        title,
        definition,
        words,
        value,
        source=last.source_words,
        measured_at=last.measured_at,
        own_name=last.source,
    )


def month_words(first: dt.date) -> str:
    return f"{dates.MONTHS[first.month]} {first.year}"


def _next(first: dt.date) -> dt.date:
    return (first + dt.timedelta(days=32)).replace(day=1)


def _of_own_posts(channel: Channel, months: Sequence[dt.date], there: set[str]) -> list[Series]:
    begin = dt.datetime.combine(months[0], dt.time(), clock.LOCAL)
    counted = _counted(channel, begin)
    if not counted:
        return []
    first_known = min(counted)
    title, definition = (
        indicator_words(Indicator.POSTS),
        _("Posts that went out through Tankar, or were seen on the network."),
    )
    before = _("Tankar knew no posts of this channel yet.")
    source = _("counted by Tankar")
    unseen = "" if sees_every_post(channel) else _("Tankar knows of no post, and does not see all there.")
    volume = []
    for one in months:
        why = before if one < first_known else "" if one in counted else unseen
        value = None if why else counted.get(one, 0)
        words = month_words(one)
        volume.append(Number(title, definition, words, value, why=why, source="" if why else source))
    series = [Series("posts", title, definition, source, volume)]
    series += [
        made
        for one in _OF_POSTS
        if f"{one}-{Period.FOUR_WEEKS}" not in there
        if (made := _summed(channel, one, begin, months, counted)) is not None
    ]
    return series


def _counted(channel: Channel, begin: dt.datetime) -> dict[dt.date, int]:
    """First day of a month → posts made in it."""
    sent = Delivery.objects.posts().filter(channel=channel, state="delivered", delivered_at__gte=begin)
    seen = OwnPost.objects.done_there().filter(channel=channel, posted_at__gte=begin, removed_at__isnull=True)
    found: dict[dt.date, int] = {}
    for rows, moment in ((sent, "delivered_at"), (seen, "posted_at")):
        by_month = rows.order_by().annotate(month=TruncMonth(moment, tzinfo=clock.LOCAL)).values_list("month")
        _add(found, by_month.annotate(Count("pk")))
    return found


def _add(found: dict[dt.date, int], rows: Iterable[tuple[dt.datetime, int]]) -> None:
    for month, count in rows:
        found[month.date()] = found.get(month.date(), 0) + count


def _summed(
    channel: Channel,
    indicator: Indicator,
    begin: dt.datetime,
    months: Sequence[dt.date],
    counted: dict[dt.date, int],
) -> Series | None:
    mine = PostFigure.objects.filter(post__channel=channel, post__posted_at__gte=begin, indicator=indicator)
    by_month = last_told(mine).order_by().annotate(month=TruncMonth("post__posted_at", tzinfo=clock.LOCAL))
    sums: dict[dt.date, int] = {}
    _add(sums, by_month.values_list("month").annotate(Sum("value")))
    if not sums:
        return None
    title = indicator_words(indicator)
    definition = " ".join(
        [
            definition_words(indicator, Period.NOW),
            _("Summed over the posts made in the month, each as it was last told."),
        ]
    )
    source = str(How.CONNECTOR.label)
    numbers = [
        Number(title, definition, month_words(one), sums[one], source=source)
        if one in sums
        else Number(
            title,
            definition,
            month_words(one),
            why=_("The network told nothing of this month’s posts.")
            if counted.get(one)
            else _("No post is known of this month."),
        )
        for one in months
    ]
    return Series(f"{indicator}-posts", title, definition, source, numbers)
