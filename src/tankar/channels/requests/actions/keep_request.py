"""Keep a profile request that somebody is still writing: its first save, and every later one."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tankar.channels.models import Keeper, ProfileRequest
from tankar.channels.requests.errors import StandsElsewhere
from tankar.channels.requests.facts import Facts
from tankar.channels.requests.moving import matter_of
from tankar.decisions.keeping import move_to_unit, retitle
from tankar.organisation.access import may
from tankar.organisation.models import Person, Unit
from tankar.work import clock

__all__ = ["keep_request"]


def keep_request(person: Person, public_id: str, facts: Facts) -> ProfileRequest:
    """The person's request under `public_id`, which the page drew beforehand. What was not sent stays as it is.

    No journal entry: it is a draft, or written on before it is decided. Raises PermissionDenied, or
    `StandsElsewhere` when it waits for its decisions already.
    """
    request = ProfileRequest.objects.filter(public_id=public_id).first()
    if not may(person, "channels.ask_for_profile") or (
        request is not None and not may(person, "channels.edit_request", request)
    ):
        raise PermissionDenied("channels.edit_request")
    if request is None:
        request = _begun(person, public_id)
    with transaction.atomic():
        request = ProfileRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
        if request.state not in ProfileRequest.WRITABLE:
            raise StandsElsewhere(request)
        fields = dict(facts.fields)
        if facts.unit is not None:
            fields["unit"] = Unit.objects.filter(public_id=facts.unit).first()
        ProfileRequest.objects.filter(pk=request.pk).update(changed_at=clock.now(), **fields)
        if facts.keepers is not None:
            _keep_keepers(request, facts)
        request.refresh_from_db()
        if request.contacted_at is not None and fields.keys() & {"title", "unit"}:
            matter = matter_of(request)
            retitle(matter, request.title)
            move_to_unit(matter, request.unit)
    return request


def _begun(person: Person, public_id: str) -> ProfileRequest:
    now = clock.now()
    try:
        with transaction.atomic():
            return ProfileRequest.objects.create(
                public_id=public_id, requester=person, unit=person.unit, begun_at=now, changed_at=now
            )
    except IntegrityError:
        # the same first save, sent twice: the other one was quicker
        request = ProfileRequest.objects.get(public_id=public_id)
        if request.requester_id != person.pk:
            raise PermissionDenied("channels.edit_request") from None
        return request


def _keep_keepers(request: ProfileRequest, facts: Facts) -> None:
    wanted = list(facts.keepers or ())
    found = Person.objects.filter(email__in=[one.email for one in wanted], is_employee=True)
    people = {one.email.lower(): one for one in found}
    request.keepers.all().delete()
    Keeper.objects.bulk_create(
        Keeper(
            request=request,
            position=number,
            email=one.email,
            person=people.get(one.email),
            half_days=one.half_days,
        )
        for number, one in enumerate(wanted)
    )
