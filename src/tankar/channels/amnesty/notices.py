"""What an account told of tells people."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "channels.account_told",
        gettext_noop("Somebody told of an account that is not in the register: %(account)s"),
        awaits=True,
    ),
    NoticeKind(
        "channels.lookalike_told",
        gettext_noop("Somebody told of an account that looks like the city's and is not: %(account)s"),
        awaits=True,
    ),
    NoticeKind(
        "channels.taken_over_told",
        gettext_noop(
            "An account of ours may be taken over: %(account)s. Warn residents from another channel."
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.renamed_told",
        gettext_noop(
            "An account of ours has another name on its network: %(account)s. Was it one of us who changed it?"
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.released_told",
        gettext_noop("An account of ours is gone from its network: %(account)s. See what has happened."),
        awaits=True,
    ),
    NoticeKind(
        "channels.takeover_to_evaluate",
        gettext_noop(
            "An account of ours may be taken over: %(account)s. Evaluate whether personal data were touched."
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.account_whose", gettext_noop("Do you know whose account this is? %(account)s"), awaits=True
    ),
    NoticeKind(
        "channels.account_answered",
        gettext_noop("The head of the unit has answered about the account %(account)s. Go on with it."),
        awaits=True,
    ),
    NoticeKind(
        "channels.account_late",
        gettext_noop(
            "The unit has not said whose the account %(account)s is. Put it into the register, and propose closing "
            "if nobody knows it."
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.account_thanks",
        gettext_noop("Thank you: the account you told of is looked after: %(account)s"),
    ),
]
