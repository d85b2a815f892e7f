"""The form of one matter."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.clearance.agenda.actions.keep_matter import MatterFacts
from tankar.clearance.models import AgendaMatter
from tankar.clearance.routing import people_who_prepare

__all__ = ["MatterForm"]


def _day(label: object, hint: object = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hint, required=False, widget=widget)  # type: ignore[arg-type]


class MatterForm(forms.Form):
    reference = forms.CharField(label=_("Case number"), max_length=40)
    title_sv = forms.CharField(
        label=_("Title in Swedish"),
        help_text=_("As it stands on the agenda. Everybody who asks sees it: nothing secret here."),
        max_length=200,
    )
    title_fi = forms.CharField(label=_("Title in Finnish"), max_length=200)
    body = forms.ChoiceField(label=_("Who decides?"), choices=AgendaMatter.Body.choices)
    meets_on = _day(_("Day of the meeting"))
    meets_at = forms.TimeField(
        label=_("The meeting begins at"),
        help_text=_("Without it, no answer is promised on the day itself."),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    public_from = _day(
        _("Public from"),
        _("On the morning of this day those who asked are told. Leave it empty while nobody knows."),
    )
    preparer = forms.ChoiceField(label=_("Preparing office holder"), required=False)
    phone = forms.CharField(
        label=_("Phone"),
        help_text=_("Shown to those who ask when it is urgent, and on days of the council and the board."),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )

    def __init__(self, data: object = None, *, matter: AgendaMatter | None = None) -> None:
        filled = {name: getattr(matter, name) for name in _COPIED} if matter else {}
        preparer = matter.preparer if matter else None
        super().__init__(data, initial={**filled, "preparer": preparer.public_id if preparer else ""})  # type: ignore[arg-type]
        self.people = {
            one.public_id: one for one in [*people_who_prepare(), *([preparer] if preparer else [])]
        }
        field = self.fields["preparer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Not known yet")), *((key, str(one)) for key, one in self.people.items())]

    def facts(self) -> MatterFacts:
        said = self.cleaned_data
        return MatterFacts(
            **{name: said[name] for name in _COPIED}, preparer=self.people.get(said["preparer"])
        )


_COPIED = ("reference", "title_sv", "title_fi", "body", "meets_on", "meets_at", "public_from", "phone")
