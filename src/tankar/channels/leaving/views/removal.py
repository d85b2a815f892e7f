"""One leaver's access on one network: the steps, and that it is done."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.leaving.actions.confirm_removal import confirm_removal
from tankar.channels.leaving.asking import matter_of
from tankar.channels.leaving.steps import steps_for
from tankar.channels.models import AccessRemoval
from tankar.decisions.models import Ask
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["removal"]


@require_http_methods(["GET", "POST"])
@person_required
def removal(request: PersonRequest, public_id: str) -> HttpResponse:
    found = AccessRemoval.objects.select_related("channel__owner_unit", "assignment__person")
    row = found.filter(public_id=public_id.replace("\x00", "")).first()
    if row is None or not may(request.person, "channels.remove_access", row):
        raise Http404(public_id)
    if request.method == "POST":
        confirm_removal(request.person, row)
        messages.success(request, _("Thank you. The register says that the access is removed."))
        return redirect(row)
    asks = Ask.objects.filter(matter=matter_of(row), done_at=None).order_by("due_at")
    page = {"removal": row, "channel": row.channel, "steps": steps_for(row.channel), "asks": list(asks)}
    return render(request, "channels/leaving/removal.html", page)
