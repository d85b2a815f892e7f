"""One person: details, roles with their days; giving and ending a role."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.organisation.access import may, today
from tankar.organisation.actions.end_role import end_role
from tankar.organisation.actions.give_role import give_role
from tankar.organisation.actions.name_deputy import name_deputy
from tankar.organisation.actions.save_person import save_person
from tankar.organisation.errors import OrganisationError
from tankar.organisation.forms import DeputyForm, EndForm, PersonForm, RoleForm
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.organisation.roles import Role
from tankar.organisation.signing_in.actions.invite import signs_in_already
from tankar.organisation.signing_in.actions.reset_factors import reset_factors
from tankar.organisation.signing_in.actions.unlink_outside import unlink_outside
from tankar.organisation.signing_in.factors import has_second_steps
from tankar.organisation.standing_in import stands_in

__all__ = ["add_person", "deputy", "edit_person", "end", "give", "person", "reset", "unlink"]


@permission_required("organisation.view_people")
@require_http_methods(["GET"])
def person(request: PersonRequest, public_id: str) -> HttpResponse:
    shown = get_object_or_404(Person.objects.visible_to(request.person), public_id=public_id)
    return _page(request, shown, RoleForm())


@permission_required("organisation.give_roles")
@require_http_methods(["POST"])
def give(request: PersonRequest, public_id: str) -> HttpResponse:
    shown = get_object_or_404(Person.objects.visible_to(request.person), public_id=public_id)
    form = RoleForm(request.POST)
    if form.is_valid():
        facts = form.cleaned_data
        try:
            give_role(
                request.person,
                shown,
                Role(facts["role"]),
                facts["unit"],
                facts["valid_from"],
                facts["valid_to"],
            )
        except OrganisationError as error:
            form.add_error(None, str(error))
        else:
            return redirect("organisation:person", public_id)
    return _page(request, shown, form, HTTPStatus.UNPROCESSABLE_ENTITY)


@permission_required("organisation.give_roles")
@require_http_methods(["POST"])
def end(request: PersonRequest, public_id: str, role_id: str) -> HttpResponse:
    assignment = get_object_or_404(RoleAssignment, public_id=role_id, person__public_id=public_id)
    form = EndForm(request.POST)
    if not form.is_valid():
        return _page(request, assignment.person, RoleForm(), HTTPStatus.UNPROCESSABLE_ENTITY, ending=form)
    end_role(request.person, assignment, form.cleaned_data["last_day"])
    return redirect("organisation:person", public_id)


@permission_required("organisation.give_roles")
@require_http_methods(["POST"])
def deputy(request: PersonRequest, public_id: str, role_id: str) -> HttpResponse:
    """For somebody who is away and did not name one themselves."""
    assignment = get_object_or_404(RoleAssignment, public_id=role_id, person__public_id=public_id)
    form = DeputyForm(request.POST, prefix=assignment.public_id)
    if form.is_valid():
        facts = form.cleaned_data
        try:
            name_deputy(request.person, assignment, form.person, facts["valid_from"], facts["valid_to"])
        except OrganisationError as error:
            form.add_error(None, str(error))
        else:
            return redirect("organisation:person", public_id)
    failed = (assignment, form)
    return _page(request, assignment.person, RoleForm(), HTTPStatus.UNPROCESSABLE_ENTITY, failed=failed)


@permission_required("organisation.manage_people")
@require_http_methods(["POST"])
def unlink(request: PersonRequest, public_id: str) -> HttpResponse:
    """Their account at the sign-in service is another one now."""
    unlink_outside(request.person, get_object_or_404(Person, public_id=public_id))
    return redirect("organisation:person", public_id)


@permission_required("organisation.manage_people")
@require_http_methods(["POST"])
def reset(request: PersonRequest, public_id: str) -> HttpResponse:
    """They lost phone and codes."""
    shown = get_object_or_404(Person, public_id=public_id)
    try:
        reset_factors(request.person, shown)
    except OrganisationError as error:
        messages.error(request, str(error))
    else:
        told = _("Done. %(person)s chooses a new password on the sign-in page, by mail.")
        messages.success(request, told % {"person": shown})
    return redirect("organisation:person", public_id)


@permission_required("organisation.manage_people")
@require_http_methods(["GET", "POST"])
def add_person(request: PersonRequest) -> HttpResponse:
    return _details(request, Person())


@permission_required("organisation.manage_people")
@require_http_methods(["GET", "POST"])
def edit_person(request: PersonRequest, public_id: str) -> HttpResponse:
    return _details(request, get_object_or_404(Person, public_id=public_id))


def _details(request: PersonRequest, shown: Person) -> HttpResponse:
    form = PersonForm(request.POST if request.method == "POST" else None, instance=shown)
    if request.method == "POST" and form.is_valid():
        saved = save_person(request.person, form.instance, may_sign_in=form.cleaned_data["may_sign_in"])
        return redirect("organisation:person", saved.public_id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    facts = {"form": form, "is_new": shown.pk is None}
    return render(request, "organisation/person_details.html", facts, status=status)


def _page(
    request: PersonRequest,
    shown: Person,
    form: RoleForm,
    status: int = 200,
    ending: EndForm | None = None,
    failed: tuple[RoleAssignment, DeputyForm] | None = None,
) -> HttpResponse:
    may_give = may(request.person, "organisation.give_roles", shown)
    may_edit = may(request.person, "organisation.manage_people", shown)
    facts = {
        "shown": shown,
        "assignments": _rows(shown, may_give, failed),
        "form": form,
        "ending": ending,
        "today": today(),
        "deputies": stands_in().filter(deputy_for=shown).select_related("person", "unit"),
        "may_give": may_give,
        "may_edit": may_edit,
        "may_enter_days": may(request.person, "organisation.enter_absence", shown),
        "may_invite": may(request.person, "organisation.invite_people") and not signs_in_already(shown),
        "has_factors": may_edit and shown != request.person and has_second_steps(shown),
        "outside": shown.outside_accounts.first() if may_edit else None,
    }
    return render(request, "organisation/person.html", facts, status=status)


def _rows(
    shown: Person, may_give: bool, failed: tuple[RoleAssignment, DeputyForm] | None
) -> list[tuple[RoleAssignment, bool, DeputyForm | None]]:
    """Each role, whether it lasts still, and the form to name a deputy in it."""
    rows: list[tuple[RoleAssignment, bool, DeputyForm | None]] = []
    for row in shown.assignments.select_related("unit", "deputy_for").order_by("-valid_from", "pk"):
        still = row.valid_to is None or row.valid_to >= today()
        form = DeputyForm(prefix=row.public_id) if may_give and still and row.deputy_for is None else None
        rows.append((row, still, failed[1] if failed and failed[0].pk == row.pk else form))
    return rows
