"""One round at one channel: the account once a day, then the posts whose turn it is.

1. The account, unless it was measured on this day already.
2. Posts of the first two days each round (hourly); older ones once a day, until they are 30 days old.
3. A post that the network leaves out is gone: its figures of the day are not available, and say so.
What was told is kept before anything else is asked. No transaction is open while a network is asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q

from tankar import networks
from tankar.channels.actions.report_access import report_access_lost
from tankar.channels.connection.credentials import NotConnected, credentials_of
from tankar.channels.models import Channel
from tankar.insights.actions.keep_figures import keep_channel_figures, keep_post_figures
from tankar.insights.collecting.rounds import FOLLOWED, claim, keep_hold, rest
from tankar.insights.models import Gauge, PostFigure
from tankar.networks.contract import Credentials
from tankar.networks.incoming import Measures
from tankar.publishing.models import OwnPost
from tankar.work import clock

__all__ = ["FRESH", "measure"]

FRESH = dt.timedelta(days=2)
_POSTS_IN_A_CALL = 25
_POSTS_IN_A_ROUND = 200


def measure(gauge: Gauge, owner: str) -> None:
    """Measure once. What went wrong is written where the channel's numbers are shown; nothing is raised."""
    if not claim(gauge, owner):
        return
    channel, changes = gauge.channel, dict[str, Any]()
    measures = networks.get(channel.network).measures
    if measures is not None:
        try:
            _measured(gauge, owner, channel, measures, credentials_of(channel))
            changes = {"measured_at": clock.machine(), "fails": 0, "detail": ""}
        except (networks.AccessLost, NotConnected) as failure:
            report_access_lost(channel, str(failure))
            changes = {"fails": gauge.fails + 1, "detail": str(failure)[:300]}
        except networks.Failure as failure:
            changes = {"fails": gauge.fails + 1, "detail": failure.detail[:300]}
            if isinstance(failure, networks.NotNow) and failure.until is not None:
                changes["next_at"] = failure.until
    rest(gauge, owner, **changes)


def _measured(
    gauge: Gauge, owner: str, channel: Channel, measures: Measures, credentials: Credentials
) -> None:
    day = clock.local(clock.now()).date()
    if gauge.account_day != day:
        keep_channel_figures(channel, measures.account(credentials), clock.now())
        Gauge.objects.filter(pk=gauge.pk, lease_owner=owner).update(account_day=day)
    if not measures.of_post:
        return
    for posts in _some_at_a_time(_whose_turn_it_is(channel, day)):
        if not keep_hold(gauge, owner):
            return
        told = measures.posts(credentials, [one.network_id for one in posts])
        for post in posts:
            keep_post_figures(post, measures.of_post, told.get(post.network_id), clock.now())


def _whose_turn_it_is(channel: Channel, day: dt.date) -> list[OwnPost]:
    now = clock.now()
    asked = Exists(PostFigure.objects.filter(post=OuterRef("pk"), day=day))
    recent = OwnPost.objects.filter(channel=channel, removed_at__isnull=True, posted_at__gte=now - FOLLOWED)
    turn = recent.filter(Q(posted_at__gte=now - FRESH) | ~asked)
    return list(turn.order_by("-posted_at")[:_POSTS_IN_A_ROUND])


def _some_at_a_time(posts: list[OwnPost]) -> Iterator[list[OwnPost]]:
    for start in range(0, len(posts), _POSTS_IN_A_CALL):
        yield posts[start : start + _POSTS_IN_A_CALL]
