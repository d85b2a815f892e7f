"""The form of an invitation."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.organisation.forms import LANGUAGES, dress
from tankar.organisation.models import Person, Unit
from tankar.organisation.roles import FOLLOWS_FROM_THE_PERSON, FOR_A_UNIT, Role

__all__ = ["InvitationForm"]

_ROLES = [choice for choice in Role.choices if choice[0] not in FOLLOWS_FROM_THE_PERSON]


class InvitationForm(forms.ModelForm[Person]):
    """Who is invited. Roles are asked only of somebody who gives them."""

    language = forms.ChoiceField(
        label=_("Language"), choices=LANGUAGES, help_text=_("Of the mail and the pages.")
    )
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=_ROLES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("From today. Roles that belong to a unit are held for the unit chosen above."),
    )

    class Meta:
        model = Person
        fields: ClassVar = ["given_name", "family_name", "email", "unit", "language"]
        labels: ClassVar = {
            "given_name": _("Given name"),
            "family_name": _("Family name"),
            "email": _("E-mail address"),
            "unit": _("Unit"),
        }

    def __init__(self, *args: Any, gives_roles: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.order_by("name")  # type: ignore[attr-defined]
        if not gives_roles:
            del self.fields["roles"]
        dress(self)

    def clean_email(self) -> str:
        address = str(self.cleaned_data["email"]).lower()
        if Person.objects.filter(email__iexact=address).exists():
            raise forms.ValidationError(
                _("Somebody with this address is among the people already. Invite them from their own page.")
            )
        return address

    def clean(self) -> dict[str, Any] | None:
        facts = super().clean()
        for_a_unit = FOR_A_UNIT & {Role(role) for role in self.cleaned_data.get("roles", [])}
        if for_a_unit and not self.cleaned_data.get("unit"):
            self.add_error("unit", _("This role is held for a unit. Choose the unit, then save again."))
        return facts
