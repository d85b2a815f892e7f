"""What is filled in to arrange cover: who and when, or a pause and what residents read."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.channels.cover.wording import contact_words
from tankar.channels.forms import date_input, person_by_email
from tankar.channels.models import Channel
from tankar.organisation.models import Person

__all__ = ["CoverForm", "PauseForm"]

LANGUAGES = ("sv", "fi", "en")


class _Days(forms.Form):
    first = forms.DateField(label=_("First day"), widget=date_input())
    last = forms.DateField(label=_("Last day"), widget=date_input())

    def days(self) -> tuple[dt.date, dt.date]:
        return self.cleaned_data["first"], self.cleaned_data["last"]


class CoverForm(_Days):
    """`colleagues`: people of the unit, to choose by one tap; anybody else by work e-mail."""

    colleague = forms.ChoiceField(label=_("Who answers meanwhile?"), widget=forms.RadioSelect, required=False)
    person = forms.EmailField(
        label=_("Somebody else, by work e-mail"),
        help_text=_("The person must be among the people in Tankar."),
        required=False,
    )
    field_order = ("colleague", "person", "first", "last")

    def __init__(self, colleagues: list[tuple[Person, Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.public_id: person for person, _words in colleagues}
        self.fields["colleague"].choices = [  # type: ignore[attr-defined]
            (person.public_id, words) for person, words in colleagues
        ]
        if not colleagues:
            del self.fields["colleague"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        chosen = self.people.get(data.get("colleague", ""))
        if data.get("person"):
            chosen = person_by_email(data["person"])
            if chosen is None:
                self.add_error("person", _("Nobody in Tankar has that e-mail. Nothing was saved; check it."))
                return data
        if chosen is None and not self.errors:
            self.add_error("person", _("Choose who answers meanwhile, or write a work e-mail."))
        data["who"] = chosen
        return data


class PauseForm(_Days):
    """Which days, and what residents read besides them; the sentence with the days writes itself (`wording`)."""

    words_sv = forms.CharField(
        label=_("What else residents read in Swedish"),
        help_text=_("The days stand before it by themselves. Say where one can ask meanwhile."),
        widget=forms.Textarea(attrs={"rows": 2, "lang": "sv"}),
        max_length=500,
        required=False,
    )
    words_fi = forms.CharField(
        label=_("What else residents read in Finnish"),
        widget=forms.Textarea(attrs={"rows": 2, "lang": "fi"}),
        max_length=500,
        required=False,
    )
    words_en = forms.CharField(
        label=_("What else residents read in English"),
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
        max_length=500,
        required=False,
    )
    field_order = ("first", "last", "words_sv", "words_fi", "words_en")

    def words(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"words_{code}"] for code in LANGUAGES}

    @staticmethod
    def begun(channel: Channel, first: dt.date, last: dt.date) -> dict[str, Any]:
        """With where to ask meanwhile, as the register says."""
        contact = {f"words_{code}": contact_words(channel, code) for code in LANGUAGES}
        return {"first": first, "last": last, **contact}
