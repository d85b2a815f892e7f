"""Kinds of entries. Each context declares its own in `entries.py`:

    ENTRIES = [EntryKind("content.item_started", gettext_noop("%(actor)s started “%(title)s”"), ("CONT-1",))]

They are collected once, when Django has loaded all contexts. Plain Python: no model is imported here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module

from django.apps import apps
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule

from tankar.journal.errors import UnknownKind, WrongKind

__all__ = ["Actor", "EntryKind", "all_kinds", "declare", "discover", "kind_named"]


@dataclass(frozen=True)
class Actor:
    """Who did it: the person's public id, the name as it was, and as what they acted (employee, elected)."""

    id: str
    name: str
    acting_as: str | None = None


@dataclass(frozen=True)
class EntryKind:
    """One kind of entry: `context.what_happened`, its sentence for people, the rules it rests on.

    The sentence is English, marked with `gettext_noop`, with named parameters: `%(actor)s` is always there,
    the others come from the entry's params.

    A parameter may be a code whose words depend on the language: `labels` gives for its name a table from
    code to lazily translated label. The entry keeps the code; the sentence says the label.
    """

    name: str
    sentence: str
    rules: Sequence[str] = ()
    labels: Mapping[str, Mapping[str, str | Promise]] = field(default_factory=dict, hash=False)


_declared: dict[str, EntryKind] = {}


def declare(new: Iterable[EntryKind], *, context: str) -> None:
    """Add the kinds of one context. Raises `WrongKind` for a foreign or doubled name."""
    for kind in new:
        if kind.name.split(".")[0] != context:
            raise WrongKind(f"{kind.name} is declared by {context}: its name must begin with “{context}.”.")
        if _declared.get(kind.name, kind) != kind:
            raise WrongKind(f"{kind.name} is declared twice, and differently.")
        _declared[kind.name] = kind


def discover() -> None:
    """Read `entries.py` of every context that has one."""
    for config in apps.get_app_configs():
        if config.name.startswith("tankar.") and module_has_submodule(config.module, "entries"):
            entries = import_module(f"{config.name}.entries")
            declare(getattr(entries, "ENTRIES", ()), context=config.name.removeprefix("tankar."))


def all_kinds() -> list[EntryKind]:
    """Every declared kind, by name."""
    return sorted(_declared.values(), key=lambda kind: kind.name)


def kind_named(name: str) -> EntryKind:
    """The declared kind. Raises `UnknownKind`."""
    try:
        return _declared[name]
    except KeyError:
        raise UnknownKind(
            f"No context declares the entry {name}: add it to that context's entries.py."
        ) from None
