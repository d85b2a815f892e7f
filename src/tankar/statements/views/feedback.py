"""Feedback on accessibility, without sign-in: the form, and the receipt with its state."""

from __future__ import annotations

from http import HTTPStatus

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tankar.interface.framing import frame_for, twins
from tankar.statements.actions.give_feedback import give_feedback
from tankar.statements.errors import StatementsError
from tankar.statements.forms import FeedbackForm, add_problem
from tankar.statements.models import Feedback
from tankar.statements.pages import Page

__all__ = ["give", "receipt"]


@never_cache
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, language: str = "") -> HttpResponse:
    """`?where=` fills in the place, as a link from another page may say it."""
    if request.method == "GET":
        return _page(request, language, FeedbackForm(initial={"where": request.GET.get("where", "")[:300]}))
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _page(request, language, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    if form.cleaned_data["title"] or not ratelimit.consume(request, action="feedback"):
        form.add_error(
            None, _("Too much came from here at once. Your text is kept below; try again in an hour.")
        )
        return _page(request, language, form, HTTPStatus.TOO_MANY_REQUESTS)
    try:
        feedback = give_feedback(
            form.cleaned_data["what"],
            where=form.cleaned_data["where"],
            reply_to=form.cleaned_data["reply_to"],
            language=(get_language() or "sv")[:2],
        )
    except StatementsError as error:
        add_problem(form, error)
        return _page(request, language, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    address = (language and f"/{language}") + reverse("statements:receipt", args=[feedback.public_id])
    return redirect(address)


@never_cache
@require_http_methods(["GET"])
def receipt(request: HttpRequest, public_id: str, language: str = "") -> HttpResponse:
    """For whoever has its address: what was said, by when it is answered, and the answer. Never who said it."""
    if "\x00" in public_id:
        raise Http404
    feedback = get_object_or_404(Feedback, public_id=public_id)
    facts = {
        "frame": frame_for(request, language),
        "feedback": feedback,
        "twins": twins(f"/{Page.ACCESSIBILITY}/feedback/{feedback.public_id}/"),
    }
    return render(request, "statements/receipt.html", facts)


def _page(
    request: HttpRequest, language: str, form: FeedbackForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    facts = {
        "frame": frame_for(request, language),
        "form": form,
        "twins": twins(f"/{Page.ACCESSIBILITY}/feedback/"),
    }
    return render(request, "statements/give_feedback.html", facts, status=status)
