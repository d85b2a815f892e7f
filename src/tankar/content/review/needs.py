"""What needs a second pair of eyes, and what exactly they look at.

Trust is the default: a review is asked for by the author, or required by what the item touches.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from tankar.content.draft import Draft
from tankar.content.kinds import demands as kinds
from tankar.content.models import Asset, Item
from tankar.content.releases.canonical import canonical_json, hash_of, laid_out

__all__ = ["CHILDREN", "REASONS", "Frozen", "category_of", "frozen_of", "required_by"]

CHILDREN = "children"
_REVIEWED = (
    Item.Subject.PENDING_MATTER,
    Item.Subject.PAID,
    Item.Subject.CRISIS,
    Item.Subject.ELECTION,
    Item.Subject.MADE_BY_AI,
)
# what requires a review, in words
REASONS: dict[str, Any] = {
    **{subject.value: subject.label for subject in _REVIEWED},
    CHILDREN: _("Children in the picture"),
}


@dataclass(frozen=True)
class Frozen:
    """Everything that would leave, as canonical JSON."""

    canonical: str

    @cached_property
    def hash(self) -> str:
        return hash_of(self.canonical)

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.canonical)
        return found


def required_by(draft: Draft) -> tuple[str, ...]:
    """Why this item needs a review: keys of `REASONS`, in their order; empty when nothing requires one."""
    found = {*draft.details.subjects}
    people = {one.people for medium in draft.media for one in (medium, medium.cover_picture) if one}
    if Asset.People.CHILDREN in people:
        found.add(CHILDREN)
    return tuple(reason for reason in REASONS if reason in found)


def category_of(draft: Draft) -> str:
    """The category in the hash: kind, subjects and children, so that a yes for less does not cover more."""
    category = kinds.category_of(draft.details)
    return f"{category}+{CHILDREN}" if CHILDREN in required_by(draft) else category


def frozen_of(draft: Draft) -> Frozen:
    """What would leave now."""
    return Frozen(canonical_json(laid_out(draft.public_id, category_of(draft), draft.posts())))
