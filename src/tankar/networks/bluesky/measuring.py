"""Figures Bluesky tells (fact sheet, section 8): counts as they stand. It measures no views and no reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from tankar.networks.contract import Credentials, Rejected
from tankar.networks.incoming import Definition, Figure, Indicator, Period

from . import views
from .facts import RAW
from .server import Server
from .views import Shown

NOW = Period.NOW
MOST = 100
NOT_TOLD = "Bluesky did not tell it."


class Counts:
    of_account = (
        Definition(Indicator.FOLLOWERS, NOW, "followersCount"),
        Definition(Indicator.POSTS, NOW, "postsCount"),
    )
    of_post = (
        Definition(Indicator.COMMENTS, NOW, "replyCount"),
        Definition(Indicator.SHARES, NOW, "repostCount + quoteCount"),
        Definition(Indicator.REACTIONS, NOW, "likeCount"),
    )

    def account(self, credentials: Credentials) -> tuple[Figure, ...]:
        server = Server.of(credentials)
        session = server.session()
        call = server.call("GET", "profile", session=session, query={"actor": session.did})
        try:
            counts: Sequence[int | None] = server.ask(call, views.profile)
        except Rejected as refused:
            return figures(self.of_account, (None, None), server.wire.now(), refused.detail)
        return figures(self.of_account, counts, server.wire.now())

    def posts(self, credentials: Credentials, ids: Sequence[str]) -> Mapping[str, tuple[Figure, ...]]:
        server = Server.of(credentials)
        session = server.session()
        known = [one for one in ids[:MOST] if views.place(one)]
        found: dict[str, tuple[Figure, ...]] = {}
        for begin in range(0, len(known), RAW["figures"]):
            some = known[begin : begin + RAW["figures"]]
            call = server.call("GET", "posts", session=session, query={"uris": some})
            now = server.wire.now()
            try:
                shown = server.ask(call, views.posts)
            except Rejected as refused:
                found |= {one: figures(self.of_post, (None,) * 3, now, refused.detail) for one in some}
                continue
            found |= {one.uri: figures(self.of_post, counted(one), now) for one in shown if one.uri in some}
        return found


def counted(post: Shown) -> tuple[int | None, int | None, int | None]:
    """Answers, shares and likes. A quote is a share with words; where quotes are not told, reposts stand alone."""
    replies, reposts, quotes, likes = post.counts
    return replies, None if reposts is None else reposts + (quotes or 0), likes


def figures(
    definitions: tuple[Definition, ...], counts: Sequence[int | None], now: datetime, why: str = NOT_TOLD
) -> tuple[Figure, ...]:
    return tuple(
        Figure(one, count, now, why if count is None else "")
        for one, count in zip(definitions, counts, strict=True)
    )
