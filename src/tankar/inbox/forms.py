"""The forms of one conversation."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.inbox.models import Kind
from tankar.work import clock

__all__ = ["AnswerForm", "ReminderForm", "SettleForm"]

LANGUAGES = [("sv", _("Swedish")), ("fi", _("Finnish")), ("en", _("English"))]


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Your answer"), widget=forms.Textarea(attrs={"rows": 5}), max_length=20_000, required=False
    )
    language = forms.ChoiceField(label=_("Language of the answer"), choices=LANGUAGES)
    signature = forms.CharField(label=_("Signature"), max_length=120, required=False)


class SettleForm(forms.Form):
    kind = forms.ChoiceField(label=_("What kind of message is it?"), choices=Kind.choices)


class ReminderForm(forms.Form):
    """When: tomorrow at nine, or a moment of one's own."""

    day = forms.DateField(required=False)
    time = forms.TimeField(required=False)

    @property
    def moment(self) -> dt.datetime:
        """Aware. Nothing said: tomorrow at 9 in Karleby."""
        tomorrow = clock.local(clock.now()).date() + dt.timedelta(days=1)
        day = self.cleaned_data.get("day") or tomorrow
        time = self.cleaned_data.get("time") or dt.time(9)
        return dt.datetime.combine(day, time, tzinfo=clock.LOCAL).astimezone(dt.UTC)
