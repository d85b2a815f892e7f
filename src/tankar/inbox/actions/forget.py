"""Who wrote is forgotten some time after nobody waits any more; what was said stays readable (never.md, N8).

Deleted: names, handles, ids and pages of residents, where our own words address them, the words of what they
took away, and how it read before they changed it. Kept: what stands, the day, what we answered. The journal holds how
many, and nothing else.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict

from django.conf import settings
from django.db import transaction
from django.db.models import F

from tankar import journal
from tankar.inbox.models import Answer, Conversation, Message, Wording
from tankar.publishing.actions.forget_addressees import forget_addressees
from tankar.work import clock

__all__ = ["AT_ONCE", "forget_due"]

AT_ONCE = 200
SOMEBODY = "@…"


def forget_due() -> int:
    """One round; returns in how many conversations names were deleted."""
    before = clock.now() - dt.timedelta(days=settings.CONFIGURATION.resident_days)
    with transaction.atomic():
        due = Conversation.objects.select_for_update().filter(
            settled_at__lt=before, forgotten_at__isnull=True
        )
        keys = list(
            due.exclude(state="received").order_by("settled_at", "pk").values_list("pk", flat=True)[:AT_ONCE]
        )
        if not keys:
            return 0
        _forget(keys)
        Conversation.objects.filter(pk__in=keys).update(forgotten_at=clock.now())
        journal.record(
            "inbox.names_deleted", actor=None, subject=("inbox", "names"), params={"count": str(len(keys))}
        )
    return len(keys)


def _forget(keys: list[int]) -> None:
    theirs = Message.objects.filter(conversation__in=keys, by_us=False)
    _unaddress(keys)
    gone = theirs.filter(removed_at__isnull=False)
    began = gone.filter(network_id=F("conversation__thread"))
    Conversation.objects.filter(pk__in=list(began.values_list("conversation", flat=True))).update(
        first_line=""
    )
    gone.update(text="", text_key="")
    Wording.objects.filter(message__in=theirs).delete()
    theirs.update(author_id="", author_name="", author_handle="", url="")
    forget_addressees(Answer.objects.filter(conversation__in=keys).values_list("delivery", flat=True))


def _unaddress(keys: list[int]) -> None:
    """In what we wrote, "@siv" is "@…"."""
    handles: dict[int, set[str]] = defaultdict(set)
    named = Message.objects.filter(conversation__in=keys, by_us=False).exclude(author_handle="")
    for conversation, handle in named.values_list("conversation", "author_handle").distinct():
        bare = handle.lstrip("@")
        handles[conversation] |= {bare, bare.partition("@")[0]} - {""}
    about = {"conversation__in": list(handles), "text__contains": "@"}
    for rows in (Message.objects.filter(by_us=True, **about), Answer.objects.filter(**about)):
        for one in rows:
            # the longest first: "@siv@ort.example" is not "@…@ort.example"
            longest = sorted(handles[one.conversation_id], key=len, reverse=True)
            names = "|".join(map(re.escape, longest))
            text = re.sub(rf"@(?:{names})(?![\w.@-]*\w)", SOMEBODY, one.text, flags=re.IGNORECASE)
            if text != one.text:
                type(one).objects.filter(pk=one.pk).update(text=text)
