"""The navigation, as data. An entry is shown when its page is built and the person may go there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, TypedDict

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tankar.organisation.access import is_registered, may
from tankar.organisation.models import Person

__all__ = [
    "ALARMS",
    "FOOT",
    "GROUPS",
    "PUBLIC",
    "Entry",
    "Group",
    "Navigation",
    "Shown",
    "foot",
    "navigation",
    "public_navigation",
    "shown",
]


@dataclass(frozen=True)
class Entry:
    """One page of the navigation. `permission` None: for everybody who is signed in."""

    label: Any
    page: str
    icon: str
    permission: str | None = None
    in_bar: bool = False


@dataclass(frozen=True)
class Shown:
    label: str
    url: str
    icon: str
    current: bool


@dataclass(frozen=True)
class Group:
    """`head` names the group and is its first page; `rest`: what else belongs to it, often nothing."""

    head: Shown
    rest: Sequence[Shown] = ()

    @property
    def current(self) -> bool:
        """Does the reader's page belong to it?"""
        return any(one.current for one in (self.head, *self.rest))


class Navigation(TypedDict):
    """`groups`: the side. `bar`: the phone's bar. `more`: all that the bar does not show, under its groups."""

    groups: list[Group]
    bar: list[Group]
    more: list[Group]
    alarms: list[Shown]


# The groups are the product's ten questions. The first page a person may open gives the group its name.
GROUPS = [
    [Entry(_("Today"), "web:today", "today", in_bar=True)],
    [Entry(_("Calendar"), "planning:calendar", "calendar", "planning.view")],
    [
        Entry(pgettext_lazy("navigation", "Write"), "content:start", "write", "content.write", in_bar=True),
        Entry(_("Posts"), "content:items", "posts", "content.view"),
        Entry(_("Proposals"), "content:proposals", "add", "content.propose"),
        Entry(_("Picture library"), "content:pictures", "picture", "content.view_picture"),
        Entry(_("Brand"), "content:brand", "lantern", "content.read_brand"),
    ],
    [Entry(_("Inbox"), "inbox:list", "inbox", "inbox.view", in_bar=True)],
    [
        Entry(_("Channels"), "channels:list", "channels", "channels.view", in_bar=True),
        Entry(_("People"), "organisation:people", "people", "organisation.view_people"),
    ],
    [
        Entry(_("Decisions"), "decisions:list", "decisions", "decisions.view"),
        Entry(_("May this be shared?"), "clearance:list", "question", "clearance.ask"),
        Entry(_("Campaigns"), "campaigns:list", "sending", "campaigns.view"),
    ],
    [
        Entry(_("Guideline"), "guideline:index", "guideline", in_bar=True),
        Entry(_("Ask communications"), "guideline:ask", "question", "guideline.ask"),
        Entry(_("Statements and feedback"), "statements:index", "mail", "statements.edit"),
    ],
    [
        Entry(pgettext_lazy("navigation", "Share"), "sharing:list", "share", "sharing.view"),
        Entry(_("Fact sheets"), "clearance:facts", "info", "clearance.ask_fact"),
    ],
    [Entry(_("Insights"), "insights:index", "insights", "insights.view")],
    [Entry(_("Safety"), "safety:index", "safety")],
]
ALARMS = [Entry(_("Stop sending"), "publishing:freezes", "pause", "publishing.freeze")]
PUBLIC = [
    Entry(_("Posts"), "publishing:feed", "posts"),
    Entry(_("Channels"), "channels:public", "channels"),
    Entry(_("Guideline"), "guideline:index", "guideline"),
]
FOOT = [
    Entry(_("What the city pays for advertising"), "campaigns:totals", "info"),
    Entry(_("Experts"), "sharing:public_experts", "people"),
    Entry(_("House rules"), "statements:house_rules", "info"),
    Entry(_("Accessibility statement"), "statements:accessibility", "info"),
    Entry(_("Privacy notice"), "statements:privacy", "info"),
]
_IN_BAR = 3


def shown(entry: Entry, here: str) -> Shown | None:
    """The entry with its address, or `None` while its page is not built."""
    try:
        url = reverse(entry.page)
    except NoReverseMatch:
        return None
    current = here == url if url == "/" else here.startswith(url)
    return Shown(str(entry.label), url, entry.icon, current)


def _for(person: Person | None, entries: list[Entry], here: str) -> list[tuple[Entry, Shown]]:
    pairs = []
    for entry in entries:
        row = shown(entry, here)
        if row is not None and _may(person, entry.permission):
            pairs.append((entry, row))
    # "Write" lies below "Posts": only the nearest one is where the reader is
    nearest = max((row.url for _entry, row in pairs if row.current), key=len, default="")
    return [(entry, replace(row, current=row.current and row.url == nearest)) for entry, row in pairs]


def _may(person: Person | None, permission: str | None) -> bool:
    """A right nobody has declared yet belongs to a page that is not built yet."""
    if permission is None:
        return True
    return is_registered(permission) and may(person, permission)


def navigation(person: Person | None, here: str) -> Navigation:
    """What the side, the phone's bottom bar and its "more" show; `here` is the path of this page."""
    allowed = dict(_for(person, list(chain.from_iterable(GROUPS)), here))
    pairs = []
    for entries in GROUPS:
        found = [one for one in entries if one in allowed]
        if found:
            head, *rest = (allowed[one] for one in found)
            pairs.append((found[0], Group(head, rest)))
    bar = [group for entry, group in pairs if entry.in_bar][:_IN_BAR]
    return {
        "groups": [group for _entry, group in pairs],
        "bar": bar,
        "more": [group for _entry, group in pairs if group.rest or group not in bar],
        "alarms": [row for _entry, row in _for(person, ALARMS, here)],
    }


def public_navigation(here: str) -> list[Shown]:
    """The resident's navigation: needs no person and asks the database nothing."""
    return [row for entry in PUBLIC if (row := shown(entry, here)) is not None]


def foot(here: str) -> list[Shown]:
    """What every page owes its reader, at its end."""
    return [row for entry in FOOT if (row := shown(entry, here)) is not None]
