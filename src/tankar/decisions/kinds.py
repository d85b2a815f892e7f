"""Kinds of matters. Each context declares its own, with its terms, in `matters.py`:

    MATTERS = [MatterKind("channels.profile_request", gettext_noop("New profile"), asks={"decide": …}, …)]
    TERMS = [Term("channels.profile_decision", 5, "default", gettext_noop("…"))]

Plain Python: no model is imported here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext

from tankar.decisions import terms
from tankar.decisions.errors import UnknownMatter, UnknownWord, WrongMatter

if TYPE_CHECKING:
    from tankar.organisation.models import Person

__all__ = ["MatterKind", "all_kinds", "declare", "discover", "kind_named", "nobody_else"]


def nobody_else(_person: Person) -> Q:
    """For `may_see`: only whoever asked, is asked or has decided."""
    return Q(pk__in=())


@dataclass(frozen=True)
class MatterKind:
    """One kind of matter: `context.noun`, and what it is called, in English, marked with `gettext_noop`.

    `asks`: verb → sentence with `%(title)s`, verb first, as Today says it. `answers` and `outcomes`: key → words.
    `may_see(person)` is a condition on Matter rows: who sees it besides those who asked, are asked or decided.
    `listed=False` keeps it off the Decisions page. `for_elected`: elected officials ask and see their own.
    """

    name: str
    label: str
    asks: Mapping[str, str]
    answers: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)
    may_see: Callable[[Person], Q] = nobody_else
    listed: bool = True
    for_elected: bool = False

    @property
    def words(self) -> str:
        """What it is called, in the language that is active now."""
        return gettext(self.label)

    def word(self, where: str, key: str) -> str:
        """The words of a verb ("asks"), an answer or an outcome. Raises `UnknownWord`."""
        words: Mapping[str, str] = getattr(self, where)
        if key not in words:
            raise UnknownWord(f"{self.name} declares no “{key}” among its {where}.")
        return words[key]


_declared: dict[str, MatterKind] = {}


def declare(new: Iterable[MatterKind], *, context: str) -> None:
    """Add the kinds of one context. Raises `WrongMatter` for a foreign or doubled name, or a verb without title."""
    for kind in new:
        if kind.name.split(".")[0] != context:
            raise WrongMatter(f"{kind.name} is declared by {context}: its name must begin with “{context}.”.")
        if _declared.get(kind.name, kind) is not kind:
            raise WrongMatter(f"{kind.name} is declared twice.")
        for verb, sentence in kind.asks.items():
            if "%(title)s" not in sentence:
                raise WrongMatter(f"{kind.name}: what “{verb}” asks must name the title, %(title)s.")
        _declared[kind.name] = kind


def discover() -> None:
    """Read `matters.py` of every context that has one."""
    for config in apps.get_app_configs():
        if config.name.startswith("tankar.") and module_has_submodule(config.module, "matters"):
            told = import_module(f"{config.name}.matters")
            context = config.name.removeprefix("tankar.")
            terms.declare(getattr(told, "TERMS", ()), context=context)
            declare(getattr(told, "MATTERS", ()), context=context)


def all_kinds() -> list[MatterKind]:
    """Every declared kind, by name."""
    return sorted(_declared.values(), key=lambda kind: kind.name)


def kind_named(name: str) -> MatterKind:
    """The declared kind. Raises `UnknownMatter`."""
    try:
        return _declared[name]
    except KeyError:
        raise UnknownMatter(f"No context declares the matter {name}: add it to its matters.py.") from None
