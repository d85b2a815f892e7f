"""A profile request in words: how it stands, what happens on silence, and phrases to begin an answer with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tankar.channels.models import Opening, ProfileRequest
from tankar.channels.requests.known import Known
from tankar.channels.requests.permissions import has_left
from tankar.channels.requests.telling import reminder_at
from tankar.interface.times import day_words

__all__ = ["LINES", "PHRASES", "lines_of", "told"]

PHRASES: dict[str, Any] = {
    "need": gettext_lazy("The need is clear, and no common channel reaches this group."),
    "people": gettext_lazy("Those who post and answer are named, and have time for it."),
    "common": gettext_lazy("A common channel reaches the same group, with more followers and less work."),
    "cover": gettext_lazy("It is not clear who answers when those named are away."),
    "languages": gettext_lazy("It is not clear who writes the other language, and how fast."),
    "time": gettext_lazy("The time set aside is too little for posting and answering."),
}

LINES: dict[str, Any] = {
    "name_done": gettext_lazy("The name follows the city's pattern"),
    "brand_done": gettext_lazy("The profile picture is the city's"),
    "bio_done": gettext_lazy("The description is in Swedish and in Finnish"),
    "rules_done": gettext_lazy("The description links to the rules of discussion"),
    "two_factor_done": gettext_lazy("Two-factor sign-in is on"),
    "recovery_done": gettext_lazy("The recovery is kept where two people find it"),
    "admins_done": gettext_lazy("Two administrators, each with a work e-mail"),
    "answering_done": gettext_lazy("Everybody named has agreed on how questions are answered"),
    "goals_done": gettext_lazy("The goal for the first year is set"),
    "listed_done": gettext_lazy("It may stand in the public register"),
}

_State, _Stage = ProfileRequest.State, ProfileRequest.Stage


def told(request: ProfileRequest) -> list[str]:
    """How it stands, in whole sentences; the same for everybody who may see it. Names roles, never people."""
    return [*_stands(request), *_left(request)]


def _left(request: ProfileRequest) -> list[str]:
    if request.state not in ProfileRequest.GOING or not has_left(request):
        return []
    return [
        _(
            "The applicant has left. Whoever leads the unit names another or ends it; decisions go on as before, and "
            "nothing ends by silence."
        )
    ]


def _stands(request: ProfileRequest) -> list[str]:
    if request.state == _State.CONTACT:
        return _contact(request)
    if request.state == _State.COMPLETE:
        return _complete(request)
    sentences: dict[str, list[str]] = {
        _State.DRAFT: [_("It is not sent yet, and only the one who writes it can see it.")],
        _State.ASSESSING: [
            _(
                "The network is new to the city, so it is assessed first. Then the two are asked for their decisions."
            ),
            _("A common channel is ready at once, if the matter cannot wait."),
        ],
        _State.RETURNED: [
            _("The network is not taken into use. The applicant may choose another, or a common channel.")
            if request.returned_by_network
            else _(
                "The answer was: not like this. The applicant may answer once, or choose a common channel."
            ),
            _("Nobody overrides the answer."),
        ],
        _State.OPENING: _opening(request),
        _State.LIVE: [_("It was approved by both, opened, and stands in the register.")],
        _State.REDIRECTED: [
            _("A common channel reaches the same people, with more followers and less work.")
        ],
        _State.REJECTED: [_("It is not opened. Another plan may be sent at any time, as a new request.")],
        _State.WITHDRAWN: [
            _("It is withdrawn. Nothing more is decided; what was said stays in the history.")
        ],
    }
    return sentences[request.state]


def lines_of(opening: Opening, known: Mapping[str, Known]) -> list[tuple[str, str, bool, Known | None]]:
    """The checklist: name, words, ticked by hand, and what Tankar sees by itself of it."""
    return [(name, str(words), getattr(opening, name), known.get(name)) for name, words in LINES.items()]


def _contact(request: ProfileRequest) -> list[str]:
    if request.advised_at is not None:
        return [_("Communications has given its advice. The applicant goes on with the plan.")]
    if request.stage == _Stage.PASSED_ON:
        return [_("The advice has not come in time. The applicant may go on without it.")]
    when = day_words(request.due_at) if request.due_at else ""
    return [_("Communications gives its advice by %(when)s.") % {"when": when}]


def _complete(request: ProfileRequest) -> list[str]:
    sentences = [_("It waits for the management of the unit and for the communications manager, together.")]
    if request.stage == _Stage.PASSED_ON:
        sentences.append(
            _(
                "No answer is no yes. The deputies and those above have been asked too, and it waits for somebody."
            )
        )
    elif request.due_at is not None and request.asked_at is not None:
        sentences.append(
            _(
                "No answer is no yes. On %(reminded)s those who have not answered are reminded, and on %(passed)s the "
                "question goes to deputies and those above too."
            )
            % {"reminded": day_words(reminder_at(request.asked_at)), "passed": day_words(request.due_at)}
        )
    return sentences


def _opening(request: ProfileRequest) -> list[str]:
    when = day_words(request.due_at) if request.due_at else ""
    return [
        _(
            "Both have said yes. It is opened line by line, and then communications puts it into the register."
        ),
        _(
            "If it is not open by %(when)s, it is asked whether it is still needed. It does not lapse by itself."
        )
        % {"when": when},
    ]
