"""One round at one channel: its news, then the threads of its recent posts.

1. News since the cursor, page by page; the cursor is stored after each page was taken in, never before: what a
   killed worker had not taken in is told again.
2. The threads of posts of the last days: those whose turn it is, oldest look first. Where news tell all, threads
   are read more seldom, and find what news missed, what was edited and what is gone.
3. A post that its network no longer has was removed there.
No transaction is open while a network is asked.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q

from tankar import networks
from tankar.channels.actions.report_access import report_access_lost
from tankar.channels.connection.credentials import NotConnected, credentials_of
from tankar.channels.models import Channel
from tankar.inbox.actions.part_threads import part_threads
from tankar.inbox.actions.take_in import lose, take_in
from tankar.inbox.listening.rounds import claim, keep_listening, rest
from tankar.inbox.models import Conversation, Ear, Message
from tankar.inbox.models.conversation import State
from tankar.networks.contract import Credentials, Reason
from tankar.networks.incoming import Converses, Thread
from tankar.publishing.models import Delivery, OwnPost
from tankar.work import clock

__all__ = ["hear"]

PAGES = 50
WATCHED = dt.timedelta(days=30)
"""How long the threads of a post are read. Comments on older ones come by news where the network tells them."""
THREADS_AT_ONCE = 20
# a network that fails so often in one round is busy, not one thread of it
_ENOUGH = 3
_SELDOM, _EACH_ROUND = dt.timedelta(minutes=10), dt.timedelta(seconds=30)


def hear(ear: Ear, owner: str) -> None:
    """Listen once. What went wrong is written where the channel's health is shown; nothing is raised."""
    if not claim(ear, owner):
        return
    channel = ear.channel
    converses = networks.get(channel.network).converses
    changes: dict[str, Any] = {}
    if converses is not None:
        try:
            changes = _heard(ear, owner, converses, credentials_of(channel))
        except (networks.AccessLost, NotConnected) as failure:
            report_access_lost(channel, str(failure))
            changes = {"fails": ear.fails + 1, "detail": str(failure)[:300]}
        except networks.Failure as failure:
            changes = {"fails": ear.fails + 1, "detail": failure.detail[:300]}
            if isinstance(failure, networks.NotNow) and failure.until is not None:
                changes["next_at"] = failure.until
    rest(ear, owner, **changes)


def _heard(ear: Ear, owner: str, converses: Converses, credentials: Credentials) -> dict[str, Any]:
    news = _news(ear, owner, converses, credentials)
    news += _threads(ear, owner, converses, credentials)
    now = clock.machine()
    told = {"told_at": now} if news else {}
    return {"heard_at": now, "fails": 0, "detail": "", **told}


def _news(ear: Ear, owner: str, converses: Converses, credentials: Credentials) -> int:
    new, channel = 0, ear.channel
    for _page in range(PAGES):
        batch = converses.news(credentials, ear.cursor)
        new += take_in(channel, batch.records)
        if batch.posts:
            own = OwnPost.objects.filter(channel=channel, network_id__in=list(batch.posts))
            own.update(comments_seen=None)
        if batch.cursor != ear.cursor:
            Ear.objects.filter(pk=ear.pk).update(cursor=batch.cursor)
            ear.cursor = batch.cursor
        if not batch.more or not keep_listening(ear, owner):
            break
    return new


def _threads(ear: Ear, owner: str, converses: Converses, credentials: Credentials) -> int:
    channel = ear.channel
    _know_what_tankar_sent(channel)
    new, failures = 0, 0
    for post in _posts_to_look_at(channel, converses.news_tells_all):
        if not keep_listening(ear, owner):
            break
        began = clock.machine()
        try:
            thread = converses.thread(credentials, post.network_id)
        except networks.NotNow:
            # one thread that cannot be read just now takes its turn again; it holds up no other
            OwnPost.objects.filter(pk=post.pk).update(comments_seen=began)
            failures += 1
            if failures == _ENOUGH:
                raise
            continue
        except networks.Rejected as failure:
            if failure.reason is not Reason.GONE:
                raise
            lose(channel, post.network_id)
            continue
        new += take_in(channel, thread.records)
        if thread.complete:
            new += _lose_what_is_gone(channel, post, thread, began)
        OwnPost.objects.filter(pk=post.pk).update(comments_seen=began)
    return new


def _know_what_tankar_sent(channel: Channel) -> None:
    """Every post that is out has its row here."""
    since = clock.now() - WATCHED
    out = Delivery.objects.posts().filter(
        channel=channel, state="delivered", delivered_at__gte=since, own_post__isnull=True
    )
    rows = [
        OwnPost(
            channel=channel,
            network_id=one.network_id,
            delivery=one,
            text=one.outgoing.get("text", ""),
            url=one.url,
            posted_at=one.delivered_at or clock.now(),
        )
        for one in out.exclude(network_id="").order_by("-delivered_at")[:200]
    ]
    OwnPost.objects.bulk_create(rows, ignore_conflicts=True)
    for row in rows:
        part_threads(channel, row.network_id)
        # seen on the network before its delivery knew its id
        OwnPost.objects.filter(channel=channel, network_id=row.network_id, delivery=None).update(
            delivery=row.delivery
        )


def _posts_to_look_at(channel: Channel, seldom: bool) -> list[OwnPost]:
    recent = OwnPost.objects.filter(
        channel=channel, posted_at__gte=clock.now() - WATCHED, removed_at__isnull=True
    )
    never = list(recent.filter(comments_seen__isnull=True).order_by("-posted_at")[:THREADS_AT_ONCE])
    if len(never) == THREADS_AT_ONCE:
        return never
    # where somebody waits a like or an answer in the network's own app stops the clock, so they are looked at each
    # round; the rest in their turn
    now = clock.machine()
    waits = Conversation.objects.filter(channel=channel, post=OuterRef("network_id"), state=State.RECEIVED)
    pause = _SELDOM if seldom else _EACH_ROUND
    in_turn = Q(comments_seen__lte=now - pause)
    awaited = Q(Exists(waits), comments_seen__lte=now - _EACH_ROUND)
    again = recent.filter(in_turn | awaited).order_by("comments_seen")
    return [*never, *again[: THREADS_AT_ONCE - len(never)]]


def _lose_what_is_gone(channel: Channel, post: OwnPost, thread: Thread, began: dt.datetime) -> int:
    """Known, not removed, seen before this look began, and not in the whole thread: it is gone."""
    there = {record.network_id for record in thread.records}
    known = Message.objects.filter(
        channel=channel,
        conversation__post=post.network_id,
        removed_at__isnull=True,
        is_private=False,
        seen_at__lt=began,
    )
    gone = [one for one in known.values_list("network_id", flat=True) if one not in there]
    return sum(lose(channel, one) for one in gone)
