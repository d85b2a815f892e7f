"""As much of a channel as the gaps are told from.

A city has thousands of channels, and Today is opened by everybody every morning: whole rows would take a tenth of
a second to make.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from django.utils.translation import get_language

from tankar.channels.models import Channel, ChannelQuerySet, languages_of

__all__ = ["Seen", "Watched", "watched"]


class Watched(NamedTuple):
    """One channel; `is_own`: the reader manages it today; `days`: its own rhythm, where it has one."""

    pk: int
    kind: str
    is_common: bool
    is_paused: bool
    closes_on: dt.date | None
    language_policy: str
    first_language: str
    days: int | None
    is_own: bool
    name_sv: str
    name_fi: str
    name_en: str | None

    @property
    def name(self) -> str:
        """In the reader's language, else in another."""
        return self.name_in((get_language() or "")[:2])

    def name_in(self, language: str) -> str:
        """The same for who asks for thousands, and looked up the language before."""
        spoken = self.name_fi if language == "fi" else self.name_en if language == "en" else self.name_sv
        return spoken or self.name_sv or self.name_fi

    @property
    def languages(self) -> tuple[str, ...]:
        return languages_of(self.language_policy, self.first_language)

    def is_closed(self, day: dt.date) -> bool:
        return self.closes_on is not None and self.closes_on < day


def watched(channels: ChannelQuerySet) -> list[Watched]:
    """These, each with `is_own` annotated. One statement."""
    columns = [{"days": "rhythm__days"}.get(one, one) for one in Watched._fields]
    rows: Any = channels.rewrite(False).values_list(*columns)
    return [Watched._make(row) for row in rows]


# what the gaps take: a whole channel where one was read anyway
Seen = Channel | Watched
