"""The city's own feed: public pages, Atom and JSON of what was delivered to the city's own channel.

Its truth lies in our own row, so nothing leaves the house. `commit` makes no request and cannot be unclear:
the post is in the feed once the caller stores its receipt, under an id that is the same at every attempt.
For the same reason a look-up, asked about a post whose receipt was never stored, proves its absence at once;
sending again puts nothing there twice, and meets a freeze that was declared meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection

from .contract import (
    Absent,
    Credentials,
    Done,
    Limits,
    Look,
    Lookup,
    Network,
    OperationKind,
    Outgoing,
    Reason,
    Receipt,
    Rejected,
    Remember,
)
from .graphemes import counted


class OwnFeed:
    operations = frozenset({OperationKind.POST})
    settle_seconds = 0

    def prepare(self, outgoing: Outgoing, credentials: Credentials, done: Done, remember: Remember) -> None:
        if outgoing.kind not in self.operations:
            raise Rejected(Reason.OTHER, f"The city's own feed has no way to {outgoing.kind}.")

    def commit(self, outgoing: Outgoing, credentials: Credentials, done: Done) -> Receipt:
        return Receipt(network_id=outgoing.key, url=None, published_at=None)

    def look_up(
        self, outgoing: Outgoing, credentials: Credentials, done: Done, taken: Collection[str] = ()
    ) -> Lookup:
        return Absent()


NETWORK = Network(
    id="feed",
    title="Feed",
    limits=Limits(
        characters=5_000,
        count=counted,
        media=10,
        image_bytes=16 * 1024 * 1024,
        image_pixels=40_000_000,
        image_types=frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"}),
        description=1_500,
        video_bytes=20_000 * 1024 * 1024,
        video_types=frozenset({"video/mp4", "video/webm"}),
        mixes=True,
        captions=True,
    ),
    publishes=OwnFeed(),
    look=Look(link_card=True, hashtags=False),
)
