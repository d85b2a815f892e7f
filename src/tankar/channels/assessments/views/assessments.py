"""Networks that the city has assessed, and one assessment: what was found out, stated and decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tankar.channels.assessments.actions import answer
from tankar.channels.assessments.actions.begin import begin_assessment
from tankar.channels.assessments.errors import AnsweredAlready, AssessmentError
from tankar.channels.models import Assessment
from tankar.channels.requests.facts import clean, day_or_none
from tankar.decisions.models import Matter
from tankar.organisation.access import may, today
from tankar.organisation.requests import PersonRequest, permission_required, person_required

__all__ = ["act", "assessments", "begin", "one"]

_SHOWN = 200
_QUESTIONS: dict[str, tuple[Any, Any]] = {
    "purpose": (
        gettext_lazy("What for?"),
        gettext_lazy("Whom the city would reach there and nowhere else."),
    ),
    "data_protection": (
        gettext_lazy("Data protection"),
        gettext_lazy("What the network learns about residents and staff, and where it keeps it."),
    ),
    "accessibility": (
        gettext_lazy("Accessibility"),
        gettext_lazy("Image descriptions, captions, and reading without an account."),
    ),
    "age_limits": (
        gettext_lazy("Age limits"),
        gettext_lazy("From which age, and whether children are there."),
    ),
    "moderation": (
        gettext_lazy("Moderation"),
        gettext_lazy("Whether comments can be hidden and reported, and how much work it is."),
    ),
    "security": (
        gettext_lazy("Security"),
        gettext_lazy("Two-factor sign-in, several administrators, recovery, and a way out."),
    ),
}


@require_http_methods(["GET"])
@permission_required("channels.view_assessment")
def assessments(request: PersonRequest) -> HttpResponse:
    """The running ones first, then by name; a city looks at dozens of networks, not hundreds."""
    found = list(Assessment.objects.visible_to(request.person).order_by("key", "-begun_at", "-pk")[:_SHOWN])
    page = {
        "running": [one for one in found if one.state == Assessment.State.RUNNING],
        "decided": [(one, one.holds_on(today())) for one in found if one.state != Assessment.State.RUNNING],
        "may_begin": may(request.person, "channels.prepare_assessment"),
    }
    return render(request, "channels/assessments/assessments.html", page)


@require_http_methods(["POST"])
@permission_required("channels.prepare_assessment")
def begin(request: PersonRequest) -> HttpResponse:
    try:
        found = begin_assessment(request.person, clean(request.POST.get("platform", "")))
    except AssessmentError as error:
        messages.warning(request, error.words)
        return HttpResponseRedirect(reverse("channels:assessments"))
    return HttpResponseRedirect(found.get_absolute_url())


@require_http_methods(["GET"])
@permission_required("channels.view_assessment")
def one(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, _found(request, public_id))


@require_http_methods(["POST"])
@person_required
def act(request: PersonRequest, public_id: str, what: str) -> HttpResponse:
    """`what`: answers (what was found out), state (a statement) or decide."""
    assessment = _found(request, public_id)
    step = _ACTS.get(what)
    if step is None:
        return HttpResponseRedirect(assessment.get_absolute_url())
    try:
        messages.success(request, step(request, assessment))
    except AnsweredAlready as error:
        messages.info(request, error.words)
    except AssessmentError as error:
        return _page(request, assessment, 422, refused=what, refusal=error.words)
    return HttpResponseRedirect(assessment.get_absolute_url())


def _answers(request: PersonRequest, assessment: Assessment) -> str:
    said = {name: clean(request.POST[name]) for name in Assessment.QUESTIONS if name in request.POST}
    answer.write_answers(request.person, assessment, said)
    return _("Saved. Those who give statements read it here.")


def _state(request: PersonRequest, assessment: Assessment) -> str:
    answer.state(request.person, assessment, clean(request.POST.get("words", "")))
    return _("Your statement is kept, and the communications manager is told.")


def _decide(request: PersonRequest, assessment: Assessment) -> str:
    post = request.POST
    verdict = answer.Verdict(
        post.get("answer", ""),
        clean(post.get("reason", "")),
        clean(post.get("conditions", "")),
        day_or_none(post.get("valid_until", "")),
    )
    answer.decide_assessment(request.person, assessment, verdict)
    return _("Decided. Requests that waited for it go on now.")


_ACTS: dict[str, Callable[[PersonRequest, Assessment], str]] = {
    "answers": _answers,
    "state": _state,
    "decide": _decide,
}


def _found(request: PersonRequest, public_id: str) -> Assessment:
    seen = Assessment.objects.visible_to(request.person)
    found = seen.filter(public_id=public_id.replace("\x00", "")).first()
    if found is None:
        raise Http404(public_id)
    return found


def _page(request: PersonRequest, assessment: Assessment, status: int = 200, **more: Any) -> HttpResponse:
    person = request.person
    seen = assessment.requests.filter(state="assessing")
    page = {
        "assessment": assessment,
        "matter": Matter.of("channels.network_assessment", assessment.public_id),
        "questions": [
            (name, label, hint, getattr(assessment, name)) for name, (label, hint) in _QUESTIONS.items()
        ],
        "statements": list(assessment.statements.all()),
        "waiting": seen.count(),
        "prepares": may(person, "channels.prepare_assessment", assessment),
        "states": may(person, "channels.state_on_assessment", assessment),
        "decides": may(person, "channels.decide_assessment", assessment),
        "holds": assessment.holds_on(today()),
        "posted": request.POST,
        **more,
    }
    return render(request, "channels/assessments/assessment.html", page, status=status)
