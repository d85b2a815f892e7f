"""Give a passkey another name."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from tankar import journal
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.organisation.signing_in.actions.add_passkey import NAME_LENGTH

__all__ = ["rename_passkey"]


def rename_passkey(person: Person, passkey: Authenticator, name: str) -> None:
    """An empty name, and one that it has already, change nothing."""
    tidied = name.strip()[:NAME_LENGTH]
    if not tidied or tidied == passkey.data["name"]:
        return
    with transaction.atomic():
        passkey.data["name"] = tidied
        passkey.save(update_fields=["data"])
        journal.record(
            "organisation.passkey_renamed", actor=actor(person), subject=("person", person.public_id)
        )
