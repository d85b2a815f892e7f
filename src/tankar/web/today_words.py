"""The words at the top of Today: a greeting by the hour and one sentence that sums up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tankar.channels.cover.reading import GapRow
from tankar.interface.times import local

__all__ = ["greeting", "sum_up", "this_week"]


def greeting(moment: dt.datetime, name: str) -> SafeString:
    """By the wall clock in Karleby: morning 5-10, day 10-17, evening 17-22, else night."""
    whole = format_html('<span class="whole">{}</span>', name)
    return format_html(_by_hour(local(moment).hour), name=whole)


def _by_hour(hour: int) -> str:
    if 5 <= hour < 10:
        return _("Good morning, {name}.")
    if 10 <= hour < 17:
        return _("Good day, {name}.")
    if 17 <= hour < 22:
        return _("Good evening, {name}.")
    return _("Hello, {name}.")


def this_week(rows: Iterable[GapRow]) -> int:
    """On how many channels nobody answers some day of this week."""
    return sum(bool(row.weeks[0].nobody) for row in rows)


def sum_up(waiting: int, red: int, going_out: int, late: int = 0, uncovered: int = 0) -> str:
    """One line in words, only with what there is something to say about. `late`: channels past their target;
    `uncovered`: channels on which nobody answers some day of this week."""
    parts = [
        ngettext("One thing is waiting for you.", "%(count)s things are waiting for you.", waiting)
        % {"count": _number(waiting)}
        if waiting
        else _("Nothing is waiting for you."),
    ]
    if late:
        parts.append(
            ngettext(
                "On one channel somebody has waited longer than the target.",
                "On %(count)s channels somebody has waited longer than the target.",
                late,
            )
            % {"count": _number(late).lower()}
        )
    if uncovered:
        parts.append(
            ngettext(
                "On one channel nobody answers on some day of this week.",
                "On %(count)s channels nobody answers on some day of this week.",
                uncovered,
            )
            % {"count": _number(uncovered).lower()}
        )
    if red:
        parts.append(ngettext("One is red.", "%(count)s are red.", red) % {"count": _number(red)})
    elif waiting or going_out or late or uncovered:
        parts.append(_("Nothing is red."))
    if going_out:
        parts.append(
            ngettext("One post goes out today.", "%(count)s posts go out today.", going_out)
            % {"count": _number(going_out)}
        )
    return " ".join(parts)


def _number(count: int) -> str:
    words = [
        _("One"),
        _("Two"),
        _("Three"),
        _("Four"),
        _("Five"),
        _("Six"),
        _("Seven"),
        _("Eight"),
        _("Nine"),
    ]
    return words[count - 1] if 1 <= count <= len(words) else str(count)
