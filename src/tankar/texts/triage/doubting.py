"""The words of a rule are there and mean something else: the model is sure, and the finding is not shown.

1. Only where the model is as sure as `SURE` says. It never doubts distress: there a person always reads.
2. Only words that the model has met and weighed: what a city adds to its lists stands, and so does what is said at the
   end of a very long text.
"""

from __future__ import annotations

from tankar.texts.finding import Finding
from tankar.texts.model.features import Features
from tankar.texts.model.linear import Model, Weighed
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


def stands(finding: Finding, subject: Subject, model: Model, said: Features, weighed: Weighed) -> bool:
    head = next((head for begins, head in HEADS.items() if finding.type.startswith(begins)), "")
    if not head or model.score(head, "yes", weighed) >= model.thresholds[head] - SURE:
        return True
    words = [
        said.words[place]
        for place, word in enumerate(subject.words[: len(said.words)])
        if word.start < finding.end and finding.start < word.end
    ]
    return not words or not all(model.knows(word) for word in words)
