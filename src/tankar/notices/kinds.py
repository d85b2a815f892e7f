"""Kinds of notices. Each context declares its own in `notices.py`:

    NOTICES = [NoticeKind("content.review_asked", gettext_noop("%(who)s asks you to look at “%(title)s”"))]

Plain Python: no model is imported here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from tankar.notices.errors import UnknownNotice, WrongNotice

__all__ = ["NoticeKind", "all_kinds", "declare", "discover", "kind_named"]


@dataclass(frozen=True)
class NoticeKind:
    """One kind of notice: `context.what_happened`, and its sentence with named parameters, in English, marked
    with `gettext_noop`. `awaits`: the person has something to do, so it is also sent by mail."""

    name: str
    sentence: str
    awaits: bool = False


_declared: dict[str, NoticeKind] = {}


def declare(new: Iterable[NoticeKind], *, context: str) -> None:
    """Add the kinds of one context. Raises `WrongNotice` for a foreign or doubled name."""
    for kind in new:
        if kind.name.split(".")[0] != context:
            raise WrongNotice(f"{kind.name} is declared by {context}: its name must begin with “{context}.”.")
        if _declared.get(kind.name, kind) != kind:
            raise WrongNotice(f"{kind.name} is declared twice, and differently.")
        _declared[kind.name] = kind


def discover() -> None:
    """Read `notices.py` of every context that has one."""
    for config in apps.get_app_configs():
        if config.name.startswith("tankar.") and module_has_submodule(config.module, "notices"):
            told = import_module(f"{config.name}.notices")
            declare(getattr(told, "NOTICES", ()), context=config.name.removeprefix("tankar."))


def all_kinds() -> list[NoticeKind]:
    """Every declared kind, by name."""
    return sorted(_declared.values(), key=lambda kind: kind.name)


def kind_named(name: str) -> NoticeKind:
    """The declared kind. Raises `UnknownNotice`."""
    try:
        return _declared[name]
    except KeyError:
        raise UnknownNotice(f"No context declares the notice {name}: add it to its notices.py.") from None
