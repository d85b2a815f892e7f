"""The labelled texts of `sets/`: residents' messages and drafts, written for this project, everybody in them invented.

One JSON object a line; what is not said has its default. In a message, `[[name|Liisa Holm]]` marks personal data.
`{street}` stands for each of the values that `slots` gives, one text for each.

Which part a text belongs to goes by its template, so that no pattern is in both: seven in ten train, three evaluate.
The sets of `JUDGES` evaluate only.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["DEFAULTS", "PARTS", "Labelled", "Span", "drafts", "messages"]

SETS = Path(__file__).parent / "sets"
PARTS = ("train", "evaluation")
EVALUATED = 30
"""Templates in a hundred."""
UNMARKED = re.compile(
    r"(?:threat|distress|abuse|spam)[456]|(?:topics|services|natural|comments|danger|mixed)[4-8]|private9|judge"
)
"""Sets whose writers marked personal data here and there, and not wherever it stands: they say nothing of spans."""
JUDGES = ("judge", "judge2")
"""Sets of writers whose texts nothing was made from: all of them evaluate."""
MARK = re.compile(r"\[\[(\w+)\|([^\]]*)\]\]")
DEFAULTS: dict[str, Any] = {
    "is_question": False,
    "sentiment": "neu",
    "topic": "none",
    "urgency": 0,
    "insult": False,
    "hate": False,
    "profanity": False,
    "threat": None,
    "distress": None,
    "spam": False,
    "phishing": False,
    "duplicate_of": None,
}

Span = tuple[str, int, int]
"""Type, first code point, code point after the last."""


@dataclass(frozen=True)
class Labelled:
    """`said`: the labels as they were written; `spans`: personal data of a message, findings of a draft."""

    id: str
    template: str
    part: str
    text: str
    said: dict[str, Any]
    spans: tuple[Span, ...] = ()

    @property
    def is_outsiders(self) -> bool:
        return self.template.partition("/")[0] in JUDGES

    @property
    def is_marked(self) -> bool:
        """All personal data in it is marked."""
        return UNMARKED.match(self.template) is None


def messages(part: str = "") -> list[Labelled]:
    """Residents' messages; of one part, or all."""
    return [one for one in _read("messages", _message) if part in ("", one.part)]


def drafts(part: str = "") -> list[Labelled]:
    """What the city's own people write; a finding about no words has an empty span."""
    return [one for one in _read("drafts", _draft) if part in ("", one.part)]


def _read(folder: str, make: Any) -> Iterator[Labelled]:
    for file in sorted((SETS / folder).glob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if line.strip():
                said = json.loads(line)
                template = f"{file.stem}/{said['template']}"
                for filled, text in enumerate(_filled(said)):
                    yield make(f"{file.stem}:{number}.{filled}", template, text, said)


def _filled(said: dict[str, Any]) -> Iterator[str]:
    slots = said.get("slots", {})
    for values in itertools.product(*slots.values()):
        text = said["text"]
        for name, value in zip(slots, values, strict=True):
            text = text.replace("{" + name + "}", value)
        yield text


def _message(name: str, template: str, text: str, said: dict[str, Any]) -> Labelled:
    spans: list[Span] = []
    plain, last = "", 0
    for mark in MARK.finditer(text):
        plain += text[last : mark.start()]
        spans.append((mark[1], len(plain), len(plain) + len(mark[2])))
        plain += mark[2]
        last = mark.end()
    labels = {"lang": said["lang"], **{key: said.get(key, value) for key, value in DEFAULTS.items()}}
    own = str(said.get("id", name))
    return Labelled(own, template, _part(template), plain + text[last:], labels, tuple(spans))


def _draft(name: str, template: str, text: str, said: dict[str, Any]) -> Labelled:
    spans: list[Span] = []
    for finding in said.get("findings", []):
        start = text.find(finding["on"]) if finding.get("on") else -1
        spans.append((finding["type"], max(start, 0), start + len(finding["on"]) if start >= 0 else 0))
    return Labelled(name, template, _part(template), text, said, tuple(spans))


def _part(template: str) -> str:
    if template.partition("/")[0] in JUDGES:
        return "evaluation"
    number = int(hashlib.sha256(template.encode()).hexdigest(), 16) % 100
    return PARTS[number < EVALUATED]
