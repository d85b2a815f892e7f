"""What the pages on which something is suggested ask, with what was answered last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from tankar.content.models import Asset, Proposal
from tankar.content.proposals.facts import MOST_PICTURES, day_or_none, facts_from
from tankar.content.proposals.reading import common_channels
from tankar.content.proposals.words import default_words
from tankar.interface import times
from tankar.organisation.access import today

__all__ = ["PictureCard", "assets_of", "faults_in", "page_of", "questions_of"]


@dataclass(frozen=True)
class PictureCard:
    """A picture of a proposal, and what its writer says that it shows."""

    asset: Asset
    said: str


def assets_of(proposal: Proposal) -> list[Asset]:
    """The proposal's pictures with their descriptions, in their order."""
    found = Asset.objects.filter(proposed__proposal_id=proposal.pk)
    return list(found.order_by("proposed__position", "proposed__id").prefetch_related("descriptions"))


def page_of(proposal: Proposal, post: QueryDict, **more: Any) -> dict[str, Any]:
    """The page of one's own words; `proposal` may not be stored yet."""
    stored = proposal.pk is not None
    pictures = [_card(asset, proposal.language) for asset in assets_of(proposal)] if stored else []
    return {
        "proposal": proposal,
        "stored": stored,
        "pictures": pictures,
        "room": MOST_PICTURES - len(pictures),
        "most": MOST_PICTURES,
        "people": Asset.People.choices,
        "saved": times.clock_words(proposal.changed_at) if stored else "",
        "link": post.get("link", proposal.link),
        **questions_of(proposal, post),
        **more,
    }


def questions_of(proposal: Proposal, post: QueryDict) -> dict[str, Any]:
    """The questions that both pages ask: what may be changed, until when, on which channels."""
    chosen = {one.public_id for one in proposal.channels.all()} if proposal.pk is not None else set()
    sent = set(post.getlist("channels")) if "channels_shown" in post else chosen
    day = proposal.useful_until.isoformat() if proposal.useful_until else ""
    return {
        "may_change": Proposal.MayChange.choices,
        "chosen_change": post.get("may_change", proposal.may_change),
        "useful_until": post.get("useful_until", day),
        "channels": [(one, one.public_id in sent) for one in common_channels()],
        "default_words": default_words(),
    }


def faults_in(post: QueryDict) -> dict[str, str]:
    """What has to be put right before it is sent; everything that could be kept is kept."""
    faults = {}
    written = post.get("useful_until", "").strip()
    day = day_or_none(written)
    if written and day is None:
        faults["useful_until"] = _("Choose a day, or leave it empty.")
    elif day is not None and day < today():
        faults["useful_until"] = _("That day has passed. Choose a later one, or leave it empty.")
    link = post.get("link", "").strip()
    if link and "link" not in facts_from(post).fields:
        faults["link"] = _("This is no address of a page. Copy it whole from the browser, or leave it empty.")
    return faults


def _card(asset: Asset, language: str) -> PictureCard:
    said = {one.language: one.text for one in asset.descriptions.all()}
    return PictureCard(asset, said.get(language, ""))
