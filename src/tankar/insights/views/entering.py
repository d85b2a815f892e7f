"""One number, read in the network's own app and entered by hand."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.insights.actions.enter_figure import enter_figure
from tankar.insights.errors import InsightsError
from tankar.insights.finding import channel_for
from tankar.insights.forms import EnterForm, tell
from tankar.organisation.access import today
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["enter"]


@require_http_methods(["GET", "POST"])
@permission_required("insights.enter")
def enter(request: PersonRequest, public_id: str) -> HttpResponse:
    channel = channel_for(request.person, public_id, "insights.enter")
    form = EnterForm(request.POST or None, initial={"day": today()})
    if request.method == "POST" and form.is_valid():
        try:
            enter_figure(request.person, channel, form.entered())
        except InsightsError as error:
            tell(form, error)
        else:
            messages.success(request, _("The number is kept."))
            return redirect("insights:one", channel.public_id)
    status = 422 if form.errors else 200
    return render(request, "insights/enter.html", {"channel": channel, "form": form}, status=status)
