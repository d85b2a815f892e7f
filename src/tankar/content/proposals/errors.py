"""What a proposal refuses.

ProposalError (a ContentError)
├── NothingProposed   neither words nor a picture, or an item without text
├── ProposedAlready   the item has an open proposal; carries it
├── NotOpen           somebody was faster, or it is withdrawn: carries the proposal as it stands
└── WordsMissing      a question, an answer or a decline needs words
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tankar.content.errors import ContentError

if TYPE_CHECKING:
    from tankar.content.models import Proposal

__all__ = ["NotOpen", "NothingProposed", "ProposalError", "ProposedAlready", "WordsMissing"]


class ProposalError(ContentError):
    """Anything a proposal refuses."""


class NothingProposed(ProposalError):
    """Communications would have nothing to look at."""


class ProposedAlready(ProposalError):
    """`proposal` is the one that stands."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(proposal.state)
        self.proposal = proposal


class NotOpen(ProposalError):
    """`proposal` as it stands now. Nothing was changed."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(proposal.state)
        self.proposal = proposal


class WordsMissing(ProposalError):
    """Whoever reads it must know what is meant."""
