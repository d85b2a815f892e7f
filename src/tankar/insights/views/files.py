"""What is seen, as CSV or as a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.insights.finding import channel_for
from tankar.insights.reading.listing import MOST_IN_A_FILE, page_of
from tankar.insights.reading.months import series_of
from tankar.insights.sheets.taking_along import WIDTHS, heading, line_of
from tankar.interface.spreadsheets import CSV, XLSX, as_csv, as_xlsx
from tankar.organisation.access import today
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.work import clock

__all__ = ["all_channels", "one_channel"]


@require_http_methods(["GET"])
@permission_required("insights.view")
def all_channels(request: PersonRequest, form: str) -> HttpResponse:
    rows, _more = page_of(request.person, None, clock.now(), MOST_IN_A_FILE)
    lines = [line_of(row.channel, number) for row in rows for number in row.numbers]
    return _file(form, "tankar", [heading(), *lines])


@require_http_methods(["GET"])
@permission_required("insights.view")
def one_channel(request: PersonRequest, public_id: str, form: str) -> HttpResponse:
    channel = channel_for(request.person, public_id)
    lines = [
        line_of(channel, number) for series in series_of(channel, clock.now()) for number in series.months
    ]
    return _file(form, f"tankar-{channel.public_id}", [heading(), *lines])


def _file(form: str, name: str, lines: Sequence[Sequence[str | int]]) -> HttpResponse:
    if form == "csv":
        content, kind = as_csv(lines), CSV
    elif form == "xlsx":
        content, kind = as_xlsx(lines, _("Numbers"), WIDTHS), XLSX
    else:
        raise Http404
    named = f'attachment; filename="{name}-{today().isoformat()}.{form}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": named})
