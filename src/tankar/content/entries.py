"""What the journal says about items. Texts stay out: an entry tells who did what, not what was written."""

from __future__ import annotations

from django.utils.translation import gettext_noop, pgettext_lazy

from tankar.journal import EntryKind

__all__ = ["ENTRIES"]

LANGUAGES_IN_WORDS = {
    "sv": pgettext_lazy("within a sentence", "Swedish"),
    "fi": pgettext_lazy("within a sentence", "Finnish"),
}

ENTRIES = [
    EntryKind("content.item_started", gettext_noop("%(actor)s started an item"), rules=("CONT-1",)),
    EntryKind("content.item_changed", gettext_noop("%(actor)s changed the item"), rules=("CONT-1",)),
    EntryKind(
        "content.picture_attached",
        gettext_noop("%(actor)s attached a picture; place and time were removed from it"),
        rules=("CONT-5", "SAFE-4"),
    ),
    EntryKind(
        "content.picture_chosen",
        gettext_noop("%(actor)s chose a picture from the library"),
        rules=("CONT-5",),
    ),
    EntryKind(
        "content.picture_added",
        gettext_noop("%(actor)s put a picture in the library; place and time were removed from it"),
        rules=("CONT-5", "SAFE-4"),
    ),
    EntryKind("content.picture_described", gettext_noop("%(actor)s changed what is known about the picture")),
    EntryKind(
        "content.leave_ended",
        gettext_noop("%(actor)s noted that the leave to publish the picture has ended"),
        rules=("AMB-5",),
    ),
    EntryKind("content.captions_kept", gettext_noop("%(actor)s kept captions for the video")),
    EntryKind("content.captions_removed", gettext_noop("%(actor)s removed captions from the video")),
    EntryKind("content.cover_chosen", gettext_noop("%(actor)s chose the still that stands for the video")),
    EntryKind("content.brand_changed", gettext_noop("%(actor)s changed the brand page")),
    EntryKind("content.picture_removed", gettext_noop("%(actor)s removed the picture"), rules=("CONT-5",)),
    EntryKind(
        "content.item_released",
        gettext_noop("%(actor)s approved exactly this to leave on %(channels)s"),
        rules=("PRIN-1", "NOTE-1"),
    ),
    EntryKind(
        "content.item_taken_back",
        gettext_noop("%(actor)s took the item back; the approval is void"),
        rules=("NOTE-7",),
    ),
    EntryKind("content.item_removed", gettext_noop("%(actor)s removed the item from the list")),
    EntryKind(
        "content.finding_passed",
        gettext_noop("%(actor)s let a finding stand with a reason (%(check)s)"),
        rules=("NOTE-1", "SAFE-4"),
    ),
    EntryKind("content.item_copied", gettext_noop("%(actor)s made a copy of another item")),
    EntryKind(
        "content.item_repeated",
        gettext_noop("%(actor)s made drafts of the item for other days"),
        rules=("CONT-1",),
    ),
    EntryKind("content.idea_noted", gettext_noop("%(actor)s noted an idea"), rules=("CONT-1",)),
    EntryKind(
        "content.disruption_over",
        gettext_noop("%(actor)s said that the disruption is over; what still waited of it does not leave"),
        rules=("NOTE-1",),
    ),
    EntryKind("content.template_kept", gettext_noop("%(actor)s wrote the template “%(name)s”")),
    EntryKind(
        "content.template_retired", gettext_noop("%(actor)s took the template “%(name)s” off the list")
    ),
    EntryKind(
        "content.translation_ordered",
        gettext_noop("%(actor)s ordered the text in %(language)s"),
        rules=("PRIN-1",),
        labels={"language": LANGUAGES_IN_WORDS},
    ),
    EntryKind(
        "content.translation_withdrawn",
        gettext_noop("%(actor)s withdrew the order for the text in %(language)s"),
        rules=("PRIN-1",),
        labels={"language": LANGUAGES_IN_WORDS},
    ),
    EntryKind(
        "content.translation_sent_back",
        gettext_noop("%(actor)s asked for the text in %(language)s once more"),
        rules=("PRIN-1",),
        labels={"language": LANGUAGES_IN_WORDS},
    ),
    EntryKind(
        "content.translation_taken",
        gettext_noop("%(actor)s took the ordered text in %(language)s into the item"),
        rules=("PRIN-1",),
        labels={"language": LANGUAGES_IN_WORDS},
    ),
    EntryKind(
        "content.translation_delivered",
        gettext_noop("%(actor)s delivered the text in %(language)s"),
        rules=("PRIN-1",),
        labels={"language": LANGUAGES_IN_WORDS},
    ),
    EntryKind(
        "content.translation_declined",
        gettext_noop("%(actor)s declined to translate into %(language)s"),
        rules=("PRIN-1",),
        labels={"language": LANGUAGES_IN_WORDS},
    ),
    EntryKind(
        "content.version_reviewed",
        gettext_noop("%(actor)s read the text in %(language)s through"),
        rules=("PRIN-1",),
        labels={"language": LANGUAGES_IN_WORDS},
    ),
]
