"""Check a draft against a pack of rules."""

from __future__ import annotations

from collections.abc import Iterator

from tankar.texts.draft import Draft
from tankar.texts.finding import Finding, Placed
from tankar.texts.loading.pack import Pack
from tankar.texts.patterns import Subject
from tankar.texts.rule import Hit, Looking, Purpose, Rule

__all__ = ["check"]


def check(
    draft: Draft,
    pack: Pack,
    speaks: str = "sv",
    purpose: Purpose = Purpose.DRAFT,
    subjects: tuple[Subject, ...] = (),
) -> tuple[Placed, ...]:
    """Everything the rules find, in the order of the texts; sentences in the language `speaks`.

    Where two rules about personal data mean the same words, the first in the pack speaks alone.
    `subjects`: the parts, where they have been made ready already.
    """
    looking = Looking(draft, subjects or tuple(Subject(part) for part in draft.parts), speaks)
    found = [
        placed
        for rule, judge in pack.judges_for(purpose, looking.subjects)
        for placed in _judged(rule, judge(looking), looking)
    ]
    order = {part.key: number for number, part in enumerate(draft.parts)}
    found.sort(key=lambda one: (order.get(one.part, len(order)), one.finding.start, one.finding.end))
    return tuple(_once(found))


def _judged(rule: Rule, hits: object, looking: Looking) -> Iterator[Placed]:
    for hit in hits:  # type: ignore[attr-defined]
        yield _placed(rule, hit, looking)


def _placed(rule: Rule, hit: Hit, looking: Looking) -> Placed:
    subject = looking.subject(hit.part)
    quoted = subject.text[hit.start : hit.end] if subject else ""
    if subject:
        subject.found[rule.id] = rule.type
    words = {"found": _short(quoted), **hit.words}
    finding = Finding(
        rule=rule.id,
        type=rule.type,
        level=rule.level,
        start=hit.start,
        end=hit.end,
        message=rule.message[looking.speaks].format_map(words),
        why=rule.why[looking.speaks],
        cites=(*rule.cites, *rule.law),
        repair=hit.repair,
    )
    return Placed(hit.part, finding, rule.version, quoted, hit.twin, hit.outlet)


def _short(quoted: str, most: int = 60) -> str:
    line = " ".join(quoted.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _once(found: list[Placed]) -> Iterator[Placed]:
    until: dict[str, int] = {}
    for one in found:
        if one.finding.type.startswith("pii."):
            if one.finding.start < until.get(one.part, 0):
                continue
            until[one.part] = one.finding.end
        yield one
