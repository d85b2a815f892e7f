"""Take the register along, and take many channels in at once."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tankar.channels.errors import ChannelsError
from tankar.channels.exchange.actions.take_in import take_in
from tankar.channels.exchange.forms import LARGEST, ChannelsFileForm
from tankar.channels.exchange.taking_along import WIDTHS, heading, lines_for
from tankar.channels.exchange.taking_in import Looked, look_through
from tankar.interface.spreadsheets import CSV, XLSX, as_csv, as_xlsx
from tankar.interface.uploads import at_most, was_too_big
from tankar.organisation.access import today
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["bring", "take_along"]

_FAULTS_SHOWN = 100
_ROWS_SHOWN = 20


@require_http_methods(["GET"])
@permission_required("channels.view")
def take_along(request: PersonRequest, form: str) -> HttpResponse:
    """What the reader sees of the register, as CSV or as a workbook."""
    lines: list[Sequence[str | int]] = [heading(), *lines_for(request.person)]
    if form == "csv":
        content, kind = as_csv(lines), CSV
    elif form == "xlsx":
        content, kind = as_xlsx(lines, _("Channels"), WIDTHS), XLSX
    else:
        raise Http404
    named = f'attachment; filename="tankar-register-{today().isoformat()}.{form}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": named})


@require_http_methods(["GET", "POST"])
@permission_required("channels.manage")
@at_most(LARGEST + 100_000)
def bring(request: PersonRequest) -> HttpResponse:
    """A POST with a file looks it through; with `keep` the same rows are looked through again, and the right kept."""
    if request.method != "POST":
        return _shown(request, ChannelsFileForm())
    if "keep" in request.POST:
        return _keep(request, request.POST.get("rows", ""))
    form = ChannelsFileForm(request.POST, request.FILES, too_big=was_too_big(request))
    if not form.is_valid():
        return _shown(request, form)
    return _shown(request, ChannelsFileForm(), look_through(form.cleaned_data["file"].read()))


def _keep(request: PersonRequest, text: str) -> HttpResponse:
    looked = look_through(text)
    if looked.faults or not looked.rows:
        messages.warning(request, _("The register has changed meanwhile. Nothing was kept: look once more."))
        return _shown(request, ChannelsFileForm(), looked)
    try:
        made = take_in(request.person, [new for _line, new in looked.rows])
    except ChannelsError as error:
        messages.warning(request, error.words)
        return _shown(request, ChannelsFileForm(), looked)
    words = ngettext(
        "%(count)s channel is in the register now. Name its managers next.",
        "%(count)s channels are in the register now. Name their managers next.",
        len(made),
    )
    messages.success(request, words % {"count": len(made)})
    return redirect("channels:list")


def _shown(request: PersonRequest, form: ChannelsFileForm, looked: Looked | None = None) -> HttpResponse:
    faults = looked.faults if looked else []
    page = {
        "form": form,
        "looked": looked,
        "faults": faults[:_FAULTS_SHOWN],
        "more_faults": max(0, len(faults) - _FAULTS_SHOWN),
        "rows": looked.rows[:_ROWS_SHOWN] if looked else [],
        "count": len(looked.rows) if looked else 0,
        "more_rows": max(0, len(looked.rows) - _ROWS_SHOWN) if looked else 0,
    }
    return render(request, "channels/exchange/bring.html", page, status=422 if form.errors else 200)
