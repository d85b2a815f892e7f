"""On Today: channels on which many more residents write than usual, and more of them dissatisfied."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, FilteredRelation, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tankar.inbox.uproars.telling import page_of
from tankar.interface.times import near_words
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.web.today_row import Row
from tankar.work import clock

__all__ = ["uproar_rows", "with_uproars"]

_OF_THE_SIGN = ("public_id", "began_at", "messages", "negative", "usual")


def with_uproars(channels: Any) -> Any:
    """Channels, each with its open sign if it has one (`uproar_public_id` and so on): no statement of its own."""
    joined = channels.annotate(uproar=FilteredRelation("uproars", condition=Q(uproars__state="open")))
    return joined.annotate(**{f"uproar_{name}": F(f"uproar__{name}") for name in _OF_THE_SIGN})


def uproar_rows(person: Person, channels: Iterable[Any]) -> list[Row]:
    """One row for each open sign, on the channels the person answers on, in the order given. Communications says for
    all that it is seen."""
    found = [channel for channel in channels if channel.uproar_public_id is not None]
    can_press = bool(found) and may(person, "inbox.see_uproar")
    return [_row(channel, can_press) for channel in found]


def _row(channel: Any, can_press: bool) -> Row:
    bad = ngettext(
        "%(count)s of them is dissatisfied, more than usual.",
        "%(count)s of them are dissatisfied, more than usual.",
        channel.uproar_negative,
    )
    return Row(
        title=_title(channel.uproar_usual)
        % {
            "channel": channel.name,
            "when": near_words(channel.uproar_began_at, clock.now()),
            "count": channel.uproar_messages,
            "usual": channel.uproar_usual,
        },
        url=page_of(channel),
        button=_("To the inbox"),
        detail=bad % {"count": channel.uproar_negative},
        what_we_did=_("Nothing was stopped, hidden or answered because of it."),
        press=_("I have seen it") if can_press else "",
        press_url=reverse("inbox:uproar_seen", args=[channel.uproar_public_id]) if can_press else "",
    )


def _title(usual: int | None) -> str:
    if usual is None:
        return _("Many more messages than usual on %(channel)s since %(when)s: %(count)s.")
    if not usual:
        return _(
            "Many more messages than usual on %(channel)s since %(when)s: %(count)s, usually hardly any."
        )
    return _("Many more messages than usual on %(channel)s since %(when)s: %(count)s, usually %(usual)s.")
