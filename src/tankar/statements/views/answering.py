"""Feedback on accessibility as communications see it: what waits, until when, and the answer."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.organisation.access import today
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.statements.actions.answer_feedback import answer_feedback
from tankar.statements.errors import AnsweredAlready, StatementsError
from tankar.statements.forms import AnswerForm, add_problem
from tankar.statements.models import Feedback

__all__ = ["feedback_list", "one_feedback"]

PER_PAGE = 30


@permission_required("statements.answer_feedback")
@require_http_methods(["GET"])
def feedback_list(request: PersonRequest) -> HttpResponse:
    """What waits, the nearest deadline first; what was answered with `?show=answered`, `?before=` continues."""
    seen = Feedback.objects.visible_to(request.person)
    answered = request.GET.get("show") == "answered"
    begins = seen.filter(public_id=request.GET.get("before", "").replace("\x00", "")).first()
    if answered:
        rows = seen.filter(state=Feedback.State.ANSWERED).order_by("-pk")
        rows = rows.filter(pk__lt=begins.pk) if begins else rows
    else:
        rows = seen.waiting()
        rows = rows.after(begins) if begins else rows
    found = list(rows[: PER_PAGE + 1])
    facts = {
        "rows": [{"feedback": one, "late": one.is_late(today())} for one in found[:PER_PAGE]],
        "answered": answered,
        "more": found[PER_PAGE - 1].public_id if len(found) > PER_PAGE else "",
    }
    return render(request, "statements/feedback_list.html", facts)


@permission_required("statements.answer_feedback")
@require_http_methods(["GET", "POST"])
def one_feedback(request: PersonRequest, public_id: str) -> HttpResponse:
    """The words, and the answer or the field for it."""
    seen = Feedback.objects.visible_to(request.person)
    feedback = get_object_or_404(seen, public_id=public_id.replace("\x00", ""))
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_feedback(request.person, feedback, form.cleaned_data["answer"])
        except StatementsError as error:
            add_problem(form, error)
            kept = isinstance(error, AnsweredAlready)
            return _page(request, feedback, form, HTTPStatus.CONFLICT if kept else HTTPStatus.FORBIDDEN)
        messages.success(request, _said(feedback))
        return redirect("statements:one_feedback", public_id=feedback.public_id)
    return _page(request, feedback, form, HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK)


def _page(request: PersonRequest, feedback: Feedback, form: AnswerForm, status: HTTPStatus) -> HttpResponse:
    facts = {"feedback": feedback, "form": form, "late": feedback.is_late(today())}
    return render(request, "statements/one_feedback.html", facts, status=status)


def _said(feedback: Feedback) -> str:
    if feedback.reply_to:
        return _("Answered. The answer is mailed and stands on the page of the receipt.")
    return _("Answered. No address was given, so the answer stands on the page of the receipt alone.")
