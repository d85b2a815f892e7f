"""An entry as the pages show it: its words, its addresses and its time, made ready for the template.

Made once a page and asked for each of its hundred entries: what is the same for all of them (names, words of the
states, addresses, how the language writes a time) is looked up once, which halves what a month's page costs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tankar.channels.models import Channel
from tankar.interface.templatetags.interface import icon
from tankar.interface.times import clock_words, local
from tankar.planning.filters import Whose
from tankar.planning.reading import CalendarEntry
from tankar.planning.states import STATES

__all__ = ["Row", "Rows", "title_of"]

_SHORT = 40


@dataclass(frozen=True, slots=True)
class Row:
    """`dimmed`: of others, for orientation. `page`, `move`: addresses, "" where the reader may not go. `live`: the page
    is the post itself, on its network."""

    entry: CalendarEntry
    title: str
    short: str
    there: dt.datetime
    clock: str
    languages: str
    channels: str
    colour: str
    picture: SafeString
    word: str
    dimmed: bool
    page: str
    move: str
    live: bool = False

    @property
    def exact(self) -> str:
        return self.there.isoformat(timespec="minutes")

    @property
    def at(self) -> str:
        """Where it stands, for the form that moves it."""
        return self.entry.at.isoformat()

    @property
    def time(self) -> str:
        return f"{self.there:%H:%M:%S}"

    @property
    def which(self) -> str:
        """Of a time that comes twice the second; else the form need not be told."""
        return "second" if self.there.fold else "first"


class Rows:
    """Makes the rows of one page, after `entitle`."""

    def __init__(self, channels: Iterable[Channel], whose: str) -> None:
        self._names = [(one.pk, one.name) for one in channels]
        self._whose = whose
        self._page, self._move = (reverse(name, args=["-"]) for name in ("content:item", "planning:move"))
        self._untitled, self._no_text, self._wordless = title_of(""), _("no text"), _("Post without words")
        self._states = {
            key: (one.colour, icon(one.icon), str(one.word)) for key, one in STATES.items()
        }  # fmt: skip

    def of(self, entry: CalendarEntry) -> Row:
        colour, picture, word = self._states[entry.status]
        title = entry.title or (self._untitled if entry.is_item else self._wordless)
        return Row(
            entry=entry,
            title=title,
            short=title if len(title) <= _SHORT else title[: _SHORT - 1].rstrip() + "…",
            there=local(entry.at),
            clock=clock_words(entry.at),
            languages=entry.language_words or (self._no_text if entry.is_item else ""),
            channels=", ".join(name for one, name in self._names if one in entry.channel_ids),
            colour=colour,
            picture=picture,
            word=word,
            dimmed=not entry.is_mine and (self._whose == Whose.MINE or not entry.is_open),
            page=self._page_of(entry),
            move=self._move.replace("-", entry.public_id, 1) if entry.can_move else "",
            live=not entry.is_item,
        )

    def _page_of(self, entry: CalendarEntry) -> str:
        if not entry.is_item:
            return entry.there if entry.status == "there" else ""
        return self._page.replace("-", entry.public_id, 1) if entry.is_open else ""


def title_of(title: str) -> str:
    """Words for what has no words yet."""
    return title or _("Without text yet")
