"""What an account told of awaits, and how long."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.channels.reviews.matters import seen_with_the_unit
from tankar.decisions.kinds import MatterKind
from tankar.decisions.terms import Term

__all__ = ["MATTERS", "REPORT", "TERMS"]

REPORT = "channels.account_report"

MATTERS = [
    MatterKind(
        REPORT,
        gettext_noop("An account told of"),
        asks={
            "handle": gettext_noop("Look at an account told of: %(title)s"),
            "evaluate": gettext_noop("Evaluate whether personal data were touched: %(title)s"),
            "look": gettext_noop("See what has happened to the account: %(title)s"),
            "say_whose": gettext_noop("Say whose account this is: %(title)s"),
        },
        outcomes={
            "registered": gettext_noop("In the register"),
            "not_ours": gettext_noop("Not the city's"),
            "passed_on": gettext_noop("Reported to the network"),
            "recovered": gettext_noop("Ours again"),
            "noted": gettext_noop("The register knows it now"),
            "given_up": gettext_noop("Not got back"),
        },
        may_see=seen_with_the_unit,
    )
]
TERMS = [
    Term(
        "channels.account_told",
        20,
        "default",
        gettext_noop("How long a head of unit has to say whose an account is"),
        cites=("CHAN-2",),
    ),
    Term(
        "channels.takeover_notified",
        72,
        "law",
        gettext_noop(
            "How long there is to notify the Data Protection Ombudsman when personal data were touched"
        ),
        cites=("2016/679 art. 33",),
        unit="hours",
    ),
]
