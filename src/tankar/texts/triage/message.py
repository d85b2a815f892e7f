"""What triage says of one message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tankar.texts.finding import Finding

__all__ = ["Triaged", "record_of"]

TYPES = {"person_name": "name", "coordinates": "coord"}


@dataclass(frozen=True, slots=True)
class Triaged:
    """`language`: sv, fi, en or mix. `findings`: what the rules found, in the order of the text.

    `reasons`: "topic", "urgency" → where the words stand that weighed most, when that was asked for.
    """

    language: str
    is_question: bool
    topic: str = "none"
    sentiment: str = "neu"
    urgency: int = 0
    findings: tuple[Finding, ...] = field(default=())
    reasons: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def has(self, group: str) -> bool:
        return any(one.type == group or one.type.startswith(group + ".") for one in self.findings)

    def as_record(self) -> dict[str, Any]:
        """The object that `tankar texts triage --jsonl` writes, without its `id` and `near_duplicate_of`."""
        is_hate = self.has("abuse.hate")
        return {
            "lang": self.language,
            "is_question": self.is_question,
            "sentiment": self.sentiment,
            "topic": self.topic,
            "urgency": self.urgency,
            "insult": is_hate or self.has("abuse.insult"),
            "hate": is_hate,
            "profanity": self.has("abuse.profanity"),
            "threat": self._first("threat", ("direct", "veiled")),
            "distress": self._first("distress", ("suicidal", "urgent")),
            "spam": self.has("spam"),
            "phishing": self.has("phishing"),
            "pii": [
                {"type": _short(one.type), "start": one.start, "end": one.end}
                for one in self.findings
                if one.type.startswith("pii.")
            ],
            "findings": [record_of(one) for one in self.findings],
        }

    def _first(self, group: str, kinds: tuple[str, ...]) -> str | None:
        return next((one for one in kinds if self.has(f"{group}.{one}")), None)


def _short(kind: str) -> str:
    name = kind.removeprefix("pii.")
    return TYPES.get(name, name)


def record_of(finding: Finding) -> dict[str, Any]:
    """A finding as the command line writes it."""
    return {
        "type": finding.type,
        "start": finding.start,
        "end": finding.end,
        "level": finding.level.value,
        "rule": finding.rule,
        "message": finding.message,
        "why": finding.why,
        "cites": list(finding.cites),
        "repair": finding.repair,
    }
