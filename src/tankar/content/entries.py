"""What the journal says about items. Texts stay out: an entry tells who did what, not what was written."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, pgettext_lazy

from tankar.content.kinds.demands import FIELDS
from tankar.content.review.parts import LABELS
from tankar.content.words.catalogue import LISTS
from tankar.journal import EntryKind

__all__ = ["ENTRIES"]

LANGUAGES_IN_WORDS = {
    "sv": pgettext_lazy("within a sentence", "Swedish"),
    "fi": pgettext_lazy("within a sentence", "Finnish"),
}

_PROPOSALS = [
    EntryKind(f"content.proposal_{name}", sentence, rules=("CHAN-3",))
    for name, sentence in (
        ("sent", gettext_noop("%(actor)s suggested it for the city's common channels")),
        ("asked", gettext_noop("%(actor)s asked something before answering the proposal")),
        ("explained", gettext_noop("%(actor)s answered the question about the proposal")),
        ("accepted", gettext_noop("%(actor)s accepted the proposal and made a draft of it")),
        ("declined", gettext_noop("%(actor)s declined the proposal with a reason")),
        ("withdrawn", gettext_noop("%(actor)s withdrew the proposal")),
        ("gone", gettext_noop("The suggested item was removed, and the proposal with it")),
        (
            "passed_on",
            gettext_noop("No answer in time: the proposal was passed on to the communications manager"),
        ),
        ("back", gettext_noop("The draft made of the proposal was removed; it waits for an answer again")),
        ("produced", gettext_noop("The draft made of the proposal is approved to go out")),
        ("published", gettext_noop("The first post made of the proposal is out")),
    )
]

_LEAVES = [
    EntryKind(f"content.leave_{name}", sentence, rules=("AMB-5",))
    for name, sentence in (
        ("asked", gettext_noop("%(actor)s asked for leave to publish a picture")),
        ("given", gettext_noop("%(actor)s noted that leave to publish was given, for what and until when")),
        ("refused", gettext_noop("%(actor)s noted that leave to publish was not given")),
        ("withdrawn", gettext_noop("%(actor)s noted that leave to publish was taken back")),
        ("done", gettext_noop("Everything that showed it is taken down")),
    )
]

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
    EntryKind(
        "content.cover_picture_chosen",
        gettext_noop("%(actor)s chose a picture that stands for the video; the part that leaves was cut out"),
        rules=("CONT-5", "SAFE-4"),
    ),
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
        labels={"check": FIELDS},
    ),
    EntryKind(
        "content.review_asked",
        gettext_noop("%(actor)s asked %(asked)s to look at the item before it goes out"),
        rules=("NOTE-1", "NOTE-2"),
    ),
    EntryKind(
        "content.review_asked_of_team",
        gettext_noop("%(actor)s asked communications to look at the item before it goes out"),
        rules=("NOTE-1", "NOTE-2"),
    ),
    EntryKind(
        "content.review_passed_on",
        gettext_noop("Nobody had answered in time: the review was passed on to %(whom)s"),
        labels={"whom": {"communications": _("communications")}},
    ),
    EntryKind(
        "content.review_yes",
        gettext_noop("%(actor)s said yes to exactly this"),
        rules=("NOTE-1",),
    ),
    EntryKind("content.review_sent_back", gettext_noop("%(actor)s sent the item back with a reason")),
    EntryKind("content.review_withdrawn", gettext_noop("%(actor)s withdrew the request for a review")),
    EntryKind(
        "content.review_void",
        gettext_noop("%(actor)s changed what was sent for review, which is void: %(part)s (%(channels)s)"),
        labels={"part": LABELS},
    ),
    EntryKind(
        "content.review_stands_again",
        gettext_noop("%(actor)s put back exactly what was approved, and the yes stands again"),
        rules=("NOTE-1",),
    ),
    EntryKind(
        "content.text_restored", gettext_noop("%(actor)s put an earlier text back (number %(number)s)")
    ),
    EntryKind("content.preview_link_made", gettext_noop("%(actor)s made a preview link")),
    EntryKind("content.preview_link_withdrawn", gettext_noop("%(actor)s withdrew a preview link")),
    EntryKind("content.commented", gettext_noop("%(actor)s commented on the item")),
    EntryKind("content.comment_resolved", gettext_noop("%(actor)s marked a comment as dealt with")),
    EntryKind("content.comment_opened", gettext_noop("%(actor)s opened a comment again")),
    EntryKind("content.comment_deleted", gettext_noop("%(actor)s took an own comment back")),
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
    EntryKind(
        "content.item_from_proposal",
        gettext_noop("%(actor)s made it of a proposal for the common channels"),
        rules=("CHAN-3",),
    ),
    *_PROPOSALS,
    *_LEAVES,
    EntryKind(
        "content.words_changed",
        gettext_noop("%(actor)s changed a list of words in the draft: %(list)s"),
        rules=("PRIN-1",),
        labels={"list": {one.key: one.title for one in LISTS}},
    ),
    EntryKind(
        "content.words_rules_turned",
        gettext_noop("%(actor)s changed in the draft which rules are quieter or off"),
        rules=("PRIN-1",),
    ),
    EntryKind(
        "content.words_published",
        gettext_noop("%(actor)s published version %(number)s of the city’s words"),
        rules=("PRIN-1",),
    ),
    EntryKind(
        "content.words_taken_back",
        gettext_noop("%(actor)s took version %(number)s of the city’s words back into the draft"),
        rules=("PRIN-1",),
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
    EntryKind("content.recording_kept", gettext_noop("%(actor)s said that the recording is kept")),
    EntryKind("content.recording_not_kept", gettext_noop("%(actor)s said that no recording was kept")),
    EntryKind("content.recording_removed", gettext_noop("%(actor)s said why the recording was removed")),
    EntryKind("content.captions_added", gettext_noop("%(actor)s said that the recording has captions")),
    EntryKind(
        "content.captions_not_needed", gettext_noop("%(actor)s said that nobody speaks in the recording")
    ),
    EntryKind(
        "content.captions_in_picture",
        gettext_noop("%(actor)s said that the recording is captioned in the picture"),
    ),
    EntryKind(
        "content.language_waived",
        gettext_noop("%(actor)s said why the text in %(language)s does not follow"),
        rules=("PRIN-1",),
        labels={"language": LANGUAGES_IN_WORDS},
    ),
    EntryKind(
        "content.captions_ordered",
        gettext_noop("%(actor)s ordered captions in %(language)s"),
        labels={"language": LANGUAGES_IN_WORDS},
    ),
    EntryKind(
        "content.captions_withdrawn",
        gettext_noop("%(actor)s withdrew the order for captions in %(language)s"),
        labels={"language": LANGUAGES_IN_WORDS},
    ),
    EntryKind(
        "content.captions_sent_back",
        gettext_noop("%(actor)s asked once more for captions in %(language)s"),
        labels={"language": LANGUAGES_IN_WORDS},
    ),
    EntryKind(
        "content.captions_taken",
        gettext_noop("%(actor)s took the ordered captions in %(language)s"),
        labels={"language": LANGUAGES_IN_WORDS},
    ),
    EntryKind(
        "content.captions_delivered",
        gettext_noop("%(actor)s delivered captions in %(language)s"),
        labels={"language": LANGUAGES_IN_WORDS},
    ),
    EntryKind(
        "content.captions_declined",
        gettext_noop("%(actor)s declined to write captions in %(language)s"),
        labels={"language": LANGUAGES_IN_WORDS},
    ),
    EntryKind(
        "content.version_reviewed",
        gettext_noop("%(actor)s read the text in %(language)s through"),
        rules=("PRIN-1",),
        labels={"language": LANGUAGES_IN_WORDS},
    ),
]
