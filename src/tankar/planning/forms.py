"""Forms of planning: another time, days that people keep, usual times, a calendar address."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import dates
from django.utils.translation import gettext_lazy as _

from tankar.planning.actions.keep_days import MOST_AT_ONCE, Days
from tankar.planning.models import Layer
from tankar.publishing.forms import TimeForm

__all__ = ["DaysForm", "MoveForm", "NewDaysForm", "SlotsForm"]


def _date(**more: Any) -> forms.DateField:
    return forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), localize=False, **more
    )


class MoveForm(TimeForm):
    """Another day and time. `was`: where the mover saw it (ISO 8601; empty: nowhere yet)."""

    was = forms.CharField(required=False, widget=forms.HiddenInput())

    def clean_was(self) -> dt.datetime | None:
        sent = self.cleaned_data["was"].replace(" ", "+")
        try:
            moment = dt.datetime.fromisoformat(sent) if sent else None
        except ValueError:
            return None
        return moment if moment is not None and moment.tzinfo is not None else None


class DaysForm(forms.Form):
    """A day, or several, of a layer that people keep."""

    layer = forms.ChoiceField(
        label=_("Kind"),
        choices=[(one.value, one.label) for one in Layer if one.is_kept_by_people],
        widget=forms.RadioSelect,
    )
    name_sv = forms.CharField(label=_("Name or reason in Swedish"), max_length=120)
    name_fi = forms.CharField(label=_("Name or reason in Finnish"), max_length=120)
    name_en = forms.CharField(label=_("Name or reason in English"), max_length=120, required=False)
    date_from = _date(label=_("First day"))
    date_to = _date(label=_("Last day"), required=False, help_text=_("Leave empty for one day."))
    time = forms.TimeField(
        label=_("Begins at"),
        required=False,
        help_text=_("For an evening: posts after this time are warned about."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("date_from"):
            found["date_to"] = found.get("date_to") or found["date_from"]
            if found["date_to"] < found["date_from"]:
                self.add_error("date_to", _("The last day lies before the first. Choose a later one."))
            elif (found["date_to"] - found["date_from"]).days > 366:
                self.add_error("date_to", _("That is more than a year. Choose an earlier last day."))
        return found

    @property
    def days(self) -> Days:
        names = ("layer", "date_from", "date_to", "name_sv", "name_fi", "name_en", "time")
        return Days(**{name: self.cleaned_data[name] for name in names})


class NewDaysForm(DaysForm):
    """With its repetition: the council meets every few weeks."""

    every = forms.TypedChoiceField(
        label=_("Again"),
        choices=[
            (0, _("Only once")),
            (1, _("Every week")),
            (2, _("Every second week")),
            (4, _("Every fourth week")),
        ],
        coerce=int,
        required=False,
        empty_value="0",
    )
    until = _date(label=_("Again until"), required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        every = found["every"] = int(found.get("every") or 0)
        until, first = found.get("until"), found.get("date_from")
        if every and not until:
            self.add_error("until", _("Say until when it comes again."))
        elif every and until and first and (until - first).days > every * 7 * (MOST_AT_ONCE - 1):
            self.add_error("until", _("That is too many at once. Choose an earlier day."))
        return found


class SlotsForm(forms.Form):
    """For each weekday the usual times, as people write them: "9.00, 16.00"."""

    rhythm = forms.TypedChoiceField(
        label=_("Tell when nothing has been out for"),
        choices=[
            ("", _("14 days (our default)")),
            (3, _("3 days")),
            (7, _("7 days")),
            (14, _("14 days")),
            (0, _("Never: nothing is expected of this channel")),
        ],
        coerce=int,
        required=False,
        empty_value=None,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(7):
            self.fields[f"day_{number}"] = forms.CharField(
                label=str(dates.WEEKDAYS[number]).capitalize(), required=False, max_length=80
            )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        for number in range(7):
            name = f"day_{number}"
            try:
                found[name] = _times(found.get(name, ""))
            except ValueError:
                self.add_error(name, _("Write times like 9.00, 16.00, with a comma between them."))
        return found

    @property
    def times(self) -> list[tuple[int, dt.time]]:
        return [(number, time) for number in range(7) for time in self.cleaned_data[f"day_{number}"]]


def _times(said: str) -> list[dt.time]:
    """Raises ValueError for what is no time. "9", "9.00" and "9:00" are the same."""
    found = []
    for part in said.replace(";", ",").split(","):
        if part.strip():
            hour, _dot, minute = part.strip().replace(".", ":").partition(":")
            found.append(dt.time(int(hour), int(minute or "0")))
    return found[:12]
