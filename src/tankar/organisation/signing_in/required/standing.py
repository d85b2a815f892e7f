"""Whether somebody who signed in still has to set up a second step, and how long they may wait with it.

1. Asked when somebody signs in: whoever must have a second step and showed none is led to the page where it is set up.
2. From the first time on some days run (`TANKAR_SECOND_STEP_DAYS`). Until they are over, *Do it later* leads on.
3. Afterwards pages lead back there. What is sent is always taken, so nobody loses what they were writing, and a
   session that was open before goes on undisturbed.
"""

from __future__ import annotations

import datetime as dt

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest

from tankar.organisation.access import today
from tankar.organisation.models import Person, User
from tankar.organisation.signing_in.factors import second_steps
from tankar.organisation.signing_in.required.rule import is_required_of, rule

__all__ = ["GOING", "days_left", "note_sign_in", "showed_a_step", "still_wanted", "stops"]

GOING = "second_step_going"
_WANTED = "second_step_wanted"
# where a second step is set up, and what must work in any case
_OPEN = ("/me/sign-in/", "/sign-in/", "/language/", "/acting-as/", "/appearance/", "/notices/bell/")


def note_sign_in(request: HttpRequest, user: User) -> bool:
    """Called when somebody has signed in. Do they have to set up a second step?"""
    person = Person.objects.filter(user=user).first()
    if person is None or not is_required_of(person) or showed_a_step(request) or second_steps(user).exists():
        _done(request, user)
        return False
    if user.step_asked_on is None:
        user.step_asked_on = today()
        user.save(update_fields=["step_asked_on"])
    request.session[_WANTED] = True
    return True


def showed_a_step(request: HttpRequest) -> bool:
    """Did this browser show a second step, here or at the city's sign-in service?"""
    records = get_authentication_records(request, request.user)
    return any(one["method"] == "mfa" or one.get("second_step") for one in records)


def still_wanted(request: HttpRequest) -> bool:
    """Led to set it up at sign-in, and not done yet."""
    if not request.session.get(_WANTED):
        return False
    user = request.user
    assert isinstance(user, User)
    if second_steps(user).exists():
        _done(request, user)
        return False
    return True


def days_left(user: User) -> int:
    """Days that are left after today; below zero when they are over."""
    last = (user.step_asked_on or today()) + dt.timedelta(days=rule().days)
    return (last - today()).days


def stops(request: HttpRequest) -> bool:
    """Shall this page lead to setting up a second step instead? Never for what is sent."""
    if request.method not in {"GET", "HEAD"} or not request.session.get(_WANTED):
        return False
    if request.path.startswith(_OPEN):
        return False
    user = request.user
    return isinstance(user, User) and days_left(user) < 0 and still_wanted(request)


def _done(request: HttpRequest, user: User) -> None:
    request.session.pop(_WANTED, None)
    if user.step_asked_on is not None:
        user.step_asked_on = None
        user.save(update_fields=["step_asked_on"])
