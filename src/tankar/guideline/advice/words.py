"""How a question stands, in words. Names roles, never people."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tankar.decisions.terms import length_words, source_words
from tankar.guideline.models import Advice
from tankar.interface.times import full_words

__all__ = ["default_words", "kept_words", "told"]


def told(advice: Advice) -> list[str]:
    """Whole sentences, the same for everybody who may read it."""
    state = Advice.State
    when = {"when": full_words(advice.due_at)}
    if advice.state == state.CLOSED:
        return [_("It is closed."), kept_words()]
    if advice.state == state.ANSWERED:
        return [_("It is answered. Ask on if it was not enough, or close it.")]
    if advice.stage == Advice.Stage.MANAGER:
        first = _("The answer was promised by %(when)s and has not come. The communications manager knows.")
    elif advice.state == state.PASSED:
        first = _("It is with the spokesperson for the topic, who answers by %(when)s.")
    elif advice.state == state.RECEIVED:
        first = _("A person in communications has it. The answer is promised by %(when)s.")
    else:
        first = _("It is sent. Nobody has taken it up yet; the answer is promised by %(when)s.")
    return [first % when, default_words()]


def default_words() -> str:
    """How long communications has, and who says so."""
    name = "guideline.advice"
    words = {"length": length_words(name), "source": source_words(name)}
    return _("Communications answers within %(length)s (%(source)s).") % words


def kept_words() -> str:
    """How long it is kept after its closing."""
    return _("It is deleted %(length)s after it is closed, words and all.") % {
        "length": length_words("guideline.advice_kept")
    }
