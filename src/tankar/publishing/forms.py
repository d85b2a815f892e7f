"""Forms of publishing: when to send, the proof by hand, a stop."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import Channel
from tankar.work.clock import LOCAL

__all__ = ["FreezeForm", "LinkForm", "TimeForm", "local_moment"]


def local_moment(day: dt.date, time: dt.time, which: str = "") -> dt.datetime:
    """The moment at this wall-clock time in Karleby. Raises `ValidationError` for a time that does not exist
    (the hour skipped in March), or that exists twice (October) while `which` ("first" or "second") is not given."""
    naive = dt.datetime.combine(day, time)
    first, second = (naive.replace(tzinfo=LOCAL, fold=fold) for fold in (0, 1))
    if first.astimezone(dt.UTC).astimezone(LOCAL).replace(tzinfo=None) != naive:
        raise forms.ValidationError(
            _("That night the clocks are put forward and this time does not exist. Choose another."),
            code="gap",
        )
    if first.utcoffset() != second.utcoffset() and which not in {"first", "second"}:
        raise forms.ValidationError(
            _("That night the clocks are put back and this time comes twice. Say which one you mean."),
            code="twice",
        )
    return (second if which == "second" else first).astimezone(dt.UTC)


class TimeForm(forms.Form):
    """A day and a time in Karleby."""

    day = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), localize=False
    )
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    which = forms.ChoiceField(
        label=_("Which of the two"),
        choices=[("", ""), ("first", _("the first, summer time")), ("second", _("the second, winter time"))],
        required=False,
        widget=forms.HiddenInput(),
    )
    moment: dt.datetime

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if "day" in found and "time" in found:
            try:
                self.moment = local_moment(found["day"], found["time"], found.get("which", ""))
            except forms.ValidationError as error:
                if error.code == "twice":
                    self.fields["which"].widget = forms.Select(choices=self.fields["which"].choices)  # type: ignore[attr-defined]
                self.add_error("time", error)
        return found


class LinkForm(forms.Form):
    """The link to a post that a person published."""

    link = forms.URLField(
        label=_("Link to the post"),
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"inputmode": "url"}),
    )


class FreezeForm(forms.Form):
    """Why, until when, and what."""

    reason = forms.CharField(label=_("Reason"), max_length=300)
    channels = forms.ModelMultipleChoiceField(
        label=_("Channels"),
        help_text=_("Choose none to stop all of them."),
        queryset=Channel.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    day = forms.DateField(
        label=_("Until (day)"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave empty to stop until somebody lifts it."),
    )
    time = forms.TimeField(
        label=_("Until (time)"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    until: dt.datetime | None = None

    def __init__(self, *args: Any, channels: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channels"].queryset = channels  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("day"):
            self.until = local_moment(found["day"], found.get("time") or dt.time(8, 0), "first")
        return found
