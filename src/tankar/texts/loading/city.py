"""What a city says on pages, laid over a pack: plain data, no file. Raises `WrongRule` with the place and a sentence.

    words:    list → "sv+", "sv-" (a language or "any") → words; only lists that are there
    rules:    id → a list's field with + or -, and level; only rules that are there
    disabled: ids of rules

Taking away what is not there is no mistake: it may have gone with an upgrade. What the law demands (block) is not
touched at all; what is brought to a person at once (critical) keeps its level and its words. Nothing becomes either.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from tankar.texts.finding import Level
from tankar.texts.kinds import ANY
from tankar.texts.loading.reading import COMMON
from tankar.texts.rule import SPEAKING, WrongRule
from tankar.texts.vocabulary.folding import folded
from tankar.texts.vocabulary.tokens import words_of
from tankar.texts.vocabulary.vocabulary import APOSTROPHES

__all__ = ["LONGEST", "MOST", "PROTECTED", "changed_lists", "changed_rules", "wrong_with"]

PROTECTED = (Level.BLOCK, Level.CRITICAL)
LONGEST = 100
MOST = 5_000
SHORTEST_BESIDE_A_STAR = 3
_FIELDS = {"words", "rules", "disabled"}
Rules = Mapping[str, Mapping[str, Any]]
Lists = Mapping[str, Mapping[str, list[str]]]


def changed_lists(
    lists: Lists, rules: Rules, overlay: Mapping[str, Any]
) -> dict[str, Mapping[str, list[str]]]:
    """The word lists with what the overlay says."""
    if unknown := sorted(set(overlay) - _FIELDS):
        raise WrongRule(unknown[0], f"There is no such part; there are {', '.join(sorted(_FIELDS))}.")
    result = dict(lists)
    said = 0
    for name, changes in _table("words", overlay.get("words", {})).items():
        place = f"words.{name}"
        if name not in lists:
            raise WrongRule(place, f"There is no list {name}.")
        changed = dict(lists[name])
        for field, words in _table(place, changes).items():
            language, sign = field[:-1], field[-1:]
            if language not in (*SPEAKING, ANY) or sign not in ("+", "-"):
                raise WrongRule(f"{place}.{field}", "Say a language, and + or - after it.")
            _not_weakened(place, name, rules, sign)
            said += len(_words(f"{place}.{field}", words))
            _each_fits(f"{place}.{field}", words, sign)
            changed[language] = _laid(changed.get(language, []), words, sign)
        result[name] = changed
    if said > MOST:
        raise WrongRule("words", f"More than {MOST} words are too many.")
    return result


def changed_rules(rules: Rules, overlay: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The rules that the overlay changes or, as empty tables, switches off."""
    result: dict[str, dict[str, Any]] = {}
    for rule_id, changes in _table("rules", overlay.get("rules", {})).items():
        place = f"rules.{rule_id}"
        level = _level_of(place, rule_id, rules)
        data = dict(rules[rule_id])
        for field, value in _table(place, changes).items():
            if field == "level":
                data["level"] = _quieter(f"{place}.level", level, value)
            else:
                data[field[:-1]] = _list_changed(f"{place}.{field}", data, level, field, value)
        result[rule_id] = data
    for rule_id in _words("disabled", overlay.get("disabled", [])):
        if _level_of("disabled", rule_id, rules) == Level.CRITICAL:
            raise WrongRule("disabled", f"{rule_id} is brought to a person at once, and stays on.")
        result[rule_id] = {}
    return result


def wrong_with(word: str) -> str:
    """Why a word cannot stand in a list of words; "" when it can."""
    if not word.strip() or len(word) > LONGEST:
        return f"A word has between 1 and {LONGEST} characters."
    if any(unicodedata.category(one) in ("Cc", "Cf", "Cs", "Co", "Cn") for one in word):
        return "It holds a character that nobody sees."
    for part in APOSTROPHES.sub(" ", word).split():
        plain = part.strip("*")
        if not folded(plain).strip() or not any(one.isalnum() for one in plain):
            return "It needs letters."
        if not (plain[0].isalnum() and plain[-1].isalnum()):
            return "Each word begins and ends with a letter or a digit; only * may stand outside."
        if len(words_of(plain)) != 1:
            return "It is read as several words; write a space between them."
        if "*" in part and (part.count("*") > 1 or "*" in plain or len(plain) < SHORTEST_BESIDE_A_STAR):
            return (
                f"One * may stand first or last in a word, beside at least {SHORTEST_BESIDE_A_STAR} letters."
            )
    return ""


def _list_changed(place: str, data: Mapping[str, Any], level: Level, field: str, value: object) -> list[str]:
    name, sign = field[:-1], field[-1:]
    old = data.get(name)
    if sign not in ("+", "-") or name in COMMON or not isinstance(old, list):
        raise WrongRule(place, "Only lists (with + or -) and the level of a rule can be changed.")
    if level == Level.CRITICAL and sign == "-":
        raise WrongRule(place, "It is brought to a person at once: nothing is taken away from it.")
    if wrong := [one for one in _words(place, value) if not one.strip() or len(one) > LONGEST]:
        raise WrongRule(place, f"“{wrong[0][:LONGEST]}” has not between 1 and {LONGEST} characters.")
    return _laid(old, _words(place, value), sign)


def _quieter(place: str, level: Level, value: object) -> str:
    if level == Level.CRITICAL:
        raise WrongRule(place, "It is brought to a person at once: its level stays.")
    if value not in (Level.INFO, Level.ADVICE, Level.WARNING):
        raise WrongRule(place, "It can be info, advice or warning. Only the law makes a rule stop anything.")
    return str(value)


def _level_of(place: str, rule_id: str, rules: Rules) -> Level:
    if rule_id not in rules:
        raise WrongRule(place, f"There is no rule {rule_id}.")
    level = Level(str(rules[rule_id].get("level")))
    if level == Level.BLOCK:
        raise WrongRule(place, f"The law demands {rule_id}: it stays as it is.")
    return level


def _not_weakened(place: str, name: str, rules: Rules, sign: str) -> None:
    for rule_id, data in rules.items():
        level = data.get("level")
        if level in PROTECTED and f"@{name}" in set(_texts(data)) and (level == Level.BLOCK or sign == "-"):
            raise WrongRule(place, f"{rule_id} rests on it, which stays as strict as it is.")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _each_fits(place: str, words: list[str], sign: str) -> None:
    for word in words:
        if sign == "+" and (why := wrong_with(word)):
            raise WrongRule(place, f"“{word[:LONGEST]}”: {why}")


def _laid(old: list[str], words: list[str], sign: str) -> list[str]:
    if sign == "-":
        return [one for one in old if one not in words]
    return [*old, *(one for one in dict.fromkeys(words) if one not in old)]


def _table(place: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping) or not all(isinstance(one, str) for one in value):
        raise WrongRule(place, "It must say name: value.")
    return value


def _words(place: str, value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WrongRule(place, "It must be a list of words.")
    return value
