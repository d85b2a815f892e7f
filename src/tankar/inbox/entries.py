"""What the journal says about conversations. Never a resident's words or name."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.journal import EntryKind

__all__ = ["ENTRIES"]

_ANSWERING = ("GEN-5", "GEN-7")
_MODERATING = ("SAFE-5",)

ENTRIES = [
    EntryKind(
        "inbox.answered",
        gettext_noop("%(actor)s answered a resident on %(channel)s"),
        (*_ANSWERING, "NOTE-6"),
    ),
    EntryKind(
        "inbox.acknowledged",
        gettext_noop("%(actor)s told a resident on %(channel)s that the channel pauses, in ready words"),
        (*_ANSWERING, "GEN-8", "RES-2"),
    ),
    EntryKind(
        "inbox.answered_there", gettext_noop("A resident was answered in the app of %(channel)s"), _ANSWERING
    ),
    EntryKind("inbox.liked_there", gettext_noop("A message was liked in the app of %(channel)s")),
    EntryKind(
        "inbox.hidden_there", gettext_noop("A message was hidden in the app of %(channel)s"), _MODERATING
    ),
    EntryKind("inbox.removed_there", gettext_noop("A message is no longer on %(channel)s")),
    EntryKind(
        "inbox.label_corrected",
        gettext_noop("%(actor)s said that a label of a message on %(channel)s is wrong"),
        ("GEN-5",),
    ),
    EntryKind(
        "inbox.example_deleted", gettext_noop("%(actor)s deleted an example of a wrong label"), ("GEN-5",)
    ),
    EntryKind(
        "inbox.uproar_noticed",
        gettext_noop("Many more messages than usual came on %(channel)s, and more of them dissatisfied"),
        ("UPROAR-6",),
    ),
    EntryKind(
        "inbox.uproar_seen",
        gettext_noop("%(actor)s has seen that many more messages than usual came on %(channel)s"),
        ("UPROAR-6",),
    ),
    EntryKind("inbox.liked", gettext_noop("%(actor)s liked a message on %(channel)s")),
    EntryKind("inbox.like_taken_back", gettext_noop("%(actor)s took a like back on %(channel)s")),
    EntryKind(
        "inbox.assigned", gettext_noop("%(actor)s gave a conversation on %(channel)s to %(whom)s"), _ANSWERING
    ),
    EntryKind(
        "inbox.unassigned",
        gettext_noop("%(actor)s gave a conversation on %(channel)s back to everybody"),
        _ANSWERING,
    ),
    EntryKind(
        "inbox.noted", gettext_noop("%(actor)s wrote an internal note in a conversation on %(channel)s")
    ),
    EntryKind(
        "inbox.no_answer_needed",
        gettext_noop("%(actor)s found that no answer is needed on %(channel)s"),
        ("GEN-7",),
    ),
    EntryKind("inbox.spam", gettext_noop("%(actor)s called a conversation on %(channel)s spam"), _MODERATING),
    EntryKind("inbox.closed", gettext_noop("%(actor)s closed a conversation on %(channel)s")),
    EntryKind("inbox.reopened", gettext_noop("%(actor)s opened a conversation on %(channel)s again")),
    EntryKind(
        "inbox.names_deleted",
        gettext_noop(
            "Residents’ names were deleted from %(count)s conversations that had been over for long"
        ),
    ),
    EntryKind(
        "inbox.kind_changed", gettext_noop("%(actor)s said what kind of message it is, on %(channel)s")
    ),
]
