"""One question as its asker reads it: how it stands, the answer, the photo; and taken back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.clearance.errors import NotAllowed, NotOpen
from tankar.clearance.models import Clearance, Paper
from tankar.clearance.questions.actions.read import read_answer
from tankar.clearance.questions.actions.withdraw import withdraw as take_back
from tankar.clearance.questions.page import question_page
from tankar.clearance.questions.papers import opened
from tankar.clearance.questions.views.finding import asked_as_the_other, question_for
from tankar.organisation.requests import PersonRequest, person_required
from tankar.vault.errors import VaultError

__all__ = ["paper", "show", "withdraw"]


@require_http_methods(["GET"])
@person_required
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    """Whoever is both employee and elected, and asked as the other, is led to the choice (ELECT-10)."""
    if asked_as_the_other(request.person, public_id):
        messages.info(request, _("You asked this as the other of the two you are. Choose so to read it."))
        choice = urlencode({"next": request.path})
        return HttpResponseRedirect(f"{reverse('organisation:acting_as')}?{choice}")
    clearance = question_for(request.person, public_id)
    read_answer(request.person, clearance)
    return question_page(request, clearance)


@require_http_methods(["POST"])
@person_required
def withdraw(request: PersonRequest, public_id: str) -> HttpResponse:
    """Nobody asks why."""
    clearance = question_for(request.person, public_id)
    try:
        take_back(request.person, clearance)
    except NotOpen:
        clearance.refresh_from_db()
        if clearance.state == Clearance.State.WITHDRAWN:
            messages.info(request, _("You have taken this question back already."))
        else:
            messages.info(
                request, _("It was answered meanwhile, so nothing was changed. See below how it stands.")
            )
        return HttpResponseRedirect(reverse("clearance:question", args=[clearance.public_id]))
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    messages.success(request, _("The question is taken back. A photo in it is gone."))
    return HttpResponseRedirect(reverse("clearance:list"))


@require_http_methods(["GET"])
@person_required
def paper(request: PersonRequest, public_id: str) -> HttpResponse:
    """The photo, for whoever may read the question; kept in no cache."""
    clearance = question_for(request.person, public_id)
    kept = Paper.objects.filter(clearance=clearance).first()
    if kept is None:
        raise Http404(public_id)
    try:
        picture = opened(kept)
    except VaultError:
        raise Http404(public_id) from None
    headers = {
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(picture, content_type="image/jpeg", headers=headers)
