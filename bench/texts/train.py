"""Train the model on the training part and write `src/tankar/texts/model/weights.npz`.

    make texts-model          (needs scikit-learn, from requirements/bench.in)

The same texts give the same weights. Two learn and are added up:

* regressions, which never learn by heart: heads of several answers are one multinomial regression, a yes or no is a
  head of its own
* a small network with one hidden layer for all heads together, which learns what words mean beside others. In each
  round it misses two features in five of every text, so that it relies on none.

A yes or no counts from the threshold at which it was right often enough on templates it had not been trained on.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.neural_network import MLPClassifier

from bench.texts.reading import Labelled, messages
from tankar.texts.draft import Draft, Part
from tankar.texts.engine import check
from tankar.texts.kinds import ANY
from tankar.texts.loading.pack import Pack, load
from tankar.texts.model.features import LIST, PAIR, PIECE, RULE, SIGN, Features, features_of, pieces_of
from tankar.texts.model.linear import WEIGHTS
from tankar.texts.patterns import Subject
from tankar.texts.rule import Purpose
from tankar.texts.triage.doubting import HEADS, SURE
from tankar.texts.triage.languages import MIX, language_of

LEAST_WEIGHT = 4
"""Of 127: features that weigh less for every answer are left out."""
LEAST_TEXTS = {PIECE: 3, PAIR: 3, LIST: 3, SIGN: 5, RULE: 3}
CHOICES = ("topic", "sentiment", "urgency")
FLAGS = ("insult", "hate", "threat", "distress", "spam", "phishing")
SORTS = {"threat": ("direct", "veiled"), "distress": ("suicidal", "urgent")}
"""Of which a head of its own says which one it is."""
STRENGTH = {"topic": 3.0, "sentiment": 6.0, "urgency": 6.0}
STRENGTH_OF_FLAGS = 6.0
HIDDEN, ROUNDS, STEP = 64, 6, 0.005
"""Hidden sums; how often the network reads all texts; how far it goes in each step of the first round."""
MISSED = 0.4
"""Of the features of a text, in each round."""
FRESH = ("mixed5", "natural6", "natural7", "comments8", "private9", "danger5", "abuse5", "spam5", "threat6")
"""Sets that nobody had read when the rules and lists were written: only these tell how right an answer is."""
PRECISION = {
    "insult": 0.9,
    "hate": 0.9,
    "threat": 0.77,
    "distress": 0.67,
    "spam": 0.9,
    "phishing": 0.92,
}
"""Of rules and model together, on those texts; a little over what `texts.md` asks."""
FOLDS = 3
NOTHING = ("False", "None")
TYPES = {
    "insult": "abuse.insult",
    "hate": "abuse.hate",
    "threat": "threat",
    "distress": "distress",
    "spam": "spam",
    "phishing": "phishing",
}


@dataclass
class Table:
    """Rows: texts; columns: features."""

    names: list[str]
    rarity: np.ndarray[Any, Any]
    values: Any


def main() -> int:
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument(
        "--try", dest="tried", default="", help="only tell how well one choice is learnt, and its errors"
    )
    said.add_argument("--most", type=int, default=40)
    chosen = said.parse_args()
    pack = load("karleby")
    texts = messages("train")
    seen = [looked_over(one.text, pack) for one in texts]
    told = [features_of(one, pack.names) for one in seen]
    table = tabled(told)
    groups = [one.template for one in texts]
    ruled = [by_rules(one) for one in seen]
    if chosen.tried:
        tried(chosen.tried, table, texts, groups, chosen.most)
        return 0
    heads = heads_of(texts)
    wanted = wanted_of(heads, texts)
    scores = np.zeros_like(wanted, dtype=np.float64)
    for learnt, left in GroupKFold(FOLDS).split(table.values, groups=groups):
        scores[left] = learn(heads, table.values[learnt], wanted[learnt]).weigh(table.values[left])
        print(f"    {len(learnt):,} texts learnt, {len(left):,} judged", flush=True)
    thresholds = {
        head: round(threshold(head, scores[:, place(heads, head)], texts, ruled), 3) for head in FLAGS
    }
    tell(heads, scores, texts)
    write(table, learn(heads, table.values, wanted), heads, thresholds)
    return 0


@dataclass
class Learnt:
    """Answers of the regressions and hidden sums, side by side; `beyond`: from the hidden sums to the answers."""

    weights: Any
    bias: Any
    beyond: Any

    def weigh(self, values: Any) -> Any:
        sums, answers = values @ self.weights + self.bias, self.beyond.shape[1]
        return sums[:, :answers] + np.maximum(sums[:, answers:], 0) @ self.beyond


def heads_of(texts: Sequence[Labelled]) -> dict[str, tuple[str, ...]]:
    """Every head with its answers, in the order of the columns."""
    choices = {head: tuple(sorted({str(one.said[head]) for one in texts})) for head in CHOICES}
    sorts = (f"{head}.{one}" for head, those in SORTS.items() for one in those)
    return {**choices, **dict.fromkeys((*FLAGS, *sorts), ("yes",))}


def place(heads: dict[str, tuple[str, ...]], head: str) -> int:
    """The first column of the head."""
    names = list(heads)
    return sum(len(heads[one]) for one in names[: names.index(head)])


def wanted_of(heads: dict[str, tuple[str, ...]], texts: Sequence[Labelled]) -> Any:
    """1 where the answer is the right one."""
    columns = [
        [str(one.said[head]) == answer for one in texts]
        if head in CHOICES
        else [_is(head, one) for one in texts]
        for head, answers in heads.items()
        for answer in answers
    ]
    return np.array(columns, dtype=np.int8).T


def _is(head: str, one: Labelled) -> bool:
    group, _, sort = head.partition(".")
    return one.said[group] == sort if sort else str(one.said[group]) not in NOTHING


def learn(heads: dict[str, tuple[str, ...]], values: Any, wanted: Any) -> Learnt:
    columns, biases, at = [], [], 0
    for head, answers in heads.items():
        model = fitted(head, values, wanted[:, at : at + len(answers)])
        columns.append(model.coef_.T)
        biases += list(model.intercept_)
        at += len(answers)
    network = meant(values, wanted)
    return Learnt(
        np.hstack([*columns, network.coefs_[0]]),
        np.concatenate([np.array(biases) + network.intercepts_[1], network.intercepts_[0]]),
        network.coefs_[1],
    )


def meant(values: Any, wanted: Any) -> MLPClassifier:
    """Columns as in `wanted`, each a yes or no of its own."""
    network = MLPClassifier((HIDDEN,), alpha=1e-5, batch_size=128, learning_rate_init=STEP, random_state=0)
    chance = np.random.RandomState(0)
    values = values.astype(np.float32)
    for _round in range(ROUNDS):
        seen = values.copy()
        seen.data *= (chance.rand(len(seen.data)) >= MISSED) / (1 - MISSED)
        network.partial_fit(seen, wanted, classes=np.arange(wanted.shape[1]))
    return network


def tried(head: str, table: Table, texts: Sequence[Labelled], groups: Sequence[str], most: int) -> None:
    """Each text answered by a regression that has not seen its template."""
    heads = heads_of(texts)
    wanted = wanted_of({head: heads[head]}, texts)
    answers = np.zeros(len(texts), dtype=int)
    for learnt, left in GroupKFold(FOLDS).split(table.values, groups=groups):
        answers[left] = fitted(head, table.values[learnt], wanted[learnt]).predict(table.values[left])
    labels = [str(one.said[head]) for one in texts]
    served = [row for row, said in enumerate(labels) if head != "topic" or said not in ("none", "other")]
    told = [heads[head][one] for one in answers]
    wrong = [row for row in served if told[row] != labels[row]]
    print(f"{head}: {1 - len(wrong) / len(served):.3f} of {len(served)} texts")
    print(Counter((labels[row], told[row]) for row in wrong).most_common(20))
    step = max(1, len(wrong) // most)
    for row in wrong[::step]:
        print(f"{labels[row]} → {told[row]}: {texts[row].text}")


def tell(heads: dict[str, tuple[str, ...]], scores: Any, texts: Sequence[Labelled]) -> None:
    for head in CHOICES:
        begin, answers = place(heads, head), heads[head]
        told = scores[:, begin : begin + len(answers)].argmax(axis=1)
        right = [answers[one] == str(text.said[head]) for one, text in zip(told, texts, strict=True)]
        print(f"{head}: {sum(right) / len(right):.3f} of {len(right)} texts")


def fitted(head: str, values: Any, wanted: Any) -> LogisticRegression:
    """`wanted`: the columns of the head."""
    strength = STRENGTH.get(head, STRENGTH_OF_FLAGS)
    labels = wanted.argmax(axis=1) if wanted.shape[1] > 1 else wanted[:, 0]
    return LogisticRegression(C=strength, class_weight="balanced", max_iter=400, random_state=0).fit(
        values, labels
    )


def threshold(head: str, scores: Any, texts: Sequence[Labelled], ruled: Sequence[frozenset[str]]) -> float:
    """The log-odds from which rules and model together are right often enough, on fresh texts not trained on."""
    fresh = [row for row, one in enumerate(texts) if one.template.partition("/")[0] in FRESH]
    sure = SURE if head in HEADS.values() else 99.0
    worth = {row: scores[row] + sure * (head in ruled[row]) for row in fresh}
    there = {row for row in fresh if _is(head, texts[row])}
    right, best, found = 0, 99.0, 0
    for said, row in enumerate(sorted(fresh, key=lambda one: -worth[one]), 1):
        right += row in there
        if right >= PRECISION[head] * said:
            best, found = float(worth[row]), right
    print(
        f"{head}: {found / max(len(there), 1):.2f} of {len(there)} fresh ones found, from {best:.2f}",
        flush=True,
    )
    return best


def looked_over(text: str, pack: Pack) -> Subject:
    """As triage looks at it, with what the rules found; of what the model alone says, nothing."""
    subject = Subject(Part("message", ANY, text))
    language = language_of(subject, pack.names)
    subject.part = replace(subject.part, language=ANY if language == MIX else language)
    rules = replace(pack, judges=tuple(one for one in pack.judges if one[0].extends != "weighed"))
    check(Draft((subject.part,)), rules, "en", Purpose.TRIAGE, (subject,))
    return subject


def by_rules(subject: Subject) -> frozenset[str]:
    """The heads to which rules say yes."""
    types = subject.found.values()
    return frozenset(head for head, begins in TYPES.items() if any(one.startswith(begins) for one in types))


def tabled(told: Sequence[Features]) -> Table:
    """The values that `Model.weigh` gives to the features."""
    often: Counter[str] = Counter()
    pieces = {word: pieces_of(word) for one in told for word in one.words}
    for one in told:
        there = {PIECE + piece for word in one.words for piece in pieces[word]}
        there |= {PAIR + pair for pair in one.pairs}
        there |= {LIST + name for name in one.lists} | {SIGN + name for name in one.signs}
        there |= {RULE + name for name in one.rules}
        often.update(there)
    names = sorted(name for name, count in often.items() if count >= LEAST_TEXTS[name[:2]])
    place = {name: number for number, name in enumerate(names)}
    rarity = np.array(
        [np.log(len(told) / often[name]) if name[:2] in (PIECE, PAIR) else 1.0 for name in names],
        dtype=np.float32,
    )
    rows, cols, values = [], [], []
    for row, one in enumerate(told):
        found = Counter(
            [place[PIECE + piece] for word in one.words for piece in pieces[word] if PIECE + piece in place]
            + [place[PAIR + pair] for pair in one.pairs if PAIR + pair in place]
        )
        long = max(sum(count * float(rarity[number]) ** 2 for number, count in found.items()), 1e-9) ** -0.5
        said = {number: count * float(rarity[number]) * long for number, count in found.items()}
        said |= {place[LIST + name]: count**0.5 for name, count in one.lists.items() if LIST + name in place}
        said |= {place[SIGN + name]: 1.0 for name in one.signs if SIGN + name in place}
        said |= {place[RULE + name]: 1.0 for name in one.rules if RULE + name in place}
        rows += [row] * len(said)
        cols += list(said)
        values += list(said.values())
    return Table(
        names, rarity, sp.csr_matrix((values, (rows, cols)), shape=(len(told), len(names)), dtype=np.float64)
    )


def write(
    table: Table, learnt: Learnt, heads: dict[str, tuple[str, ...]], thresholds: dict[str, float]
) -> None:
    """In bytes; the order of `heads` is that of the columns, the hidden sums come after."""
    scale = np.maximum(np.abs(learnt.weights).max(axis=0) / 127, 1e-9)
    small = np.round(learnt.weights / scale).astype(np.int8)
    kept = np.abs(small).max(axis=1) > LEAST_WEIGHT
    about = json.dumps({"heads": heads, "thresholds": thresholds})
    np.savez_compressed(
        WEIGHTS,
        names=np.frombuffer(
            "\n".join(name for name, keep in zip(table.names, kept, strict=True) if keep).encode(),
            dtype=np.uint8,
        ),
        about=np.frombuffer(about.encode(), dtype=np.uint8),
        weights=small[kept],
        scale=scale.astype(np.float32),
        rarity=table.rarity[kept].astype(np.float16),
        bias=np.asarray(learnt.bias, dtype=np.float32),
        beyond=np.asarray(learnt.beyond, dtype=np.float32),
    )
    print(f"{kept.sum():,} features, {WEIGHTS.stat().st_size / 1024:,.0f} kB")


__all__ = ["Labelled", "main"]

if __name__ == "__main__":
    raise SystemExit(main())
