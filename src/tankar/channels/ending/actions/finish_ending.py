"""Tidy up after the last day, or take the whole back before it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from tankar import vault
from tankar.channels.ending.errors import NotTidied, StillInUse, WithoutReason
from tankar.channels.ending.moving import hold, matter_of, move
from tankar.channels.models import Access, Channel, ChannelEnding
from tankar.channels.noting import note
from tankar.decisions.keeping import end_matter
from tankar.organisation.access import today
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["Tidied", "finish_ending", "withdraw_ending"]


@dataclass(frozen=True)
class Tidied:
    """Where the export lies, who keeps the name so that nobody else takes it, whether the access is removed."""

    captured: str
    handle_kept: str
    access_removed: bool


def finish_ending(person: Person, ending: ChannelEnding, tidied: Tidied) -> ChannelEnding:
    """The register keeps the channel with its history; Tankar's own access to the account is deleted.

    Raises NotTidied, StillInUse, PermissionDenied, EndingElsewhere.
    """
    if not (tidied.captured.strip() and tidied.handle_kept.strip() and tidied.access_removed):
        raise NotTidied
    with transaction.atomic():
        held = hold(person, "channels.carry_out_ending", ending, ChannelEnding.State.ANNOUNCED)
        if not held.channel.is_closed(today()):
            raise StillInUse
        move(
            held,
            ChannelEnding.State.DONE,
            captured=tidied.captured.strip()[:300],
            handle_kept=tidied.handle_kept.strip()[:300],
            access_removed=True,
            ended_at=clock.now(),
            next_at=None,
        )
        _let_go(held.channel)
        end_matter(matter_of(held), "done")
        note("ending_finished", held.channel, person)
    return held


def withdraw_ending(person: Person, ending: ChannelEnding, reason: str) -> ChannelEnding:
    """Communications takes it back: the channel goes on. Raises WithoutReason, PermissionDenied, EndingElsewhere."""
    if not reason.strip():
        raise WithoutReason
    with transaction.atomic():
        held = hold(person, "channels.manage", ending, ending.state)
        move(held, ChannelEnding.State.WITHDRAWN, ended_at=clock.now(), next_at=None)
        Channel.objects.filter(pk=held.channel_id).update(closes_on=None)
        end_matter(matter_of(held), "withdrawn")
        note("ending_withdrawn", held.channel, person, reason=reason.strip()[:300])
    return held


def _let_go(channel: Channel) -> None:
    here = Channel.objects.filter(pk=channel.pk).exclude(access=Access.NOT_CONNECTED)
    if here.update(access=Access.NOT_CONNECTED, access_changed_at=clock.now(), access_until=None):
        vault.forget(channel.secret_name)
