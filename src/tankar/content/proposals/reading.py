"""Proposals as lines of a list and as words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from tankar.channels.models import Channel
from tankar.content.composition import headline
from tankar.content.models import Item, Proposal
from tankar.content.proposals.permissions import answerable_by, own_of
from tankar.organisation.access import today
from tankar.organisation.models import Person

__all__ = [
    "ProposalRow",
    "common_channels",
    "rows_of",
    "title_of",
    "to_answer",
    "waiting_for",
    "who_it_waits_on",
]


@dataclass(frozen=True)
class ProposalRow:
    """One line: the proposal, its first words, whom it waits on."""

    proposal: Proposal
    title: str
    waits_on: str

    @property
    def asks_back(self) -> bool:
        """Does communications wait for the requester?"""
        return self.proposal.state == Proposal.State.MORE_INFO


def rows_of(proposals: QuerySet[Proposal]) -> list[ProposalRow]:
    """Two statements, however many."""
    found = proposals.select_related("item", "requester", "unit").prefetch_related("item__versions")
    return [ProposalRow(one, title_of(one), who_it_waits_on(one)) for one in found]


def to_answer(person: Person) -> list[ProposalRow]:
    """What waits for communications, the earliest promise first."""
    mine = Proposal.objects.answerable_by(person).filter(state=Proposal.State.SUBMITTED)
    return rows_of(mine.order_by("due_at", "id")[:100])


def waiting_for(person: Person) -> list[ProposalRow]:
    """What waits for the person: those to answer, and their own that communications asks about. One question to the
    database when neither."""
    answer = answerable_by(person) & Q(state=Proposal.State.SUBMITTED)
    explain = own_of(person) & Q(state=Proposal.State.MORE_INFO)
    return rows_of(Proposal.objects.filter(answer | explain).order_by("due_at", "id")[:100])


def title_of(proposal: Proposal) -> str:
    """The first words: of the item, or of what was written here."""
    words = _item_words(proposal.item) if proposal.item is not None else proposal.words
    return headline(words) or _("Without text yet")


def _item_words(item: Item) -> str:
    texts = {one.language: one.text.strip() for one in item.versions.all() if one.text.strip()}
    ordered = sorted(texts, key=lambda one: one != item.first_language)
    return texts[ordered[0]] if ordered else ""


def who_it_waits_on(proposal: Proposal) -> str:
    """The role that something is awaited from, never a person; "" when nothing is."""
    state = Proposal.State
    if proposal.state in (state.DRAFT, state.MORE_INFO):
        return _("the one who suggested it")
    if proposal.state == state.SUBMITTED and proposal.stage == Proposal.Stage.MANAGER:
        return _("the communications manager")
    if proposal.state in (state.SUBMITTED, state.ACCEPTED):
        return _("communications")
    return ""


def common_channels() -> list[Channel]:
    """The city's common channels that may be suggested, by name."""
    day = today()
    found = Channel.objects.filter(is_common=True, is_paused=False)
    return sorted((one for one in found if not one.is_closed(day)), key=lambda one: one.name.casefold())
