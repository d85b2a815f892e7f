"""weighed: what the model takes a message for, where no word or phrase alone would tell. Asked after all other rules.

head: what it is asked (`threat`, `distress`, `insult`, `hate`, `spam`, `phishing`)
rather, than: of two kinds of it, the one that this rule is for, and the other
threshold: log-odds from which it counts; without it, the one at which the model was right often enough in training

It marks from the first to the last of the words that weighed most. Where another rule of its kind has found
something, it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from tankar.texts.kinds.kind import Kind, Names, over_texts
from tankar.texts.model.linear import Weighed, bundled
from tankar.texts.model.weighing import weighed
from tankar.texts.patterns import Subject
from tankar.texts.rule import Hit, Judge, Rule, WrongRule

__all__ = ["WEIGHED"]


def make(rule: Rule, names: Names) -> Judge:
    head, model = str(rule.data.get("head", "")), bundled()
    if head not in model.thresholds:
        raise WrongRule("head", f"“{head}” is none of {', '.join(sorted(model.thresholds))}.")
    least = rule.data.get("threshold", model.thresholds[head])
    if not isinstance(least, int | float) or isinstance(least, bool):
        raise WrongRule("threshold", "It must be a number.")
    rather, than = (_kind(rule, name) for name in ("rather", "than"))
    group = rule.type.partition(".")[0] if rather else rule.type

    def look(subject: Subject) -> Iterator[Hit]:
        told = any(one == group or one.startswith(f"{group}.") for one in subject.found.values())
        if told or not subject.words:
            return
        features, found = weighed(subject, names)
        if model.score(head, "yes", found) < least or (rather and not is_rather(found)):
            return
        places = model.reasons(head, "yes", found, features.words) or [0]
        first, last = subject.words[places[0]], subject.words[places[-1]]
        yield Hit(subject.part.key, first.start, last.end)

    def is_rather(found: Weighed) -> bool:
        return model.score(rather, "yes", found) >= model.score(than, "yes", found)

    return over_texts(rule, look)


def _kind(rule: Rule, name: str) -> str:
    said = str(rule.data.get(name, ""))
    if said and said not in bundled().heads:
        raise WrongRule(name, f"The model knows nothing of “{said}”.")
    return said


WEIGHED = Kind(frozenset({"head", "threshold", "rather", "than"}), make)
