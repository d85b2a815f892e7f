"""What each kind of item demands before it leaves. Ordinary news demands nothing.

A source, who checked it, the page on the website and how long it holds are asked for only where people act on
the words: disruptions, decisions and crises.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tankar.content.draft import Details
from tankar.content.models import Item

__all__ = [
    "CHECKED_KINDS",
    "CHECKED_SUBJECTS",
    "FIELDS",
    "Demand",
    "category_of",
    "demands_of",
    "may_follow",
    "outdated",
    "wants_a_source",
]

CHECKED_KINDS = frozenset({Item.Kind.DISRUPTION.value})
CHECKED_SUBJECTS = frozenset({Item.Subject.DECISION.value, Item.Subject.CRISIS.value})


@dataclass(frozen=True)
class Demand:
    """One field that is still empty: its name, and the sentence that asks for it."""

    name: str
    sentence: str | Promise
    rules: tuple[str, ...] = ("NOTE-1",)


_OF_KIND: dict[str, tuple[Demand, ...]] = {
    Item.Kind.EVENT: (Demand("begins_at", _("Say when the event begins.")),),
    Item.Kind.LIVE: (Demand("begins_at", _("Say when the broadcast begins.")),),
    Item.Kind.TAKE_PART: (
        Demand("ends_at", _("Say until when people can take part.")),
        Demand("link", _("Give the page where people take part."), ("CONT-4",)),
    ),
    Item.Kind.JOB: (
        Demand("ends_at", _("Say until when people can apply.")),
        Demand("link", _("Give the page where people apply."), ("CONT-4",)),
    ),
}
_CHECKED = (
    Demand("facts_source", _("Say where the facts come from. People will act on this.")),
    Demand("facts_checked_by", _("Say who checked the facts: a name or an office.")),
    Demand("link", _("Give the page on the website where the facts are kept up to date."), ("CONT-4",)),
    Demand("valid_until", _("Say until when this holds.")),
)

# what the journal calls a demand that was passed with a reason
FIELDS: dict[str, str | Promise] = {
    "field.begins_at": _("no beginning"),
    "field.ends_at": _("no last day"),
    "field.link": _("no page on the website"),
    "field.facts_source": _("no source of the facts"),
    "field.facts_checked_by": _("nobody named who checked the facts"),
    "field.valid_until": _("no end of validity"),
    "template.placeholder": _("something of the template not filled in"),
}


def wants_a_source(details: Details) -> bool:
    """Is this a disruption, a decision or a crisis?"""
    return details.kind in CHECKED_KINDS or not CHECKED_SUBJECTS.isdisjoint(details.subjects)


def may_follow(details: Details) -> bool:
    """May one language follow the other? Not where people must act on the words at once."""
    return details.kind != Item.Kind.DISRUPTION and Item.Subject.CRISIS not in details.subjects


def category_of(details: Details) -> str:
    """What a yes is given to besides the words: "ordinary", or kind and subjects, as "event" or "news:crisis"."""
    if details.kind == Item.Kind.NEWS and not details.subjects:
        return "ordinary"
    return ":".join(filter(None, (str(details.kind), "+".join(sorted(details.subjects)))))


def demands_of(details: Details) -> Iterator[Demand]:
    """The fields that this item must have and has not, each once, in the order of the page."""
    wanted = _OF_KIND.get(details.kind, ()) + (_CHECKED if wants_a_source(details) else ())
    asked: set[str] = set()
    for demand in wanted:
        if not getattr(details, demand.name) and demand.name not in asked:
            asked.add(demand.name)
            yield demand


def outdated(details: Details, now: dt.datetime) -> Iterator[Demand]:
    """What deserves a second look because its time is over."""
    if details.kind == Item.Kind.DISRUPTION and details.over_at:
        yield Demand("kind", _("This disruption is over. Is this what you want to say now?"))
    if details.valid_until and details.valid_until < now:
        yield Demand("valid_until", _("This held until a moment that has passed. Is it still right?"))
    closing = details.kind in {Item.Kind.TAKE_PART, Item.Kind.JOB}
    if closing and details.ends_at and details.ends_at < now:
        yield Demand("ends_at", _("The last day has passed. Is it still open?"))
    if details.kind == Item.Kind.EVENT and (details.ends_at or details.begins_at or now) < now:
        yield Demand("begins_at", _("The event is over. Is this what you want to say now?"))
    if details.begins_at and details.ends_at and details.ends_at < details.begins_at:
        yield Demand("ends_at", _("The end lies before the beginning."))
