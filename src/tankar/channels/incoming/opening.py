"""Open an address that a network may call, and close it again. What its calls are known by goes into the vault."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar import journal, networks, vault
from tankar.channels.errors import NotConnectable, SomethingMissing
from tankar.channels.incoming.door import forget_doors
from tankar.channels.models import Hook, HookCall
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["close_hook", "forget_old_calls", "open_hook", "read_again"]

KEPT_DAYS = 14
AT_ONCE = 5000


def open_hook(person: Person, network: str, entered: Mapping[str, str]) -> Hook:
    """The address, new or with new secrets. Raises PermissionDenied, NotConnectable or SomethingMissing."""
    if not may(person, "channels.connect"):
        raise PermissionDenied("channels.connect")
    receives = networks.get(network).receives
    if receives is None:
        raise NotConnectable
    given = {field.name: entered.get(field.name, "").strip() for field in receives.fields}
    for name, value in given.items():
        if not value:
            raise SomethingMissing(name)
    with transaction.atomic():
        hook = Hook.objects.filter(network=network).first() or Hook.objects.create(
            network=network, made_at=clock.now()
        )
        vault.store(hook.secret_name, given)
        _note("hook_opened", hook, person)
    forget_doors()
    return hook


def close_hook(person: Person, hook: Hook) -> None:
    """Nobody is heard there any more; what came and was not read goes with it. Raises PermissionDenied."""
    if not may(person, "channels.connect"):
        raise PermissionDenied("channels.connect")
    with transaction.atomic():
        _note("hook_closed", hook, person)
        vault.forget(hook.secret_name)
        hook.delete()
    forget_doors()


def read_again(person: Person, hook: Hook) -> int:
    """What stopped on a mistake of ours is read anew; returns how many calls. Raises PermissionDenied."""
    if not may(person, "channels.connect"):
        raise PermissionDenied("channels.connect")
    return HookCall.objects.filter(hook=hook, state="failed").update(state="unread", tries=0, detail="")


def forget_old_calls() -> int:
    """Calls are kept for two weeks, read or not; returns how many went. The oldest first, so that little is locked."""
    old = HookCall.objects.older_than(clock.machine() - dt.timedelta(days=KEPT_DAYS)).order_by("came_at")
    deleted, _kinds = HookCall.objects.filter(
        pk__in=list(old.values_list("pk", flat=True)[:AT_ONCE])
    ).delete()
    return deleted


def _note(kind: str, hook: Hook, person: Person) -> None:
    journal.record(
        f"channels.{kind}",
        actor=actor(person),
        subject=("hook", hook.public_id),
        params={"network": networks.get(hook.network).title},
    )
