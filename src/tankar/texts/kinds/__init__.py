"""The rule types. A type is code; what the city says with it is data."""

from __future__ import annotations

from tankar.texts.kinds.bilingual import BILINGUAL
from tankar.texts.kinds.existence import EXISTENCE
from tankar.texts.kinds.gap import GAP
from tankar.texts.kinds.health import HEALTH
from tankar.texts.kinds.heap import HEAP
from tankar.texts.kinds.kind import ANY, Kind, Names
from tankar.texts.kinds.lexicon import LEXICON
from tankar.texts.kinds.limit import LIMIT
from tankar.texts.kinds.media import MEDIA
from tankar.texts.kinds.metric import METRIC
from tankar.texts.kinds.occurrence import OCCURRENCE
from tankar.texts.kinds.opening import OPENING
from tankar.texts.kinds.person import PERSON
from tankar.texts.kinds.personal import PERSONAL
from tankar.texts.kinds.points import POINTS
from tankar.texts.kinds.signals import SIGNALS
from tankar.texts.kinds.spelling import SPELLING
from tankar.texts.kinds.stray import STRAY
from tankar.texts.kinds.substitution import SUBSTITUTION
from tankar.texts.kinds.weighed import WEIGHED
from tankar.texts.rule import Judge, Rule

__all__ = ["ANY", "KINDS", "Names", "judge_of"]

KINDS: dict[str, Kind] = {
    "bilingual": BILINGUAL,
    "existence": EXISTENCE,
    "gap": GAP,
    "health": HEALTH,
    "heap": HEAP,
    "lexicon": LEXICON,
    "limit": LIMIT,
    "media": MEDIA,
    "metric": METRIC,
    "occurrence": OCCURRENCE,
    "opening": OPENING,
    "person": PERSON,
    "personal": PERSONAL,
    "points": POINTS,
    "signals": SIGNALS,
    "spelling": SPELLING,
    "stray": STRAY,
    "substitution": SUBSTITUTION,
    "weighed": WEIGHED,
}


def judge_of(rule: Rule, names: Names) -> Judge:
    """The rule made ready. Raises `WrongRule`."""
    return KINDS[rule.extends].make(rule, names)
