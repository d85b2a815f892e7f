"""Who fills the named places on other contexts' pages (`tankar.interface.places`), read from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from tankar.campaigns import fillers as campaigns
from tankar.channels import fillers as channels
from tankar.clearance import fillers as clearance
from tankar.content import fillers as content
from tankar.inbox import fillers as inbox
from tankar.insights import fillers as insights
from tankar.interface.places import Filler
from tankar.organisation.absence import fillers as absence
from tankar.planning import fillers as planning
from tankar.publishing import fillers as publishing
from tankar.sharing import fillers as sharing

__all__ = ["PLACES"]

PLACES: dict[str, Sequence[Filler]] = {
    # its thing: the channels chosen
    "composer.tone": [channels.composer_tone],
    "answer.tone": [channels.answer_tone],
    # its thing: the person whose days they are
    "away.channels": [channels.away_channels, inbox.conversations_kept],
    # its thing: the message that is answered
    "answer.facts": [clearance.answer_facts],
    "composer.when": [publishing.composer_when],
    "composer.act": [publishing.composer_act],
    "composer.slot": [planning.composer_slot],
    "item.deliveries": [publishing.item_deliveries],
    "items.out": [publishing.items_out],
    "today.away": [absence.away_line],
    "today.left": [planning.one_language, channels.nobody_answers, channels.too_few_managers],
    "today.right": [campaigns.campaigns_that_start, planning.coming_gaps],
    "picture.out": [publishing.picture_out],
    "leave.takedowns": [publishing.leave_takedowns],
    "proposal.out": [publishing.proposal_out],
    "proposal.elsewhere": [publishing.proposal_elsewhere],
    "channel.deliveries": [publishing.channel_deliveries],
    "channel.figures": [insights.channel_figures],
    "review.figures": [insights.channel_figures],
    "item.figures": [insights.item_figures],
    "request.followers": [insights.common_followers],
    "request.redirected": [content.redirected_request],
    "item.share": [sharing.item_share],
    "composer.share": [sharing.composer_share],
    "composer.mention": [sharing.composer_mention],
}
