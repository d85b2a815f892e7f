"""Leave to publish: the list, asking for it, noting what was said, and taking it back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar import journal
from tankar.content.changes import clean
from tankar.content.errors import NotAllowed, PictureRefused
from tankar.content.leaves.actions.keep_leave import ask_for_leave, give_leave, keep_paper, refuse_leave
from tankar.content.leaves.actions.withdraw_leave import withdraw_leave
from tankar.content.leaves.errors import LeaveMoved, LeaveUnfinished
from tankar.content.leaves.forms import AskForm, GiveForm
from tankar.content.media import take_in
from tankar.content.media.views.files import file_response
from tankar.content.models import Asset, Leave
from tankar.journal.models import Entry
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, permission_required, person_required

__all__ = ["act", "ask", "leave", "leaves", "paper"]

ON_A_PAGE = 30


@require_http_methods(["GET", "HEAD"])
@permission_required("content.view_leave")
def leaves(request: PersonRequest) -> HttpResponse:
    """Newest first; `?before=` goes on. One sees one's own, communications and the officer all."""
    found = Leave.objects.visible_to(request.person).order_by("-asked_at", "-id")
    before = request.GET.get("before", "")
    if before:
        last = Leave.objects.filter(public_id=clean(before)).first()
        if last is not None:
            found = found.filter(asked_at__lte=last.asked_at).exclude(asked_at=last.asked_at, pk__gte=last.pk)
    rows = list(found.select_related("unit")[: ON_A_PAGE + 1])
    more = urlencode({"before": rows[ON_A_PAGE - 1].public_id}) if len(rows) > ON_A_PAGE else ""
    page = {"rows": rows[:ON_A_PAGE], "more": more, "may_ask": may(request.person, "content.edit_leave")}
    return render(request, "content/leaves/leaves.html", page)


@require_http_methods(["GET", "POST"])
@permission_required("content.edit_leave")
def ask(request: PersonRequest) -> HttpResponse:
    """`?picture=`: of the one picture it is for."""
    public_id = clean(request.GET.get("picture", ""))
    assets = list(Asset.objects.editable_by(request.person).filter(public_id=public_id)) if public_id else []
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = ask_for_leave(request.person, form.facts(), assets)
        return HttpResponseRedirect(reverse("content:leave", args=[made.public_id]))
    page = {"form": form, "asset": assets[0] if assets else None}
    return render(request, "content/leaves/ask.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@person_required
def leave(request: PersonRequest, public_id: str) -> HttpResponse:
    """One leave; a POST says that it was given, and for what."""
    found = _leave_for(request, public_id)
    may_edit = may(request.person, "content.edit_leave", found)
    if request.method == "POST" and not may_edit:
        raise PermissionDenied("content.edit_leave")
    form = GiveForm(request.POST or None, request.FILES or None, leave=found, initial=_first(found))
    if request.method == "POST" and form.is_valid() and _given(request, found, form):
        return HttpResponseRedirect(reverse("content:leave", args=[public_id]))
    entries = Entry.objects.filter(subject_type="leave", subject_id=found.public_id).order_by("id")
    page = {
        "leave": found,
        "form": form,
        "may_edit": may_edit,
        "purposes": [words for value, words in Leave.Purpose.choices if value in found.purposes],
        "channels": list(found.channels.all()),
        "assets": list(found.assets.all()),
        "history": [(one.at, journal.sentence(one)) for one in entries],
    }
    return render(request, "content/leaves/leave.html", page, status=422 if form.errors else 200)


@require_http_methods(["POST"])
@person_required
def act(request: PersonRequest, public_id: str) -> HttpResponse:
    """`act`: refuse or withdraw."""
    found = _leave_for(request, public_id)
    try:
        if request.POST.get("act") == "withdraw":
            withdraw_leave(request.person, found, clean(request.POST.get("how", "")))
            words = _(
                "It is taken back. What waited is stopped, and whoever runs the channels is asked to take it down."
            )
            messages.success(request, words)
        elif request.POST.get("act") == "refuse":
            refuse_leave(request.person, found)
            messages.success(request, _("Noted. Their name is removed; the picture is used with nothing."))
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except LeaveMoved:
        messages.info(request, _("It stands like that already, or somebody was faster. See below."))
    return HttpResponseRedirect(reverse("content:leave", args=[public_id]))


@require_http_methods(["GET", "HEAD"])
@person_required
def paper(request: PersonRequest, public_id: str) -> HttpResponseBase:
    """The photo of the signed paper: for those who may read the leave, and never kept by a browser."""
    found = _leave_for(request, public_id)
    if not found.paper:
        raise Http404(public_id)
    response = file_response(request, found.paper, found.paper_type)
    response["Cache-Control"] = "no-store"
    return response


def _given(request: PersonRequest, found: Leave, form: GiveForm) -> bool:
    try:
        if file := request.FILES.get("paper"):
            keep_paper(request.person, found, take_in(file))
        give_leave(request.person, found, form.facts(), form.cleaned_data["channels"])
    except LeaveUnfinished as error:
        for name in error.fields:
            form.add_error(name, _("Needed before the picture may be used. What you wrote is kept."))
        return False
    except PictureRefused as error:
        form.add_error("paper", error.sentence)
        return False
    except LeaveMoved:
        messages.info(request, _("It stands like that already, or somebody was faster. See below."))
        return True
    messages.success(request, _("Noted. The picture says now that there is leave, and until when."))
    return True


def _leave_for(request: PersonRequest, public_id: str) -> Leave:
    found = Leave.objects.select_related("asked_by", "unit").filter(public_id=clean(public_id)).first()
    if found is None or not may(request.person, "content.view_leave", found):
        raise Http404(public_id)
    return found


def _first(found: Leave) -> dict[str, Any]:
    return {name: getattr(found, name) for name in ("purposes", "until", "own_view", "how", "kept_where")}
