"""Put the engine's answers beside the labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bench.texts.measures import Score, accuracy, macro_f1, of_spans
from bench.texts.reading import Labelled, Span

__all__ = ["Row", "of_drafts", "of_messages"]

FLAGS = ("is_question", "insult", "hate", "profanity", "spam", "phishing")
KINDS = {"threat": ("direct", "veiled"), "distress": ("suicidal", "urgent")}
IDENTIFIERS = ("hetu", "personnummer", "phone", "email", "iban", "card", "address", "plate", "coord")
NO_SERVICE = ("none", "other")
LEAST = {
    "language": (0.99, None),
    "identifiers": (0.95, 0.90),
    "name": (0.85, 0.85),
    "health": (0.60, None),
    "insult": (0.80, 0.88),
    "hate": (0.80, 0.88),
    "profanity": (0.80, 0.88),
    "threat": (0.85, 0.75),
    "distress": (0.85, 0.65),
    "sentiment": (0.75, None),
    "topic": (0.80, None),
    "spam": (0.85, 0.90),
    "phishing": (0.85, 0.90),
    "near-duplicates": (1.0, 1.0),
}
"""Recall (or the one figure there is) and precision that `texts.md` asks for."""


@dataclass
class Row:
    """One measure. `figure`: accuracy or macro F1, where a class has no precision. `wrong`, `missed`: ids."""

    name: str
    count: int
    recall: float | None = None
    precision: float | None = None
    figure: float | None = None
    wrong: Sequence[str] = ()
    missed: Sequence[str] = ()

    @property
    def is_reached(self) -> bool | None:
        """`None` where no target is set."""
        least = LEAST.get(self.name)
        if least is None:
            return None
        first = self.figure if self.figure is not None else self.recall
        enough = first is not None and first >= least[0]
        return enough and (least[1] is None or (self.precision or 0) >= least[1])


def of_messages(texts: Sequence[Labelled], answers: Sequence[dict[str, Any]]) -> list[Row]:
    pairs = list(zip(texts, answers, strict=True))
    rows = [_choice("language", pairs, accuracy, "lang")]
    rows += [_spans(name, (name,), pairs) for name in (*IDENTIFIERS, "name", "health")]
    rows.append(_spans("identifiers", IDENTIFIERS, pairs))
    for flag in FLAGS:
        rows.append(_class(flag, pairs, lambda said, flag=flag: bool(said[flag])))
    for name, kinds in KINDS.items():
        rows.append(_class(name, pairs, lambda said, name=name: said[name] is not None))
        for kind in kinds:
            rows.append(
                _class(f"{name}.{kind}", pairs, lambda said, name=name, kind=kind: said[name] == kind)
            )
    rows.append(_choice("sentiment", pairs, macro_f1))
    served = [pair for pair in pairs if pair[0].said["topic"] not in NO_SERVICE]
    rows.append(_choice("topic", served, accuracy, "topic"))
    rows.append(_choice("topic, all", pairs, accuracy, "topic"))
    rows.append(_choice("urgency", pairs, macro_f1))
    rows.append(_near_duplicates(pairs))
    return rows


def of_drafts(
    texts: Sequence[Labelled], answers: Sequence[Sequence[Span]], kinds: Iterable[str]
) -> list[Row]:
    rows = []
    for kind in kinds:
        score, count = Score(), 0
        for text, seen in zip(texts, answers, strict=True):
            there = [one for one in text.spans if one[0] == kind]
            count += len(there)
            score.add(text.id, bool(there), any(one[0] == kind for one in seen))
        rows.append(Row(kind, count, score.recall, score.precision, None, score.wrong, score.missed))
    return rows


def _choice(name: str, pairs: Any, measure: Any, key: str = "") -> Row:
    key = key or name
    told = [(text.said[key], answer[key]) for text, answer in pairs]
    wrong = [text.id for text, answer in pairs if text.said[key] != answer[key]]
    return Row(name, len(told), None, None, measure(told), wrong)


def _class(name: str, pairs: Any, is_there: Any) -> Row:
    score = Score()
    for text, answer in pairs:
        score.add(text.id, is_there(text.said), is_there(answer))
    count = score.right + len(score.missed)
    return Row(name, count, score.recall, score.precision, None, score.wrong, score.missed)


def _spans(name: str, types: tuple[str, ...], pairs: Any) -> Row:
    score = Score()
    for text, answer in pairs:
        if not text.is_marked:
            continue
        seen = [(one["type"], one["start"], one["end"]) for one in answer["pii"] if one["type"] in types]
        of_spans(score, text.id, [one for one in text.spans if one[0] in types], seen)
    count = score.right + len(score.missed)
    return Row(name, count, score.recall, score.precision, None, score.wrong, score.missed)


def _near_duplicates(pairs: Any) -> Row:
    """An answer is right when it is the id of the group's first text."""
    score = Score()
    for text, answer in pairs:
        there, seen = text.said["duplicate_of"], answer["near_duplicate_of"]
        score.add(text.id, there is not None, there is not None and seen == there)
        if seen is not None and seen != there:
            score.wrong.append(text.id)
    count = score.right + len(score.missed)
    return Row("near-duplicates", count, score.recall, score.precision, None, score.wrong, score.missed)
