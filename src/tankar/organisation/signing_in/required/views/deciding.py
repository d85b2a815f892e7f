"""The system administrator says for which roles a second step is required."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tankar.organisation.requests import PersonRequest, permission_required
from tankar.organisation.signing_in.required.actions.require_steps import require_steps
from tankar.organisation.signing_in.required.rule import CHOICES, rule, without_a_step
from tankar.work.demo import is_demo

__all__ = ["deciding"]


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles that need a passkey or an authenticator app"),
        choices=[(role.value, role.label) for role in CHOICES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


@permission_required("organisation.require_second_step")
@require_http_methods(["GET", "POST"])
def deciding(request: PersonRequest) -> HttpResponse:
    stands = rule()
    form = RolesForm(
        request.POST if request.method == "POST" else None, initial={"roles": list(stands.roles)}
    )
    if request.method == "POST" and form.is_valid():
        require_steps(request.person, form.cleaned_data["roles"])
        messages.success(request, _("Kept. It holds from each person's next sign-in."))
        return redirect("organisation:second_step_rule")
    facts = {"form": form, "rule": stands, "without": without_a_step(stands.roles), "exempt": is_demo()}
    status = 422 if form.errors else 200
    return render(request, "organisation/signing_in/second_step_rule.html", facts, status=status)
