"""Figures Mastodon tells (fact sheet, section 8): counts as they stand. It measures no views and no reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from tankar.networks.contract import Credentials, Reason, Rejected
from tankar.networks.incoming import Definition, Figure, Indicator, Period

from . import records
from .server import Server

_NOW = Period.NOW


class Counts:
    of_account = (
        Definition(Indicator.FOLLOWERS, _NOW, "followers_count"),
        Definition(Indicator.POSTS, _NOW, "statuses_count"),
    )
    of_post = (
        Definition(Indicator.COMMENTS, _NOW, "replies_count"),
        Definition(Indicator.SHARES, _NOW, "reblogs_count"),
        Definition(Indicator.REACTIONS, _NOW, "favourites_count"),
    )

    def account(self, credentials: Credentials) -> tuple[Figure, ...]:
        server = Server.of(credentials)
        counts = server.ask(server.call("GET", "verify"), records.followers)
        return _figures(self.of_account, counts, server.wire.now())

    def posts(self, credentials: Credentials, ids: Sequence[str]) -> Mapping[str, tuple[Figure, ...]]:
        server = Server.of(credentials)
        found = {}
        for post in ids[:100]:
            try:
                said = server.ask_about(server.call("GET", "status", id=post), records.said)
            except Rejected as gone:
                if gone.reason is Reason.GONE:
                    continue
                raise
            found[post] = _figures(self.of_post, said.counts, server.wire.now())
        return found


def _figures(definitions: tuple[Definition, ...], counts: Sequence[int], now: datetime) -> tuple[Figure, ...]:
    return tuple(Figure(one, count, now) for one, count in zip(definitions, counts, strict=True))
