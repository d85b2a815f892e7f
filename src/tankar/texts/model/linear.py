"""The model at work: weights for every feature, added up, and once more after a hidden layer between.

1. Every feature weighs for each answer, and for each of the hidden sums; both are added up over the message.
2. A hidden sum below nothing says nothing; those above weigh for the answers again. So words can mean together what
   none of them means alone.
3. A word is weighed once and remembered. Whatever the model says can be traced to the words that weighed most: where
   it stands, the hidden layer is a sum over words too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tankar.texts.model.features import LIST, PAIR, PIECE, RULE, SIGN, Features, pieces_of

__all__ = ["Model", "Weighed", "bundled"]

WEIGHTS = Path(__file__).parent / "weights.npz"
MOST_REMEMBERED = 60_000
Row = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weighed:
    """`scores`: one for each of the model's answers (log-odds); `by_word`: what each word added to each, and to each
    of the hidden sums; `awake`: which of these spoke."""

    scores: Row
    by_word: NDArray[np.float32]
    awake: NDArray[np.bool_]


class Model:
    """`heads`: question → its answers, e.g. {"topic": ("snow", …)}; each answer is one column, the hidden sums follow.

    `thresholds`: log-odds from which a yes counts.
    """

    def __init__(self, file: Path) -> None:
        with np.load(file) as stored:
            about: dict[str, Any] = json.loads(bytes(stored["about"]).decode())
            names = bytes(stored["names"]).decode().split("\n")
            scale = stored["scale"].astype(np.float32)
            self._weights: NDArray[np.float32] = stored["weights"].astype(np.float32) * scale
            self._rarity: Row = stored["rarity"].astype(np.float32)
            self._bias: Row = stored["bias"].astype(np.float32)
            self._beyond: NDArray[np.float32] = stored["beyond"].astype(np.float32)
        self.heads: dict[str, tuple[str, ...]] = {one: tuple(said) for one, said in about["heads"].items()}
        self.thresholds: dict[str, float] = about["thresholds"]
        self._answers = sum(len(said) for said in self.heads.values())
        self._columns: dict[str, slice] = {}
        begin = 0
        for head, answers in self.heads.items():
            self._columns[head] = slice(begin, begin + len(answers))
            begin += len(answers)
        self._place = {name: number for number, name in enumerate(names)}
        self._words: dict[str, tuple[Row, float]] = {}

    def weigh(self, said: Features) -> Weighed:
        told = [self._word(one) for one in said.words]
        square = sum(one[1] for one in told)
        by_word = np.array([one[0] for one in told] or [np.zeros_like(self._bias)], dtype=np.float32)
        pairs = [place for one in said.pairs if (place := self._place.get(PAIR + one)) is not None]
        rarity = self._rarity[pairs]
        long = max(square + float(rarity @ rarity), 1e-9) ** -0.5
        places, counts = self._beside(said)
        sums = (by_word.sum(axis=0) + rarity @ self._weights[pairs]) * long
        sums += self._bias + counts @ self._weights[places]
        return self._told(sums, by_word * long)

    def _beside(self, said: Features) -> tuple[list[int], Row]:
        """Lists, signs and rules: where their weights stand, and how often each counts."""
        counts = {LIST + name: count**0.5 for name, count in said.lists.items()}
        counts |= {SIGN + name: 1.0 for name in said.signs} | {RULE + name: 1.0 for name in said.rules}
        places = [
            (place, count) for name, count in counts.items() if (place := self._place.get(name)) is not None
        ]
        return [place for place, _count in places], np.array(
            [count for _place, count in places], dtype=np.float32
        )

    def _told(self, sums: Row, by_word: NDArray[np.float32]) -> Weighed:
        hidden = sums[self._answers :]
        awake = hidden > 0
        return Weighed(sums[: self._answers] + (hidden * awake) @ self._beyond, by_word, awake)

    def best(self, head: str, weighed: Weighed) -> str:
        """The likeliest answer."""
        column = self._columns[head]
        return self.heads[head][int(np.argmax(weighed.scores[column]))]

    def score(self, head: str, answer: str, weighed: Weighed) -> float:
        column = self._columns[head]
        return float(weighed.scores[column.start + self.heads[head].index(answer)])

    def reasons(
        self, head: str, answer: str, weighed: Weighed, words: Sequence[str], most: int = 3
    ) -> list[int]:
        """Numbers of the words that spoke most for the answer, in the order of the text."""
        place = self._columns[head].start + self.heads[head].index(answer)
        by_word = weighed.by_word[: len(words)]
        column = by_word[:, place] + by_word[:, self._answers :] @ (self._beyond[:, place] * weighed.awake)
        ranked = [int(one) for one in np.argsort(-column)[:most] if column[one] > 0]
        return sorted(ranked)

    def knows(self, word: str) -> bool:
        """The word stood in the texts it was trained on, often enough to have a weight of its own."""
        return f"{PIECE}<{word}>" in self._place

    def _word(self, word: str) -> tuple[Row, float]:
        known = self._words.get(word)
        if known is not None:
            return known
        places = [place for one in pieces_of(word) if (place := self._place.get(PIECE + one)) is not None]
        rarity = self._rarity[places]
        found = (rarity @ self._weights[places], float(rarity @ rarity))
        if len(self._words) > MOST_REMEMBERED:
            self._words.clear()
        self._words[word] = found
        return found


@lru_cache(maxsize=1)
def bundled() -> Model:
    """The model that comes with Tankar."""
    return Model(WEIGHTS)
