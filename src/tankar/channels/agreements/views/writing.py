"""Write how questions on a channel are answered: topics, hours, target, and what residents read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.agreements.actions.propose_agreement import propose_agreement
from tankar.channels.agreements.actions.write_agreement import begin_agreement, keep_agreement
from tankar.channels.agreements.facts import MOST_TOPICS, Facts, facts_from
from tankar.channels.errors import ChannelsError
from tankar.channels.models import AnsweringAgreement, AnswerTarget, Channel
from tankar.channels.views.finding import channel_for
from tankar.organisation.access import today
from tankar.organisation.models import Person, Unit
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["write"]

_EMPTY_ROWS = 3


@require_http_methods(["GET", "POST"])
@person_required
def write(request: PersonRequest, public_id: str) -> HttpResponse:
    """`act`: keep (and more rows), or propose. What is under confirmation already is shown, not written."""
    channel = channel_for(request, public_id, "channels.describe")
    agreement = begin_agreement(request.person, channel)
    if agreement.state != AnsweringAgreement.State.PROPOSED:
        return redirect("channels:agreement", public_id)
    agreement.channel = channel
    if request.method != "POST":
        return _page(request, channel, agreement)
    facts = facts_from(request.POST)
    try:
        keep_agreement(request.person, agreement, facts)
        agreement.channel = channel
        if request.POST.get("act") != "propose":
            messages.success(request, _("Saved. Only those who write it see it yet."))
            return redirect("channels:write_agreement", public_id)
        propose_agreement(request.person, agreement)
    except ChannelsError as error:
        return _page(request, channel, _as_typed(agreement, facts), 422, fault=error.words, typed=facts)
    if agreement.state == AnsweringAgreement.State.IN_FORCE:
        messages.success(request, _("It concerns nobody else, so it is in force."))
    else:
        messages.success(request, _("Sent to those whom it concerns. Each confirms it with one tap."))
    return redirect("channels:agreement", public_id)


def _as_typed(agreement: AnsweringAgreement, facts: Facts) -> AnsweringAgreement:
    """For the page that says what is wrong: what was typed stands there, and is not saved."""
    for name in ("hours_from", "hours_to", "target", "text_sv", "text_fi", "text_en"):
        setattr(agreement, name, getattr(facts, name))
    return agreement


def _page(
    request: PersonRequest,
    channel: Channel,
    agreement: AnsweringAgreement,
    status: int = 200,
    fault: str = "",
    typed: Facts | None = None,
) -> HttpResponse:
    if typed is not None:
        topics = [(one.title, one.words, one.whose) for one in typed.topics]
    else:
        kept = agreement.topics.select_related("person", "unit")
        topics = [(one.title, one.words, _whose(one)) for one in kept]
    rows = [*topics, *([("", "", "")] * _EMPTY_ROWS)][:MOST_TOPICS]
    own = agreement.hours_from is not None
    context: dict[str, Any] = {
        "channel": channel,
        "agreement": agreement,
        "rows": list(enumerate(rows, 1)),
        "people": _people(channel, agreement),
        "units": Unit.objects.order_by("name"),
        "targets": AnswerTarget.choices,
        "own_hours": request.POST.get("own_hours", "yes" if own else "no") == "yes",
        "texts": [(code, getattr(agreement, f"text_{code}")) for code in ("sv", "fi", "en")],
        "fault": fault,
    }
    return render(request, "channels/agreements/write.html", context, status=status)


def _whose(topic: Any) -> str:
    return f"p:{topic.person.public_id}" if topic.person else f"u:{topic.unit.public_id}"


def _people(channel: Channel, agreement: AnsweringAgreement) -> list[Person]:
    """The managers and deputies, coming ones too, and whoever has a topic already."""
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=today())
    held = channel.assignments.filter(still).values("person_id")
    named = agreement.topics.filter(person__isnull=False).values("person_id")
    return list(Person.objects.filter(Q(pk__in=held) | Q(pk__in=named)).order_by("search_name"))
