"""Invitations for those who send them: the list, the form, sending again, withdrawing."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.organisation import mail
from tankar.organisation.access import may
from tankar.organisation.errors import OrganisationError
from tankar.organisation.models import Invitation, Person
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.organisation.roles import Role
from tankar.organisation.signing_in.actions.invite import invite
from tankar.organisation.signing_in.actions.renew_invitation import send_again, withdraw
from tankar.organisation.signing_in.errors import InvitationError
from tankar.organisation.signing_in.forms import InvitationForm
from tankar.organisation.signing_in.invitations import DAYS
from tankar.work import clock

__all__ = ["again", "invitations", "invite_known", "invite_new", "take_back"]


@permission_required("organisation.invite_people")
@require_http_methods(["GET"])
def invitations(request: PersonRequest) -> HttpResponse:
    """The open ones, the newest first; what was used or withdrawn is told by the journal."""
    now = clock.now()
    rows = (
        Invitation.objects.open()
        .select_related("person__unit", "invited_by")
        .order_by("-made_at", "-pk")[:200]
    )
    facts = {"rows": [(row, row.has_run_out(now)) for row in rows], "days": DAYS}
    return render(request, "organisation/signing_in/invitations.html", facts)


@permission_required("organisation.invite_people")
@require_http_methods(["GET", "POST"])
def invite_new(request: PersonRequest) -> HttpResponse:
    gives_roles = may(request.person, "organisation.give_roles")
    form = InvitationForm(request.POST if request.method == "POST" else None, gives_roles=gives_roles)
    if request.method == "POST" and form.is_valid():
        try:
            invite(request.person, form.instance, [Role(role) for role in form.cleaned_data.get("roles", [])])
        except OrganisationError as error:
            form.add_error(None, str(error))
        else:
            return _sent(request, form.instance)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    facts = {"form": form, "days": DAYS, "mail_problem": mail.problem()}
    return render(request, "organisation/signing_in/invite.html", facts, status=status)


@permission_required("organisation.invite_people")
@require_http_methods(["POST"])
def invite_known(request: PersonRequest, public_id: str) -> HttpResponse:
    """Somebody who is among the people already, from their page."""
    person = get_object_or_404(Person.objects.visible_to(request.person), public_id=public_id)
    try:
        invite(request.person, person)
    except InvitationError as error:
        messages.error(request, str(error))
        return redirect("organisation:person", public_id)
    return _sent(request, person)


@permission_required("organisation.invite_people")
@require_http_methods(["POST"])
def again(request: PersonRequest, public_id: str) -> HttpResponse:
    found = get_object_or_404(Invitation, public_id=public_id)
    try:
        send_again(request.person, found)
    except InvitationError:
        messages.info(request, _gone(found))
        return redirect("organisation:invitations")
    return _sent(request, found.person)


@permission_required("organisation.invite_people")
@require_http_methods(["POST"])
def take_back(request: PersonRequest, public_id: str) -> HttpResponse:
    found = get_object_or_404(Invitation, public_id=public_id)
    try:
        withdraw(request.person, found)
    except InvitationError:
        messages.info(request, _gone(found))
    else:
        told = _("The invitation of %(person)s is withdrawn. They are still among the people.")
        messages.success(request, told % {"person": found.person})
    return redirect("organisation:invitations")


def _sent(request: PersonRequest, person: Person) -> HttpResponse:
    told = _("The invitation to %(person)s is on its way. Its link works once, for %(days)d days.")
    messages.success(request, told % {"person": person, "days": DAYS})
    return redirect("organisation:invitations")


def _gone(found: Invitation) -> str:
    told = _("%(person)s has used the invitation in the meantime, or it was withdrawn. Nothing was changed.")
    return told % {"person": found.person}
