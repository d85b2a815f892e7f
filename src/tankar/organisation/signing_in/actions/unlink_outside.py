"""Unlink a person's account at the city's sign-in service: the next one with their address takes its place."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.organisation.signing_in.traces import keep_trace

__all__ = ["unlink_outside"]


def unlink_outside(by: Person, person: Person) -> None:
    """For a changed work account. Twice does no harm. Raises `PermissionDenied`."""
    if not may(by, "organisation.manage_people", person):
        raise PermissionDenied("organisation.manage_people")
    with transaction.atomic():
        if person.outside_accounts.all().delete()[0]:
            keep_trace(person, "outside_account_removed", by=by)
