"""weighed: what the model takes a message for, where no word or phrase alone would tell.

head: what it is asked (`threat`, `distress`, `insult`, `hate`, `profanity`, `spam`, `phishing`)
threshold: log-odds from which it counts; without it, the one at which the model was right often enough in training

It marks the word that weighed most.
"""

from __future__ import annotations

from collections.abc import Iterator

from tankar.texts.kinds.kind import Kind, Names, over_texts
from tankar.texts.model.linear import bundled
from tankar.texts.model.weighing import weighed
from tankar.texts.patterns import Subject
from tankar.texts.rule import Hit, Judge, Rule, WrongRule

__all__ = ["WEIGHED"]


def make(rule: Rule, names: Names) -> Judge:
    head = str(rule.data.get("head", ""))
    model = bundled()
    if head not in model.thresholds:
        raise WrongRule("head", f"“{head}” is none of {', '.join(sorted(model.thresholds))}.")
    least = rule.data.get("threshold", model.thresholds[head])
    if not isinstance(least, int | float) or isinstance(least, bool):
        raise WrongRule("threshold", "It must be a number.")

    def look(subject: Subject) -> Iterator[Hit]:
        if not subject.words:
            return
        features, found = weighed(subject, names)
        if model.score(head, "yes", found) < least:
            return
        places = model.reasons(head, "yes", found, features.words, most=1)
        word = subject.words[places[0] if places else 0]
        yield Hit(subject.part.key, word.start, word.end)

    return over_texts(rule, look)


WEIGHED = Kind(frozenset({"head", "threshold"}), make)
