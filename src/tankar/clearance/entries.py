"""What the journal says. Who asked is in no entry: advice must be as easy to ask for as it is to give."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.clearance.models import Answer
from tankar.journal import EntryKind

__all__ = ["ENTRIES"]

_VERDICTS = {str(value): label for value, label in Answer.Verdict.choices}

ENTRIES = [
    EntryKind(
        "clearance.asked", gettext_noop("Somebody asked whether information may be shared"), ("ELECT-8",)
    ),
    EntryKind("clearance.withdrawn", gettext_noop("The question was taken back"), ("ELECT-8",)),
    EntryKind(
        "clearance.assigned",
        gettext_noop("%(actor)s found out who prepares the matter: %(preparer)s"),
        ("ELECT-8",),
    ),
    EntryKind(
        "clearance.passed_on",
        gettext_noop("%(actor)s does not prepare the matter and passed the question on"),
        ("ELECT-8",),
    ),
    EntryKind(
        "clearance.late_superior",
        gettext_noop("No answer came in time: the question went to deputy and superior as well"),
        ("ELECT-8",),
    ),
    EntryKind(
        "clearance.late_lawyer",
        gettext_noop("No answer came in time: the question went to the city lawyer and the registry as well"),
        ("ELECT-8",),
    ),
    EntryKind(
        "clearance.answered",
        gettext_noop("%(actor)s answered whether the information is public: %(verdict)s"),
        ("ELECT-7", "ELECT-8", "ELECT-9"),
        labels={"verdict": _VERDICTS},
    ),
    EntryKind("clearance.expired", gettext_noop("The answer expired"), ("ELECT-7",)),
    EntryKind(
        "clearance.became_public",
        gettext_noop("The matter %(reference)s became public, and those who had asked were told"),
        ("ELECT-7",),
    ),
    EntryKind(
        "clearance.askers_forgotten",
        gettext_noop("Who had asked was forgotten in %(count)s questions that are over"),
    ),
    EntryKind("clearance.matter_kept", gettext_noop("%(actor)s kept the matter %(reference)s"), ("ELECT-8",)),
    EntryKind(
        "clearance.matters_taken_in",
        gettext_noop("%(actor)s took in %(count)s matters from a file"),
        ("ELECT-8",),
    ),
    EntryKind(
        "clearance.fact_asked", gettext_noop("Somebody asked for a checked fact"), ("ELECT-6", "ROLE-7")
    ),
    EntryKind(
        "clearance.fact_passed_on",
        gettext_noop("%(actor)s asked %(unit)s for the facts"),
        ("ELECT-6", "ROLE-7"),
    ),
    EntryKind(
        "clearance.fact_drafted",
        gettext_noop("%(actor)s wrote a draft of a fact sheet"),
        ("NOTE-1", "ROLE-7"),
    ),
    EntryKind(
        "clearance.fact_sent_back",
        gettext_noop("%(actor)s sent the draft of a fact sheet back to the unit"),
        ("NOTE-1",),
    ),
    EntryKind("clearance.fact_declined", gettext_noop("%(actor)s made no fact sheet"), ("ROLE-7",)),
    EntryKind(
        "clearance.fact_late",
        gettext_noop("A fact was not found in time: the communications manager was told"),
        ("ROLE-7",),
    ),
    EntryKind(
        "clearance.fact_published",
        gettext_noop("%(actor)s published the fact sheet “%(title)s” for everybody at once"),
        ("ELECT-4", "ELECT-6", "PRIN-1"),
    ),
    EntryKind(
        "clearance.fact_withdrawn",
        gettext_noop("%(actor)s withdrew the fact sheet “%(title)s”"),
        ("NOTE-1", "ROLE-7"),
    ),
    EntryKind(
        "clearance.fact_expired", gettext_noop("The fact sheet “%(title)s” expired"), ("NOTE-1", "ROLE-7")
    ),
    EntryKind(
        "clearance.fact_archived",
        gettext_noop("The fact sheet “%(title)s” expired years ago and was taken off the lists"),
        ("NOTE-1",),
    ),
]
