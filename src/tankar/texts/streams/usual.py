"""What is usual in a stream at this hour: how many messages, and what share of them is negative.

1. How many: what came at this time on the days before, later days counting more, raised or lowered by how the last
   hours compare with it. On the first day, what came in the last two hours.
2. What share: that of the last days.
3. How uneven both are even in calm, beyond chance: measured as it goes, from a cautious beginning.
"""

from __future__ import annotations

from collections import deque

__all__ = ["Usual"]

DAY = 24 * 60
YESTERDAY = 0.8
"""What a day counts in comparison with the day after it."""
SEASON_MINUTES = 30
"""Before and after a time of day, what counts as the same time."""
LEVEL_MINUTES = 240
RECENT_MINUTES = 120
LEAST_STEPS = 6
LEVEL_WEIGHT = 4.0
"""Messages by which the last hours must speak before they are believed."""
LEVELS = (0.3, 4.0)
LEAST_USUAL = 0.02
SHARE, SHARE_WEIGHT = 0.25, 20.0
"""What is taken for usual before a message has come, and how many messages it weighs."""
SHARES = (0.08, 0.9)
SHARE_DAYS = 2.0
UNEVEN, UNEVEN_WEIGHT = 0.1, 40.0
UNEVEN_SHARE, UNEVEN_SHARE_WEIGHT = 0.012, 1000.0
LEAST_UNEVEN, MOST_UNEVEN_SHARE = 0.005, 0.04
LEAST_TOLD = 3.0
"""Messages of a step, with fewer of which their share says nothing."""
MOST_OFF = 6.0
"""Variances by which a single step may say that a stream is uneven; a post that many like says more than that."""
SEASON_WEIGHT = 0.5
"""Steps by which the average of the whole day speaks for each time of it."""


class Usual:
    def __init__(self, step_minutes: float) -> None:
        self.a_day = max(1, round(DAY / step_minutes))
        self._around = max(1, round(SEASON_MINUTES / step_minutes)) if self.a_day > 3 else 0
        self._sums = [0.0] * self.a_day
        self._weights = [0.0] * self.a_day
        self._mean = 0.0
        self._recent: deque[float] = deque(maxlen=max(LEAST_STEPS, round(RECENT_MINUTES / step_minutes)))
        self._level: deque[tuple[float, float]] = deque(
            maxlen=max(LEAST_STEPS, round(LEVEL_MINUTES / step_minutes))
        )
        self._fade = 0.5 ** (1 / (SHARE_DAYS * self.a_day))
        self._negative, self._all = SHARE * SHARE_WEIGHT, SHARE_WEIGHT
        self._spread, self._spread_of = UNEVEN * UNEVEN_WEIGHT, UNEVEN_WEIGHT
        self._share_spread, self._share_spread_of = UNEVEN_SHARE * UNEVEN_SHARE_WEIGHT, UNEVEN_SHARE_WEIGHT

    @property
    def share(self) -> float:
        return min(SHARES[1], max(SHARES[0], self._negative / self._all))

    @property
    def uneven(self) -> float:
        """By how much the variance of a count is above the count, for each message expected."""
        return self._spread / self._spread_of

    @property
    def uneven_share(self) -> float:
        """How much messages of one time are alike in being negative, 0 to 1."""
        return min(MOST_UNEVEN_SHARE, self._share_spread / self._share_spread_of)

    @property
    def share_weight(self) -> float:
        """Messages from which `share` is known."""
        return self._all

    def is_known(self, step: int) -> bool:
        """Has the time of day been seen before?"""
        return self._season(step) is not None

    def count(self, step: int) -> float:
        season = self._season(step)
        if season is None:
            return max(LEAST_USUAL, (sum(self._recent) + 0.5) / (len(self._recent) + 1))
        came = LEVEL_WEIGHT + sum([one for one, _ in self._level])
        level = came / (LEVEL_WEIGHT + sum([one for _, one in self._level]))
        return max(LEAST_USUAL, season * min(LEVELS[1], max(LEVELS[0], level)))

    def learn(self, step: int, count: float, negative: float, expected: float) -> None:
        """A step of calm; `expected`: what `count` said of it beforehand."""
        season = self._season(step)
        if season is not None:
            self._level.append((count, season))
            self._learn_spread(count, negative, expected)
        self._recent.append(count)
        slot = step % self.a_day
        self._mean += (count - self._mean) / min(step + 1, self.a_day)
        self._sums[slot] = YESTERDAY * self._sums[slot] + count
        self._weights[slot] = YESTERDAY * self._weights[slot] + 1.0
        self._negative = self._fade * self._negative + negative + (1 - self._fade) * SHARE * SHARE_WEIGHT
        self._all = self._fade * self._all + count + (1 - self._fade) * SHARE_WEIGHT

    def _learn_spread(self, count: float, negative: float, expected: float) -> None:
        fade = self._fade
        off = min((count - expected) ** 2, MOST_OFF * expected * (1 + self.uneven * expected)) - expected
        self._spread = fade * self._spread + off + (1 - fade) * UNEVEN * UNEVEN_WEIGHT
        self._spread_of = fade * self._spread_of + expected**2 + (1 - fade) * UNEVEN_WEIGHT
        self._spread = max(self._spread, LEAST_UNEVEN * self._spread_of)
        if count < LEAST_TOLD:
            return
        chance = self.share * (1 - self.share)
        most = MOST_OFF * count * (1 + count * self.uneven_share)
        off = min((negative - count * self.share) ** 2 / chance, most) - count
        self._share_spread = fade * self._share_spread + off + (1 - fade) * UNEVEN_SHARE * UNEVEN_SHARE_WEIGHT
        self._share_spread_of = (
            fade * self._share_spread_of + max(0.0, count * (count - 1)) + (1 - fade) * UNEVEN_SHARE_WEIGHT
        )
        self._share_spread = max(self._share_spread, LEAST_UNEVEN * self._share_spread_of)

    def _season(self, step: int) -> float | None:
        if not self._weights[(step + self._around) % self.a_day]:
            # on the first day the steps just before are there, but not those just after
            return None
        total = SEASON_WEIGHT * self._mean
        weight = SEASON_WEIGHT
        for near in range(step - self._around, step + self._around + 1):
            total += self._sums[near % self.a_day]
            weight += self._weights[near % self.a_day]
        return total / weight
