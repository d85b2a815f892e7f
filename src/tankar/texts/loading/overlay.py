"""Lay a city's rule over the one below it: `tokens+` adds to a list or table, `tokens-` takes away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tankar.texts.rule import WrongRule

__all__ = ["laid_over"]


def laid_over(below: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """`below` with what `over` says; neither is changed. Raises `WrongRule`."""
    result = dict(below)
    for name, value in over.items():
        if not isinstance(name, str) or not name.strip():
            raise WrongRule("name", f"“{name}” is no name; put no, yes and numbers in quotes.")
        plain = name[:-1]
        if name.endswith("+"):
            result[plain] = _more(name, result.get(plain, type(value)()), value)
        elif name.endswith("-"):
            result[plain] = _less(name, result.get(plain), value)
        elif isinstance(value, Mapping) and isinstance(result.get(name), Mapping):
            result[name] = laid_over(result[name], value)
        else:
            result[name] = value
    return result


def _more(name: str, old: object, new: object) -> object:
    if isinstance(old, list) and isinstance(new, list):
        return [*old, *(one for one in new if one not in old)]
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return {**old, **new}
    raise WrongRule(name, "Only a list can be added to a list, and a table to a table.")


def _less(name: str, old: object, new: object) -> object:
    if not isinstance(new, list):
        raise WrongRule(name, "It must be a list of what to take away.")
    for one in new:
        if not isinstance(old, list | Mapping) or one not in old:
            raise WrongRule(name, f"“{one}” is not there, so it cannot be taken away.")
    if isinstance(old, Mapping):
        return {key: value for key, value in old.items() if key not in new}
    assert isinstance(old, list)
    return [one for one in old if one not in new]
