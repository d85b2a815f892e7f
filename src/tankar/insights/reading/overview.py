"""All channels one may see, each with its numbers of the last 28 days, in a fixed number of questions.

Posts, comments and reactions are those of posts made in the 28 days, as Tankar knows the posts and as the network last
told their figures; on a channel cared for by hand, what was entered for 28 days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tankar.channels.models import Channel
from tankar.insights.models import ChannelFigure, PostFigure
from tankar.insights.reading.number import Number, missing, nobody_told, of_figure, sees_every_post
from tankar.insights.words import definition_words, indicator_words
from tankar.interface.times import short_words
from tankar.networks.incoming import Indicator, Period
from tankar.publishing.models import Delivery, OwnPost
from tankar.work import clock

__all__ = ["DAYS", "Row", "last_told", "overview"]

DAYS = 28
_OF_POSTS = (Indicator.COMMENTS, Indicator.REACTIONS)
# what was entered longer ago says nothing about these weeks
_STILL_SAYS = dt.timedelta(days=62)
_OF_THESE_DAYS = dt.timedelta(days=7)
_ABOUT_A_MONTH = dt.timedelta(days=25)
_LOOKED_BACK = dt.timedelta(days=400)


@dataclass(frozen=True)
class Row:
    """One channel of the table. `numbers`: followers now, a month ago, posts, comments, reactions."""

    channel: Channel
    numbers: Sequence[Number]


@dataclass(frozen=True)
class _Known:
    """What was read for the whole page: figures by key, posts by channel, sums by channel and indicator.

    `earlier`: by channel, the followers a month before its newest number, where that is not of these days.
    """

    figures: dict[int, ChannelFigure]
    earlier: dict[int, ChannelFigure]
    posts: dict[int, int]
    sums: dict[tuple[int, str], tuple[int, int]]
    now: dt.datetime

    @property
    def today(self) -> dt.date:
        return clock.local(self.now).date()

    @property
    def period(self) -> str:
        first = self.today - dt.timedelta(days=DAYS)
        return f"{short_words(first)} – {short_words(self.today)}"


def overview(channels: QuerySet[Channel], now: dt.datetime) -> list[Row]:
    """One row for each, in the order of the queryset, which is read once."""
    today = clock.local(now).date()
    month_ago = today - dt.timedelta(days=DAYS)
    rows = list(
        channels.annotate(
            followers_pk=_latest(Indicator.FOLLOWERS, Period.NOW, today),
            before_pk=_latest(Indicator.FOLLOWERS, Period.NOW, month_ago),
            **{f"{one.value}_pk": _latest(one, Period.FOUR_WEEKS, today) for one in _ENTERED},
        )
    )
    keys = {_key(one, name) for one in rows for name in _ANNOTATED}
    figures = ChannelFigure.objects.in_bulk(keys - {0})
    known = _Known(figures, _earlier(rows, figures, today), _posts(rows, now), _sums(rows, now), now)
    return [Row(one, _numbers(one, known)) for one in rows]


_ENTERED = (Indicator.POSTS, *_OF_POSTS)
_ANNOTATED = ("followers", "before", *(one.value for one in _ENTERED))


def _key(channel: Channel, name: str) -> int:
    """The figure's key that `overview` asked for beside the channel; 0 when there is none."""
    return getattr(channel, f"{name}_pk") or 0


def _latest(indicator: Indicator, period: Period, until: dt.date) -> Subquery:
    told = ChannelFigure.objects.told().filter(channel=OuterRef("pk"), indicator=indicator, period=period)
    return Subquery(told.filter(day__lte=until).order_by("-day").values("pk")[:1])


def _earlier(
    channels: Sequence[Channel], figures: dict[int, ChannelFigure], today: dt.date
) -> dict[int, ChannelFigure]:
    """Numbers entered once a month stand beside the month before them, and not beside themselves."""
    newest = [figures.get(_key(one, "followers")) for one in channels]
    seldom = {
        figure.channel_id: figure.day
        for figure in newest
        if figure is not None and figure.day < today - _OF_THESE_DAYS
    }
    told = ChannelFigure.objects.told().filter(
        channel__in=seldom, indicator=Indicator.FOLLOWERS, period=Period.NOW, day__gte=today - _LOOKED_BACK
    )
    found: dict[int, ChannelFigure] = {}
    for row in told.order_by("day") if seldom else ():
        ago = seldom[row.channel_id] - row.day
        if _ABOUT_A_MONTH <= ago <= _STILL_SAYS:
            found[row.channel_id] = row
    return found


def last_told(figures: QuerySet[PostFigure]) -> QuerySet[PostFigure]:
    """Of each post and indicator the newest number; days without one are passed over."""
    later = PostFigure.objects.filter(
        post=OuterRef("post"), indicator=OuterRef("indicator"), day__gt=OuterRef("day"), value__isnull=False
    )
    return figures.filter(~Exists(later), value__isnull=False)


def _posts(channels: Sequence[Channel], now: dt.datetime) -> dict[int, int]:
    """Posts of the 28 days: those Tankar sent, and those seen on the network that it did not send."""
    since = now - dt.timedelta(days=DAYS)
    sent = Delivery.objects.posts().filter(channel__in=channels, state="delivered", delivered_at__gte=since)
    seen = OwnPost.objects.done_there().filter(channel__in=channels, posted_at__gte=since)
    counts: dict[int, int] = {}
    for rows in (sent.filter(delivered_at__lte=now), seen.filter(removed_at__isnull=True)):
        for key, count in rows.order_by().values_list("channel").annotate(Count("pk")):
            counts[key] = counts.get(key, 0) + count
    return counts


def _sums(channels: Sequence[Channel], now: dt.datetime) -> dict[tuple[int, str], tuple[int, int]]:
    """(channel, indicator) → the sum over the posts of the 28 days, and over how many of them."""
    since = now - dt.timedelta(days=DAYS)
    recent = PostFigure.objects.filter(
        post__channel__in=channels, post__posted_at__gte=since, indicator__in=_OF_POSTS
    )
    sums = last_told(recent).order_by().values_list("post__channel", "indicator")
    return {
        (key, name): (total, count) for key, name, total, count in sums.annotate(Sum("value"), Count("pk"))
    }


def _numbers(channel: Channel, known: _Known) -> list[Number]:
    return [
        _followers(channel, known),
        _before(channel, known),
        _volume(channel, known),
        *(_of_posts(channel, one, known) for one in _OF_POSTS),
    ]


def _figure(channel: Channel, name: str, known: _Known) -> ChannelFigure | None:
    return known.figures.get(_key(channel, name))


def _followers(channel: Channel, known: _Known) -> Number:
    figure = _figure(channel, "followers", known)
    if figure is not None:
        return of_figure(figure)
    definition = definition_words(Indicator.FOLLOWERS, Period.NOW)
    return missing(indicator_words(Indicator.FOLLOWERS), definition, _("now"), nobody_told(channel))


def _before(channel: Channel, known: _Known) -> Number:
    newest, figure = _figure(channel, "followers", known), _figure(channel, "before", known)
    if newest is not None and newest.day < known.today - _OF_THESE_DAYS:
        figure = known.earlier.get(channel.pk)
    elif figure is not None and figure.day < known.today - _STILL_SAYS:
        figure = None
    if figure is not None:
        return of_figure(figure)
    definition = definition_words(Indicator.FOLLOWERS, Period.NOW)
    why = nobody_told(channel) if newest is None else _("No number from about a month before.")
    return missing(indicator_words(Indicator.FOLLOWERS), definition, _("a month ago"), why)


def _volume(channel: Channel, known: _Known) -> Number:
    entered = _entered(channel, Indicator.POSTS, known)
    if entered is not None:
        return entered
    name = indicator_words(Indicator.POSTS)
    definition = _("Posts that went out through Tankar, or were seen on the network, in these 28 days.")
    count = known.posts.get(channel.pk, 0)
    if not count and not sees_every_post(channel):
        return missing(
            name, definition, known.period, _("Tankar knows of no post, and does not see all there.")
        )
    return Number(
        name,
        definition,
        known.period,
        count,
        source=_("counted by Tankar"),
        measured_at=known.now,
    )


def _of_posts(channel: Channel, indicator: Indicator, known: _Known) -> Number:
    found = known.sums.get((channel.pk, indicator.value))
    entered = _entered(channel, indicator, known)
    if found is None and entered is not None:
        return entered
    name, definition = indicator_words(indicator), _summed(indicator)
    posts = known.posts.get(channel.pk, 0)
    if found is None:
        why = nobody_told(channel) if posts else _("No post went out in these 28 days.")
        return missing(name, definition, known.period, why)
    total, told = found
    return Number(
        name,
        definition,
        known.period,
        total,
        source=_("told by the network, summed by Tankar"),
        measured_at=known.now,
        note=""
        if told >= posts
        else ngettext("from %(told)s of %(posts)s post", "from %(told)s of %(posts)s posts", posts)
        % {"told": told, "posts": posts},
    )


def _summed(indicator: Indicator) -> str:
    over = _("Summed over the posts made in these 28 days, each as it was last told.")
    return f"{definition_words(indicator, Period.NOW)} {over}"


def _entered(channel: Channel, indicator: Indicator, known: _Known) -> Number | None:
    figure = _figure(channel, indicator.value, known)
    return of_figure(figure) if figure is not None and figure.day >= known.today - _STILL_SAYS else None
