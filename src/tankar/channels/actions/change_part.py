"""Change one part of a channel's entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels import filing
from tankar.channels.actions.connect_channel import refuse_taken
from tankar.channels.actions.keep_former import keep_former
from tankar.channels.entry.sections import Section
from tankar.channels.errors import HoursCrossed, NameMissing, NotAnAddress, SeasonHalf
from tankar.channels.models import Channel, ChannelEntry
from tankar.channels.noting import note
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["change_part"]

_OF_CHANNEL = frozenset(field.name for field in Channel._meta.get_fields())


def change_part(person: Person, channel: Channel, section: Section, values: Mapping[str, Any]) -> Channel:
    """The channel, with `values` by column name; columns of other parts are left alone.

    Nothing is written into the journal when nothing changed. Raises PermissionDenied, NameMissing, NotAnAddress,
    SeasonHalf, HoursCrossed, AlreadyConnected.
    """
    if not may(person, section.permission, channel):
        raise PermissionDenied(section.permission)
    given = {name: _tidy(values[name]) for name in section.columns if name in values}
    _refuse_impossible(given)
    with transaction.atomic():
        # the row is held, so that of two who save the same part the later one stands whole
        row = Channel.objects.select_for_update().get(pk=channel.pk)
        entry, _made = ChannelEntry.objects.get_or_create(channel=row)
        refuse_taken(row, given.get("account_id", row.account_id), given.get("handle", row.handle))
        changed = [name for name, value in given.items() if value != _now(row, entry, name)]
        if changed:
            keep_former(row, given.get("handle", row.handle), given.get("url", row.url))
            _write(row, given)
            filing.file(row)
            _note(person, row, section, given)
    channel.refresh_from_db()
    return channel


def _tidy(value: Any) -> Any:
    return value.strip().replace("\r\n", "\n") if isinstance(value, str) else value


def _refuse_impossible(given: Mapping[str, Any]) -> None:
    if any(name in given and not given[name] for name in ("name_sv", "name_fi")):
        raise NameMissing
    if given.get("url") and urlsplit(given["url"]).scheme != "https":
        raise NotAnAddress
    if "season_first" in given and (given["season_first"] is None) != (given["season_last"] is None):
        raise SeasonHalf
    begins, ends = given.get("answered_from"), given.get("answered_to")
    if (begins is None) != (ends is None) or (begins is not None and ends is not None and ends <= begins):
        raise HoursCrossed


def _now(channel: Channel, entry: ChannelEntry, name: str) -> Any:
    return getattr(channel if name in _OF_CHANNEL else entry, name)


def _write(channel: Channel, given: Mapping[str, Any]) -> None:
    of_channel = {name: value for name, value in given.items() if name in _OF_CHANNEL}
    of_entry = {name: value for name, value in given.items() if name not in _OF_CHANNEL}
    if of_channel:
        Channel.objects.filter(pk=channel.pk).update(**of_channel)
    if of_entry:
        ChannelEntry.objects.filter(channel=channel).update(**of_entry)


def _note(person: Person, channel: Channel, section: Section, given: Mapping[str, Any]) -> None:
    if "closes_on" not in given:
        note("part_changed", channel, person, part=section.key)
    elif given["closes_on"]:
        note("closing_decided", channel, person, day=given["closes_on"].isoformat())
    else:
        note("closing_withdrawn", channel, person)
