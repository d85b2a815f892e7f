"""The forms of one conversation."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.inbox.errors import NotAMoment
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
        """Aware. Nothing said: tomorrow at 9 in Karleby. Raises `NotAMoment` for what nobody can be reminded at."""
        if not self.is_valid():
            raise NotAMoment
        now = clock.now()
        day = self.cleaned_data["day"] or clock.local(now).date() + dt.timedelta(days=1)
        at = dt.datetime.combine(day, self.cleaned_data["time"] or dt.time(9), tzinfo=clock.LOCAL)
        moment = at.astimezone(dt.UTC)
        # in the night on which summer time begins an hour is missing
        if moment <= now or clock.local(moment).time() != at.time():
            raise NotAMoment
        return moment
