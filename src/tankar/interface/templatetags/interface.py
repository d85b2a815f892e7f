"""Template tags that every page has without loading them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tankar.interface import places, times
from tankar.interface.icons import ICONS

__all__ = ["register"]

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """A picture beside a word: hidden from screen readers. An unknown name is a mistake of ours and fails."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        ICONS[name],
    )


@register.simple_tag
def rule_chip(rule: str) -> SafeString:
    """A link to the guideline's sentence; opens it in a side sheet without leaving the page."""
    return format_html(
        '<a class="rule-chip" href="/guideline/{0}/" hx-get="/guideline/{0}/sheet/" hx-target="#sheet" '
        'hx-swap="innerHTML" data-opens-sheet>{2}<span>{1}</span></a>',
        rule,
        gettext("Rule: %(rule)s") % {"rule": rule},
        icon("guideline"),
    )


@register.simple_tag(takes_context=True)
def place(context: template.Context, name: str, thing: Any = None) -> SafeString:
    """A named place that other contexts fill (see `tankar.interface.places`)."""
    return places.filled(name, context["request"], thing)


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """One field of a Django form: label, hint, error and input, tied together for screen readers."""
    return SafeString(render_to_string("interface/_field.html", {"field": bound, **_wiring(bound)}))


def _wiring(bound: BoundField) -> dict[str, Any]:
    identity = bound.auto_id or bound.html_name
    described = [f"{identity}-hint"] if bound.help_text else []
    described += [f"{identity}-error"] if bound.errors else []
    attributes: dict[str, Any] = {"class": f"{bound.field.widget.attrs.get('class', '')} ds-input".strip()}
    if described:
        attributes["aria-describedby"] = " ".join(described)
    if bound.errors:
        attributes["aria-invalid"] = "true"
    kind = getattr(bound.field.widget, "input_type", "")
    many = bound.use_fieldset
    if many:
        attributes.pop("class")
    return {
        "identity": identity,
        "input": bound.as_widget(attrs=attributes),
        "many": many,
        "tick": kind == "checkbox" and not many,
    }


_MOMENT_FORMS: dict[str, Callable[[Any], str]] = {
    "full": times.full_words,
    "day": times.day_words,
    "date": lambda day: times.day_words(day, year=True),
    "clock": times.clock_words,
    "short": times.short_words,
}


@register.simple_tag
def moment(when: dt.datetime | dt.date, form: str = "full") -> SafeString:
    """`<time>` in words: form is `full` (day and time), `day`, `date` (day with year), `short` or `clock`."""
    words = _MOMENT_FORMS[form](when)
    exact = (
        times.local(when).isoformat(timespec="minutes") if isinstance(when, dt.datetime) else when.isoformat()
    )
    return format_html('<time datetime="{}">{}</time>', exact, words)


@register.filter
def in_words(when: dt.datetime | dt.date, form: str = "short") -> str:
    """The words of `moment` alone, for use within a sentence to translate; also `short`, the day without weekday."""
    return _MOMENT_FORMS[form](when)


@register.filter
def level_icon(level: str) -> str:
    """The icon of a notice's level; Django's `error` and `debug` have their own names here."""
    return {"error": "danger", "debug": "info", "": "info"}.get(level, level)


@register.filter
def level_colour(level: str) -> str:
    """The colour that goes with a level (never alone: icon and word say the same)."""
    return {"error": "danger", "debug": "info", "": "info"}.get(level, level)


@register.filter
def level_word(level: str) -> str:
    """The level as a word, for readers who see no colour."""
    return {
        "success": gettext("Done"),
        "warning": gettext("Note"),
        "danger": gettext("Something went wrong"),
        "error": gettext("Something went wrong"),
    }.get(level, gettext("For your information"))
