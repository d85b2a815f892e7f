"""What people fill in about an account that the register does not know."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.channels.actions.register_channel import NewChannel
from tankar.channels.amnesty.actions.handle_report import ENDS
from tankar.channels.amnesty.errors import AnswerMissing, LinkMissing
from tankar.channels.models import AccountReport, Channel, Kind
from tankar.organisation.models import Unit

__all__ = ["EndReportForm", "LogForm", "RegisterReportedForm", "TellForm", "UnitForm", "WhoseForm"]


class TellForm(forms.Form):
    """A minute, on a phone."""

    channel: forms.ModelChoiceField[Channel] = forms.ModelChoiceField(
        label=_("Which channel of the register is it about?"),
        queryset=Channel.objects.none(),
        to_field_name="public_id",
        required=False,
        widget=forms.HiddenInput,
    )
    kind = forms.ChoiceField(
        label=_("What have you found?"),
        choices=AccountReport.Kind.choices,
        widget=forms.RadioSelect,
        initial=AccountReport.Kind.OURS,
    )
    link = forms.CharField(
        label=_("The account's address"),
        help_text=_("Copied from the browser or the app; its name and network will do."),
        max_length=500,
        error_messages={"required": LinkMissing.sentence},
    )
    who = forms.CharField(
        label=_("Who looks after it, if you know?"),
        help_text=_("A unit is enough. Yourself is fine too: nobody asks why."),
        max_length=300,
        required=False,
    )
    words = forms.CharField(
        label=_("Anything else?"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, about: Channel | None, *args: Any, **kwargs: Any) -> None:
        """`about`: the channel from whose entry somebody comes; then it is told of as one of ours."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["channel"]
        field.queryset = Channel.objects.all()
        if about is None:
            del self.fields["channel"]
            return
        field.initial = about.public_id
        kind: Any = self.fields["kind"]
        kind.choices = [one for one in AccountReport.Kind.choices if one[0] != AccountReport.Kind.OURS]
        kind.initial = None
        self.fields["link"].help_text = _("Of the account that looks like it, or what ours is called now.")
        self.fields["link"].required = False
        del self.fields["who"]


def _units() -> Any:
    return Unit.objects.order_by("name")


class RegisterReportedForm(forms.Form):
    """What the register needs from the first day; the rest is written later."""

    name_sv = forms.CharField(label=_("Name in Swedish"), max_length=120)
    name_fi = forms.CharField(label=_("Name in Finnish"), max_length=120)
    platform = forms.CharField(label=_("Network"), help_text=_("Such as Instagram or TikTok."), max_length=60)
    owner_unit: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        label=_("Owner unit"), queryset=Unit.objects.none()
    )
    why_close = forms.CharField(
        label=_("Propose closing: why?"),
        help_text=_("Empty: it goes on. With a reason a review begins at once, and two people decide."),
        max_length=600,
        required=False,
    )

    def __init__(self, report: AccountReport, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report
        self.fields["owner_unit"].queryset = _units()  # type: ignore[attr-defined]
        self.fields["owner_unit"].initial = report.unit_id

    def new_channel(self) -> NewChannel:
        data, link = self.cleaned_data, self.report.link
        is_address = link.startswith("https://") and len(link) <= 200
        return NewChannel(
            kind=Kind.BY_HAND,
            name_sv=data["name_sv"],
            name_fi=data["name_fi"],
            platform=data["platform"],
            owner_unit=data["owner_unit"],
            url=link if is_address else "",
            handle="" if is_address else link[:200],
        )


class UnitForm(forms.Form):
    unit: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        label=_("Which unit might know?"), queryset=Unit.objects.none()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = _units()  # type: ignore[attr-defined]


class WhoseForm(forms.Form):
    answer = forms.CharField(
        label=_("Whose is it, and is it still needed?"),
        help_text=_("Who looks after it, or that nobody does."),
        max_length=1000,
        error_messages={"required": AnswerMissing.sentence},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EndReportForm(forms.Form):
    state = forms.ChoiceField(label=_("How does it end?"), widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("What was found out or done?"),
        max_length=1000,
        error_messages={"required": AnswerMissing.sentence},
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, report: AccountReport, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = [(one, _words(report, one)) for one in ENDS[report.kind]]
        self.fields["state"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["state"].initial = choices[0][0]


def _words(report: AccountReport, state: AccountReport.State) -> Any:
    """Of an account that the register has, "not ours" means that nothing was the matter."""
    if state == AccountReport.State.NOT_OURS and report.channel_id and report.kind != "lookalike":
        return _("Nothing is the matter with it")
    return state.label


class LogForm(forms.Form):
    words = forms.CharField(
        label=_("What was done, and by whom?"),
        help_text=_("Such as: reported to the network, passwords changed, codes renewed. Never a password."),
        max_length=1000,
        error_messages={"required": AnswerMissing.sentence},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
