"""What people fill in about an ending."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tankar.channels.ending.actions.announce_ending import earliest_last_day
from tankar.channels.ending.wording import first_words
from tankar.channels.entry.sections import LANGUAGES
from tankar.channels.models import Channel, ChannelEnding
from tankar.channels.reviews.forms import targets_of

__all__ = ["NoticeForm", "TidyForm", "WithdrawEndingForm"]


class NoticeForm(forms.Form):
    """What residents read, where they follow the city instead, and the last day."""

    def __init__(self, ending: ChannelEnding, *args: Any, **kwargs: Any) -> None:
        self.targets = {one.public_id: one for one in targets_of(ending.channel)}
        follow = ending.follow or next((one for one in self.targets.values() if one.is_common), None)
        day = earliest_last_day()
        words = first_words(ending, follow, day)
        kwargs.setdefault(
            "initial",
            {
                **{f"notice_{code}": text for code, text in words.items()},
                "follow": follow.public_id if follow else "",
                "last_day": day,
            },
        )
        super().__init__(*args, **kwargs)
        self._add_fields(ending)

    def _add_fields(self, ending: ChannelEnding) -> None:
        choices = [("", _("Not chosen")), *((key, one.name) for key, one in self.targets.items())]
        self.fields["follow"] = forms.ChoiceField(
            label=_("Where followers find the city instead"), choices=choices, required=False
        )
        if ending.kind != ChannelEnding.Kind.PAUSE:
            self.fields["last_day"] = forms.DateField(
                label=_("Last day in use"),
                widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            )
        for code, language in LANGUAGES.items():
            self.fields[f"notice_{code}"] = forms.CharField(
                label=format_lazy("{} {}", _("What residents read"), language),
                widget=forms.Textarea(attrs={"rows": 3, "lang": code}),
                max_length=600,
                required=False,
            )

    def notice(self) -> dict[str, str]:
        return {code: self.cleaned_data.get(f"notice_{code}", "") for code in LANGUAGES}

    def follow(self) -> Channel | None:
        return self.targets.get(self.cleaned_data.get("follow", ""))


class TidyForm(forms.Form):
    """The list after the last day."""

    captured = forms.CharField(
        label=_("Where the export or the copies lie"),
        help_text=_("The place, or why nothing could be kept. The registry decides how long it is kept."),
        max_length=300,
        required=False,
    )
    handle_kept = forms.CharField(
        label=_("Who keeps the account's name, so that nobody else takes it"),
        help_text=_("The place and the unit. Never write a password here."),
        max_length=300,
        required=False,
    )
    access_removed = forms.BooleanField(
        label=_("Everybody's access is removed, but for the one who keeps the name"), required=False
    )


class WithdrawEndingForm(forms.Form):
    reason = forms.CharField(
        label=_("Why does the channel go on?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=300,
        required=False,
    )
