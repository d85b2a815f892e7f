"""occurrence: too many of something. The first `most` are fine; the finding tells of the rest, or of all.

tokens, except, repair · most: how many are fine · tells: rest | all
over: text | pair, for the languages of one post together
"""

from __future__ import annotations

from collections.abc import Iterator

from tankar.texts.kinds.existence import gathered, spans_of
from tankar.texts.kinds.kind import Kind, Names, number, over_texts, patterns, words
from tankar.texts.kinds.mending import mend_of
from tankar.texts.patterns import Subject
from tankar.texts.rule import Hit, Judge, Looking, Rule, WrongRule

__all__ = ["OCCURRENCE"]


def make(rule: Rule, names: Names) -> Judge:
    _looked_over(rule)
    tokens, exempt, mend = patterns(rule, "tokens", names), patterns(rule, "except", names), mend_of(rule)
    most = number(rule, "most", 0)
    from_first = rule.data.get("tells") == "all"

    def look(subject: Subject) -> Iterator[Hit]:
        spans = spans_of(subject, tokens, exempt)
        if len(spans) > most:
            yield from gathered(subject, spans if from_first else spans[most:], mend)

    def judge(looking: Looking) -> Iterator[Hit]:
        pairs: dict[str, list[tuple[Subject, list[tuple[int, int]]]]] = {}
        for one in looking.subjects:
            if one.part.role in rule.roles:
                pairs.setdefault(one.part.group, []).append((one, spans_of(one, tokens, exempt)))
        for pair in pairs.values():
            count = sum(len(spans) for _, spans in pair)
            if count > most:
                for subject, spans in pair:
                    yield from gathered(subject, spans, mend, count)

    return judge if rule.data.get("over") == "pair" else over_texts(rule, look)


def _looked_over(rule: Rule) -> None:
    if not words(rule, "tokens"):
        raise WrongRule("tokens", "Say what to count.")
    if rule.data.get("tells", "rest") not in ("rest", "all"):
        raise WrongRule("tells", "It must be rest or all.")
    if rule.data.get("over", "text") not in ("text", "pair"):
        raise WrongRule("over", "It must be text or pair.")


OCCURRENCE = Kind(
    frozenset({"tokens", "except", "repair", "most", "tells", "over", "ignores_case"}),
    make,
    places=("count",),
)
