"""The counts of one channel as the text engine reads them: a number for every ten minutes, zero where nobody wrote."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from statistics import fmean

from django.db.models import Min

from tankar.inbox.models import TenMinutes
from tankar.texts.streams.spikes import alarms, lasts

__all__ = ["DAYS", "STEP", "Series", "series_of", "step_of"]

STEP = dt.timedelta(minutes=10)
DAYS = 14
_A_DAY = dt.timedelta(days=1) // STEP


def step_of(moment: dt.datetime) -> dt.datetime:
    """When the ten minutes began in which `moment` (aware) lies. UTC."""
    there = moment.astimezone(dt.UTC)
    return there.replace(minute=there.minute // 10 * 10, second=0, microsecond=0)


@dataclass(frozen=True)
class Series:
    """`begins_at`: of the first step. `messages`, `negative`: of each step, up to the last that is full."""

    begins_at: dt.datetime
    messages: list[int]
    negative: list[int]

    def begun(self) -> list[dt.datetime]:
        """When uproars began, in the days it tells of."""
        return [self.begins_at + STEP * step for step in alarms(self.messages, self._told())]

    def lasts(self) -> bool:
        """An uproar that began has not calmed down yet."""
        return lasts(self.messages, self._told())

    def since(self, moment: dt.datetime) -> tuple[int, int]:
        """How many messages, and how many of them dissatisfied, from this step on."""
        begin = max(0, (moment - self.begins_at) // STEP)
        return sum(self.messages[begin:]), sum(self.negative[begin:])

    def usual_since(self, moment: dt.datetime) -> int | None:
        """How many messages come in as long a time, at this hour of the days before. None: no such day is known."""
        begin = max(0, (moment - self.begins_at) // STEP)
        end = len(self.messages)
        # as many days back as it takes not to count its own messages
        first = -(-(end - begin) // _A_DAY) * _A_DAY
        days = [
            sum(self.messages[begin - back : end - back])
            for back in range(first or _A_DAY, begin + 1, _A_DAY)
        ]
        return round(fmean(days)) if days else None

    def _told(self) -> list[float]:
        """As counts, or as shares where no step has two of them: each can then be read in one way only."""
        if any(one > 1 for one in self.negative):
            return [*map(float, self.negative)]
        return [bad / all_ if all_ else 0.0 for bad, all_ in zip(self.negative, self.messages, strict=True)]


def series_of(channel_id: int, end: dt.datetime) -> Series:
    """The last fourteen days before `end`, the beginning of a step.

    Where counting began later it begins there: days of which nothing is known are not days on which nobody wrote.
    """
    rows = TenMinutes.objects.filter(channel=channel_id, begins_at__lt=end)
    first = rows.aggregate(first=Min("begins_at"))["first"] or end
    begins_at = max(first, end - dt.timedelta(days=DAYS))
    steps = (end - begins_at) // STEP
    messages, negative = [0] * steps, [0] * steps
    told = rows.filter(begins_at__gte=begins_at).values_list("begins_at", "messages", "negative")
    for at, many, bad in told:
        step = (at - begins_at) // STEP
        messages[step], negative[step] = many, bad
    return Series(begins_at, messages, negative)
