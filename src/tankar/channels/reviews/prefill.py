"""What the register knows already about each question, so that nobody looks it up."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tankar.channels.entry.reading import answered_words
from tankar.channels.entry.section_forms import entry_of
from tankar.channels.models import Channel, ChannelAssignment, ChannelEntry, YesNo
from tankar.channels.reviews.activity import last_posts
from tankar.channels.reviews.answering import how_answered
from tankar.interface.times import day_words
from tankar.organisation.access import today, valid_on
from tankar.work import clock

__all__ = ["known_about", "suggested_answers"]

_ENOUGH = 2
_A_YEAR = dt.timedelta(days=365)


def known_about(channel: Channel) -> dict[str, list[str]]:
    """Question → whole sentences; the same for everybody who may see the review. Few statements."""
    entry = entry_of(channel)
    return {
        "goal": [entry.goal or _("No goal is written in the register.")],
        "audience": [entry.target_group or _("No target group is written in the register.")],
        "resources": [_managers(channel)],
        "languages": _languages(channel),
        "accessibility": [_("The register does not know this: look at the last ten posts.")],
        "answers": [one for one in (_answers(entry), how_answered(channel)) if one],
        "security": _security(entry),
        "future": [_last_post(channel)],
    }


def suggested_answers(channel: Channel) -> dict[str, Any]:
    """What the register can answer by itself: whether the account is safe. The owner may say otherwise."""
    return {"security": {"choice": "yes", "words": ""}} if _is_safe(entry_of(channel)) else {}


def _is_safe(entry: ChannelEntry) -> bool:
    checked = entry.security_checked_on
    return (
        entry.two_factor == YesNo.YES
        and (entry.admins or 0) >= _ENOUGH
        and bool(entry.recovery_kept)
        and checked is not None
        and checked > today() - _A_YEAR
    )


def _managers(channel: Channel) -> str:
    held = ChannelAssignment.objects.filter(valid_on(today()), channel=channel)
    count = held.values("person_id").distinct().count()
    if not count:
        return _("Nobody is named for it today.")
    sentence = ngettext("%(count)s person is named for it.", "%(count)s people are named for it.", count)
    return sentence % {"count": count}


def _languages(channel: Channel) -> list[str]:
    decided = _("Decided: %(languages)s.") % {"languages": channel.get_language_policy_display()}
    return [decided, channel.language_reason] if channel.language_reason else [decided]


def _answers(entry: ChannelEntry) -> str:
    words = answered_words(entry)
    if not words:
        return _("Whether somebody answers there is not said in the register.")
    return _("Residents are told: %(words)s.") % {"words": words}


def _security(entry: ChannelEntry) -> list[str]:
    known = []
    if entry.two_factor == YesNo.NO:
        known.append(_("Two-factor sign-in is off."))
    if entry.admins is not None and entry.admins < _ENOUGH:
        known.append(_("Fewer than two administrators have a work e-mail."))
    if not entry.recovery_kept:
        known.append(_("Where the recovery is kept is not said."))
    checked = entry.security_checked_on
    if checked is None:
        return [*known, _("Its security has never been checked.")]
    return [*known, _("Checked on %(day)s.") % {"day": day_words(checked, year=True)}]


def _last_post(channel: Channel) -> str:
    newest = last_posts([channel.pk]).get(channel.pk)
    if newest is None:
        return _("When it last posted is not known to Tankar.")
    return _("Last post: %(day)s.") % {"day": day_words(clock.local(newest).date(), year=True)}
