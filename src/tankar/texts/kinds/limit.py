"""limit: a text that is longer than a channel takes, counted as the channel counts.

counts: text | description
"""

from __future__ import annotations

from collections.abc import Iterator

from tankar.texts.draft import Role
from tankar.texts.kinds.kind import Kind, Names, choice
from tankar.texts.rule import Hit, Judge, Looking, Rule
from tankar.texts.words import characters, number_words

__all__ = ["LIMIT"]


def make(rule: Rule, _names: Names) -> Judge:
    role = Role(choice(rule, "counts", [one.value for one in Role]))

    def judge(looking: Looking) -> Iterator[Hit]:
        for outlet in looking.draft.outlets:
            over = outlet.length - outlet.most
            if outlet.role == role and over > 0:
                words = {
                    "channel": outlet.channel,
                    "over": characters(over, looking.speaks),
                    "most": number_words(outlet.most, looking.speaks),
                }
                yield Hit(outlet.part, words=words, outlet=outlet.key)

    return judge


LIMIT = Kind(frozenset({"counts"}), make, places=("channel", "over", "most"))
