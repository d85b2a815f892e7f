"""Reading what networks called us with: kept rows in, records out, in the order they came.

A call that cannot be read is set aside with its reason and counted; one that stops on a mistake of ours is tried
again a few times and then waits, to be read anew after the mistake is mended. Reading one twice does no harm.
"""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F

from tankar import networks, vault
from tankar.channels.incoming.door import tally
from tankar.channels.models import Channel, HookCall, Kind, Turned
from tankar.inbox.actions.take_in import take_in
from tankar.networks import incoming
from tankar.networks.wire import WrongShape

__all__ = ["read_call", "read_calls"]

AT_ONCE = 500
TRIES = 3
LONGEST_ROUND = 5.0
"""Seconds. A storm of comments must not hold up what else the worker's loop does, such as the sweep."""
log = logging.getLogger("tankar.inbox")


def read_calls() -> int:
    """One round of at most `LONGEST_ROUND`; the rest waits for the next. Returns how many calls were read."""
    ends = time.monotonic() + LONGEST_ROUND
    done = 0
    for call in HookCall.objects.to_read().select_related("hook")[:AT_ONCE]:
        read_call(call)
        done += 1
        if time.monotonic() > ends:
            break
    return done


def read_call(call: HookCall) -> bool:
    """Read one call; what became of it stands in its row. The outermost frame: nothing ends the round."""
    try:
        events = _events(call)
        _hand_on(call.hook.network, events)
    except WrongShape as error:
        _set_aside(call, "malformed", str(error))
        tally(call.hook, Turned.MALFORMED)
        return False
    except Exception as error:
        log.exception("Call %s could not be taken in; it is kept.", call.pk)
        HookCall.objects.filter(pk=call.pk).update(tries=F("tries") + 1)
        if call.tries + 1 >= TRIES:
            _set_aside(call, "failed", f"{type(error).__name__}: {error}")
        return False
    HookCall.objects.filter(pk=call.pk).update(state="read")
    return True


def _set_aside(call: HookCall, state: str, detail: str) -> None:
    HookCall.objects.filter(pk=call.pk).update(state=state, detail=detail[:300])


def _events(call: HookCall) -> tuple[incoming.Event, ...]:
    receives = networks.get(call.hook.network).receives
    if receives is None:
        raise WrongShape("The network no longer calls us.")
    try:
        return receives.read(vault.opened(bytes(call.body)))
    except RecursionError as error:
        raise WrongShape("It is nested deeper than anything a network sends.") from error


def _hand_on(network: str, events: Iterable[incoming.Event]) -> None:
    """To each channel its own. Accounts that are no channel of ours are passed over."""
    by_account: dict[str, list[incoming.Record]] = defaultdict(list)
    for event in events:
        by_account[event.account_id].append(event.record)
    channels = Channel.objects.filter(network=network, kind=Kind.CONNECTED, account_id__in=by_account)
    for channel in channels:
        take_in(channel, by_account[channel.account_id])
