"""Train the model on the training part and write `src/tankar/texts/model/weights.npz`.

    make texts-model          (needs scikit-learn, from requirements/bench.in)

The same texts give the same weights. Heads of several answers are one multinomial regression; a yes or no is a head
of its own, with the threshold at which it was right often enough on templates it had not been trained on.
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

from bench.texts.reading import Labelled, messages
from tankar.texts.draft import Draft, Part
from tankar.texts.engine import check
from tankar.texts.kinds import ANY
from tankar.texts.loading.pack import Pack, load
from tankar.texts.model.features import LIST, PAIR, PIECE, RULE, SIGN, Features, features_of, pieces_of
from tankar.texts.model.linear import WEIGHTS
from tankar.texts.patterns import Subject
from tankar.texts.rule import Purpose
from tankar.texts.triage.languages import MIX, language_of

LEAST_TEXTS = {PIECE: 3, PAIR: 3, LIST: 3, SIGN: 5, RULE: 3}
CHOICES = ("topic", "sentiment", "urgency")
FLAGS = ("insult", "hate", "threat", "distress", "spam", "phishing")
SORTS = {"threat": ("direct", "veiled"), "distress": ("suicidal", "urgent")}
"""Of which a head of its own says which one it is."""
STRENGTH = {"topic": 3.0, "sentiment": 6.0, "urgency": 6.0}
STRENGTH_OF_FLAGS = 6.0
FRESH = ("danger3", "abuse3", "mixed3", "service")
"""Sets that nobody had read when the rules and lists were written: only these tell how right an answer is."""
PRECISION = {
    "insult": 0.92,
    "hate": 0.92,
    "threat": 0.84,
    "distress": 0.76,
    "spam": 0.9,
    "phishing": 0.92,
}
"""Of rules and model together, on those texts; a little over what `texts.md` asks."""
FOLDS = 5
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
    heads: dict[str, tuple[str, ...]] = {}
    columns, biases, thresholds = [], [], {}
    for head in (*CHOICES, *FLAGS):
        labels = [str(one.said[head]) for one in texts]
        if head in FLAGS:
            labels = ["no" if one in NOTHING else "yes" for one in labels]
            thresholds[head] = round(threshold(head, table, labels, groups, texts, ruled), 3)
        model = fitted(head, table.values, labels)
        if head in CHOICES:
            heads[head] = tuple(model.classes_)
            columns.append(model.coef_.T)
            biases += list(model.intercept_)
        else:
            heads[head] = ("yes",)
            columns.append(model.coef_.T if model.classes_[1] == "yes" else -model.coef_.T)
            biases += list(model.intercept_ if model.classes_[1] == "yes" else -model.intercept_)
        print(head, Counter(labels).most_common(3), thresholds.get(head, ""), flush=True)
    for head, sorts in SORTS.items():
        for one in sorts:
            model = fitted("", table.values, ["yes" if text.said[head] == one else "no" for text in texts])
            heads[f"{head}.{one}"] = ("yes",)
            columns.append(model.coef_.T)
            biases += list(model.intercept_)
    write(table, np.hstack(columns), np.array(biases), heads, thresholds)
    return 0


def tried(head: str, table: Table, texts: Sequence[Labelled], groups: Sequence[str], most: int) -> None:
    """Each text answered by a model that has not seen its template."""
    labels = [str(one.said[head]) for one in texts]
    answers = list(labels)
    for learnt, left in GroupKFold(FOLDS).split(table.values, labels, groups):
        model = fitted(head, table.values[learnt], [labels[one] for one in learnt])
        for row, answer in zip(left, model.predict(table.values[left]), strict=True):
            answers[row] = str(answer)
    served = [row for row, said in enumerate(labels) if head != "topic" or said not in ("none", "other")]
    wrong = [row for row in served if answers[row] != labels[row]]
    print(f"{head}: {1 - len(wrong) / len(served):.3f} of {len(served)} texts")
    print(Counter((labels[row], answers[row]) for row in wrong).most_common(20))
    step = max(1, len(wrong) // most)
    for row in wrong[::step]:
        print(f"{labels[row]} → {answers[row]}: {texts[row].text}")


def fitted(head: str, values: Any, labels: Sequence[str]) -> LogisticRegression:
    strength = STRENGTH.get(head, STRENGTH_OF_FLAGS)
    return LogisticRegression(C=strength, class_weight="balanced", max_iter=400, random_state=0).fit(
        values, labels
    )


def threshold(
    head: str,
    table: Table,
    labels: Sequence[str],
    groups: Sequence[str],
    texts: Sequence[Labelled],
    ruled: Sequence[frozenset[str]],
) -> float:
    """The log-odds from which rules and model together are right often enough, on fresh texts not trained on."""
    scores = np.zeros(len(labels))
    for learnt, left in GroupKFold(FOLDS).split(table.values, labels, groups):
        model = fitted("", table.values[learnt], [labels[one] for one in learnt])
        scores[left] = model.decision_function(table.values[left]) * (1 if model.classes_[1] == "yes" else -1)
    fresh = [row for row, one in enumerate(texts) if one.template.partition("/")[0] in FRESH]
    there = {row for row in fresh if labels[row] == "yes"}
    seen = {row for row in fresh if head in ruled[row]}
    right, best, found = len(seen & there), 99.0, len(seen & there)
    said = len(seen)
    for row in sorted(set(fresh) - seen, key=lambda one: -scores[one]):
        said, right = said + 1, right + (row in there)
        if right >= PRECISION[head] * said:
            best, found = float(scores[row]), right
    count = max(len(there), 1)
    print(f"    fresh: rules find {len(seen & there) / count:.2f}, with the model {found / count:.2f}")
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
    table: Table, weights: Any, bias: Any, heads: dict[str, tuple[str, ...]], thresholds: dict[str, float]
) -> None:
    """In bytes; the order of `heads` is that of the columns."""
    scale = np.maximum(np.abs(weights).max(axis=0) / 127, 1e-9)
    small = np.round(weights / scale).astype(np.int8)
    kept = np.abs(small).max(axis=1) > 1
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
        bias=np.asarray(bias, dtype=np.float32),
    )
    print(f"{kept.sum():,} features, {WEIGHTS.stat().st_size / 1024:,.0f} kB")


__all__ = ["Labelled", "main"]

if __name__ == "__main__":
    raise SystemExit(main())
