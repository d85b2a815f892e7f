"""A sample text judged by two packs: the rules in use, and the draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tankar.content.words.catalogue import TOPICS
from tankar.texts import Finding, Pack, check, text_draft
from tankar.texts.triage import triage

__all__ = ["Judged", "judged"]


@dataclass(frozen=True)
class Judged:
    """`pieces`: the text in order, each with whether it was found. `findings`: what was found and the rule's title.
    `topic`: of a resident's message, "" for none."""

    pieces: list[tuple[str, bool]]
    findings: list[tuple[str, str, Finding]]
    topic: str = ""


def judged(text: str, whose: str, pack: Pack, speaks: str) -> Judged:
    """`whose`: the language of a text of the city's, or "message"."""
    topic = ""
    if whose == "message":
        told = triage(text, pack, speaks)
        findings: Sequence[Finding] = told.findings
        topic = str(TOPICS.get(told.topic, ""))
    else:
        findings = [one.finding for one in check(text_draft({whose: text}), pack, speaks)]
    titles = {rule.id: rule.title[speaks] for rule in pack.rules}
    rows = [(titles[one.rule], " ".join(text[one.start : one.end].split())[:80], one) for one in findings]
    return Judged(_pieces(text, findings), rows, topic)


def _pieces(text: str, findings: Sequence[Finding]) -> list[tuple[str, bool]]:
    pieces, position = [], 0
    for start, end in sorted((one.start, one.end) for one in findings):
        if start >= position and end > start:
            pieces += [(text[position:start], False), (text[start:end], True)]
            position = end
    return [(piece, marked) for piece, marked in [*pieces, (text[position:], False)] if piece]
