"""What was approved last, and what the item says otherwise now: told beside the text while somebody writes."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tankar.content.draft import Details, Draft
from tankar.content.kinds import demands as kinds
from tankar.content.models import Item, Review, Revision
from tankar.content.review.needs import CHILDREN, Frozen, frozen_of
from tankar.content.review.parts import channel_names, parts_between, sentence_of
from tankar.content.review.standing import Standing

__all__ = ["Approved", "Yes", "approved_of", "kept_text", "last_yes", "may_stand_again"]

# so many texts back is looked for the one that was approved
_LOOKED_THROUGH = 50
# a yes is void for more than what leaves: it does not stand again because the words are back
_NOT_WORDS = {"passed", "removed"}


@dataclass(frozen=True)
class Yes:
    """What was approved last, as canonical JSON, and by whom."""

    canonical: str
    who: str


@dataclass(frozen=True)
class Approved:
    """`stands`: nothing needs to be done; `parts`: sentences that name what is different from what was approved;
    `again`: the same is there again, and the yes, void meanwhile, can stand again."""

    who: str
    stands: bool
    parts: tuple[str, ...] = ()
    again: bool = False


def approved_of(item: Item, draft: Draft, standing: Standing) -> Approved | None:
    """`None` when nothing of it was ever approved, while an answer is awaited, and where it says just what was
    released. At most three statements."""
    if standing.state == Review.State.YES and standing.review is not None:
        return Approved(str(standing.review.answered_by), stands=True)
    if standing.state == Review.State.ASKED or not getattr(item, "ever_approved", True):
        return None
    yes = last_yes(item)
    if yes is None:
        return None
    now = frozen_of(draft)
    before = Frozen(yes.canonical)
    if before.hash == now.hash:
        again = standing.review is not None and may_stand_again(standing.review, now)
        return Approved(yes.who, stands=False, again=True) if again else None
    names = channel_names([before.data, now.data])
    parts = parts_between(before.data, now.data)
    return Approved(yes.who, False, tuple(sentence_of(*part.named(names)) for part in parts))


def last_yes(item: Item) -> Yes | None:
    """Released, or said yes to before it was changed: whichever was last."""
    release = item.releases.select_related("approved_by").order_by("-id").first()
    answered = (
        item.reviews.filter(answered_at__isnull=False)
        .exclude(state=Review.State.SENT_BACK)
        .select_related("answered_by")
        .order_by("-answered_at")
        .first()
    )
    if answered and answered.answered_at and not (release and release.approved_at >= answered.answered_at):
        return Yes(answered.canonical, str(answered.answered_by))
    return Yes(release.canonical, str(release.approved_by)) if release else None


def kept_text(item: Item, yes: Yes) -> Revision | None:
    """The text that was approved, among those kept when they were sent for review or released."""
    kept = item.revisions.filter(why__in=(Revision.Why.REVIEW, Revision.Why.RELEASE)).order_by("-number")
    said = Frozen(yes.canonical).data
    return next((one for one in kept[:_LOOKED_THROUGH] if _says(one.snapshot, said)), None)


def _says(snapshot: Mapping[str, Any], approved: Mapping[str, Any]) -> bool:
    """Is this the same channels, words, descriptions and category? By content, since a clock may stand still."""
    details = Details(kind=snapshot["details"]["kind"], subjects=tuple(snapshot["details"]["subjects"]))
    category = kinds.category_of(details)
    channels = {one["public_id"]: one for one in snapshot["channels"]}
    if approved["category"] not in (category, f"{category}+{CHILDREN}") or set(channels) != set(
        approved["channels"]
    ):
        return False
    pictures = {one["sha256"]: one["descriptions"] for one in snapshot["media"]}
    return all(
        _same(post["texts"], {**snapshot["texts"], **_own(channels[channel])})
        and all(_same(one.get("descriptions", {}), pictures.get(one["sha256"], {})) for one in post["media"])
        for channel, posts in approved["channels"].items()
        for post in posts
    )


def _own(channel: Mapping[str, Any]) -> dict[str, str]:
    return {language: text for language, text in channel["own_texts"].items() if text}


def _same(approved: Mapping[str, str], kept: Mapping[str, str]) -> bool:
    return all(_plain(text) == _plain(kept.get(one, "")) for one, text in approved.items())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def may_stand_again(review: Review, now: Frozen) -> bool:
    """Was exactly this said yes to, and made void by nothing but words that are gone again?"""
    if review.state != Review.State.VOID or review.answered_at is None or review.hash != now.hash:
        return False
    if any(what in _NOT_WORDS for what, _channels in review.changed):
        return False
    return not review.item.passed_findings.filter(at__gt=review.answered_at).exists()
