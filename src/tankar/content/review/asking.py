"""The form that asks for a review: whom, for when, with which words."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tankar.content.models import Item
from tankar.content.review.reviewers import colleagues
from tankar.interface.times import full_words
from tankar.organisation.calendar import add_working_hours
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["TEAM", "AskForm", "answer_times", "proposed_time"]

TEAM = "communications"


class AskForm(forms.Form):
    """Its fields stand inside the composer's form too, so their names begin with `review_`."""

    review_of = forms.ChoiceField(label=_("Who looks at it"), initial=TEAM)
    review_day = forms.DateField(
        label=_("Should go out on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        localize=False,
    )
    review_time = forms.TimeField(
        label=_("At what time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    review_only_then = forms.BooleanField(
        label=_("Only at that time"),
        help_text=_("Otherwise the yes holds for a week before and after that day."),
        required=False,
    )
    review_due = forms.TypedChoiceField(
        label=_("Answer wished by"), coerce=int, empty_value=None, required=False
    )
    review_message = forms.CharField(
        label=_("What should they look at?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    wanted_at: dt.datetime

    def __init__(self, data: Any = None, *, item: Item, person: Person) -> None:
        proposed = proposed_time(item)
        usual = settings.CONFIGURATION.review_hours
        initial = {"review_day": proposed.date(), "review_time": proposed.time(), "review_due": usual}
        super().__init__(data, initial=initial)
        self.fields["review_due"].choices = answer_times(clock.now(), usual)  # type: ignore[attr-defined]
        known = colleagues(item).exclude(pk__in={person.pk, item.author_id})
        self.people = {one.public_id: one for one in known}
        team = [(TEAM, _("Communications, whoever has time"))]
        self.fields["review_of"].choices = team + [(key, str(one)) for key, one in self.people.items()]  # type: ignore[attr-defined]

    @property
    def asked_of(self) -> Person | None:
        """The colleague; `None` for communications."""
        return self.people.get(self.cleaned_data["review_of"])

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if "review_day" in found and not 2000 <= found["review_day"].year <= 2100:
            self.add_error("review_day", _("Choose a day between the years 2000 and 2100."))
        elif "review_day" in found and "review_time" in found:
            there = dt.datetime.combine(found["review_day"], found["review_time"], clock.LOCAL)
            self.wanted_at = there.astimezone(dt.UTC)
            if clock.local(self.wanted_at).replace(tzinfo=None) != there.replace(tzinfo=None):
                sentence = _(
                    "That night the clocks are put forward and this time does not exist. Choose another."
                )
                self.add_error("review_time", sentence)
            elif self.wanted_at < clock.now() - dt.timedelta(minutes=2):
                self.add_error("review_time", _("That time has passed. Choose a later one."))
        return found


def proposed_time(item: Item) -> dt.datetime:
    """Where the item stands in the calendar, or the first full hour after an answer is due; Karleby's."""
    now = clock.now()
    if item.planned_at is not None and item.planned_at > now:
        return clock.local(item.planned_at)
    due = clock.local(add_working_hours(now, settings.CONFIGURATION.review_hours))
    hour = due.replace(minute=0, second=0, microsecond=0)
    return hour if hour == due else hour + dt.timedelta(hours=1)


def answer_times(now: dt.datetime, usual: int) -> list[tuple[int, str]]:
    """By when an answer can be wished: one office hour, the city's default, a day of them; each with its moment."""
    return [(hours, _answer_time(now, hours, usual)) for hours in sorted({1, usual, 8})]


def _answer_time(now: dt.datetime, hours: int, usual: int) -> str:
    words = ngettext("%(when)s (%(hours)s office hour)", "%(when)s (%(hours)s office hours)", hours)
    if hours == usual:
        words = ngettext(
            "%(when)s (%(hours)s office hour, our default)",
            "%(when)s (%(hours)s office hours, our default)",
            hours,
        )
    return words % {"when": full_words(add_working_hours(now, hours)), "hours": hours}
