"""Say for which roles a passkey or an authenticator app is required."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar import journal
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person, StepRule
from tankar.organisation.signing_in.required.rule import CHOICES
from tankar.work import clock

__all__ = ["require_steps"]


def require_steps(person: Person, roles: Collection[str]) -> StepRule:
    """`roles` by their value, all others need none. Raises `PermissionDenied`, or ValueError for no role of ours."""
    if not may(person, "organisation.require_second_step"):
        raise PermissionDenied("organisation.require_second_step")
    wanted = sorted(set(roles))
    if unknown := set(wanted) - {role.value for role in CHOICES}:
        raise ValueError(", ".join(sorted(unknown)))
    with transaction.atomic():
        row, _made = StepRule.objects.update_or_create(
            pk=1, defaults={"roles": wanted, "decided_at": clock.now()}
        )
        journal.record(
            "organisation.second_step_required",
            actor=actor(person),
            subject=("setting", "second_step"),
            params={"roles": ", ".join(wanted) or "–"},
        )
    return row
