"""Whom a request waits for follows the roles: who is given one is asked, who has one no longer is asked no more.

Where nobody is left who may give a half, the administrators are told to name somebody: no half is given by silence, by
the one who gave the other, or by anybody below.
"""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse

from tankar.channels.models import Opening, ProfileRequest
from tankar.channels.requests.actions.open_profile import look_at_opening
from tankar.channels.requests.asking import ask_the_halves
from tankar.channels.requests.moving import ABOUT
from tankar.channels.requests.telling import done_for, tell_all, tell_requester
from tankar.notices.models import Notice
from tankar.notices.settling import settle
from tankar.notices.telling import tell_many
from tankar.organisation.access import holders
from tankar.organisation.roles import Role

__all__ = ["follow_roles", "look_at_openings"]

_AT_ONCE = 200
_NOBODY = "channels.request_nobody_decides"
_State = ProfileRequest.State


def follow_roles() -> int:
    """Every request that waits for a decision; returns for how many somebody else is asked now."""
    waiting = ProfileRequest.objects.filter(state=_State.COMPLETE).order_by("pk")
    return sum(_follow(pk) for pk in waiting.values_list("pk", flat=True)[:_AT_ONCE])


def look_at_openings() -> int:
    """What is seen by itself may have made the last line of a checklist done, or undone; how many are ready now."""
    ready = 0
    openings = Opening.objects.filter(request__state=_State.OPENING).order_by("pk")
    for pk in openings.values_list("pk", flat=True)[:_AT_ONCE]:
        with transaction.atomic():
            request = ProfileRequest.objects.select_for_update(of=("self",)).get(pk=pk)
            if request.state == _State.OPENING:
                ready += look_at_opening(request, Opening.objects.get(pk=pk))
    return ready


def _follow(pk: int) -> bool:
    with transaction.atomic():
        request = ProfileRequest.objects.select_for_update(of=("self",)).get(pk=pk)
        if request.state != _State.COMPLETE:
            return False
        asked = ask_the_halves(request)
        done_for(asked.gone, request)
        tell_all(asked.new, "decide", request, who=str(request.requester))
        if asked.nobody:
            _tell_of_nobody(request)
        else:
            settle(ABOUT, [request.public_id], _NOBODY)
        return bool(asked.new or asked.gone)


def _tell_of_nobody(request: ProfileRequest) -> None:
    """Once, until somebody is named or it has moved on."""
    about = (ABOUT, request.public_id)
    if Notice.objects.filter(kind=_NOBODY, about=":".join(about), settled_at=None).exists():
        return
    administrators = holders(Role.SYSTEM_ADMINISTRATOR).filter(is_employee=True)
    unit = request.unit.name if request.unit else ""
    params = {"title": request.title, "unit": unit}
    tell_many(administrators, _NOBODY, params=params, url=reverse("organisation:people"), about=about)
    tell_requester("nobody_left", request)
