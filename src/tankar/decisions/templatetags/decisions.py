"""What a page shows of its matter: `{% load decisions %}{% due_in_words asks %}{% history matter %}`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.translation import gettext

from tankar.decisions.models import Ask, Matter
from tankar.decisions.reading import Due, due_of, history_of
from tankar.decisions.terms import length_words, source_words
from tankar.work import clock

__all__ = ["register"]

register = template.Library()


@register.inclusion_tag("decisions/_due.html")
def due_in_words(of: Due | Ask | Sequence[Ask] | None) -> dict[str, Any]:
    """By when, whether that is past, and whether law, guideline or our default says so."""
    if isinstance(of, Ask):
        of = [of]
    return {"due": of if of is None or isinstance(of, Due) else due_of(of, clock.now())}


@register.inclusion_tag("decisions/_history.html")
def history(matter: Matter | None) -> dict[str, Any]:
    """Who decided what in the matter, when, why, on which rules."""
    return {"history": history_of(matter) if matter else []}


@register.simple_tag
def term_in_words(name: str) -> str:
    """A term's length and its source: 5 working days (our default)."""
    return gettext("%(length)s (%(source)s)") % {"length": length_words(name), "source": source_words(name)}
