"""Where Tankar uses a rule: found in the code when it is first asked for, so that it cannot fall behind.

1. Kinds of journal entries that rest on the rule.
2. Checks of texts that cite it.
3. Pages whose templates show its chip, by the context they belong to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tankar.journal import all_kinds
from tankar.texts.loading.pack import load

__all__ = ["Uses", "uses_of"]

_CHIP = re.compile(r"""\{%\s*rule_chip\s+["']([A-Z]+-\d+)["']""")
# what a person calls the part of Tankar that a context is, and its first page
_PARTS: Mapping[str, tuple[Any, str]] = {
    "guideline": (_("Guideline"), "guideline:index"),
    "decisions": (_("Decisions"), "decisions:list"),
    "statements": (_("Statements and feedback"), "statements:index"),
    "channels": (_("Channels"), "channels:list"),
    "content": (_("Posts"), "content:items"),
    "publishing": (_("Publishing"), "publishing:feed"),
    "planning": (_("Calendar"), "planning:calendar"),
    "inbox": (_("Inbox"), "inbox:list"),
    "insights": (_("Insights"), "insights:index"),
    "safety": (_("Safety"), "safety:index"),
    "sharing": (pgettext_lazy("navigation", "Share"), "sharing:list"),
    "web": (_("Today"), "web:today"),
}


@dataclass(frozen=True)
class Uses:
    """`pages`: parts of Tankar that show the rule, with their address; `checks` and `entries` in words."""

    pages: list[tuple[str, str]]
    checks: list[str]
    entries: list[str]

    def __bool__(self) -> bool:
        return bool(self.pages or self.checks or self.entries)


def uses_of(rule_id: str, language: str) -> Uses:
    """In the language given, which must be the active one."""
    return Uses(
        [found for context in sorted(_shown().get(rule_id, ())) if (found := _page(context))],
        [title[language] for title in _checks().get(rule_id, ())],
        sorted({_sentence(sentence) for sentence in _entries().get(rule_id, ())}),
    )


@cache
def _entries() -> Mapping[str, list[str]]:
    found = defaultdict(list)
    for kind in all_kinds():
        for rule in kind.rules:
            found[rule].append(str(kind.sentence))
    return found


@cache
def _checks() -> Mapping[str, list[Mapping[str, str]]]:
    found = defaultdict(list)
    for rule in load(settings.CONFIGURATION.text_rules).rules:
        for cited in rule.cites:
            found[cited].append(rule.title)
    return found


@cache
def _shown() -> Mapping[str, set[str]]:
    found = defaultdict(set)
    for context, template in _templates():
        for rule in _CHIP.findall(template.read_text("utf-8")):
            found[rule].add(context)
    return found


def _templates() -> Iterator[tuple[str, Path]]:
    for config in apps.get_app_configs():
        if config.name.startswith("tankar."):
            for template in Path(config.path, "templates").rglob("*.html"):
                yield config.name.removeprefix("tankar."), template


def _page(context: str) -> tuple[str, str] | None:
    label, name = _PARTS.get(context, ("", ""))
    try:
        return str(label), reverse(name)
    except NoReverseMatch:
        return None


def _sentence(sentence: str) -> str:
    """What the journal says, with dots where a name or a title will stand."""
    return re.sub(r"%\(\w+\)s", "…", gettext(sentence))
