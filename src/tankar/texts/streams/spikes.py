"""An uproar begins: many more messages than usual at this hour, and a larger share of them negative.

1. The last steps, one to six together, are compared with what is usual (`usual.Usual`).
2. Three things must be seen in the same steps: more negative messages than chance would bring, more messages, and a
   larger share of negative ones. Volume alone is a popular post; anger alone is a bad day.
3. Once it has begun, nothing is said until the stream has been calm. Steps of an uproar teach nothing of usual days.

How far something is from chance is told in standard deviations, by the deviance of a Poisson or a binomial count.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from tankar.texts.streams.usual import Usual

__all__ = ["alarms", "lasts"]

WINDOWS = (1, 2, 3, 4, 6)
"""Steps looked at together."""
MORE_NEGATIVE, MORE, LARGER_SHARE = 4.4, 2.2, 2.9
"""Standard deviations that must be seen, each of its own."""
LARGER_SHARE_OF_FEW, FEW = 2.4, 20.0
"""Fewer messages cannot say it as surely; but where that many are many, popular posts are few, too."""
LARGER_SHARE_DOUBTED = 3.7
"""While a popular post runs, or before enough has been seen."""
ENOUGH_SEEN = 150.0
"""Messages that tell on the first day what share is usual."""
TIMES, RISE, LEAST_NEGATIVE = 1.6, 0.18, 4.0
"""However sure it is: so many times the usual messages, so much more of them negative, so many negative ones."""
BEFORE = 12
"""Steps in which a popular post shows."""
FIRST = 6
"""Steps before which nothing is usual."""
UNSURE, UNSURE_FIRST_DAY = 0.2, 0.35
"""How wrong what is usual may be, of itself."""
CALM = 1.5
CALM_SHARE = 1.0
"""Standard deviations below which it is calm again."""
CALM_STEPS, CALM_LATEST = 6, 72
CALM_MESSAGES = 10.0
"""Calm is looked for in so many steps, and in more where they hold fewer messages than these: night is no calm."""


SEVERAL, STEPS_TO_TELL = 3, 10


def alarms(counts: Sequence[float], negative: Sequence[float], step_minutes: float = 10) -> list[int]:
    """The steps at which an uproar begins.

    `negative`: of each step the share of negative messages, 0 to 1; how many they were when one of them is above 1, or
    when steps with several messages never have a share between none and all.
    """
    return _watched(counts, negative, step_minutes)[0]


def lasts(counts: Sequence[float], negative: Sequence[float], step_minutes: float = 10) -> bool:
    """Whether an uproar that began has not been calm again by the last step. The same series as for `alarms`."""
    return _watched(counts, negative, step_minutes)[1].has_begun


def _watched(
    counts: Sequence[float], negative: Sequence[float], step_minutes: float
) -> tuple[list[int], _Watch]:
    watch = _Watch(step_minutes)
    is_count = _are_counts(counts, negative)
    begins = [
        step
        for step, (count, said) in enumerate(zip(counts, negative, strict=True))
        if watch.begins(count, min(said, count) if is_count else said * count)
    ]
    return begins, watch


def _are_counts(counts: Sequence[float], negative: Sequence[float]) -> bool:
    if any(one > 1 for one in negative):
        return True
    told = [said for count, said in zip(counts, negative, strict=True) if count >= SEVERAL]
    return len(told) >= STEPS_TO_TELL and set(told) == {0, 1}


@dataclass(frozen=True, slots=True)
class _Step:
    count: float
    negative: float
    usual: float
    is_known: bool


class _Watch:
    def __init__(self, step_minutes: float) -> None:
        self._usual = Usual(step_minutes)
        self._steps: deque[_Step] = deque(maxlen=CALM_LATEST)
        self._number = -1
        self._began: int | None = None
        self._waiting: deque[tuple[int, _Step]] = deque()
        """Steps not learnt from yet: they may turn out to belong to an uproar."""

    @property
    def has_begun(self) -> bool:
        return self._began is not None

    def begins(self, count: float, negative: float) -> bool:
        """Take the next step in; whether an uproar begins with it."""
        self._number += 1
        number, usual = self._number, self._usual
        step = _Step(count, negative, usual.count(number), usual.is_known(number))
        self._steps.append(step)
        if self._began is not None:
            lasted = number - self._began
            if lasted >= CALM_STEPS and self._is_calm(lasted):
                self._began = None
            if lasted >= max(usual.a_day, CALM_LATEST):
                # what lasts longer than a day becomes usual
                self._learn(number, step)
            return False
        if number >= FIRST and any(map(self._is_uproar, WINDOWS)):
            self._began = number
            self._waiting.clear()
            return True
        self._learn(number, step)
        return False

    def _learn(self, number: int, step: _Step) -> None:
        self._waiting.append((number, step))
        if len(self._waiting) > max(WINDOWS):
            then, learnt = self._waiting.popleft()
            self._usual.learn(then, learnt.count, learnt.negative, learnt.usual)

    def _is_uproar(self, window: int) -> bool:
        seen = self._together(window)
        if seen.negative < LEAST_NEGATIVE or seen.count < TIMES * seen.usual:
            return False
        if seen.negative < (self._usual.share + RISE) * seen.count:
            return False
        if seen.more_negative < MORE_NEGATIVE or seen.more < MORE:
            return False
        return seen.larger_share >= self._least_share(seen.count, window)

    def _least_share(self, count: float, window: int) -> float:
        """Where there were many messages before already and they were as ever, or nothing is usual yet, more."""
        before = self._together(BEFORE, window)
        is_post = before.more >= MORE and before.larger_share < LARGER_SHARE / 2
        is_new = not self._steps[-1].is_known and self._usual.share_weight < ENOUGH_SEEN
        if is_post or is_new:
            return LARGER_SHARE_DOUBTED
        return LARGER_SHARE_OF_FEW if count < FEW else LARGER_SHARE

    def _is_calm(self, lasted: int) -> bool:
        """Of the last steps, as many as it takes to see anything, are the negative messages or their share usual?"""
        for window in range(CALM_STEPS, min(lasted, CALM_LATEST) + 1):
            seen = self._together(window)
            if seen.count >= CALM_MESSAGES or seen.usual >= CALM_MESSAGES:
                return seen.more_negative < CALM or (
                    seen.count >= CALM_MESSAGES and seen.larger_share < CALM_SHARE
                )
        return lasted >= CALM_LATEST

    def _together(self, window: int, back: int = 0) -> _Seen:
        """The last `window` steps, `back` steps ago."""
        end = len(self._steps) - back
        steps = list(self._steps)[max(0, end - window) : end]
        usual = sum([one.usual for one in steps])
        squares = sum([one.usual**2 for one in steps])
        unsure = UNSURE if steps and steps[0].is_known else UNSURE_FIRST_DAY
        return _Seen(
            count=sum([one.count for one in steps]),
            negative=sum([one.negative for one in steps]),
            usual=usual,
            share=self._usual.share,
            variance=self._usual.uneven * squares + (unsure * usual) ** 2,
            uneven_share=self._usual.uneven_share + 1 / self._usual.share_weight,
        )


@dataclass(frozen=True, slots=True)
class _Seen:
    """Some steps together. `variance`: of the count, beyond chance."""

    count: float
    negative: float
    usual: float
    share: float
    variance: float
    uneven_share: float

    @property
    def more(self) -> float:
        return (
            _deviance(self.count, self.usual) / math.sqrt(1 + self.variance / self.usual)
            if self.usual
            else 0.0
        )

    @property
    def more_negative(self) -> float:
        usual = self.usual * self.share
        return _deviance(self.negative, usual) / math.sqrt(1 + self.variance * self.share**2 / usual)

    @property
    def larger_share(self) -> float:
        expected = self.count * self.share
        rest, usual_rest = self.count - self.negative, self.count - expected
        if self.negative <= expected:
            return 0.0
        both = self.negative * math.log(self.negative / expected)
        both += rest * math.log(rest / usual_rest) if rest > 0 else 0.0
        return math.sqrt(max(0.0, 2 * both) / (1 + max(0.0, self.count - 1) * self.uneven_share))


def _deviance(seen: float, expected: float) -> float:
    """0 where less is seen than expected."""
    if seen <= expected:
        return 0.0
    return math.sqrt(max(0.0, 2 * (seen * math.log(seen / expected) - (seen - expected))))
