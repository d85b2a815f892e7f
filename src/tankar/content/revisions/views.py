"""Earlier texts of an item: who left it how, what was different, and putting one back."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.changes import revision_from
from tankar.content.draft import draft_of
from tankar.content.errors import ChangedMeanwhile, NotADraft, NotAllowed
from tankar.content.models import Item, Revision
from tankar.content.revisions.actions.restore_text import restore_text
from tankar.content.revisions.comparing import Changed, changed_between
from tankar.content.views.finding import item_for
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["history", "restore"]

ON_A_PAGE = 20


@dataclass(frozen=True)
class Row:
    """One revision, and what it changed in the one before."""

    revision: Revision
    changed: Changed
    is_now: bool


@require_http_methods(["GET"])
@person_required
def history(request: PersonRequest, public_id: str) -> HttpResponse:
    """The newest first, twenty on a page; `?before=` goes on at a number."""
    item = item_for(request.person, public_id)
    found = item.revisions.select_related("by").order_by("-number")
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 10:
        found = found.filter(number__lt=int(before))
    some = list(found[: ON_A_PAGE + 1])
    older = {one.number: one for one in some}
    newest = item.revisions.order_by("-number").values_list("number", flat=True).first()
    rows = [
        Row(one, changed_between(older.get(one.number - 1), one), one.number == newest)
        for one in some[:ON_A_PAGE]
    ]
    page = {
        "item": item,
        "draft": draft_of(item),
        "rows": rows,
        "more": f"?before={some[ON_A_PAGE - 1].number}" if len(some) > ON_A_PAGE else "",
        "may_restore": item.state == Item.State.DRAFT and may(request.person, "content.edit", item),
    }
    return render(request, "content/revisions/history.html", page)


@require_http_methods(["POST"])
@person_required
def restore(request: PersonRequest, public_id: str, number: int) -> HttpResponse:
    """Put the texts of one revision back; the ones between stay in the list."""
    item = item_for(request.person, public_id, "content.edit")
    back = HttpResponseRedirect(reverse("content:history", args=[public_id]))
    try:
        restore_text(request.person, item, revision_from(request.POST), number)
    except Revision.DoesNotExist:
        raise Http404(number) from None
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except NotADraft:
        messages.warning(request, _("This item is released. Take it back first, then it can be changed."))
    except ChangedMeanwhile:
        messages.warning(
            request, _("Somebody changed the item meanwhile. Nothing was put back; see below what is new.")
        )
    else:
        messages.success(request, _("The earlier text is back. What stood here before is kept in the list."))
    return back
