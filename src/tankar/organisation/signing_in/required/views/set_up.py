"""Whoever needs a second step and has none is led here after signing in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tankar.organisation.access import holds
from tankar.organisation.models import User
from tankar.organisation.requests import PersonRequest, person_required
from tankar.organisation.returning import safe_next
from tankar.organisation.roles import Role
from tankar.organisation.signing_in.required.rule import rule
from tankar.organisation.signing_in.required.standing import GOING, days_left, still_wanted

__all__ = ["set_up"]


@never_cache
@person_required
@require_http_methods(["GET"])
def set_up(request: PersonRequest) -> HttpResponse:
    """`next` is where they were going; My sign-in leads on there once it is done."""
    after = safe_next(request)
    if not still_wanted(request):
        request.session.pop(GOING, None)
        return redirect(after)
    request.session[GOING] = after
    user = request.user
    assert isinstance(user, User)
    left = days_left(user)
    roles = [Role(one).label for one in sorted(rule().roles) if holds(request.person, one)]
    facts = {"left": left, "over": left < 0, "roles": roles, "after": after, "days": rule().days}
    return render(request, "organisation/signing_in/set_up_step.html", facts)
