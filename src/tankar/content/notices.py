"""What content tells people."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "content.video_refused",
        gettext_noop("The video “%(name)s” was not taken. On the item's page stands why, and what to do."),
        awaits=True,
    ),
    NoticeKind(
        "content.review_asked",
        gettext_noop("%(who)s asks you to look at “%(title)s” before it goes out."),
        awaits=True,
    ),
    NoticeKind(
        "content.review_passed_on",
        gettext_noop("Nobody has answered yet, so it is passed on to you: “%(title)s”, asked by %(who)s."),
        awaits=True,
    ),
    NoticeKind(
        "content.review_late",
        gettext_noop(
            "No answer yet about “%(title)s”. It was passed on to %(whom)s, and does not go out before."
        ),
    ),
    NoticeKind(
        "content.review_unanswered",
        gettext_noop(
            "No answer yet about “%(title)s”, and there is nobody left to pass it on to. It waits and does not "
            "go out before a yes: remind whoever you asked, or ask somebody else."
        ),
        awaits=True,
    ),
    NoticeKind(
        "content.review_yes",
        gettext_noop("%(who)s said yes to “%(title)s”. You can schedule it."),
        awaits=True,
    ),
    NoticeKind(
        "content.review_sent_back",
        gettext_noop("%(who)s sent “%(title)s” back to you: %(reason)s"),
        awaits=True,
    ),
    NoticeKind(
        "content.review_withdrawn", gettext_noop("%(who)s no longer asks you about “%(title)s”: %(reason)s")
    ),
    NoticeKind(
        "content.review_asked_void",
        gettext_noop(
            "%(who)s changed “%(title)s” after you were asked: %(parts)s You need not answer any more."
        ),
    ),
    NoticeKind(
        "content.review_question_void",
        gettext_noop(
            "%(who)s changed “%(title)s” while it waited for an answer: %(parts)s Ask again when it is ready."
        ),
        awaits=True,
    ),
    NoticeKind(
        "content.review_void",
        gettext_noop("%(who)s changed “%(title)s” after the yes, which is void now: %(parts)s"),
    ),
    NoticeKind(
        "content.review_stands_again",
        gettext_noop("%(who)s put “%(title)s” back exactly as it was approved, so the yes stands again."),
    ),
    NoticeKind(
        "content.mentioned",
        gettext_noop("%(who)s mentioned you in a comment on “%(title)s”."),
        awaits=True,
    ),
    NoticeKind("content.commented", gettext_noop("%(who)s commented on “%(title)s”.")),
    NoticeKind(
        "content.translation_ordered",
        # their own mail carries the page's address; a second one would say the same
        gettext_noop("%(who)s asks you for a translation, by %(when)s"),
    ),
    NoticeKind("content.translation_here", gettext_noop("The translation by %(who)s is here"), awaits=True),
    NoticeKind("content.translation_declined", gettext_noop("%(who)s cannot translate it"), awaits=True),
    NoticeKind(
        "content.translation_late",
        gettext_noop("The translation by %(who)s has not come in time. The order stays open."),
        awaits=True,
    ),
    NoticeKind(
        "content.proposal_here",
        gettext_noop("%(who)s suggests for the city's common channels: “%(title)s”"),
        awaits=True,
    ),
    NoticeKind(
        "content.proposal_explained",
        gettext_noop("%(who)s answered what communications asked about “%(title)s”"),
        awaits=True,
    ),
    NoticeKind(
        "content.proposal_reminder",
        gettext_noop("Communications promised an answer today about “%(title)s”"),
        awaits=True,
    ),
    NoticeKind(
        "content.proposal_late",
        gettext_noop(
            "“%(title)s” was suggested for the common channels and has no answer yet. It waits for the "
            "communications manager now."
        ),
        awaits=True,
    ),
    NoticeKind(
        "content.proposal_still_waits",
        gettext_noop(
            "No answer yet about “%(title)s”. It was passed on to the communications manager and stays open; you "
            "need not do anything."
        ),
    ),
    NoticeKind(
        "content.proposal_asked",
        gettext_noop("Communications asks about “%(title)s”: %(question)s"),
        awaits=True,
    ),
    NoticeKind(
        "content.proposal_question_waits",
        gettext_noop("Communications still waits for your answer about “%(title)s”. Nothing has been lost."),
        awaits=True,
    ),
    NoticeKind(
        "content.proposal_accepted",
        gettext_noop(
            "Communications takes “%(title)s” for the city's common channels. You are told when it is out."
        ),
    ),
    NoticeKind(
        "content.proposal_declined",
        gettext_noop("“%(title)s” does not go on the city's common channels: %(reason)s"),
    ),
    NoticeKind(
        "content.proposal_produced",
        gettext_noop("“%(title)s” is ready to go out on the city's common channels"),
    ),
    NoticeKind("content.proposal_published", gettext_noop("“%(title)s” is out. See where it ran.")),
    NoticeKind(
        "content.proposal_back",
        gettext_noop(
            "The draft made of “%(title)s” was removed, so the proposal waits for an answer from communications again."
        ),
        awaits=True,
    ),
    NoticeKind(
        "content.proposal_gone",
        gettext_noop(
            "The text of “%(title)s” was removed, and the proposal with it. Nothing needs to be answered."
        ),
    ),
    NoticeKind(
        "content.proposal_withdrawn",
        gettext_noop("%(who)s withdrew the proposal “%(title)s”. Nothing needs to be answered."),
    ),
    NoticeKind(
        "content.proposal_withdrawn_accepted",
        gettext_noop(
            "%(who)s withdrew the proposal “%(title)s” after the yes. The draft is still there: remove it, or talk "
            "with them first."
        ),
        awaits=True,
    ),
    NoticeKind(
        "content.language_due",
        gettext_noop("“%(title)s” is out in one language. The other one is due now."),
        awaits=True,
    ),
    NoticeKind(
        "content.language_late",
        gettext_noop("%(channels)s: “%(title)s” is out in one language, and the other one is late."),
        awaits=True,
    ),
    NoticeKind(
        "content.captions_due",
        gettext_noop("If the recording of “%(title)s” is kept, its captions are due in a few days."),
        awaits=True,
    ),
    NoticeKind(
        "content.captions_late",
        gettext_noop("%(channels)s: the recording of “%(title)s” should have had captions by now."),
        awaits=True,
    ),
    NoticeKind(
        "content.captions_ordered",
        # their own mail carries the page's address, as a translation's does
        gettext_noop("%(who)s asks you for captions, by %(when)s"),
    ),
    NoticeKind("content.captions_here", gettext_noop("The captions by %(who)s are here"), awaits=True),
    NoticeKind("content.captions_declined", gettext_noop("%(who)s cannot write the captions"), awaits=True),
    NoticeKind(
        "content.captions_order_late",
        gettext_noop("The captions by %(who)s have not come in time. The order stays open."),
        awaits=True,
    ),
    NoticeKind(
        "content.leave_ended",
        gettext_noop(
            "The leave to publish a picture in one of your items has ended. What waits is stopped; "
            "see where it is out, and take it down there."
        ),
        awaits=True,
    ),
    NoticeKind(
        "content.words_refused",
        gettext_noop(
            "The city’s words (version %(number)s) cannot be used with the rules as they are now. Texts are checked by "
            "the rules as delivered until a version that fits is published."
        ),
        awaits=True,
    ),
]
