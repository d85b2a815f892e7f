"""For everybody: what each unit pays for advertising in a year, as a page and as a file."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.campaigns.totals import Totals, totals_of
from tankar.interface.framing import frame_for, twins, varying_by_language
from tankar.interface.spreadsheets import CSV, as_csv
from tankar.organisation.access import today

__all__ = ["totals", "totals_file"]

_PATH = "/paid-advertising/"


@require_http_methods(["GET", "HEAD"])
def totals(request: HttpRequest, language: str = "") -> HttpResponse:
    """`?year=` chooses another year."""
    chosen = language or (get_language() or "sv")[:2]
    with override(chosen):
        page = {
            "frame": frame_for(request, language),
            "totals": _asked(request),
            "twins": twins(_PATH),
            "language": chosen,
        }
        return varying_by_language(render(request, "campaigns/totals.html", page), language)


@require_http_methods(["GET", "HEAD"])
def totals_file(request: HttpRequest, language: str) -> HttpResponse:
    """The same rows; sums with a comma, as spreadsheets here read them."""
    with override(language):
        found = _asked(request)
        lines: list[Sequence[str | int]] = [
            [_("Unit"), _("Year"), _("Campaigns and boosts"), _("At most, euros"), _("Reported cost, euros")]
        ]
        for one in found.rows:
            lines.append([one.unit.name, found.year, one.campaigns, _plain(one.decided), _plain(one.paid)])
        response = HttpResponse(as_csv(lines), content_type=CSV)
    response["Content-Disposition"] = f'attachment; filename="paid-advertising-{found.year}.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _asked(request: HttpRequest) -> Totals:
    this_year = today().year
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else this_year
    return totals_of(year if 2021 <= year <= this_year + 1 else this_year, this_year)


def _plain(amount: Decimal) -> str:
    return f"{amount:.2f}".replace(".", ",")
