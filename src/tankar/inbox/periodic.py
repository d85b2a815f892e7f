"""What the worker's loop does for the inbox."""

from __future__ import annotations

from django.conf import settings

from tankar.inbox.actions.forget import forget_due
from tankar.inbox.actions.remember import remember_due
from tankar.inbox.listening.calls import read_calls
from tankar.inbox.listening.rounds import listen_where_due
from tankar.inbox.presence import leave
from tankar.inbox.uproars.noticing import look
from tankar.work.periodic import every

__all__ = [
    "forget_names",
    "leave_conversations",
    "listen",
    "look_for_uproars",
    "read_what_networks_told",
    "remember",
]


@every(seconds=1 * min(settings.CONFIGURATION.pause_factor, 1), name="inbox.read_calls")
def read_what_networks_told() -> int:
    return read_calls()


@every(seconds=5 * min(settings.CONFIGURATION.pause_factor, 1), name="inbox.listen")
def listen() -> int:
    return listen_where_due()


@every(seconds=600, name="inbox.forget_names")
def forget_names() -> int:
    return forget_due()


@every(seconds=60, name="inbox.leave")
def leave_conversations() -> int:
    return leave()


@every(seconds=60, name="inbox.remember")
def remember() -> int:
    return remember_due()


@every(seconds=600 * min(settings.CONFIGURATION.pause_factor, 1), name="inbox.uproars")
def look_for_uproars() -> int:
    return look()
