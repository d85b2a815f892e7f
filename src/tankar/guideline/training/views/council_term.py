"""The council's term on the page of totals: noted by the communications manager."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.guideline.training.actions.note_term import note_term
from tankar.guideline.training.errors import TrainingError
from tankar.guideline.training.forms import TermForm
from tankar.guideline.training.views.reading_totals import totals_page
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["council_term"]


@require_http_methods(["POST"])
@permission_required("guideline.note_term")
def council_term(request: PersonRequest) -> HttpResponse:
    form = TermForm(request.POST)
    if form.is_valid():
        try:
            note_term(request.person, **form.cleaned_data)
        except TrainingError as error:
            form.add_error("last_day", str(error))
        else:
            messages.success(request, _("Noted. From its first day every elected official is invited once."))
            return HttpResponseRedirect(reverse("guideline:totals"))
    return totals_page(request, status=422, term_form=form)
