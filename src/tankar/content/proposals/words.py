"""A proposal in words: how it stands, and the kind phrases with which something is declined."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tankar.content.models import Proposal
from tankar.interface.times import full_words
from tankar.organisation.models import Person

__all__ = ["PHRASES", "default_words", "phrases_for", "reason_from", "told"]

PHRASES: dict[str, Any] = {
    "unit": gettext_lazy(
        "Thank you for suggesting this. It suits your unit's own channels better: the common ones are for what "
        "concerns people all over the city."
    ),
    "full": gettext_lazy(
        "Thank you for suggesting this. Those days are already full on the common channels, and it would not get "
        "the attention it deserves. Gladly another time."
    ),
    "covered": gettext_lazy(
        "Thank you for suggesting this. Something about the same matter is already on its way on the common channels."
    ),
    "late": gettext_lazy(
        "Thank you for suggesting this. The day has come too close for us to do it well. Next time we will gladly "
        "help, a week ahead."
    ),
    "pictures": gettext_lazy(
        "Thank you for suggesting this. The leave of those who show in the pictures does not cover the common "
        "channels. With other pictures, gladly again."
    ),
}


def told(proposal: Proposal) -> list[str]:
    """How it stands, in whole sentences; the same for everybody who may see it. Names roles, never people."""
    state = Proposal.State
    sentences: dict[str, list[str]] = {
        state.DRAFT: [_("It is not sent yet, and only the one who writes it can see it.")],
        state.SUBMITTED: _waiting(proposal),
        state.MORE_INFO: [
            _("Communications has asked something and waits for an answer. Then it has its days again.")
        ],
        state.ACCEPTED: [
            _("Communications has said yes and made a draft of it. It is not approved to go out yet.")
        ],
        state.PRODUCED: [_("It is approved to go out on the city's common channels.")],
        state.PUBLISHED: [_("It is out on the city's common channels.")],
        state.DECLINED: [_("It does not go on the common channels.")],
        state.WITHDRAWN: [_("It is withdrawn. Nothing of it goes out through this proposal.")],
    }
    return sentences[proposal.state]


def _waiting(proposal: Proposal) -> list[str]:
    when = full_words(proposal.due_at) if proposal.due_at else ""
    if proposal.stage == Proposal.Stage.MANAGER:
        first = _(
            "It waits for the communications manager: the answer was promised by %(when)s and has not come."
        )
    else:
        first = _("It waits for communications, which promises an answer by %(when)s.")
    return [first % {"when": when}, default_words(), _("No answer is never a yes, and never a no.")]


def default_words() -> str:
    """How long communications has, and that neither law nor guideline says it."""
    days = settings.CONFIGURATION.proposal_days
    sentence = ngettext(
        "%(days)s working day is our default; neither law nor guideline says a number.",
        "%(days)s working days are our default; neither law nor guideline says a number.",
        days,
    )
    return sentence % {"days": days}


def phrases_for(person: Person) -> list[tuple[str, str]]:
    """The phrases in the language of whoever reads them."""
    with translation.override(person.language):
        return [(key, str(phrase)) for key, phrase in PHRASES.items()]


def reason_from(person: Person, phrase: str, words: str) -> str:
    """What `person` reads: the phrase chosen, if any, and what was written besides."""
    chosen = dict(phrases_for(person)).get(phrase, "")
    return "\n".join(part for part in (chosen, words.strip()) if part)
