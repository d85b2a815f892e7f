"""How good are the answers? Precision, recall and F1 of a class, accuracy and macro F1 of a choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bench.texts.reading import Span

__all__ = ["Score", "accuracy", "macro_f1", "of_spans"]


@dataclass
class Score:
    """Counts of one class. `wrong`: ids of texts where it was seen and is not, `missed`: the reverse."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(self, name: str, is_there: bool, is_seen: bool) -> None:
        if is_there and is_seen:
            self.right += 1
        elif is_seen:
            self.wrong.append(name)
        elif is_there:
            self.missed.append(name)

    @property
    def precision(self) -> float:
        seen = self.right + len(self.wrong)
        return self.right / seen if seen else 1.0

    @property
    def recall(self) -> float:
        there = self.right + len(self.missed)
        return self.right / there if there else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def of_spans(score: Score, name: str, there: Iterable[Span], seen: Iterable[Span]) -> None:
    """A span is found when one of its type covers more than half of it, and is itself covered by as much."""
    left = list(there)
    for one in seen:
        match = next((other for other in left if other[0] == one[0] and _same(other, one)), None)
        if match:
            left.remove(match)
            score.right += 1
        else:
            score.wrong.append(name)
    score.missed += [name] * len(left)


def _same(one: Span, other: Span) -> bool:
    shared = min(one[2], other[2]) - max(one[1], other[1])
    longest = max(one[2] - one[1], other[2] - other[1])
    return longest == 0 or shared * 2 > longest


def accuracy(pairs: Sequence[tuple[object, object]]) -> float:
    return sum(one == other for one, other in pairs) / len(pairs) if pairs else 1.0


def macro_f1(pairs: Sequence[tuple[object, object]]) -> float:
    """The mean of the F1 of every class that is there, as often as each may be."""
    classes = {there for there, _seen in pairs}
    right = Counter(there for there, seen in pairs if there == seen)
    said, is_there = Counter(seen for _there, seen in pairs), Counter(there for there, _seen in pairs)
    scores = [2 * right[one] / (said[one] + is_there[one]) for one in classes]
    return sum(scores) / len(scores) if scores else 1.0
