"""What a notice asked for is done, by whomever: it is no longer new for anybody. Called in the action's transaction."""

from __future__ import annotations

from collections.abc import Iterable

from tankar.notices.kinds import kind_named
from tankar.notices.models import Notice
from tankar.work import clock

__all__ = ["settle"]


def settle(what: str, public_ids: Iterable[str], *kinds: str) -> int:
    """Take the notices about these things out of what is new; how many that were.

    `what` and each of `public_ids` are the `about` they were told with. `kinds`: only those, else all of them. It
    stays among the earlier notices, marked as settled, and is neither mailed nor pushed any more.
    Raises `UnknownNotice`.
    """
    new = Notice.objects.filter(about__in=[f"{what}:{one}" for one in public_ids], read_at=None)
    if kinds:
        new = new.filter(kind__in=[kind_named(kind).name for kind in kinds])
    now = clock.now()
    return new.update(read_at=now, settled_at=now)
