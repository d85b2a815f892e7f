"""Days of a city's channel, made up from a seed: how many messages came in each step, and how many were negative.

Nights are quiet and weekends quieter; some hours bring more than others. Into calm days come popular posts, which
bring many messages and no anger, and bad moods, which bring anger and no more messages. Into others come uproars.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field

__all__ = ["KINDS", "Kind", "Simulated", "simulated"]

DAY = 24 * 60


@dataclass(frozen=True)
class Kind:
    """`busy`: messages a step at the busiest hour. `share`: of them negative on an ordinary day.

    `surge`: times as many messages in an uproar, and `anger`: the share of negative ones then. `ramp`: steps until it
    is at its height. `spread`: how much more uneven the counts are than chance alone would have them.
    """

    busy: float
    share: float = 0.25
    uproars: int = 0
    surge: tuple[float, float] = (4, 10)
    least: float = 4.0
    """Messages a step that an uproar brings at the least, in a stream that has hardly any."""
    anger: tuple[float, float] = (0.6, 0.9)
    ramp: int = 1
    posts: int = 0
    moods: int = 0
    growth: float = 1.0
    spread: float = 0.15
    days: int = 30
    step_minutes: int = 10
    is_smooth: bool = False
    """The share is told as it was meant, not as the messages of the step happened to be."""
    is_flat: bool = False
    """No nights."""


KINDS: dict[str, Kind] = {
    "calm city page": Kind(12, posts=4, moods=3),
    "calm library page": Kind(0.8, posts=2),
    "calm and nearly empty": Kind(0.1),
    "calm and very busy": Kind(60, posts=4, moods=3),
    "calm, growing": Kind(6, growth=4.0, posts=2),
    "calm, uneven": Kind(8, spread=0.6, posts=3),
    "calm, grumbling": Kind(8, share=0.5, posts=3, moods=3),
    "calm, popular posts": Kind(8, posts=20),
    "calm, smooth share": Kind(6, posts=4, is_smooth=True),
    "calm, without nights": Kind(4, is_flat=True, posts=3),
    "calm, an hour a step": Kind(20, step_minutes=60, posts=3, moods=3),
    "quick uproars": Kind(8, uproars=4, days=14, posts=3),
    "slow-burning uproars": Kind(8, uproars=3, ramp=9, days=14, posts=3),
    "uproars at the library": Kind(0.8, uproars=3, days=14),
    "uproars where nearly nothing is": Kind(0.1, uproars=3, days=14),
    "uproars on a very busy page": Kind(60, uproars=4, surge=(2.5, 6), days=14, posts=3),
    "uproars among grumblers": Kind(8, share=0.5, uproars=3, anger=(0.8, 0.95), days=14),
    "uproars in an uneven stream": Kind(8, spread=0.5, uproars=3, days=14, posts=3),
    "uproars, smooth share": Kind(6, uproars=4, days=14, is_smooth=True),
    "uproar on the first day": Kind(10, uproars=1, days=2),
    "uproar within hours": Kind(10, uproars=1, days=1, is_flat=True),
}


@dataclass
class Simulated:
    counts: list[int]
    negative: list[float]
    step_minutes: int
    uproars: list[tuple[int, int]] = field(default_factory=list)
    """First step, and step after the last, in order."""


def simulated(kind: Kind, seed: int) -> Simulated:
    chance = random.Random(seed)
    steps = kind.days * DAY // kind.step_minutes
    uproars = _uproars(kind, steps, chance)
    volume, anger = _calm(kind, steps, chance)
    for begin, end in uproars:
        _stir_up(kind, volume, anger, begin, end, chance)
    counts, negative = [], []
    for rate, share in zip(volume, anger, strict=True):
        count = _poisson(rate * _uneven(kind.spread, chance), chance)
        counts.append(count)
        negative.append(_share(kind, count, share, chance))
    return Simulated(counts, negative, kind.step_minutes, uproars)


def _share(kind: Kind, count: int, share: float, chance: random.Random) -> float:
    if kind.is_smooth:
        return round(min(1.0, max(0.0, chance.gauss(share, 0.06))), 2)
    angry = sum(chance.random() < share for _ in range(count))
    return round(angry / count, 3) if count else 0.0


def _calm(kind: Kind, steps: int, chance: random.Random) -> tuple[list[float], list[float]]:
    mood = 0.0
    volume, anger = [], []
    weekend = chance.randrange(7)
    for step in range(steps):
        minute = step * kind.step_minutes
        day = minute // DAY
        grown = 1 + (kind.growth - 1) * step / steps
        quiet = 0.55 if (day + weekend) % 7 >= 5 else 1.0
        volume.append(kind.busy * grown * (1.0 if kind.is_flat else quiet * _hour(minute % DAY)))
        mood = 0.98 * mood + chance.gauss(0, 0.006)
        anger.append(min(0.9, max(0.02, kind.share + mood)))
    for _ in range(kind.posts):
        _raise(volume, chance, steps, kind, chance.uniform(3, 12))
    for _ in range(kind.moods):
        begin = chance.randrange(steps)
        for step in range(begin, min(steps, begin + chance.randint(6, 24))):
            anger[step] = min(0.95, anger[step] + 0.25)
    return volume, anger


def _raise(volume: list[float], chance: random.Random, steps: int, kind: Kind, times: float) -> None:
    """A post that many like: at once, and less from step to step."""
    begin = chance.randrange(steps)
    fades = chance.uniform(4, 20)
    for step in range(begin, min(steps, begin + 60)):
        volume[step] *= 1 + (times - 1) * math.exp(-(step - begin) / fades)


def _hour(minute: int) -> float:
    """0.03 at four in the morning, 1 in the early evening."""
    hour = minute / 60
    day = 0.5 - 0.5 * math.cos((hour - 4) / 24 * 2 * math.pi)
    return float(0.03 + 0.97 * day**1.6)


def _uproars(kind: Kind, steps: int, chance: random.Random) -> list[tuple[int, int]]:
    """Never within half a day of another; the first comes when there has been something to compare with."""
    found: list[tuple[int, int]] = []
    first = min(DAY // kind.step_minutes // 4, steps // 3)
    for _ in range(1000):
        if len(found) == kind.uproars:
            break
        begin = chance.randrange(first, steps - 12)
        end = min(steps, begin + chance.randint(9, 40) + kind.ramp)
        gap = 720 // kind.step_minutes
        hour = begin * kind.step_minutes % DAY / 60
        if (kind.is_flat or 7 <= hour <= 22) and all(end + gap < b or begin > e + gap for b, e in found):
            found.append((begin, end))
    return sorted(found)


def _stir_up(
    kind: Kind, volume: list[float], anger: list[float], begin: int, end: int, chance: random.Random
) -> None:
    surge, height = chance.uniform(*kind.surge), chance.uniform(*kind.anger)
    usual = max(volume[begin], sum(volume[begin:end]) / (end - begin))
    brought = max(usual * (surge - 1), kind.least)
    fades = (end - begin) / 1.5
    for step in range(begin, end):
        risen = min(1.0, (step - begin + 1) / kind.ramp)
        more = brought * risen * math.exp(-max(0, step - begin - kind.ramp) / fades)
        anger[step] = (volume[step] * anger[step] + more * height) / (volume[step] + more)
        volume[step] += more


def _uneven(spread: float, chance: random.Random) -> float:
    return chance.gammavariate(1 / spread**2, spread**2) if spread else 1.0


def _poisson(rate: float, chance: random.Random) -> int:
    if rate > 60:
        return max(0, round(chance.gauss(rate, math.sqrt(rate))))
    least, count, product = math.exp(-rate), 0, chance.random()
    while product > least:
        count += 1
        product *= chance.random()
    return count
