"""Which of our people the city's sign-in service sends. It brings names and addresses, never roles."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from tankar import journal
from tankar.organisation.access import today
from tankar.organisation.models import Invitation, OutsideAccount, Person, User
from tankar.organisation.signing_in.errors import AnotherAccount, MayNotSignIn, Unknown
from tankar.organisation.signing_in.oidc import Claims
from tankar.organisation.signing_in.traces import keep_trace
from tankar.work import clock

__all__ = ["person_for"]


def person_for(claims: Claims) -> Person:
    """The person with this account; at the first time the one with its verified address.

    Somebody unknown becomes an employee without roles where TANKAR_OIDC_NEWCOMERS says so.
    Raises `Unknown`, `MayNotSignIn`, `AnotherAccount`.
    """
    with transaction.atomic():
        known = (
            OutsideAccount.objects.select_related("person__user")
            .filter(issuer=claims.issuer, subject=claims.subject)
            .first()
        )
        person = known.person if known else _linked(claims)
        if person.user is None or not person.user.is_active:
            raise MayNotSignIn
    return person


def _linked(claims: Claims) -> Person:
    found = Person.objects.select_related("user").filter(email__iexact=claims.email).first()
    if found is None:
        found = _newcomer(claims)
    elif found.user is None or not found.user.is_active:
        raise MayNotSignIn
    # an address that was given to somebody new must not open the account of who had it before
    elif found.outside_accounts.filter(issuer=claims.issuer).exists():
        raise AnotherAccount
    OutsideAccount.objects.create(person=found, issuer=claims.issuer, subject=claims.subject, since=today())
    Invitation.objects.open().filter(person=found).update(used_at=clock.now())
    keep_trace(found, "outside_account_added")
    return found


def _newcomer(claims: Claims) -> Person:
    if not settings.CONFIGURATION.oidc_newcomers:
        raise Unknown
    given, family = claims.given_name.strip(), claims.family_name.strip()
    if not family:
        given, _space, family = given.partition(" ")
    person = Person(
        given_name=(given or claims.email.partition("@")[0])[:60],
        family_name=(family or "–")[:60],
        email=claims.email,
    )
    person.user = User.objects.create_user(claims.email)
    person.save()
    journal.record(
        "organisation.newcomer_added",
        actor=None,
        subject=("person", person.public_id),
        params={"person": str(person)},
    )
    return person
