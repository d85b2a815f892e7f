"""Networks that have changed: what, why it matters, and how far the reviews have come."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.errors import ChannelsError
from tankar.channels.forms import tell
from tankar.channels.models import NetworkChange
from tankar.channels.reviews.changes.actions.tell_change import take_back_change, tell_change
from tankar.channels.reviews.changes.forms import ChangeForm
from tankar.channels.reviews.changes.reading import changes_for
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, permission_required, person_required

__all__ = ["changes", "take_back", "tell_of"]


@require_http_methods(["GET"])
@permission_required("channels.view_network_change")
def changes(request: PersonRequest) -> HttpResponse:
    return _page(request)


@require_http_methods(["POST"])
@permission_required("channels.tell_network_change")
def tell_of(request: PersonRequest) -> HttpResponse:
    form = ChangeForm(request.POST)
    if not form.is_valid():
        return _page(request, form, 422)
    try:
        tell_change(request.person, **form.cleaned_data)
    except ChannelsError as error:
        if error.field in form.fields:
            form.add_error(error.field, error.words)
        else:
            tell(form, error)
        return _page(request, form, 422)
    messages.success(
        request, _("Kept. The reviews open by themselves, a few at a time; until then you may take it back.")
    )
    return redirect("channels:changes")


@require_http_methods(["POST"])
@person_required
def take_back(request: PersonRequest, public_id: str) -> HttpResponse:
    seen = NetworkChange.objects.visible_to(request.person)
    change = get_object_or_404(seen, public_id=public_id.replace("\x00", ""))
    try:
        take_back_change(request.person, change)
    except ChannelsError as error:
        messages.info(request, error.words)
    else:
        messages.success(request, _("Taken back. No review was opened for it, and nobody was asked."))
    return redirect("channels:changes")


def _page(request: PersonRequest, form: ChangeForm | None = None, status: int = 200) -> HttpResponse:
    may_tell = may(request.person, "channels.tell_network_change")
    context = {
        "rows": changes_for(request.person),
        "may_tell": may_tell,
        "form": form or (ChangeForm() if may_tell else None),
    }
    return render(request, "channels/reviews/changes.html", context, status=status)
