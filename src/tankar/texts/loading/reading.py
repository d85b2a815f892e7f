"""From a file's data to a rule: every field looked at, every mistake named."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any

from tankar.texts import kinds
from tankar.texts.draft import Role
from tankar.texts.finding import Level
from tankar.texts.rule import SPEAKING, Purpose, Rule, WrongRule

__all__ = ["rule_from"]

COMMON = {
    "extends", "type", "level", "title", "message", "why", "cites", "law", "in", "languages", "examples", "for",
}  # fmt: skip


def rule_from(rule_id: str, data: Mapping[str, Any]) -> Rule:
    """The rule that `data` describes. Raises `WrongRule`."""
    kind = data.get("extends")
    if not isinstance(kind, str) or kind not in kinds.KINDS:
        raise WrongRule(
            "extends", f"There is no rule type “{kind}”; there are {', '.join(sorted(kinds.KINDS))}."
        )
    places = kinds.KINDS[kind].places
    own = {name: value for name, value in data.items() if name not in COMMON}
    if unknown := sorted(set(own) - kinds.KINDS[kind].fields):
        raise WrongRule(unknown[0], f"A rule of type {kind} has no such field.")
    languages = tuple(_list(data, "languages") or SPEAKING)
    if wrong := [one for one in languages if one not in SPEAKING]:
        raise WrongRule("languages", f"“{wrong[0]}” is none of {', '.join(SPEAKING)}.")
    cites, law = tuple(_list(data, "cites")), tuple(_list(data, "law"))
    if not cites:
        raise WrongRule("cites", "Say which rule of the guideline this serves.")
    return Rule(
        id=rule_id,
        type=str(data.get("type", rule_id)),
        extends=kind,
        level=_one_of(data, "level", Level),
        title=_said(data, "title", ()),
        message=_said(data, "message", ("found", *places)),
        why=_said(data, "why", ()),
        cites=cites,
        law=law,
        roles=tuple(_one_of({"in": one}, "in", Role) for one in _list(data, "in") or ["text"]),
        languages=languages,
        examples=_examples(data, languages),
        data=own,
        purposes=tuple(_one_of({"for": one}, "for", Purpose) for one in _list(data, "for") or ["draft"]),
    )


def _list(data: Mapping[str, Any], name: str) -> list[str]:
    value = data.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WrongRule(name, "It must be a list of words.")
    return value


def _one_of(data: Mapping[str, Any], name: str, choices: Any) -> Any:
    try:
        return choices(data.get(name))
    except ValueError:
        said = ", ".join(one.value for one in choices)
        raise WrongRule(name, f"“{data.get(name)}” is none of {said}.") from None


def _said(data: Mapping[str, Any], name: str, places: tuple[str, ...]) -> Mapping[str, str]:
    """A sentence in every language, with no other {places} than the rule type fills."""
    value = data.get(name)
    if not isinstance(value, Mapping):
        raise WrongRule(name, f"It must be said in {', '.join(SPEAKING)}.")
    for language in SPEAKING:
        sentence = value.get(language)
        if not isinstance(sentence, str) or not sentence.strip():
            raise WrongRule(f"{name}.{language}", "It is missing.")
        try:
            used = {place for _, place, _, _ in string.Formatter().parse(sentence) if place is not None}
        except ValueError:
            raise WrongRule(f"{name}.{language}", "A brace has no partner.") from None
        if wrong := sorted(used - set(places)):
            raise WrongRule(f"{name}.{language}", f"Nothing fills {{{wrong[0]}}} in this rule type.")
    return {language: value[language].strip() for language in SPEAKING}


def _examples(data: Mapping[str, Any], languages: tuple[str, ...]) -> Mapping[str, Mapping[str, list[Any]]]:
    value = data.get("examples")
    if not isinstance(value, Mapping):
        raise WrongRule(
            "examples", "A rule without examples is not taken: they are its tests and its help page."
        )
    for language in languages:
        for side in ("hit", "miss"):
            group = value.get(language)
            if not isinstance(group, Mapping) or not isinstance(group.get(side), list) or not group[side]:
                raise WrongRule(f"examples.{language}.{side}", "Give at least one.")
    return value
