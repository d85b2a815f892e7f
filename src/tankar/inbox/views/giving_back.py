"""Give back all that somebody takes care of, while they are away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.inbox.actions.give_back import give_back
from tankar.organisation.absence.permissions import entered_for_by
from tankar.organisation.models import Person
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["give_all_back"]


@require_http_methods(["POST"])
@permission_required("organisation.enter_absence")
def give_all_back(request: PersonRequest) -> HttpResponse:
    """`person`: whose. Back to their days away."""
    rows = Person.objects.filter(entered_for_by(request.person)).select_related("unit")
    person = get_object_or_404(rows, public_id=request.POST.get("person", ""))
    give_back(request.person, person)
    messages.success(
        request, _("Given back: whoever answers on the channels sees that nobody has taken them.")
    )
    if person.pk == request.person.pk:
        return redirect("organisation:away")
    return redirect("organisation:away_of", person.public_id)
