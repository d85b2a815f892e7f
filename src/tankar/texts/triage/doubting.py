"""The words of a rule are there and mean something else: the model is sure, and the finding is not shown.

1. Only where the model is as sure as `SURE` says. It never doubts distress: there a person always reads.
2. Only words that the model has met, and read: what a city adds to its lists stands, and what comes after all it reads.
3. Of a long text, only where the words around the finding alone are doubted too: a threat behind a page of thanks, or
   of numbers, is a threat.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from tankar.texts.finding import Finding
from tankar.texts.kinds import Names
from tankar.texts.model.features import Features
from tankar.texts.model.linear import Model, Weighed
from tankar.texts.model.weighing import weighed
from tankar.texts.patterns import Subject

__all__ = ["HEADS", "SURE", "stands"]

HEADS = {
    "threat": "threat",
    "abuse.insult": "insult",
    "abuse.hate": "hate",
    "spam": "spam",
    "phishing": "phishing",
}
"""Types of findings, by how they begin, and what the model is asked about them."""
SURE = 4.0
"""Log-odds below the threshold at which the model itself would say yes."""


LONG, AROUND = 30, 12
"""Words of a text from which on it may drown what it says, and words on each side that are then judged alone."""


def stands(
    finding: Finding, subject: Subject, names: Names, model: Model, said: Features, found_by: Weighed
) -> bool:
    head = next((head for begins, head in HEADS.items() if finding.type.startswith(begins)), "")
    if not head or not _is_doubted(head, model, found_by):
        return True
    read = subject.words[: len(said.words)]
    words = [
        said.words[place]
        for place, word in enumerate(read)
        if word.start < finding.end and finding.start < word.end
    ]
    if not words or not all(map(model.knows, words)):
        return True
    return len(subject.words) > LONG and not _is_doubted(head, model, _around(finding, subject, names))


def _is_doubted(head: str, model: Model, found_by: Weighed) -> bool:
    return model.score(head, "yes", found_by) < model.thresholds[head] - SURE


def _around(finding: Finding, subject: Subject, names: Names) -> Weighed:
    """The finding with the words around it, weighed as if they were the message."""
    words = subject.words
    first = bisect_left(words, finding.start, key=lambda one: one.end)
    last = bisect_left(words, finding.end, key=lambda one: one.start)
    start, end = words[max(0, first - AROUND)].start, words[min(len(words), last + AROUND) - 1].end
    near = Subject(replace(subject.part, text=subject.text[start:end]))
    near.found = {finding.rule: finding.type}
    return weighed(near, names)[1]
