"""Many numbers from a file: looked through first, kept whole or not at all."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tankar.channels.models import Channel
from tankar.insights.actions.enter_figure import import_figures
from tankar.insights.errors import InsightsError
from tankar.insights.finding import channel_for
from tankar.insights.forms import FileForm, tell
from tankar.insights.sheets.taking_in import Looked, example, look_through
from tankar.interface.spreadsheets import CSV
from tankar.organisation.access import today
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["bring", "example_file"]

_FAULTS_SHOWN = 100
_ROWS_SHOWN = 10


@require_http_methods(["GET", "POST"])
@permission_required("insights.enter")
def bring(request: PersonRequest, public_id: str) -> HttpResponse:
    """A POST without `keep` looks the file through; with it, the same rows are looked through again and kept."""
    channel = channel_for(request.person, public_id, "insights.enter")
    form = FileForm(request.POST or None, request.FILES or None)
    looked: Looked | None = None
    if request.method == "POST" and form.is_valid():
        looked = look_through(form.content(), channel)
        if "keep" in request.POST and not looked.faults:
            try:
                import_figures(request.person, channel, looked.rows)
            except InsightsError as error:
                tell(form, error)
            else:
                messages.success(request, _kept(len(looked.rows)))
                return redirect("insights:one", channel.public_id)
    return _shown(request, channel, form, looked)


def _kept(count: int) -> str:
    return ngettext("%(count)s number is kept.", "%(count)s numbers are kept.", count) % {"count": count}


def _shown(request: PersonRequest, channel: Channel, form: FileForm, looked: Looked | None) -> HttpResponse:
    faulty = bool(form.errors or (looked and looked.faults))
    context = {
        "channel": channel,
        "form": form if looked is None or faulty else FileForm(),
        "looked": looked,
        "faults": looked.faults[:_FAULTS_SHOWN] if looked else [],
        "rows": looked.rows[:_ROWS_SHOWN] if looked and not faulty else [],
    }
    return render(request, "insights/import.html", context, status=422 if faulty else 200)


@require_http_methods(["GET"])
@permission_required("insights.enter")
def example_file(_request: PersonRequest) -> HttpResponse:
    content = example(today()).encode("utf-8-sig")
    return HttpResponse(
        content, content_type=CSV, headers={"Content-Disposition": 'attachment; filename="example.csv"'}
    )
