"""Forms of people, roles and deputies. Rules about roles stand in the actions, not here."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from tankar.organisation.access import today
from tankar.organisation.actions.add_unit import Names
from tankar.organisation.models import Person, Unit
from tankar.organisation.roles import FOLLOWS_FROM_THE_PERSON, Role
from tankar.organisation.tree import read_tree

__all__ = [
    "LANGUAGES",
    "DeputyForm",
    "EndForm",
    "NewUnitForm",
    "PersonForm",
    "PhoneForm",
    "PlaceForm",
    "RoleForm",
    "UnitNamesForm",
    "dress",
]

LANGUAGES = [("sv", "Svenska"), ("fi", "Suomi"), ("en", "English")]


class _Day(forms.DateInput):
    """The browser's own calendar; it sends ISO dates in every language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=_Day(),
        input_formats=["%Y-%m-%d"],
    )


def dress(form: forms.BaseForm) -> None:
    """Give every field the class the design system knows it by."""
    for field in form.fields.values():
        if not isinstance(field.widget, forms.CheckboxInput | forms.CheckboxSelectMultiple):
            field.widget.attrs.setdefault("class", "ds-input")


class _House(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class RoleForm(_House):
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[choice for choice in Role.choices if choice[0] not in FOLLOWS_FROM_THE_PERSON],
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Unit"),
        required=False,
        to_field_name="public_id",
        empty_label=_("The whole city"),
        help_text=_("Only for roles that belong to a unit; they cover the units below it too."),
    )
    valid_from = _day(_("First day"))
    valid_to = _day(_("Last day"), required=False, help_text=_("Empty: until further notice."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"valid_from": today()})
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.order_by("name")  # type: ignore[attr-defined]


class EndForm(_House):
    last_day = _day(_("Last day"), required=False)


class DeputyForm(_House):
    email = forms.EmailField(label=_("The deputy's e-mail address"))
    valid_from = _day(_("First day"))
    valid_to = _day(_("Last day"))

    person: Person

    def clean_email(self) -> str:
        found = Person.objects.filter(email__iexact=self.cleaned_data["email"]).first()
        if found is None:
            raise forms.ValidationError(_("Nobody here has this address. Look for a typing error."))
        self.person = found
        return found.email


def _phone() -> forms.CharField:
    return forms.CharField(
        label=_("Work phone"),
        max_length=30,
        required=False,
        validators=[
            RegexValidator(
                r"^\+?[0-9][0-9 ()/-]{4,}$", _("Write the number in digits, for example 040 555 01 23.")
            )
        ],
        help_text=_(
            "Seen by communications, the administrator and your head of unit, and by whoever waits for an answer "
            "of yours on a council day."
        ),
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )


class PhoneForm(_House):
    """The number under which one is reached at work."""

    phone = _phone()


class PersonForm(forms.ModelForm[Person]):
    phone = _phone()
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    may_sign_in = forms.BooleanField(label=_("May sign in"), required=False, initial=True)

    class Meta:
        model = Person
        fields: ClassVar = [
            "given_name",
            "family_name",
            "email",
            "phone",
            "unit",
            "is_employee",
            "is_elected",
            "language",
        ]
        labels: ClassVar = {
            "given_name": _("Given name"),
            "family_name": _("Family name"),
            "email": _("E-mail address"),
            "unit": _("Unit"),
            "is_employee": _("Employed by the city"),
            "is_elected": _("Elected official"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.order_by("name")  # type: ignore[attr-defined]
        if self.instance.pk and self.instance.user:
            self.fields["may_sign_in"].initial = self.instance.user.is_active
        dress(self)

    def clean(self) -> dict[str, Any] | None:
        facts = super().clean()
        if not self.cleaned_data.get("is_employee") and not self.cleaned_data.get("is_elected"):
            raise forms.ValidationError(_("Say whether the person is employed, elected, or both."))
        return facts

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


def _name(label: Any, language: str, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=120, widget=forms.TextInput({"lang": language}), **more)


def _place() -> forms.ModelChoiceField[Unit]:
    return forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Lies under"),
        required=False,
        to_field_name="public_id",
        empty_label=_("Nothing: it stands at the top"),
        help_text=_("Roles held for a unit cover the units below it too."),
    )


class UnitNamesForm(_House):
    """What a unit is called."""

    name_sv = _name(_("Name in Swedish"), "sv")
    name_fi = _name(_("Name in Finnish"), "fi")
    name_en = _name(
        _("Name in English"), "en", required=False, help_text=_("Empty: the Swedish name is shown.")
    )

    @staticmethod
    def of(unit: Unit) -> dict[str, str]:
        """How it is now, to begin with."""
        names = Names.of(unit)
        return {"name_sv": names.swedish, "name_fi": names.finnish, "name_en": names.english}

    def names(self) -> Names:
        return Names(*(self.cleaned_data[field] for field in ("name_sv", "name_fi", "name_en")))


class NewUnitForm(UnitNamesForm):
    """A unit's names and its place."""

    parent = _place()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = Unit.objects.order_by("name")  # type: ignore[attr-defined]


class PlaceForm(_House):
    """Where a unit lies. Places that cannot be are not offered; the action refuses them in a sentence."""

    parent = _place()

    def __init__(self, unit: Unit, *args: Any, **kwargs: Any) -> None:
        above = unit.parent.public_id if unit.parent else ""
        super().__init__(*args, **{"initial": {"parent": above}, **kwargs})
        field: Any = self.fields["parent"]
        field.queryset = Unit.objects.order_by("name")
        offered = field.queryset.exclude(pk__in=read_tree().below([unit.pk]))
        field.widget.choices = [("", field.empty_label), *((one.public_id, str(one)) for one in offered)]
