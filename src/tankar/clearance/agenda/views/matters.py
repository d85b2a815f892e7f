"""The matters: read by everybody who may ask, kept by the registry."""

from __future__ import annotations

import csv
import io

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tankar.clearance.agenda.actions.keep_matter import keep_matter
from tankar.clearance.agenda.actions.take_in_matters import take_in_matters
from tankar.clearance.agenda.forms import MatterForm
from tankar.clearance.agenda.taking_in import COLUMNS, MOST_BYTES, matters_in
from tankar.clearance.errors import FileRefused, Incomplete, NotAllowed
from tankar.clearance.models import AgendaMatter
from tankar.organisation.access import may, today
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["edit", "example", "matters", "new", "take_in"]

ON_A_PAGE = 30


@require_http_methods(["GET"])
@permission_required("clearance.view_matter")
def matters(request: PersonRequest) -> HttpResponse:
    """`?q=` finds by words of the title or by case number, `?before=` goes on."""
    found = AgendaMatter.objects.visible_to(request.person).select_related("preparer")
    for word in request.GET.get("q", "").replace("\x00", "").split()[:6]:
        found = found.filter(
            Q(title_sv__icontains=word) | Q(title_fi__icontains=word) | Q(reference__icontains=word)
        )
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 19:
        found = found.filter(pk__lt=int(before))
    rows = list(found.order_by("-pk")[: ON_A_PAGE + 1])
    more = ""
    if len(rows) > ON_A_PAGE:
        key = {"q": request.GET.get("q", ""), "before": str(rows[ON_A_PAGE - 1].pk)}
        more = f"{reverse('clearance:matters')}?{urlencode(key)}"
    page = {
        "matters": [(one, one.is_public_on(today())) for one in rows[:ON_A_PAGE]],
        "more": more,
        "query": request.GET.get("q", ""),
        "keeps": may(request.person, "clearance.keep_matter"),
    }
    return render(request, "clearance/agenda/matters.html", page)


@require_http_methods(["GET", "POST"])
@permission_required("clearance.keep_matter")
def new(request: PersonRequest) -> HttpResponse:
    return _edited(request, None)


@require_http_methods(["GET", "POST"])
@permission_required("clearance.keep_matter")
def edit(request: PersonRequest, public_id: str) -> HttpResponse:
    kept = AgendaMatter.objects.kept_by(request.person).select_related("preparer")
    matter = kept.filter(public_id=public_id.replace("\x00", "")).first()
    if matter is None:
        raise Http404(public_id)
    return _edited(request, matter)


def _edited(request: PersonRequest, matter: AgendaMatter | None) -> HttpResponse:
    form = MatterForm(request.POST if request.method == "POST" else None, matter=matter)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                keep_matter(request.person, form.facts(), matter)
            except Incomplete as error:
                for field, sentence in error.faults.items():
                    form.add_error(field, sentence)
            except NotAllowed as error:
                raise PermissionDenied(error.permission) from None
            else:
                messages.success(request, _("The matter is kept."))
                return HttpResponseRedirect(reverse("clearance:matters"))
    return render(request, "clearance/agenda/matter.html", {"form": form, "matter": matter}, status=status)


@require_http_methods(["GET", "POST"])
@permission_required("clearance.keep_matter")
def take_in(request: PersonRequest) -> HttpResponse:
    """A file: all of it is taken in, or nothing."""
    faults: list[str] = []
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            if file is None:
                raise FileRefused([_("Choose a file first.")])
            count = take_in_matters(request.person, matters_in(file.read(MOST_BYTES + 1)))
        except FileRefused as error:
            faults = error.sentences
        else:
            told = ngettext("%(count)s matter is taken in.", "%(count)s matters are taken in.", count)
            messages.success(request, told % {"count": count})
            return HttpResponseRedirect(reverse("clearance:matters"))
    page = {"faults": faults, "columns": ", ".join(COLUMNS)}
    return render(request, "clearance/agenda/take_in.html", page, status=422 if faults else 200)


@require_http_methods(["GET"])
@permission_required("clearance.keep_matter")
def example(_request: PersonRequest) -> HttpResponse:
    """A file with one invented line, to begin from."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";")
    writer.writerow(COLUMNS)
    line = ("KARLEBY/123/2026", "Lekparken i Öja", "Öjan leikkipuisto", "council", "2026-12-14", "2026-12-08")
    writer.writerow([*line, "sirpa@demo.example", "040 555 01 23", "18:00"])
    headers = {"Content-Disposition": 'attachment; filename="example.csv"'}
    return HttpResponse("\ufeff" + sheet.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)
