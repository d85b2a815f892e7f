"""What awaits whom in the guideline, and how long things may take.

A question to communications is confidential: its matter carries a number, is no page's, and shows nobody who asked.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.decisions.kinds import MatterKind
from tankar.decisions.terms import Term

__all__ = ["MATTERS", "TERMS"]

MATTERS = [
    MatterKind(
        "guideline.advice",
        gettext_noop("Question to communications"),
        asks={
            "answer": gettext_noop("Answer: confidential question %(title)s"),
            "speak": gettext_noop("Answer as spokesperson: question %(title)s"),
        },
        outcomes={"closed": gettext_noop("Closed")},
        listed=False,
    )
]

TERMS = [
    Term(
        "guideline.advice",
        3,
        "default",
        gettext_noop("How long communications has to answer a confidential question"),
        cites=("UPROAR-7",),
    ),
    Term(
        "guideline.advice_kept",
        90,
        "default",
        gettext_noop("How long a question is kept after its closing"),
        unit="days",
    ),
    Term(
        "guideline.reading_reminder",
        30,
        "default",
        gettext_noop("When heads of unit are told how many have read a new version"),
        unit="days",
    ),
    Term(
        "guideline.reading_names",
        60,
        "default",
        gettext_noop("When one's own supervisor sees who has not read a new version"),
        unit="days",
    ),
    Term(
        "guideline.training_grace",
        7,
        "default",
        gettext_noop("How long somebody newly named for a channel may post before the module is done"),
        cites=("CONT-6",),
        unit="days",
    ),
    Term(
        "guideline.training_refresher",
        730,
        "default",
        gettext_noop("After how long a module is asked for once more"),
        cites=("CONT-6",),
        unit="days",
    ),
]
