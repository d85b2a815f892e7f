"""One message in, what it is out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tankar.texts.draft import Draft, Part
from tankar.texts.engine import check
from tankar.texts.finding import Finding
from tankar.texts.kinds import ANY
from tankar.texts.loading.pack import Pack
from tankar.texts.model.linear import bundled
from tankar.texts.model.weighing import weighed
from tankar.texts.patterns import Subject
from tankar.texts.rule import Purpose
from tankar.texts.triage.doubting import stands
from tankar.texts.triage.languages import MIX, language_of
from tankar.texts.triage.message import Triaged
from tankar.texts.triage.questions import is_question

__all__ = ["triage"]

MOST_FINDINGS = 200
"""Of one message; the first of every kind, and personal data, are told whatever stands before them."""
KEY = "message"
HINT = "hint."
"""Types of rules that tell the model alone, and nobody else."""


def triage(text: str, pack: Pack, speaks: str = "sv", explains: bool = False) -> Triaged:
    """Sort `text` by the rules of `pack` that are for triage; sentences in the language `speaks`.

    `explains`: say also which words weighed most for the topic and the urgency.
    """
    subject = Subject(Part(KEY, ANY, text))
    language = language_of(subject, pack.names)
    subject.part = replace(subject.part, language=ANY if language == MIX else language)
    draft = Draft((subject.part,))
    found = check(draft, pack, speaks, Purpose.TRIAGE, (subject,))
    model = bundled()
    features, found_by = weighed(subject, pack.names)
    said = [
        one.finding
        for one in found
        if not one.finding.type.startswith(HINT)
        and stands(one.finding, subject, pack.names, model, features, found_by)
    ]
    topic, urgency = model.best("topic", found_by), model.best("urgency", found_by)
    reasons = {}
    if explains:
        for head, answer in (("topic", topic), ("urgency", urgency)):
            places = model.reasons(head, answer, found_by, features.words)
            reasons[head] = tuple((subject.words[one].start, subject.words[one].end) for one in places)
    return Triaged(
        language=language,
        is_question=is_question(subject, pack.names),
        topic=topic,
        sentiment=model.best("sentiment", found_by),
        urgency=int(urgency),
        findings=_most_of(said),
        reasons=reasons,
    )


def _most_of(said: Sequence[Finding]) -> tuple[Finding, ...]:
    """A threat behind two hundred swear words is no less of one."""
    if len(said) <= MOST_FINDINGS:
        return tuple(said)
    told: set[str] = set()
    kept: list[Finding] = []
    for number, one in enumerate(said):
        if number < MOST_FINDINGS or one.type not in told or one.type.startswith("pii."):
            kept.append(one)
            told.add(one.type)
    return tuple(kept)
