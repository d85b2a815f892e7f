"""Personas: in a demo, and only there, one is one of the demo's people with one click."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tankar.organisation.demo import PERSONAS, address
from tankar.organisation.models import Person
from tankar.organisation.returning import safe_next
from tankar.organisation.signing_in import backend
from tankar.organisation.signing_in.proving import prove
from tankar.work.demo import is_demo

__all__ = ["become", "personas"]


@dataclass(frozen=True)
class Choice:
    """A persona as the sign-in page shows it."""

    person: Person
    title: str
    comes_for: str


def personas() -> list[Choice]:
    """The demo's personas in the order of the product's description."""
    by_email = {person.email: person for person in Person.objects.filter(email__in=_addresses())}
    return [
        Choice(by_email[address(one.key)], gettext(one.title), gettext(one.comes_for))
        for one in PERSONAS
        if address(one.key) in by_email
    ]


@require_http_methods(["POST"])
def become(request: HttpRequest, public_id: str) -> HttpResponse:
    if not is_demo():
        raise Http404
    person = get_object_or_404(
        Person.objects.select_related("user"), public_id=public_id, email__in=_addresses(), user__isnull=False
    )
    # whoever tries the demo goes on reading in the language they read just now
    if person.language != request.LANGUAGE_CODE:
        Person.objects.filter(pk=person.pk).update(language=request.LANGUAGE_CODE)
    login(request, person.user, backend=backend.NAME)
    prove(request, "demo")
    return redirect(safe_next(request))


def _addresses() -> list[str]:
    return [address(one.key) for one in PERSONAS]
