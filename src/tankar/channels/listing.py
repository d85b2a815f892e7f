"""Which channels the register's list shows: by words, network, unit, language, kind and state."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import Access, Channel, ChannelAssignment, Kind, LanguagePolicy, title_of
from tankar.networks import registry
from tankar.organisation.access import may, today, units_of, valid_on
from tankar.organisation.models import Person, Unit
from tankar.organisation.roles import Role

__all__ = ["FilterForm", "is_lonely", "keep_lonely", "lonely_channels", "network_choices", "on_network"]

_LONELY = "kept_lonely_channels"
_STATES = [
    ("", _("All")),
    ("in_use", _("In use")),
    ("paused", _("Paused")),
    ("closing", _("Will be closed")),
    ("closed", _("Closed")),
    ("lost", _("Access lost")),
    ("not_connected", _("Not connected yet")),
    ("no_manager", _("Fewer than two managers")),
    ("alarm", _("Something has happened to the account")),
]


class FilterForm(forms.Form):
    """Sent by GET; what cannot be understood filters nothing."""

    q = forms.CharField(label=_("Name, account or address"), max_length=100, required=False)
    network = forms.ChoiceField(label=_("Network"), required=False)
    unit = forms.ChoiceField(label=_("Owner unit"), required=False)
    state = forms.ChoiceField(label=_("State"), choices=_STATES, required=False)
    language = forms.ChoiceField(
        label=_("Languages of the channel"), choices=[("", _("All")), *LanguagePolicy.choices], required=False
    )
    kind = forms.ChoiceField(
        label=_("How posts get there"), choices=[("", _("All")), *Kind.choices], required=False
    )

    def __init__(self, seen: QuerySet[Channel], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["network"].choices = [("", _("All")), *network_choices(seen)]  # type: ignore[attr-defined]
        units = Unit.objects.filter(channels__in=seen).distinct().order_by("name")
        self.fields["unit"].choices = [  # type: ignore[attr-defined]
            ("", _("All")),
            *((one.public_id, one.name) for one in units),
        ]

    def asked(self) -> dict[str, str]:
        """What was chosen, without what was left open or cannot be understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def query(self, **more: str) -> str:
        return urlencode({**self.asked(), **more})

    def of(self, channels: Any) -> Any:
        asked = self.asked()
        found = channels.searched(asked.get("q", ""))
        if network := asked.get("network"):
            found = found.filter(on_network(network))
        if unit := asked.get("unit"):
            found = found.filter(owner_unit__public_id=unit)
        if language := asked.get("language"):
            found = found.filter(language_policy=language)
        if kind := asked.get("kind"):
            found = found.filter(kind=kind)
        if state := asked.get("state"):
            found = _in_state(found, state, today())
        return found


def is_lonely() -> Q:
    """Of a channel: in use, one unit's own, and with fewer than two managers today."""
    day = today()
    held = ChannelAssignment.objects.filter(valid_on(day), channel=OuterRef("pk"))
    open_still = Q(closes_on__isnull=True) | Q(closes_on__gte=day)
    return Q(open_still, ~Exists(held.filter(Exists(_another(day)))), is_common=False)


def lonely_channels(request: HttpRequest, person: Person, most: int = 6) -> list[Channel]:
    """Channels in use with fewer than two managers: all for communications, else those of the units one leads."""
    kept: list[Channel] | None = vars(request).get(_LONELY)
    if kept is not None:
        return kept[:most]
    mine = Channel.objects.all() if may(person, "channels.manage") else _led_by(person)
    return list(mine.filter(is_lonely()).in_register_order()[:most])  # type: ignore[attr-defined]


def keep_lonely(request: HttpRequest, channels: list[Channel]) -> None:
    """Whoever has read them with other channels says so, and nobody need ask again for this page."""
    vars(request)[_LONELY] = channels


def _led_by(person: Person) -> QuerySet[Channel]:
    return Channel.objects.filter(owner_unit__in=units_of(person, Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT))


def network_choices(seen: QuerySet[Channel]) -> list[tuple[str, str]]:
    """By title: a network whose channels are cared for by hand and one that is connected are the same to a reader."""
    rows = seen.order_by().values_list("kind", "network", "platform").distinct()
    # what stands in the address is the same whatever language it is read in
    titles = {
        platform or registry.get(network).title: title_of(kind, network, platform)
        for kind, network, platform in rows
    }
    return sorted(titles.items(), key=lambda one: one[1].casefold())


def on_network(title: str) -> Q:
    """Of channels: those on the network that the register calls so, connected or by hand."""
    ids = [network.id for network in registry.all() if network.title == title]
    return Q(platform=title) | Q(platform="", network__in=ids)


def _in_state(channels: QuerySet[Channel], state: str, day: dt.date) -> QuerySet[Channel]:
    open_still = Q(closes_on__isnull=True) | Q(closes_on__gte=day)
    if state == "no_manager":
        return _with_fewer_than_two(channels.filter(open_still), day)
    wanted = {
        "in_use": Q(is_paused=False) & open_still,
        "paused": Q(is_paused=True) & open_still,
        "closing": Q(closes_on__gte=day),
        "closed": Q(closes_on__lt=day),
        "alarm": ~Q(alarm=""),
        "lost": Q(kind=Kind.CONNECTED, access=Access.LOST),
        "not_connected": Q(kind=Kind.CONNECTED, access=Access.NOT_CONNECTED),
    }
    return channels.filter(wanted[state])


def _with_fewer_than_two(channels: QuerySet[Channel], day: dt.date) -> QuerySet[Channel]:
    held = ChannelAssignment.objects.filter(valid_on(day), channel=OuterRef("pk"))
    return channels.exclude(Exists(held.filter(Exists(_another(day)))))


def _another(day: dt.date) -> QuerySet[ChannelAssignment]:
    """Somebody else who manages the same channel on that day."""
    others = ChannelAssignment.objects.filter(valid_on(day), channel=OuterRef("channel_id"))
    return others.exclude(person=OuterRef("person_id"))
