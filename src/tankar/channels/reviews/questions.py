"""The eight questions of a review, each with the few answers it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from tankar.channels.models import ReviewOutcome

__all__ = ["QUESTIONS", "Question", "unanswered"]

_KEPT = (("yes", _("Yes")), ("partly", _("Partly")), ("no", _("No")), ("unknown", _("We do not know")))
MOST_WORDS = 600


@dataclass(frozen=True)
class Question:
    """`key` names it in the review's row and in the form; `choices`: (code, words)."""

    key: str
    label: Any
    choices: tuple[tuple[str, Any], ...] = _KEPT
    rule: str = "MEAS-1"


QUESTIONS = (
    Question("goal", _("Was this year's goal reached?")),
    Question("audience", _("Does the channel reach those it is for?"), rule="AUD-1"),
    Question("resources", _("Was there the time and the people that were planned?"), rule="RES-1"),
    Question("languages", _("Did it speak its languages as decided?"), rule="PRIN-1"),
    Question("accessibility", _("Do pictures have descriptions, and videos captions?"), rule="CONT-1"),
    Question("answers", _("Were questions answered in time?"), rule="GEN-7"),
    Question(
        "security", _("Is the account safe, and does somebody else get in when you are away?"), rule="SAFE-1"
    ),
    Question(
        "future",
        _("Is the channel still needed, or would it be better as part of another?"),
        tuple((one.value, one.label) for one in ReviewOutcome),
        rule="CHN-2",
    ),
)


def unanswered(answers: Mapping[str, Any]) -> list[str]:
    """The keys of the questions that have no answer it takes."""
    return [
        one.key
        for one in QUESTIONS
        if answers.get(one.key, {}).get("choice") not in {code for code, _words in one.choices}
    ]
