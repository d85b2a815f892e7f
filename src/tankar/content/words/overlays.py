"""What the overlay says of one list or of the rules, and the overlay with something else said. Plain data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from tankar.content.words.catalogue import CityList, lists_of
from tankar.texts import Level, Pack
from tankar.texts.rule import Rule

__all__ = [
    "OFF",
    "QUIETER",
    "Change",
    "Overlay",
    "Said",
    "differences",
    "loudness",
    "mark_of",
    "may_be_quieter",
    "pruned",
    "said_of",
    "with_loudness",
    "with_said",
]

Overlay = Mapping[str, Any]
QUIETER, OFF = "quieter", "off"
_BELOW = {Level.WARNING: Level.ADVICE, Level.ADVICE: Level.INFO}


@dataclass(frozen=True)
class Said:
    """What the city adds to a list and takes away from it, in one language."""

    added: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """What is different in a list or a rule. `key`: of the list, or id of the rule, whose new `loudness` is "" for as
    delivered and `None` for a list. Of a list: words that are now added, no longer added, taken away, put back."""

    key: str
    language: str = ""
    loudness: str | None = None
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    back: tuple[str, ...] = ()


def said_of(overlay: Overlay, one: CityList) -> dict[str, Said]:
    """Language ("" where the list knows none) → what is said."""
    found: dict[str, dict[str, list[str]]] = {}
    for place, name in one.places:
        if place == "words":
            for field, words in overlay.get("words", {}).get(name, {}).items():
                found.setdefault(field[:-1], {}).setdefault(field[-1], []).extend(words)
        else:
            changes = overlay.get("rules", {}).get(place, {})
            for sign in "+-":
                found.setdefault("", {}).setdefault(sign, []).extend(changes.get(f"{name}{sign}", ()))
    return {
        language: Said(_once(by.get("+")), _once(by.get("-")))
        for language, by in found.items()
        if any(by.values())
    }


def with_said(overlay: Overlay, one: CityList, said: Mapping[str, Said]) -> dict[str, Any]:
    """The overlay with exactly this said of the list."""
    result = deepcopy(dict(overlay))
    for place, name in one.places:
        part, key = ("words", name) if place == "words" else ("rules", place)
        kept = {} if place == "words" else result.get(part, {}).get(key, {})
        others = {field: value for field, value in kept.items() if field[:-1] != name}
        result.setdefault(part, {})[key] = others | dict(_fields(place, name, said))
    return _tidy(result)


def loudness(overlay: Overlay) -> dict[str, str]:
    """Rule → "quieter" or "off", where it is neither as delivered."""
    quieter = {rule: QUIETER for rule, changes in overlay.get("rules", {}).items() if "level" in changes}
    return quieter | dict.fromkeys(overlay.get("disabled", ()), OFF)


def with_loudness(overlay: Overlay, pack: Pack, chosen: Mapping[str, str]) -> dict[str, Any]:
    """The overlay with these rules and no others quieter or off. Rules that cannot be are left as delivered."""
    result = deepcopy(dict(overlay))
    for changes in result.get("rules", {}).values():
        changes.pop("level", None)
    rules = {rule.id: rule for rule in pack.rules}
    result["disabled"] = sorted(one for one, how in chosen.items() if how == OFF and one in rules)
    for rule_id, how in chosen.items():
        if how == QUIETER and rule_id in rules and may_be_quieter(rules[rule_id]):
            level = _BELOW[rules[rule_id].level].value
            result.setdefault("rules", {}).setdefault(rule_id, {})["level"] = level
    return _tidy(result)


def may_be_quieter(rule: Rule) -> bool:
    return rule.level in _BELOW


def pruned(overlay: Overlay, pack: Pack) -> dict[str, Any]:
    """What of the overlay the rules as they are now still know."""
    result: dict[str, Any] = {}
    for one in lists_of(pack):
        result = with_said(result, one, said_of(overlay, one))
    rules = {rule.id for rule in pack.rules if rule.level not in (Level.BLOCK, Level.CRITICAL)}
    return with_loudness(result, pack, {one: how for one, how in loudness(overlay).items() if one in rules})


def differences(old: Overlay, new: Overlay, pack: Pack) -> list[Change]:
    """Lists first, in their order; then rules."""
    return [*_of_lists(old, new, pack), *_of_rules(loudness(old), loudness(new))]


def mark_of(said: object) -> str:
    """Eight signs that change whenever what is said does: what a form began with."""
    text = json.dumps(said, sort_keys=True, default=lambda one: [one.added, one.taken])
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _of_lists(old: Overlay, new: Overlay, pack: Pack) -> Iterator[Change]:
    for one in lists_of(pack):
        before, after = said_of(old, one), said_of(new, one)
        for language in sorted({*before, *after}):
            was, now = before.get(language, Said()), after.get(language, Said())
            if was != now:
                yield Change(
                    one.key,
                    language,
                    added=_less(now.added, was.added),
                    dropped=_less(was.added, now.added),
                    taken=_less(now.taken, was.taken),
                    back=_less(was.taken, now.taken),
                )


def _of_rules(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for rule_id in sorted({*before, *after}):
        if before.get(rule_id) != after.get(rule_id):
            yield Change(rule_id, loudness=after.get(rule_id, ""))


def _fields(place: str, name: str, said: Mapping[str, Said]) -> Iterator[tuple[str, list[str]]]:
    for language, each in said.items():
        of = language if place == "words" else name
        for sign, words in (("+", each.added), ("-", each.taken)):
            if words:
                yield f"{of}{sign}", list(words)


def _less(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in one if word not in other)


def _once(words: list[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words or ()))


def _tidy(overlay: dict[str, Any]) -> dict[str, Any]:
    """Without what says nothing."""
    for part in ("words", "rules"):
        kept = {key: changes for key, changes in overlay.get(part, {}).items() if changes}
        overlay[part] = kept
    return {part: said for part, said in overlay.items() if said}
