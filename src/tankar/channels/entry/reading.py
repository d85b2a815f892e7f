"""A channel's entry as its page shows it: every part with its values in words, and whether residents may see it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from tankar.channels.entry.section_forms import entry_of
from tankar.channels.entry.sections import LANGUAGES, SECTIONS, Part, Section
from tankar.channels.models import Answered, Channel, ChannelEntry
from tankar.interface.times import day_words
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["Fact", "ShownSection", "answered_words", "in_words", "season_words", "sections_of"]

_SAFETY = "channels.view_security"


@dataclass(frozen=True)
class Said:
    """One text and the language it is in, "" for the page's own."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class Fact:
    label: Any
    said: list[Said]
    public: bool


@dataclass(frozen=True)
class ShownSection:
    """`hidden`: the reader may not see its facts, and is told so."""

    section: Section
    facts: list[Fact]
    hidden: bool
    may_edit: bool


def sections_of(person: Person, channel: Channel) -> dict[str, ShownSection]:
    """Every part by its key; each right is asked for once."""
    asked = {section.permission for section in SECTIONS.values()} | {one.reading for one in SECTIONS.values()}
    allowed = {permission: may(person, permission, channel) for permission in asked - {_SAFETY}}
    # whoever describes a channel reads how it is kept safe: the register need not be asked again whether they may
    allowed[_SAFETY] = allowed["channels.describe"] or may(person, _SAFETY, channel)
    return {
        key: ShownSection(
            section,
            [_fact(channel, part) for part in section] if allowed[section.reading] else [],
            not allowed[section.reading],
            allowed[section.permission],
        )
        for key, section in SECTIONS.items()
    }


def _fact(channel: Channel, part: Part) -> Fact:
    entry = entry_of(channel)
    holder = channel if hasattr(channel, part.columns[0]) else entry
    said = []
    for column in part.columns:
        language = column.rpartition("_")[2] if part.translated else ""
        text = in_words(holder, column)
        if text:
            said.append(Said(text, language if language in LANGUAGES else ""))
    return Fact(part.label, said, part.public)


def in_words(holder: Any, column: str) -> str:
    """A column's value for a reader; "" when there is none."""
    if shown := getattr(holder, f"get_{column}_display", None):
        return str(shown())
    value = getattr(holder, column)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, dt.date):
        return day_words(value, year=True)
    if isinstance(value, dt.time):
        return clock(value)
    if column in ("season_first", "season_last"):
        return str(MONTHS[value])
    return str(value)


def clock(time: dt.time) -> str:
    """10 or 10.30; 10:30 is understood in all three languages and stands in hours alone as 10."""
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


def season_words(channel: Channel) -> str:
    """ "May–September", or "" for a channel that is in use all year."""
    if channel.season_first is None or channel.season_last is None:
        return ""
    return f"{MONTHS[channel.season_first]}–{MONTHS[channel.season_last]}"


def answered_words(entry: ChannelEntry) -> str:
    """Whether and when somebody answers, as residents read it: beginning small, to stand within a sentence."""
    hours = ""
    if entry.answered_from is not None and entry.answered_to is not None:
        hours = f"{clock(entry.answered_from)}–{clock(entry.answered_to)}"
    if entry.answered == Answered.WEEKDAYS:
        return _("answered on weekdays %(hours)s") % {"hours": hours} if hours else _("answered on weekdays")
    if entry.answered == Answered.EVERY_DAY:
        return _("answered every day %(hours)s") % {"hours": hours} if hours else _("answered every day")
    return _("not answered") if entry.answered == Answered.NO else ""
