"""One conversation, with the reply box and every act at hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from tankar.channels.trained import must_learn_first
from tankar.inbox.actions.acknowledge import acknowledgement_for, promised_to
from tankar.inbox.actions.share_out import colleagues_of
from tankar.inbox.answering.proposing import proposed_for
from tankar.inbox.answering.signatures import signature
from tankar.inbox.forms import AnswerForm, SettleForm
from tankar.inbox.labels.correcting import right_ones
from tankar.inbox.models import Answer, Conversation, Message
from tankar.inbox.reading import Line, can_of, for_reading, live, of_the_same_author, post_of
from tankar.inbox.views.listing import beside
from tankar.organisation.models import Person
from tankar.organisation.requests import PersonRequest, person_required, polled

__all__ = ["conversation_for", "live_part", "one", "shown"]


def conversation_for(person: Person, public_id: str) -> Conversation:
    """One that this person may read, or no page."""
    return get_object_or_404(for_reading(person), public_id=public_id)


@require_http_methods(["GET"])
@person_required
def one(request: PersonRequest, public_id: str) -> HttpResponse:
    """The whole page. `?to=`: which message is answered; the newest by a resident if none is named. `?before=`: what
    was said before that message."""
    return shown(request, conversation_for(request.person, public_id))


@require_http_methods(["GET"])
@polled
def live_part(request: PersonRequest, public_id: str) -> HttpResponse:
    """The thread alone, asked for again while the page is looked at."""
    conversation = conversation_for(request.person, public_id)
    context = live(request.person, conversation, writing=request.GET.get("writing") == "1")
    return render(request, "inbox/_live.html", {**context, "oob": True})


def shown(
    request: PersonRequest,
    conversation: Conversation,
    form: AnswerForm | None = None,
    said: str = "",
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The page; where an act could not be done, with the sentence that says so and what was typed."""
    context = live(request.person, conversation, request.GET.get("before", ""))
    asked_for = request.GET.get("to", "") or request.POST.get("to", "")
    to, can = _answered_message(conversation, context["lines"], asked_for)
    # who asks for another message answers that one afresh
    offered = context["offered"]
    if offered is not None and asked_for not in {"", offered.to.public_id}:
        offered = context["offered"] = None
    lists = beside(request.person, conversation, request.GET.get("show", ""))
    rows = [row.conversation.public_id for row in lists["page"].rows]
    context |= {
        **lists,
        **_neighbours(rows, conversation.public_id),
        "to": to,
        "form": form or _fresh_form(request.person, conversation, to, offered),
        "box_open": bool(form or asked_for or offered) or context["standing"].asks_for_an_answer,
        "settle": SettleForm(initial={"kind": conversation.kind}),
        "colleagues": colleagues_of(conversation) if context["may_work"] else [],
        "proposed": proposed_for(conversation, _first_words(context["lines"]))
        if context["may_work"]
        else None,
        "post": post_of(conversation),
        "others": of_the_same_author(request.person, conversation)
        if context["may_work"] and conversation.is_open
        else [],
        "can": can,
        **_ready(conversation, to, may_work=context["may_work"], person=request.person),
        "learn_first": context["may_work"] and must_learn_first(request.person),
        "labels_there_are": right_ones() if context["may_work"] else [],
        "said": said,
        "typed": typed or {},
    }
    return render(request, "inbox/one.html", context, status=409 if said else 200)


def _ready(
    conversation: Conversation, to: Message | None, *, may_work: bool, person: Person
) -> dict[str, Any]:
    """On a channel that pauses: ready words that a person can send, or from when an answer was promised."""
    if to is None or not may_work or not conversation.channel.is_paused:
        return {}
    to.conversation = conversation
    language = _language_of(conversation, to)
    signed = signature(person, conversation.channel, language)
    return {"ready": acknowledgement_for(to, language, signed), "promised_on": promised_to(to)}


def _first_words(lines: Sequence[Line]) -> str:
    """What the resident said first, among what is shown."""
    return next((one.message.text for one in lines if one.message and not one.message.by_us), "")


def _answered_message(
    conversation: Conversation, lines: Sequence[Line], asked: str
) -> tuple[Message | None, frozenset[str]]:
    """Which one, and what may be done with it. Asked of the database only when it is not among those shown."""
    residents = {
        line.message.public_id: (line.message, line.can)
        for line in lines
        if line.message and not line.message.by_us and line.message.removed_at is None
    }
    if asked in residents:
        return residents[asked]
    if asked or not residents:
        rows = conversation.messages.by_residents().filter(removed_at__isnull=True)
        found = rows.filter(public_id=asked).first() if asked else rows.in_order().last()
        if found is not None:
            found.channel = conversation.channel
            return found, can_of(found)
    return next(reversed(residents.values()), (None, frozenset()))


def _fresh_form(
    person: Person, conversation: Conversation, to: Message | None, offered: Answer | None
) -> AnswerForm:
    """Empty; or with the words of an answer that did not go out, as they were written."""
    language = offered.language if offered is not None else _language_of(conversation, to)
    signed = signature(person, conversation.channel, language)
    if offered is None:
        return AnswerForm(initial={"language": language, "signature": signed})
    # signed otherwise, the words bring their signature with them
    text = offered.text.removesuffix(f"\n{signed}")
    signed = signed if text != offered.text else ""
    return AnswerForm(initial={"language": language, "signature": signed, "text": text})


def _language_of(conversation: Conversation, to: Message | None) -> str:
    """The language they asked in, or the channel's first."""
    asked = to.language if to is not None and to.language in {"sv", "fi", "en"} else ""
    return asked or conversation.channel.languages[0]


def _neighbours(rows: list[str], here: str) -> dict[str, Any]:
    """What the keys j and k lead to."""
    if here not in rows:
        return {"following": rows[0] if rows else "", "before": ""}
    place = rows.index(here)
    return {
        "following": rows[place + 1] if place + 1 < len(rows) else "",
        "before": rows[place - 1] if place else "",
    }
