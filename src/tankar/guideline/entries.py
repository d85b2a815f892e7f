"""What the journal says about the guideline."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.journal import EntryKind

__all__ = ["ENTRIES", "TEXT_REPLACED", "TEXT_RESTORED"]

TEXT_REPLACED = "guideline.text_replaced"
TEXT_RESTORED = "guideline.text_restored"

ENTRIES = [
    EntryKind(
        TEXT_REPLACED,
        gettext_noop("%(actor)s replaced the text of %(rule)s (%(language)s), source: %(source)s"),
        rules=("META-1",),
    ),
    EntryKind(
        TEXT_RESTORED,
        gettext_noop("%(actor)s restored the packaged text of %(rule)s (%(language)s)"),
        rules=("META-1",),
    ),
    EntryKind(
        "guideline.version_drafted", gettext_noop("%(actor)s began to draft version %(number)s"), ("META-1",)
    ),
    EntryKind(
        "guideline.rule_drafted",
        gettext_noop("%(actor)s wrote %(rule)s in the draft of version %(number)s"),
        ("META-1",),
    ),
    EntryKind(
        "guideline.rule_added",
        gettext_noop("%(actor)s added %(rule)s to the draft of version %(number)s"),
        ("META-1",),
    ),
    EntryKind(
        "guideline.rule_removed",
        gettext_noop("%(actor)s took %(rule)s out of the draft of version %(number)s"),
        ("META-1",),
    ),
    EntryKind(
        "guideline.rule_put_back",
        gettext_noop("%(actor)s put %(rule)s back into the draft of version %(number)s"),
        ("META-1",),
    ),
    EntryKind(
        "guideline.version_dropped",
        gettext_noop("%(actor)s dropped the draft of version %(number)s"),
        ("META-1",),
    ),
    EntryKind(
        "guideline.version_published",
        gettext_noop("%(actor)s published version %(number)s, dated %(day)s"),
        ("META-1",),
    ),
    EntryKind("guideline.note_written", gettext_noop("%(actor)s wrote a note beside %(rule)s")),
    EntryKind("guideline.note_removed", gettext_noop("%(actor)s took the note beside %(rule)s away")),
    EntryKind(
        "guideline.ground_rules_written",
        gettext_noop("%(actor)s wrote the ground rules of %(unit)s"),
        ("NOTE-11", "NOTE-12"),
    ),
    EntryKind(
        "guideline.training_required",
        gettext_noop("%(actor)s decided that the module comes before posting from %(day)s"),
        ("SAFE-1", "CONT-6"),
    ),
    EntryKind(
        "guideline.training_not_required",
        gettext_noop("%(actor)s decided that the module is asked for and stops nobody"),
        ("CONT-6",),
    ),
    EntryKind(
        "guideline.term_noted",
        gettext_noop(
            "%(actor)s noted the council's term, %(first)s to %(last)s: elected officials are invited"
        ),
        ("CONT-6", "ELECT-2"),
    ),
    EntryKind(
        "guideline.term_followed",
        gettext_noop(
            "The council's next term, %(first)s to %(last)s, followed: elected officials are invited"
        ),
        ("CONT-6", "ELECT-2"),
    ),
    EntryKind(
        "guideline.group_written",
        gettext_noop("%(actor)s wrote “%(title)s” on the publishers' page"),
        ("CONT-6",),
    ),
    EntryKind(
        "guideline.group_removed",
        gettext_noop("%(actor)s took “%(title)s” away from the publishers' page"),
        ("CONT-6",),
    ),
    # what is confidential: a number and nothing else, not even who
    EntryKind(
        "guideline.advice_asked",
        gettext_noop("Question %(number)s was sent to communications"),
        ("UPROAR-7", "NOTE-2"),
    ),
    EntryKind("guideline.advice_received", gettext_noop("Question %(number)s was taken up"), ("UPROAR-7",)),
    EntryKind("guideline.advice_answered", gettext_noop("Question %(number)s was answered"), ("UPROAR-7",)),
    EntryKind(
        "guideline.advice_passed",
        gettext_noop("Question %(number)s was passed to a spokesperson"),
        ("EXP-4",),
    ),
    EntryKind(
        "guideline.advice_back", gettext_noop("Question %(number)s came back to communications"), ("EXP-4",)
    ),
    EntryKind(
        "guideline.advice_passed_up",
        gettext_noop("Question %(number)s was late and went to the communications manager"),
        ("UPROAR-7",),
    ),
    EntryKind("guideline.advice_closed", gettext_noop("Question %(number)s was closed")),
    EntryKind(
        "guideline.advice_deleted",
        gettext_noop("Question %(number)s was deleted, its time to be kept was over"),
    ),
]
