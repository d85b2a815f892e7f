"""How it stands with an item's review: may it leave, who is asked, what was answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tankar.content.draft import Draft
from tankar.content.models import Item, Review
from tankar.content.review.errors import ReviewNeeded
from tankar.content.review.needs import REASONS, Frozen, required_by

__all__ = ["Standing", "clearance_for", "standing_of"]


@dataclass(frozen=True)
class Standing:
    """`needs`: why a review is required (keys of `REASONS`); `review`: the latest one."""

    needs: tuple[str, ...]
    review: Review | None

    @property
    def state(self) -> str:
        """Of the latest review, "" when none was ever asked."""
        return self.review.state if self.review else ""

    @property
    def holds(self) -> bool:
        """Does the item wait for somebody else's answer, or for somebody being asked?"""
        if self.state == Review.State.ASKED:
            return True
        return bool(self.needs) and self.state != Review.State.YES

    @property
    def approved_for(self) -> dt.datetime | None:
        """The time the yes was asked for."""
        return self.review.wanted_at if self.review and self.state == Review.State.YES else None

    @property
    def reasons(self) -> list[str]:
        """Why a review is required, in words."""
        return [str(REASONS[need]) for need in self.needs]

    @property
    def shown(self) -> str:
        """Changes when what a page says about it changes."""
        key = f"{self.review.public_id}:{self.review.stage}" if self.review else ""
        return f"{'+'.join(self.needs)}|{key}|{self.state}"


def standing_of(item: Item, draft: Draft) -> Standing:
    """One statement."""
    people = ("asked_by", "asked_of", "answered_by")
    latest = item.reviews.select_related(*people).order_by("-id").first()
    return Standing(required_by(draft), latest)


def clearance_for(item: Item, draft: Draft, frozen: Frozen, wanted_at: dt.datetime) -> Review | None:
    """The yes under which exactly this may leave at this time; `None` when none is needed.

    Raises `ReviewNeeded`. The hash is compared again here: a yes is for its own content and no other.
    """
    needed = bool(required_by(draft))
    standing = item.reviews.standing().first()
    if standing is not None and standing.state == Review.State.ASKED:
        raise ReviewNeeded("asked", standing)
    if standing is None or standing.hash != frozen.hash:
        if needed:
            raise ReviewNeeded("changed" if standing else "required", standing)
        return None
    if standing.window_from <= wanted_at <= standing.window_until:
        return standing
    if needed:
        raise ReviewNeeded("time", standing)
    return None
