"""The plain questions about leave."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import Channel
from tankar.content.changes import clean
from tankar.content.models import Leave

__all__ = ["AskForm", "GiveForm"]


class AskForm(forms.Form):
    """Whom one asks."""

    whose = forms.ChoiceField(
        label=_("Who shows?"),
        choices=Leave.Whose.choices,
        widget=forms.RadioSelect,
        initial=Leave.Whose.ADULT,
    )
    who = forms.CharField(
        label=_("The person, or the child's guardian"),
        help_text=_(
            "Name and how to reach them. Only you, communications and the data protection officer read it."
        ),
        max_length=120,
    )

    def facts(self) -> dict[str, Any]:
        return {"whose": self.cleaned_data["whose"], "who": clean(self.cleaned_data["who"]).strip()}


class GiveForm(forms.Form):
    """What they said yes to."""

    purposes = forms.MultipleChoiceField(
        label=_("What it is for"),
        choices=Leave.Purpose.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    channels = forms.ModelMultipleChoiceField(
        label=_("Only on these channels"),
        help_text=_("None ticked: every channel of the city."),
        queryset=Channel.objects.none(),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    until = forms.DateField(
        label=_("Leave until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    own_view = forms.CharField(
        label=_("What the child said themselves"),
        help_text=_("A child is asked too, in words they understand. A no is a no."),
        max_length=300,
        required=False,
    )
    how = forms.ChoiceField(
        label=_("How it was given"),
        choices=[("", _("Not answered yet")), *Leave.How.choices],
        required=False,
    )
    kept_where = forms.CharField(
        label=_("Where is the leave to publish kept?"), max_length=200, required=False
    )
    paper = forms.FileField(label=_("A photo of the paper"), required=False)

    def __init__(self, *args: Any, leave: Leave, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        channels: Any = self.fields["channels"]
        channels.queryset = Channel.objects.postable_by(leave.asked_by).order_by("name")
        if not leave.is_of_a_child:
            del self.fields["own_view"]

    def facts(self) -> dict[str, Any]:
        data = {name: value for name, value in self.cleaned_data.items() if name not in {"paper", "channels"}}
        return {name: clean(one).strip() if isinstance(one, str) else one for name, one in data.items()}
