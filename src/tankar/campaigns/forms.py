"""What people fill in: a campaign, a decision's reason, a frame, a boost, a report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tankar.campaigns.models import Campaign
from tankar.campaigns.money import EuroField
from tankar.channels.models import Channel
from tankar.organisation.models import Unit

__all__ = ["BoostForm", "CampaignForm", "FrameForm", "ReportForm", "first_values"]

_YES_NO = [("yes", pgettext_lazy("answer", "Yes")), ("no", pgettext_lazy("answer", "No"))]
_TRUTH = {"yes": True, "no": False, "": None}


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def _lines(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _choice(label: Any, choices: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, help_text=help_text, widget=forms.RadioSelect, required=False
    )


class CampaignForm(forms.Form):
    """One form, saved as it is written; what is missing is asked for when it is sent."""

    title = forms.CharField(label=_("What do you want to advertise?"), max_length=200, required=False)
    goal = forms.CharField(
        label=_("What shall it bring about?"),
        help_text=_("Something that can be seen afterwards: visitors, registrations, readers."),
        max_length=1000,
        widget=_lines(),
        required=False,
    )
    audience = forms.CharField(
        label=_("Whom shall it reach?"),
        help_text=_("Age, place, language. Never health, religion or opinions."),
        max_length=500,
        widget=_lines(2),
        required=False,
    )
    networks = forms.CharField(
        label=_("Where is the ad shown?"),
        help_text=_("The networks by name, or a newspaper's page."),
        max_length=200,
        required=False,
    )
    account_is_citys = _choice(_("Is it paid from an ad account that belongs to the city?"), _YES_NO)
    budget = EuroField(
        label=_("What may it cost at most, in euros?"),
        help_text=_("Without VAT, as the unit's budget counts."),
        required=False,
    )
    cost_centre = forms.CharField(label=_("Cost centre"), max_length=40, required=False)
    within_limits = _choice(
        _("May the unit spend this itself?"),
        _YES_NO,
        _("Within its spending limit, and below the limits of procurement."),
    )
    begins_on = forms.DateField(label=_("First day"), widget=_day(), required=False)
    ends_on = forms.DateField(label=_("Last day"), widget=_day(), required=False)
    landing = _choice(
        _("Can everybody use the page it leads to?"),
        Campaign.Landing.choices,
        _("Text for pictures, enough contrast, works with the keyboard (306/2019)."),
    )
    landing_page = forms.URLField(
        label=_("Address of the page"), max_length=500, required=False, assume_scheme="https"
    )
    languages = _choice(_("In which languages?"), Campaign.Languages.choices)
    language_reason = forms.CharField(
        label=_("Why one language?"), max_length=300, required=False, help_text=_("Only for one language.")
    )
    political_actor = _choice(
        _("Is it by or for a political actor?"),
        Campaign.Answer.choices,
        _("A party, a candidate, somebody elected, or whoever campaigns for one."),
    )
    political_election = _choice(_("Is it about an election or a referendum?"), Campaign.Answer.choices)
    political_influence = _choice(
        _("Is it meant to influence how people vote, or a decision on a law or a rule?"),
        Campaign.Answer.choices,
    )
    official_only = _choice(
        _("Is it official information and nothing else?"),
        Campaign.Answer.choices,
        _("Where and when one votes, what the city has decided, how to apply."),
    )
    plan_b = forms.CharField(
        label=_("If the network refuses the ad, what then?"),
        help_text=_(
            "Networks refuse ads they take for political, rightly or not. The city's own channels, a newspaper …"
        ),
        max_length=500,
        widget=_lines(2),
        required=False,
    )
    unit = forms.ChoiceField(label=_("Unit"))

    def __init__(self, units: list[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.public_id, one.name) for one in units]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]
        if len(units) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
        for field in self.fields.values():
            field.one_of_several = True  # type: ignore[attr-defined]

    def kept(self) -> dict[str, Any]:
        """Every field that can be understood as it stands; what is half typed is kept when it is whole."""
        self.is_valid()
        facts = {name: value for name, value in self.cleaned_data.items() if name != "unit"}
        for name in ("account_is_citys", "within_limits"):
            if name in facts:
                facts[name] = _TRUTH[facts[name]]
        return facts


def first_values(campaign: Campaign) -> dict[str, Any]:
    """What the form shows of a stored draft."""
    words = {True: "yes", False: "no", None: ""}
    found = {name: getattr(campaign, name) for name in CampaignForm.base_fields if name != "unit"}
    for name in ("account_is_citys", "within_limits"):
        found[name] = words[found[name]]
    return {**found, "unit": campaign.unit.public_id}


class FrameForm(forms.Form):
    """A decision for a year (CHN-7)."""

    unit = forms.ChoiceField(label=_("Unit"))
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    total = EuroField(
        label=_("Sum for the year, in euros"), help_text=_("Without VAT, as the unit's budget counts.")
    )
    most_each = EuroField(
        label=_("Largest single boost, in euros"),
        help_text=_("What costs more needs a decision of its own."),
    )
    accounts = forms.CharField(
        label=_("Ad accounts"), help_text=_("The city's own, by name."), max_length=300
    )
    cost_centre = forms.CharField(label=_("Cost centre"), max_length=40)
    purposes = forms.CharField(
        label=_("What may be boosted?"),
        help_text=_("Nothing about elections or political questions: that needs a decision of its own."),
        max_length=1000,
        widget=_lines(),
    )

    def __init__(self, units: list[Unit], years: list[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(one.public_id, one.name) for one in units]  # type: ignore[attr-defined]
        self.fields["year"].choices = [(one, str(one)) for one in years]  # type: ignore[attr-defined]


class BoostForm(forms.Form):
    """Four questions: what, how much, when, where."""

    title = forms.CharField(
        label=_("Which post, and what for?"), max_length=200, help_text=_("Its first words, and the goal.")
    )
    budget = EuroField(label=_("Sum at most, in euros"), help_text=_("Without VAT."))
    begins_on = forms.DateField(label=_("First day"), widget=_day())
    ends_on = forms.DateField(label=_("Last day"), widget=_day())
    channel = forms.ChoiceField(label=_("Channel"))

    def __init__(self, channels: list[Channel], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.public_id, f"{one.name} ({one.network_title})") for one in channels]
        self.fields["channel"].choices = choices  # type: ignore[attr-defined]


class ReportForm(forms.Form):
    """Cost, result, lesson (MEAS-2)."""

    cost = EuroField(
        label=_("What did it cost, in euros?"),
        help_text=_("As the network charged, without VAT. 0 if nothing."),
    )
    result = forms.CharField(
        label=_("What did it give?"),
        max_length=1000,
        widget=_lines(),
        help_text=_("Beside the goal you set."),
    )
    lesson = forms.CharField(label=_("What did you learn?"), max_length=1000, widget=_lines())
