"""bilingual: what the Swedish and the Finnish text say, compared.

finds: missing     a language that a channel must have is not there, nor waived
       mismatch    both say a time, a date, a price or a number, and they differ
       incomplete  one says something that the other lacks, or is much shorter
compares: kinds of facts to compare (see tankar.texts.pairs.facts)
"""

from __future__ import annotations

from collections.abc import Iterator

from tankar.texts.draft import Role
from tankar.texts.kinds.kind import Kind, Names, choice, words
from tankar.texts.pairs.comparing import Difference, differences, shorter_by_far
from tankar.texts.pairs.facts import KINDS
from tankar.texts.patterns import Subject
from tankar.texts.rule import Hit, Judge, Looking, Rule, WrongRule
from tankar.texts.words import language_name, listed

__all__ = ["BILINGUAL"]

PAIR = ("sv", "fi")


def make(rule: Rule, _names: Names) -> Judge:
    finds = choice(rule, "finds", ["missing", "mismatch", "incomplete"])
    compared = frozenset(words(rule, "compares"))
    if wrong := sorted(compared - KINDS):
        raise WrongRule("compares", f"“{wrong[0]}” is none of {', '.join(sorted(KINDS))}.")
    if finds == "missing":
        return _missing
    return lambda looking: _compared(looking, compared, finds)


def _missing(looking: Looking) -> Iterator[Hit]:
    """Texts of one channel alone stand in for the common one; an empty language is told of once."""
    draft = looking.draft
    for language, channels in draft.wanting.items():
        if language in draft.waived or not channels:
            continue
        said = {
            "language": language_name(language, looking.speaks),
            "channels": listed(channels, looking.speaks),
        }
        yield Hit(language, words=said)


def _pairs(looking: Looking) -> Iterator[tuple[Subject, Subject]]:
    groups: dict[str, dict[str, Subject]] = {}
    for subject in looking.subjects:
        if subject.part.role is Role.TEXT and subject.part.language in PAIR and subject.text.strip():
            groups.setdefault(subject.part.group, {})[subject.part.language] = subject
    for group in groups.values():
        if len(group) == len(PAIR):
            yield group["sv"], group["fi"]


def _compared(looking: Looking, compared: frozenset[str], finds: str) -> Iterator[Hit]:
    meant_short = looking.draft.short
    for sv, fi in _pairs(looking):
        for one in differences(sv.text, fi.text, compared):
            if one.is_mismatch == (finds == "mismatch") and not (finds == "incomplete" and meant_short):
                yield _hit(one, sv, fi, looking)
        if finds == "incomplete" and not meant_short and (shorter := shorter_by_far(sv.text, fi.text)):
            subject, other = (sv, fi) if shorter == "sv" else (fi, sv)
            yield _whole(subject, other, looking)


def _hit(one: Difference, sv: Subject, fi: Subject, looking: Looking) -> Hit:
    said, other, there = (sv, fi, one.sv) if one.sv else (fi, sv, one.fi)
    assert there is not None
    words = {
        "language": language_name(said.part.language, looking.speaks),
        "other": language_name(other.part.language, looking.speaks),
        "found": said.text[there.start : there.end],
        "instead": "",
    }
    twin = None
    if one.sv and one.fi:
        twin = (fi.part.key, one.fi.start, one.fi.end)
        words["instead"] = fi.text[one.fi.start : one.fi.end]
    return Hit(said.part.key, there.start, there.end, twin=twin, words=words)


def _whole(subject: Subject, other: Subject, looking: Looking) -> Hit:
    words = {
        "language": language_name(other.part.language, looking.speaks),
        "other": language_name(subject.part.language, looking.speaks),
        "found": "…",
        "instead": "",
    }
    return Hit(subject.part.key, words=words)


BILINGUAL = Kind(frozenset({"finds", "compares"}), make, places=("language", "other", "instead", "channels"))
