"""The modules as they are packaged: situations of the city's daily life, with choices and what the guideline says."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["MODULES", "Module", "Situation", "module"]

MODULES = ("channels", "heads", "elected")


@dataclass(frozen=True)
class Told:
    """A situation in one language: what happens, what one may do, what is right and why."""

    text: str
    choices: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Situation:
    """`best`: the place of the choice that follows the guideline; `cites`: the rules it rests on."""

    best: int
    cites: tuple[str, ...]
    told: Mapping[str, Told]


@dataclass(frozen=True)
class Module:
    """`minutes`: about how long it takes."""

    slug: str
    minutes: int
    title: Mapping[str, str]
    situations: tuple[Situation, ...]


@cache
def module(slug: str) -> Module:
    """One of `MODULES`."""
    path = files("tankar.guideline.training").joinpath("modules", f"{slug}.toml")
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return Module(slug, read["minutes"], read["title"], tuple(_situation(one) for one in read["situation"]))


def _situation(read: Mapping[str, Any]) -> Situation:
    return Situation(
        best=read["best"],
        cites=tuple(read["cites"]),
        told={
            language: Told(read[language]["text"], tuple(read[language]["choices"]), read[language]["why"])
            for language in ("sv", "fi", "en")
        },
    )
