"""opening: a link whose page was asked for, and is not there. What nobody could tell is left alone.

because: gone | nowhere
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tankar.texts.kinds.kind import Kind, Names, choice
from tankar.texts.rule import Hit, Judge, Looking, Rule

__all__ = ["OPENING"]

PAGE = "link"
# a longer address that begins with the same letters is another one
ENDS = r"(?=[.,;:!?)”’»]*(?:[\s<>\"]|\Z))"


def make(rule: Rule, _names: Names) -> Judge:
    because = choice(rule, "because", ["gone", "nowhere"])

    def judge(looking: Looking) -> Iterator[Hit]:
        broken = [address for address, why in looking.draft.unopened.items() if why == because]
        for address in broken:
            for subject in looking.subjects:
                if subject.part.role in rule.roles and address in subject.text:
                    for found in re.finditer(re.escape(address) + ENDS, subject.text):
                        yield Hit(subject.part.key, found.start(), found.end())
        if looking.draft.page in broken:
            yield Hit(PAGE, words={"found": looking.draft.page})

    return judge


OPENING = Kind(frozenset({"because"}), make)
