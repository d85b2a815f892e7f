"""What people fill in about a channel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.channels.actions.change_languages import Languages
from tankar.channels.actions.register_channel import NewChannel
from tankar.channels.errors import ChannelsError, SomethingMissing
from tankar.channels.models import Channel, ContentLanguage, Kind, LanguagePolicy, WayOut
from tankar.networks import registry
from tankar.networks.contract import Field
from tankar.organisation.models import Person, Unit

__all__ = [
    "ConnectForm",
    "EndForm",
    "LanguagesForm",
    "ManagerForm",
    "NewChannelForm",
    "date_input",
    "person_by_email",
    "tell",
]

# No session keeps a field whose name holds this word, should the session end while somebody types a token.
_NEVER_KEPT = "password-"
_FIELD_LABELS = {
    "address": _("Address of the server"),
    "token": _("Token"),
    "handle": _("Account"),
    "identifier": _("Account"),
    "app_password": _("App password"),
    "password": _("App password"),
    "page": _("Page, by its id or short name"),
    "app_id": _("Id of the city's app"),
    "app_secret": _("Secret of the city's app"),
    "verify_token": _("Word the network repeats"),
}
_FIELD_HELP = {
    "page": _("Needed only when the token opens several pages."),
    "app_id": _("The city's own app on the network's site for developers."),
    "app_secret": _("Beside the app's id. Empty: the stored one is used."),
    "verify_token": _("Any word nobody guesses; the network is told the same one."),
    "handle": _("As the network shows it, such as karleby.example."),
    "identifier": _("As the network shows it, such as karleby.example."),
    "app_password": _("Made in the account's settings for Tankar alone. Never the account's own password."),
    "password": _("Made in the account's settings for Tankar alone. Never the account's own password."),
}


def tell(form: forms.Form, error: ChannelsError, prefixes: tuple[str, ...] = ("",)) -> None:
    """Put the error's sentence beside the field it concerns, or on top of the form."""
    named = (prefix + error.field for prefix in prefixes)
    form.add_error(next((name for name in named if name in form.fields), None), error.words)


class LanguagesForm(forms.Form):
    """In which languages, why, and how they leave."""

    policy = forms.ChoiceField(
        label=_("Languages of the channel"), choices=LanguagePolicy.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why one language is enough"),
        help_text=_(
            "Needed when the channel is in one language: for whom it is, and where the others are served."
        ),
        max_length=300,
        required=False,
    )
    way_out = forms.ChoiceField(
        label=_("How two languages leave"),
        help_text=_("A channel in one language sends one language, whatever is chosen here."),
        choices=WayOut.choices,
        widget=forms.RadioSelect,
    )
    first = forms.ChoiceField(
        label=_("Which language comes first"), choices=ContentLanguage.choices, widget=forms.RadioSelect
    )

    @staticmethod
    def of(channel: Channel) -> dict[str, str]:
        """How it is now, to begin with."""
        return {
            "policy": channel.language_policy,
            "reason": channel.language_reason,
            "way_out": channel.way_out,
            "first": channel.first_language,
        }

    def decision(self) -> Languages:
        data = self.cleaned_data
        alone = data["policy"] != LanguagePolicy.BOTH
        way_out = WayOut.ONE_LANGUAGE if alone else data["way_out"]
        return Languages(
            policy=data["policy"],
            reason=data["reason"] if alone else "",
            way_out=way_out,
            first=data["first"],
        )


class NewChannelForm(LanguagesForm):
    """Everything the register must know from the first day."""

    kind = forms.ChoiceField(
        label=_("How posts get there"), choices=Kind.choices, widget=forms.RadioSelect, initial=Kind.CONNECTED
    )
    network = forms.ChoiceField(label=_("Network to connect to"), required=False)
    platform = forms.CharField(
        label=_("Network, when it is cared for by hand"),
        help_text=_("Such as Instagram or TikTok."),
        max_length=60,
        required=False,
    )
    name_sv = forms.CharField(label=_("Name in Swedish"), max_length=120)
    name_fi = forms.CharField(label=_("Name in Finnish"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)
    owner_unit: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        label=_("Owner unit"), queryset=Unit.objects.none()
    )
    handle = forms.CharField(
        label=_("Account"),
        help_text=_("As the network shows it, such as @karlebybibliotek. Connecting fills it in by itself."),
        max_length=200,
        required=False,
    )
    url = forms.URLField(
        label=_("Address of the account"),
        help_text=_("The page where residents find it, beginning with https://."),
        max_length=200,
        required=False,
        assume_scheme="https",
    )
    is_common = forms.BooleanField(label=_("This is one of the city's common channels"), required=False)

    field_order = (
        "kind",
        "network",
        "platform",
        "name_sv",
        "name_fi",
        "name_en",
        "owner_unit",
        "is_common",
        "handle",
        "url",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        connectable = [network for network in registry.all() if network.signs_in is not None]
        self.fields["network"].choices = [(network.id, network.title) for network in connectable]  # type: ignore[attr-defined]
        self.fields["owner_unit"].queryset = Unit.objects.order_by("name")  # type: ignore[attr-defined]

    def new_channel(self) -> NewChannel:
        data = self.cleaned_data
        kept = (
            "kind",
            "network",
            "platform",
            "name_sv",
            "name_fi",
            "name_en",
            "owner_unit",
            "handle",
            "url",
            "is_common",
        )
        return NewChannel(languages=self.decision(), **{name: data[name] for name in kept})


class ConnectForm(forms.Form):
    """The fields that a network needs; what is secret is never shown back."""

    def __init__(
        self, fields: tuple[Field, ...], *args: Any, stored: Collection[str] = (), **kwargs: Any
    ) -> None:
        """`stored`: names of fields that may stay empty, since the vault has them."""
        super().__init__(*args, **kwargs)
        self._names: Mapping[str, str] = {
            field.name: f"{_NEVER_KEPT}{field.name}" if field.secret else field.name for field in fields
        }
        for field in fields:
            self.fields[self._names[field.name]] = forms.CharField(
                label=_FIELD_LABELS.get(field.name, field.name),
                max_length=500,
                required=not field.optional and field.name not in stored,
                help_text=_FIELD_HELP.get(field.name, ""),
                error_messages={"required": SomethingMissing.sentence},
                widget=_secret_input() if field.secret else _plain_input(),
            )

    prefixes = ("", _NEVER_KEPT)

    def entered(self) -> dict[str, str]:
        """By the names the network knows."""
        return {name: self.cleaned_data[shown] for name, shown in self._names.items()}


def _plain_input() -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"})


def _secret_input() -> forms.PasswordInput:
    return forms.PasswordInput(render_value=False, attrs={"autocomplete": "off"})


def date_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def person_by_email(address: str) -> Person | None:
    """Whoever has this work e-mail, in small letters or capitals."""
    return Person.objects.filter(email__iexact=address).first()


class ManagerForm(forms.Form):
    """Who, as what, and between which dates."""

    person = forms.EmailField(
        label=_("Work e-mail of the person"),
        help_text=_("The person must be among the people in Tankar."),
    )
    is_deputy = forms.BooleanField(label=_("Stands in as deputy channel manager"), required=False)
    valid_from = forms.DateField(label=_("First day"), widget=date_input())
    valid_to = forms.DateField(
        label=_("Last day"),
        help_text=_("Empty when no end is known. The right to post ends at midnight after this day."),
        widget=date_input(),
        required=False,
    )

    def clean_person(self) -> Person:
        person = person_by_email(self.cleaned_data["person"])
        if person is None:
            raise forms.ValidationError(
                _(
                    "Nobody in Tankar has that e-mail. Nothing was saved; check the spelling, or ask the"
                    " system administrator to add the person."
                )
            )
        return person


class EndForm(forms.Form):
    """The last day of an assignment."""

    last_day = forms.DateField(
        label=_("Last day"),
        help_text=_("The right to post ends at midnight after this day."),
        widget=date_input(),
    )

    def last(self) -> dt.date:
        day: dt.date = self.cleaned_data["last_day"]
        return day
