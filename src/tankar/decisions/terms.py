"""Terms: how long something may wait, and whether law, guideline or our own default says so.

Every one can be set: `TANKAR_TERMS="channels.profile_decision=7,clearance.answer=3"`. The guideline holds no number
(docs of the domain, point 11); what is not law is our default, and the page says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext, ngettext

from tankar.decisions.errors import UnknownTerm, WrongMatter
from tankar.organisation.calendar import add_working_days, add_working_hours, office_hours
from tankar.work import clock

__all__ = [
    "Term",
    "all_terms",
    "amount_of",
    "change",
    "declare",
    "due",
    "length_words",
    "source_words",
    "term",
]

Source = Literal["law", "guideline", "default"]
Unit = Literal["working days", "working hours", "days", "hours"]


@dataclass(frozen=True)
class Term:
    """One length of time. `meaning` is English, marked with `gettext_noop`; `cites`: rules or sections of law."""

    name: str
    amount: int
    source: Source
    meaning: str
    cites: tuple[str, ...] = ()
    unit: Unit = "working days"


_declared: dict[str, Term] = {}
_changed: dict[str, int] = {}


def declare(new: Iterable[Term], *, context: str) -> None:
    """Add the terms of one context. Raises `WrongMatter` for a foreign or doubled name or no time at all."""
    for one in new:
        if one.name.split(".")[0] != context:
            raise WrongMatter(f"{one.name} is declared by {context}: its name must begin with “{context}.”.")
        if _declared.get(one.name, one) != one:
            raise WrongMatter(f"The term {one.name} is declared twice, and differently.")
        if one.amount < 1:
            raise WrongMatter(f"The term {one.name} must be at least one of its {one.unit}.")
        _declared[one.name] = one


def change(amounts: Mapping[str, int]) -> None:
    """What the installation has set. Raises `UnknownTerm`: a misspelt name must not be believed to hold."""
    for name in amounts:
        term(name)
    _changed.clear()
    _changed.update(amounts)


def all_terms() -> list[Term]:
    """Every declared term, by name, as declared."""
    return sorted(_declared.values(), key=lambda one: one.name)


def term(name: str) -> Term:
    """The declared term. Raises `UnknownTerm`."""
    try:
        return _declared[name]
    except KeyError:
        raise UnknownTerm(
            f"No context declares the term {name}. Those that can be set stand in docs/reference/terms.md."
        ) from None


def amount_of(name: str) -> int:
    """How many of its units, as set here. Raises `UnknownTerm`."""
    return _changed.get(name, term(name).amount)


def due(name: str, since: dt.datetime) -> dt.datetime:
    """The moment at which the term ends that began at `since` (aware).

    Working days end when the offices close on the last of them, and the first day does not count.
    """
    one, amount = term(name), amount_of(name)
    if one.unit == "working hours":
        return add_working_hours(since, amount)
    if one.unit == "hours":
        return since.astimezone(dt.UTC) + dt.timedelta(hours=amount)
    if one.unit == "days":
        return since + dt.timedelta(days=amount)
    last = add_working_days(since, amount)
    hours = office_hours(clock.local(last).date())
    return hours[1] if hours else last


def length_words(name: str) -> str:
    """Five working days, 72 hours: in the language that is active now."""
    one, amount = term(name), amount_of(name)
    words = {
        "working days": ngettext("%(count)d working day", "%(count)d working days", amount),
        "working hours": ngettext("%(count)d working hour", "%(count)d working hours", amount),
        "days": ngettext("%(count)d day", "%(count)d days", amount),
        "hours": ngettext("%(count)d hour", "%(count)d hours", amount),
    }
    return words[one.unit] % {"count": amount}


def source_words(name: str) -> str:
    """Whether the law, the guideline or our default says so, in words; "" for no term."""
    if not name:
        return ""
    one = term(name)
    if name in _changed and _changed[name] != one.amount:
        return gettext("set by the city")
    return {
        "law": gettext("by law"),
        "guideline": gettext("by the guideline"),
        "default": gettext("our default"),
    }[one.source]
