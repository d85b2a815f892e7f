"""What the draft would find, and no longer find, in the newest posts of every state.

1. Texts are read newest first; those of one language each, and those of channels of their own.
2. Each is judged by both packs, by the rules for our own texts and by those for messages.
3. After five seconds it stops and says how many it got through.

Advice about tone is the writer's own (never.md, N9): it is neither shown nor counted here.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from tankar.content.models import ChannelText, Item, LanguageVersion
from tankar.organisation.models import Person
from tankar.texts import Pack, Placed, check, text_draft
from tankar.texts.rule import Purpose

__all__ = ["MOST_POSTS", "MOST_SHOWN", "Effect", "effect_on_posts"]

MOST_POSTS = 500
MOST_SHOWN = 50
SECONDS = 5.0
Key = tuple[str, int, int]


@dataclass(frozen=True)
class Row:
    """One finding that is there with one pack only."""

    item: str
    language: str
    title: str
    quoted: str
    is_new: bool


@dataclass
class Effect:
    """`posts`: how many there are, at most 500; `looked`: through how many. `rows`: the first fifty."""

    posts: int = 0
    looked: int = 0
    anew: int = 0
    gone: int = 0
    rows: list[Row] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return self.looked == self.posts

    @property
    def left_out(self) -> int:
        return self.anew + self.gone - len(self.rows)


def effect_on_posts(
    person: Person, today: Pack, draft: Pack, speaks: str, seconds: float = SECONDS
) -> Effect:
    """Three statements."""
    items = list(Item.objects.visible_to(person).order_by("-pk").values_list("pk", "public_id")[:MOST_POSTS])
    texts = _texts([pk for pk, _public_id in items])
    effect, until = Effect(len(items)), time.monotonic() + seconds
    for pk, public_id in items:
        if time.monotonic() > until:
            break
        for language, text in texts.get(pk, ()):
            _note(effect, public_id, language, text, today, draft, speaks)
        effect.looked += 1
    return effect


def _texts(items: list[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    for model in (LanguageVersion, ChannelText):
        rows = (
            model.objects.filter(item__in=items).exclude(text="").values_list("item_id", "language", "text")
        )
        for item, language, text in rows:
            if (language, text) not in found.setdefault(item, []):
                found[item].append((language, text))
    return found


def _note(effect: Effect, item: str, language: str, text: str, today: Pack, draft: Pack, speaks: str) -> None:
    before, after = _found(text, language, today, speaks), _found(text, language, draft, speaks)
    effect.anew += len(after.keys() - before.keys())
    effect.gone += len(before.keys() - after.keys())
    for key in sorted(before.keys() ^ after.keys(), key=lambda one: one[1:]):
        if len(effect.rows) < MOST_SHOWN:
            placed, pack = (after[key], draft) if key in after else (before[key], today)
            rule = pack.rule(placed.finding.rule)
            title = rule.title[speaks] if rule else ""
            quoted = " ".join(placed.quoted.split())[:80]
            effect.rows.append(Row(item, language, title, quoted, key in after))


def _found(text: str, language: str, pack: Pack, speaks: str) -> dict[Key, Placed]:
    return {
        (one.finding.rule, one.finding.start, one.finding.end): one
        for one in _all(text, language, pack, speaks)
    }


def _all(text: str, language: str, pack: Pack, speaks: str) -> Iterator[Placed]:
    draft = text_draft({language: text})
    for purpose in Purpose:
        for one in check(draft, pack, speaks, purpose):
            if not one.finding.is_private:
                yield one
