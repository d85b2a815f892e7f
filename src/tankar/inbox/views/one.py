"""One conversation, with the reply box and every act at hand."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from tankar.inbox.actions.share_out import colleagues_of
from tankar.inbox.forms import AnswerForm, SettleForm
from tankar.inbox.models import Conversation, Message
from tankar.inbox.proposing import proposed_for
from tankar.inbox.reading import live, of_the_same_author, post_of
from tankar.inbox.signatures import signature
from tankar.inbox.views.listing import frame_of
from tankar.organisation.models import Person
from tankar.organisation.requests import PersonRequest, person_required, polled

__all__ = ["conversation_for", "live_part", "one", "shown"]


def conversation_for(person: Person, public_id: str) -> Conversation:
    """One that this person may read, or no page."""
    rows = Conversation.objects.visible_to(person).select_related(
        "channel__entry", "channel__owner_unit", "assigned_to", "remind_whom"
    )
    return get_object_or_404(rows, public_id=public_id)


@require_http_methods(["GET"])
@person_required
def one(request: PersonRequest, public_id: str) -> HttpResponse:
    """The whole page. `?to=`: which message is answered; the newest by a resident if none is named."""
    return shown(request, conversation_for(request.person, public_id))


@require_http_methods(["GET"])
@polled
def live_part(request: PersonRequest, public_id: str) -> HttpResponse:
    """The thread alone, asked for again while the page is looked at."""
    conversation = conversation_for(request.person, public_id)
    context = live(request.person, conversation, request.GET.get("writing") == "1")
    return render(request, "inbox/_live.html", {**context, "oob": True})


def shown(
    request: PersonRequest,
    conversation: Conversation,
    form: AnswerForm | None = None,
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page, with what was typed where an act could not be done."""
    context = live(request.person, conversation)
    to = _answered_message(conversation, request.GET.get("to", "") or request.POST.get("to", ""))
    lists = frame_of(request.person, {"show": request.GET.get("show", "")})
    rows = [row.conversation.public_id for row in lists["page"].rows]
    context |= {
        **lists,
        **_neighbours(rows, conversation.public_id),
        "to": to,
        "form": form or _fresh_form(request.person, conversation, to),
        "settle": SettleForm(initial={"kind": conversation.kind}),
        "colleagues": colleagues_of(conversation) if context["may_work"] else [],
        "proposed": proposed_for(conversation) if context["may_work"] else None,
        "post": post_of(conversation),
        "others": of_the_same_author(request.person, conversation),
        "can": next((line.can for line in context["lines"] if to and line.message == to), frozenset()),
        "said": said,
    }
    return render(request, "inbox/one.html", context, status=status)


def _answered_message(conversation: Conversation, asked: str) -> Message | None:
    residents = conversation.messages.by_residents().filter(removed_at__isnull=True)
    named = residents.filter(public_id=asked).first() if asked else None
    return named or residents.in_order().last()


def _fresh_form(person: Person, conversation: Conversation, to: Message | None) -> AnswerForm:
    asked = to.language if to is not None and to.language in {"sv", "fi", "en"} else ""
    language = asked or conversation.channel.languages[0]
    signed = signature(person, conversation.channel, language)
    return AnswerForm(initial={"language": language, "signature": signed})


def _neighbours(rows: list[str], here: str) -> dict[str, Any]:
    """What the keys j and k lead to."""
    if here not in rows:
        return {"following": rows[0] if rows else "", "before": ""}
    place = rows.index(here)
    return {
        "following": rows[place + 1] if place + 1 < len(rows) else "",
        "before": rows[place - 1] if place else "",
    }
