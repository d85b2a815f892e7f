"""The parts of every page's frame that know who is here, where they may go, and what time it is in a demo."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from tankar.web import demo_clock
from tankar.web.navigation import foot, navigation, public_navigation
from tankar.work import clock, demo

__all__ = ["frame"]


def frame(request: HttpRequest) -> dict[str, Any]:
    """Navigation, person and demo, each worked out only when a template asks for it."""
    person = getattr(request, "person", None)
    return {
        "person": person,
        "acting_as_words": _acting_as(request, person),
        "navigation": SimpleLazyObject(lambda: navigation(person, request.path)),
        "public_navigation": SimpleLazyObject(lambda: public_navigation(request.path)),
        "foot": SimpleLazyObject(lambda: foot(request.path)),
        "public_home": _address("publishing:feed") or _address("web:today") or "/",
        "bell_url": _address("notices:bell"),
        "notices_url": _address("notices:notices"),
        "sign_in_url": _address("organisation:sign_in"),
        "sign_out_url": _address("organisation:sign_out"),
        "demo": SimpleLazyObject(_demo),
    }


def _address(page: str) -> str | None:
    try:
        return reverse(page)
    except NoReverseMatch:
        return None


def _acting_as(request: HttpRequest, person: Any) -> str:
    """Said only to those who are both employee and elected, since only they can mistake it."""
    if not person or not (person.is_employee and person.is_elected):
        return ""
    return (
        _("acting as elected official")
        if getattr(request, "acting_as", "") == "elected"
        else _("acting as employee")
    )


def _demo() -> dict[str, Any] | None:
    row = demo.current()
    if row is None:
        return None
    labels = [(key, label) for key, (label, _day, _time) in demo_clock.MOMENTS.items()]
    now = demo_clock.chosen(row)
    moments = [*labels, ("real", _("Real time"))]
    return {
        "now": clock.now(),
        "moments": [{"key": key, "label": label, "chosen": key == now} for key, label in moments],
    }
