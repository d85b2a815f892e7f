"""One profile request on one page without tabs: how it stands, the two halves of the decision, the whole plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar import journal
from tankar.channels.assessments.reading import standing_of
from tankar.channels.models import Channel, Opening, ProfileRequest, RequestAdvice
from tankar.channels.requests.actions import advise as advising
from tankar.channels.requests.actions import talk as talking
from tankar.channels.requests.actions.decide import PARTS, Answer, decide_half
from tankar.channels.requests.actions.end_request import let_it_stand, withdraw_request
from tankar.channels.requests.actions.hand_over import end_for_leaver, hand_over
from tankar.channels.requests.errors import NotACommonChannel, RequestError, StandsElsewhere
from tankar.channels.requests.facts import day_or_none
from tankar.channels.requests.known import is_complete, known_of
from tankar.channels.requests.moving import ABOUT, KIND
from tankar.channels.requests.reading import boxes_of, common_channels, flags_of, own_channels, sum_of
from tankar.channels.requests.views.finding import request_for
from tankar.channels.requests.words import PHRASES, lines_of, told
from tankar.decisions.models import Matter
from tankar.journal.models import Entry
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["act", "show", "shown"]

LINES_OF_HISTORY = 30
_Act = Callable[[PersonRequest, ProfileRequest], str]


@require_http_methods(["GET"])
@person_required
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    wanted = request_for(request.person, public_id)
    if wanted.state == ProfileRequest.State.DRAFT:
        return HttpResponseRedirect(reverse("channels:write_request", args=[public_id]))
    return shown(request, wanted)


@require_http_methods(["POST"])
@person_required
def act(request: PersonRequest, public_id: str, what: str) -> HttpResponse:
    """What stands on the page as a button: see `_ACTS`. Answers 422 with the page where words are missing."""
    wanted = request_for(request.person, public_id)
    there = HttpResponseRedirect(wanted.get_absolute_url())
    step = _ACTS.get(what)
    if step is None:
        return there
    try:
        messages.success(request, step(request, wanted))
    except StandsElsewhere as error:
        messages.info(request, error.words)
    except RequestError as error:
        return shown(request, wanted, 422, refused=what, refusal=error.words)
    return there


def _decide(request: PersonRequest, wanted: ProfileRequest) -> str:
    post = request.POST
    part = post.get("part", "")
    chosen = [str(PHRASES[one]) for one in post.getlist("phrase") if one in PHRASES]
    reason = " ".join([*chosen, post.get("reason", "").strip()]).strip()
    until = day_or_none(post.get("valid_until", ""))
    answer = Answer(post.get("answer", ""), reason, post.get("conditions", ""), until)
    decide_half(request.person, wanted, part if part in PARTS else "unit", answer)
    return _("Your answer is kept and told to those concerned.")


def _advise(request: PersonRequest, wanted: ProfileRequest) -> str:
    advising.advise(request.person, wanted, request.POST.get("words", ""))
    return _("Your advice is sent. The applicant goes on from here.")


def _suggest(request: PersonRequest, wanted: ProfileRequest) -> str:
    advising.suggest_common(request.person, wanted, _channel(request))
    return _("Suggested. The applicant chooses; until then everything goes on.")


def _common(request: PersonRequest, wanted: ProfileRequest) -> str:
    advising.choose_common(request.person, wanted, _channel(request))
    return _("Good choice: more people see it, and there is no profile to look after.")


def _say(request: PersonRequest, wanted: ProfileRequest) -> str:
    talking.say(request.person, wanted, request.POST.get("words", ""))
    return _("Written. Those concerned are told.")


def _ask_advice(request: PersonRequest, wanted: ProfileRequest) -> str:
    talking.ask_for_advice(
        request.person, wanted, request.POST.get("email", ""), request.POST.get("question", "")
    )
    return _("Asked. The advice stands here when it comes; it decides nothing.")


def _give_advice(request: PersonRequest, wanted: ProfileRequest) -> str:
    advice = wanted.advices.filter(asked_of=request.person, given_at=None).first()
    if advice is None:
        raise StandsElsewhere(wanted)
    talking.give_advice(request.person, advice, request.POST.get("words", ""))
    return _("Thank you. Your advice stands beside the decision.")


def _withdraw(request: PersonRequest, wanted: ProfileRequest) -> str:
    withdraw_request(request.person, wanted)
    return _("The request is withdrawn.")


def _let_stand(request: PersonRequest, wanted: ProfileRequest) -> str:
    let_it_stand(request.person, wanted)
    return _("The answer stands, and nothing is opened.")


def _hand_over(request: PersonRequest, wanted: ProfileRequest) -> str:
    hand_over(request.person, wanted, request.POST.get("email", ""))
    return _("Handed over. The new applicant and those who decide are told.")


def _end(request: PersonRequest, wanted: ProfileRequest) -> str:
    end_for_leaver(request.person, wanted, request.POST.get("reason", ""))
    return _("The request is ended, and those concerned know why.")


def _channel(request: PersonRequest) -> Channel:
    channel = Channel.objects.filter(public_id=request.POST.get("channel", "")).first()
    if channel is None:
        raise NotACommonChannel
    return channel


_ACTS: dict[str, _Act] = {
    "decide": _decide,
    "advise": _advise,
    "suggest": _suggest,
    "common": _common,
    "say": _say,
    "ask-advice": _ask_advice,
    "give-advice": _give_advice,
    "withdraw": _withdraw,
    "let-stand": _let_stand,
    "hand-over": _hand_over,
    "end": _end,
}


def shown(request: PersonRequest, wanted: ProfileRequest, status: int = 200, **more: Any) -> HttpResponse:
    """The whole page for this reader."""
    person = request.person
    matter = (
        Matter.objects.filter(kind=KIND, subject_id=wanted.public_id).prefetch_related("decisions").first()
    )
    mine = [part for part, (permission, _role) in PARTS.items() if may(person, permission, wanted)]
    keepers = list(wanted.keepers.select_related("person__user"))
    advices: list[RequestAdvice] = list(wanted.advices.select_related("asked_by", "asked_of"))
    entries = Entry.objects.about(ABOUT, wanted.public_id)[:LINES_OF_HISTORY]
    advises = may(person, "channels.advise_request", wanted)
    open_still = wanted.state not in (*ProfileRequest.ENDED, ProfileRequest.State.OPENING)
    opening = Opening.objects.filter(request=wanted).first() if wanted.state == "opening" else None
    common = common_channels(wanted) if open_still else []
    known = known_of(wanted, opening) if opening else {}
    page = {
        "wanted": wanted,
        "matter": matter,
        "told": told(wanted),
        "own": wanted.requester_id == person.pk,
        "boxes": boxes_of(wanted, matter, mine, person.pk),
        "decides": bool(mine),
        "advises": advises,
        "suggests": advises or bool(mine),
        "phrases": [(key, str(words)) for key, words in PHRASES.items()],
        "posted": request.POST,
        "answers": ("yes", "conditions", "back", "no"),
        "keepers": keepers,
        "sum": sum_of(keepers),
        "flags": flags_of(wanted, keepers),
        "common": common,
        "common_plain": [one.channel for one in common],
        "own_channels": own_channels(wanted),
        "standing": standing_of(wanted.platform),
        "said": list(wanted.said.all()),
        "advices": advices,
        "asked_for_advice": any(one.asked_of_id == person.pk and one.given_at is None for one in advices),
        "open": open_still,
        "opening": opening,
        "connected": known.get("connected"),
        "lines": lines_of(opening, known) if opening else [],
        "is_complete": opening is not None and is_complete(opening, known),
        "opens": may(person, "channels.open_request", wanted),
        "may_manage": may(person, "channels.manage"),
        "hands_over": may(person, "channels.hand_over_request", wanted),
        "history": [(entry.at, journal.sentence(entry)) for entry in entries],
        **more,
    }
    return render(request, "channels/requests/request.html", page, status=status)
