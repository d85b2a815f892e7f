"""How a question stands, in whole sentences. Names roles, never people."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from tankar.clearance.agenda.words import taken_up
from tankar.clearance.models import Clearance
from tankar.clearance.questions.promises import before_meeting, came_after_meeting, term_of
from tankar.decisions.terms import length_words, source_words
from tankar.interface.times import full_words, short_words

__all__ = ["headline", "shortened", "told", "waits_for"]

_HEADLINE = 90


def headline(clearance: Clearance) -> str:
    """The question's first words, for whoever may read it; the matter or the address where it has none."""
    first = shortened(clearance.words)
    if not first:
        first = clearance.matter.title if clearance.matter else clearance.link
    if not first:
        return _("A photo of a paper")
    return shortened(first)


def shortened(words: str) -> str:
    """The first words, in one line."""
    first = " ".join(words.split())
    return first if len(first) <= _HEADLINE else first[: _HEADLINE - 1].rstrip() + "…"


def waits_for(clearance: Clearance) -> str:
    """The role it waits for; "" when it waits for nobody."""
    if clearance.state == Clearance.State.UNASSIGNED:
        return _("the registry")
    if clearance.state != Clearance.State.ASKED:
        return ""
    stage = Clearance.Stage
    return {
        stage.PREPARER: _("the preparing office holder"),
        stage.REMINDED: _("the preparing office holder"),
        stage.SUPERIOR: _("the preparing office holder, their deputy and superior"),
        stage.LAWYER: _("the preparing office holder, the city lawyer and the registry"),
    }[stage(clearance.stage)]


def told(clearance: Clearance, now: dt.datetime) -> list[str]:
    """The same for everybody who may see it."""
    state = Clearance.State
    if clearance.is_open:
        return _waiting(clearance, now)
    if clearance.state == state.ANSWERED and clearance.valid_until:
        until = short_words(clearance.valid_until)
        return [
            _("The answer holds until %(day)s. If something changes before, you are told.") % {"day": until}
        ]
    if clearance.state == state.EXPIRED:
        return [_("The answer below no longer holds. Ask again before you rest on it.")]
    return [_("The question was taken back. Nobody is asked any more.")]


def _waiting(clearance: Clearance, now: dt.datetime) -> list[str]:
    sentences = [_("It waits for %(role)s.") % {"role": waits_for(clearance)}]
    when = full_words(clearance.due_at) if clearance.due_at else ""
    if clearance.due_at and clearance.due_at < now:
        sentences.append(_("The answer was promised by %(when)s and has not come.") % {"when": when})
    elif clearance.state == Clearance.State.UNASSIGNED:
        sentences.append(
            _("They look for who prepares it, by %(when)s; the answer is promised from then on.")
            % {"when": when}
        )
    else:
        sentences.append(_("An answer is promised by %(when)s.") % {"when": when})
    sentences += _meeting(clearance, now)
    term = term_of(clearance)
    length = _("The time is %(length)s, %(source)s.") % {
        "length": length_words(term),
        "source": source_words(term),
    }
    return [*sentences, length, _("No answer is never a yes.")]


def _meeting(clearance: Clearance, now: dt.datetime) -> list[str]:
    """Nothing is promised for before a meeting that the clock may not keep, and nothing after it is called in time."""
    when = {"when": taken_up(clearance.matter)}
    if came_after_meeting(clearance, now):
        return [
            _(
                "The matter was to be taken up %(when)s, without an answer. One that comes now is marked as late."
            )
            % when
        ]
    if not before_meeting(clearance, now):
        return [
            _("The matter is taken up %(when)s. No answer is promised before that: ring if you need one.")
            % when
        ]
    return []
