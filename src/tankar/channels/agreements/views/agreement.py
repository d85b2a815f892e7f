"""So we answer: what holds on a channel, what is proposed, and what this reader is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.agreements.actions.answer_agreement import (
    confirm_agreement,
    object_to_agreement,
    settle_agreement,
)
from tankar.channels.agreements.actions.propose_agreement import withdraw_agreement
from tankar.channels.agreements.actions.write_agreement import write_again
from tankar.channels.agreements.moving import is_deadlocked
from tankar.channels.errors import ChannelsError, ReasonMissing
from tankar.channels.models import AnsweringAgreement, Channel
from tankar.channels.views.finding import channel_for
from tankar.decisions.models import Matter
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["answer", "show"]


@require_http_methods(["GET"])
@person_required
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, channel_for(request, public_id, "channels.view"))


@require_http_methods(["POST"])
@person_required
def answer(request: PersonRequest, public_id: str) -> HttpResponse:
    """`agreement` and `answer`: confirm, object (with `words`), settle (with `reason`), again or withdraw."""
    channel = channel_for(request, public_id, "channels.view")
    rows = AnsweringAgreement.objects.visible_to(request.person).select_related(
        "channel__owner_unit", "proposed_by"
    )
    agreement = get_object_or_404(rows, channel=channel, public_id=request.POST.get("agreement", ""))
    act = _ACTS.get(request.POST.get("answer", ""))
    if act is None:
        return redirect("channels:agreement", public_id)
    try:
        where = act(request, agreement)
    except ReasonMissing:
        return _page(request, channel, 422, words_missing=request.POST.get("answer"))
    except ChannelsError as error:
        messages.info(request, error.words)
        where = "channels:agreement"
    except PermissionDenied:
        raise
    return redirect(where, public_id)


def _confirm(request: PersonRequest, agreement: AnsweringAgreement) -> str:
    confirm_agreement(request.person, agreement)
    if agreement.state == AnsweringAgreement.State.IN_FORCE:
        messages.success(request, _("Confirmed. Everybody has, so it is in force."))
    else:
        messages.success(request, _("Confirmed. It is in force when the others have too."))
    return "channels:agreement"


def _object(request: PersonRequest, agreement: AnsweringAgreement) -> str:
    object_to_agreement(request.person, agreement, request.POST.get("words", ""))
    messages.success(request, _("Told to the one who proposed it. Nothing changes before you have agreed."))
    return "channels:agreement"


def _settle(request: PersonRequest, agreement: AnsweringAgreement) -> str:
    settle_agreement(request.person, agreement, request.POST.get("reason", ""))
    messages.success(request, _("Settled, and kept as settled by you. It is in force."))
    return "channels:agreement"


def _again(request: PersonRequest, agreement: AnsweringAgreement) -> str:
    write_again(request.person, agreement)
    return "channels:write_agreement"


def _withdraw(request: PersonRequest, agreement: AnsweringAgreement) -> str:
    withdraw_agreement(request.person, agreement)
    messages.success(request, _("Taken back. What held before goes on."))
    return "channels:agreement"


_ACTS: dict[str, Callable[[PersonRequest, AnsweringAgreement], str]] = {
    "confirm": _confirm,
    "object": _object,
    "settle": _settle,
    "again": _again,
    "withdraw": _withdraw,
}


def _page(request: PersonRequest, channel: Channel, status: int = 200, **more: Any) -> HttpResponse:
    alive = (*AnsweringAgreement.IN_USE, *AnsweringAgreement.UNDER_WAY)
    rows = AnsweringAgreement.objects.visible_to(request.person).filter(channel=channel, state__in=alive)
    found = rows.select_related("proposed_by", "settled_by").prefetch_related(
        "topics__person", "topics__unit", "confirmations__person"
    )
    shown = [_shown(request.person, channel, one) for one in found.order_by("-pk")]
    context = {
        "channel": channel,
        "agreements": shown,
        "in_use": next((one for one in shown if one["agreement"].is_in_use), None),
        "may_write": may(request.person, "channels.describe", channel),
        **more,
    }
    return render(request, "channels/agreements/one.html", context, status=status)


def _shown(person: Person, channel: Channel, agreement: AnsweringAgreement) -> dict[str, Any]:
    agreement.channel = channel
    deadlocked = is_deadlocked(agreement)
    confirmations = list(agreement.confirmations.all())
    mine = next((one for one in confirmations if one.person_id == person.pk), None)
    return {
        "agreement": agreement,
        "topics": list(agreement.topics.all()),
        "confirmations": confirmations,
        "mine": mine,
        "asked": mine is not None and agreement.awaits and mine.confirmed_at is None,
        "may_settle": deadlocked and may(person, "channels.settle_agreement", agreement),
        "matter": Matter.of("channels.agreement", agreement.public_id),
    }
