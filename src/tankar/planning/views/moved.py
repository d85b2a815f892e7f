"""The last move of this session: told on the next page, with its undo."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from tankar.organisation.requests import PersonRequest
from tankar.work.clock import local

__all__ = ["Moved", "last_move", "remember"]

_KEY = "calendar_moved"


@dataclass(frozen=True)
class Moved:
    """`was`: where it stood before, `None` when nowhere; `now`: where it stands."""

    public_id: str
    title: str
    was: dt.datetime | None
    now: dt.datetime
    warnings: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        return reverse("planning:move", args=[self.public_id])

    @property
    def undo(self) -> dict[str, str] | None:
        """The fields of the form that moves it back; `None` for what stood nowhere before."""
        if self.was is None:
            return None
        there = local(self.was)
        which = "second" if there.fold else "first"
        return {
            "day": there.date().isoformat(),
            "time": there.strftime("%H:%M:%S"),
            "which": which,
            "was": self.now.isoformat(),
            "by": "undo",
        }


def remember(request: PersonRequest, moved: Moved) -> None:
    request.session[_KEY] = {
        "public_id": moved.public_id,
        "title": moved.title,
        "was": moved.was.isoformat() if moved.was else "",
        "now": moved.now.isoformat(),
        "warnings": list(moved.warnings),
    }


def last_move(request: PersonRequest) -> Moved | None:
    """Told once: the undo belongs to the page that is shown after the move."""
    kept = request.session.pop(_KEY, None)
    if kept is None:
        return None
    was = dt.datetime.fromisoformat(kept["was"]) if kept["was"] else None
    now = dt.datetime.fromisoformat(kept["now"])
    return Moved(kept["public_id"], kept["title"], was, now, tuple(kept["warnings"]))
