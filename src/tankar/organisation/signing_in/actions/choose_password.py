"""A new password: every other browser is signed out, and an invitation has nothing left to offer."""

from __future__ import annotations

from django.db import transaction

from tankar.organisation.models import Invitation, Person, User
from tankar.organisation.signing_in import devices
from tankar.organisation.signing_in.traces import keep_trace
from tankar.work import clock

__all__ = ["choose_password"]


def choose_password(user: User, password: str, here: str | None = None) -> None:
    """`password` has been judged by then; `here` is the session that stays."""
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        devices.end(user, but=here)
        person = Person.objects.filter(user=user).first()
        if person is not None:
            Invitation.objects.open().filter(person=person).update(used_at=clock.now())
            keep_trace(person, "password_changed")
