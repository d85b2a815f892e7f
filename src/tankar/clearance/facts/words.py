"""How a request for a fact stands, in whole sentences. Names roles and units, never people."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tankar.clearance.agenda.words import taken_up
from tankar.clearance.models import FactRequest
from tankar.decisions.terms import length_words, source_words
from tankar.interface.times import full_words
from tankar.work import clock

__all__ = ["told"]


def told(request: FactRequest) -> list[str]:
    """The same for everybody who may see it."""
    state = FactRequest.State
    if request.state == state.PUBLISHED:
        return [_("There is a fact sheet now, for everybody at the same moment.")]
    if request.state == state.DECLINED:
        return [_("No fact sheet is made.")]
    sentences = {
        state.ASKED: _("It waits for communications, which finds out who knows."),
        state.DRAFTING: _("%(unit)s writes a draft.") % {"unit": request.unit.name if request.unit else ""},
        state.DRAFTED: _("Communications checks the draft and publishes it in both languages."),
    }
    when = full_words(request.due_at)
    late = request.due_at < clock.now()
    promised = (
        _("It was promised by %(when)s and has not come; the communications manager knows.")
        if late
        else _("It is promised by %(when)s.")
    )
    term = "clearance.fact_coming" if request.is_coming else "clearance.fact"
    length = _("The time is %(length)s, %(source)s.") % {
        "length": length_words(term),
        "source": source_words(term),
    }
    told = [sentences[state(request.state)], promised % {"when": when}, length]
    matter = request.matter
    if matter is not None and not matter.has_begun(clock.now()) and matter.is_too_late(request.due_at):
        told.append(
            _("The matter is taken up %(when)s; the fact is not promised before that.")
            % {"when": taken_up(matter)}
        )
    return told
