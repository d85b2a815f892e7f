"""The demo's register, read from `register.toml` and made through the actions that people use."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from tankar.channels.actions.assign_manager import assign_manager
from tankar.channels.actions.change_languages import Languages
from tankar.channels.actions.change_part import change_part
from tankar.channels.actions.connect_channel import connect_channel
from tankar.channels.actions.pause_channel import pause_channel
from tankar.channels.actions.register_channel import NewChannel, register_channel
from tankar.channels.entry.sections import SECTIONS
from tankar.channels.models import Channel, Kind, LanguagePolicy, WayOut
from tankar.networks.contract import Credentials
from tankar.organisation.access import today
from tankar.organisation.demo import People

__all__ = ["Connect", "followers", "make", "told"]

# Opens the account on the practice network and gives what a person would enter to connect it.
Connect = Callable[[Channel, str], Credentials]

_CHECKED = {"security": "security_checked_on", "brand": "brand_checked_on"}


def told() -> list[dict[str, Any]]:
    """Every channel as the file tells of it."""
    channels: list[dict[str, Any]] = tomllib.loads(
        Path(__file__).with_name("register.toml").read_text("utf-8")
    )["channel"]
    return channels


def followers(network: str, account: str) -> int | None:
    """How many follow a practised account when the demo begins; None where the file leaves it to chance."""
    found = (one for one in told() if (one.get("network"), one.get("account")) == (network, account))
    return next((one.get("followers") for one in found), None)


def make(people: People, connect: Connect, practised: Collection[str]) -> dict[str, Channel]:
    """The channels in the register by their keys, connected and with their managers.

    `connect(channel, user_name)` opens the account on the practice network. `practised`: the ids of the networks
    that have one; what belongs to another is cared for by hand.
    """
    return {figure["key"]: _make(figure, people, connect, practised) for figure in told()}


def _make(figure: dict[str, Any], people: People, connect: Connect, practised: Collection[str]) -> Channel:
    swedish, finnish, english = figure["names"]
    kind, network = _way_there(figure, practised)
    channel = register_channel(
        people["lars"],
        NewChannel(
            kind=kind,
            name_sv=swedish,
            name_fi=finnish,
            name_en=english,
            owner_unit=people.units[figure["unit"]],
            network=network,
            platform=figure.get("platform", ""),
            handle=figure.get("handle", ""),
            url=figure.get("url", ""),
            is_common=figure.get("common", False),
            languages=_languages(figure),
        ),
    )
    if kind == Kind.CONNECTED:
        credentials = connect(channel, figure["account"])
        entered = {**credentials.secrets, "address": credentials.address}
        connect_channel(people["marja_liisa"], channel, entered)
    _describe(figure, people, channel)
    for role in ("manager", "deputy"):
        if role in figure:
            assign_manager(people["lars"], channel, people[figure[role]], today(), is_deputy=role == "deputy")
    if figure.get("paused"):
        pause_channel(people["lars"], channel)
    channel.refresh_from_db()
    return channel


def _way_there(figure: dict[str, Any], practised: Collection[str]) -> tuple[Kind, str]:
    kind = Kind(figure["kind"])
    if kind == Kind.CONNECTED:
        return (kind, figure["network"]) if figure["network"] in practised else (Kind.BY_HAND, "")
    return kind, ""


def _languages(figure: dict[str, Any]) -> Languages:
    policy = figure.get("policy", LanguagePolicy.BOTH)
    if policy != LanguagePolicy.BOTH:
        return Languages(policy, figure["reason"], WayOut.ONE_LANGUAGE, policy)
    return Languages(way_out=figure.get("way_out", WayOut.ONE_POST), first=figure["first"])


def _describe(figure: dict[str, Any], people: People, channel: Channel) -> None:
    parts: dict[str, dict[str, Any]] = {
        key: dict(figure[key]) for key in SECTIONS if isinstance(figure.get(key), dict)
    }
    parts["account"] = {
        "contact": figure.get("contact", ""),
        "former_names": figure.get("former", ""),
        "is_listed": figure.get("listed", True),
    }
    parts["opening"] = {"posting_role": figure.get("role", "organisation")}
    parts["review"] = {"next_review": dt.date(today().year + 1, 10, 1)}
    for key, values in parts.items():
        change_part(people["lars"], channel, SECTIONS[key], _dated(key, values))


def _dated(key: str, values: dict[str, Any]) -> dict[str, Any]:
    """Days counted from today as dates, hours as times."""
    made: dict[str, Any] = {}
    for name, value in values.items():
        if name == "closes_days":
            made["closes_on"] = today() + dt.timedelta(days=value)
        elif name == "checked_days":
            made[_CHECKED[key]] = today() + dt.timedelta(days=value)
        elif name in ("answered_from", "answered_to"):
            made[name] = dt.time.fromisoformat(value.zfill(5))
        else:
            made[name] = value
    return made
