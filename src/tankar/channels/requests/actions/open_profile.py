"""After two yeses: the checklist line by line, then into the register with a link to its decision."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.actions.assign_manager import assign_manager
from tankar.channels.actions.change_languages import Languages
from tankar.channels.actions.change_part import change_part
from tankar.channels.actions.register_channel import NewChannel, register_channel
from tankar.channels.entry.sections import SECTIONS
from tankar.channels.errors import AlreadyAssigned, NotAnEmployee
from tankar.channels.filing import key_of
from tankar.channels.models import (
    Channel,
    ChannelEntry,
    Kind,
    LanguagePolicy,
    Opening,
    ProfileRequest,
    WayOut,
)
from tankar.channels.requests.deciders import communications
from tankar.channels.requests.errors import AddressTaken, NotReady, StandsElsewhere
from tankar.channels.requests.known import is_complete, known_of, registered
from tankar.channels.requests.moving import course_of, matter_of, move, note
from tankar.channels.requests.telling import keepers_of, tell_all
from tankar.decisions.keeping import answered, ask, came_of_it, end_matter
from tankar.networks.addresses import canonical
from tankar.organisation.access import may, today
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["keep_opening", "look_at_opening", "put_into_register"]


def keep_opening(person: Person, request: ProfileRequest, values: Mapping[str, Any]) -> Opening:
    """What is done and where the account is; when the last line is done, communications is told.

    Raises PermissionDenied, `StandsElsewhere`.
    """
    with transaction.atomic():
        request = ProfileRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
        if request.state != ProfileRequest.State.OPENING:
            raise StandsElsewhere(request)
        if not may(person, "channels.open_request", request):
            raise PermissionDenied("channels.open_request")
        opening, _made = Opening.objects.get_or_create(request=request)
        for name, value in values.items():
            setattr(opening, name, value)
        opening.save()
        look_at_opening(request, opening)
    return opening


def look_at_opening(request: ProfileRequest, opening: Opening) -> bool:
    """Is every line done now? Communications is told once. The caller holds the transaction."""
    is_ready, was_ready = is_complete(opening, known_of(request, opening)), opening.ready_at is not None
    if is_ready == was_ready:
        return is_ready
    opening.ready_at = clock.now() if is_ready else None
    opening.save(update_fields=["ready_at"])
    if is_ready:
        note("ready", None, request)
        team = communications(request) or [request.requester]
        ask(course_of(request), team, "make_live")
        tell_all(team, "ready", request)
    else:
        answered(course_of(request), verb="make_live")
    return is_ready


def put_into_register(person: Person, request: ProfileRequest) -> Channel:
    """By communications: the channel stands in the register, cared for by hand until it is connected. One that the
    unit has there at that address already is taken, with all that is written of it.

    Raises `NotReady` while a line is open, `AddressTaken`, PermissionDenied, `StandsElsewhere`, or what the register
    refuses.
    """
    opening, _made = Opening.objects.get_or_create(request=request)
    is_opening = request.state == ProfileRequest.State.OPENING
    if is_opening and not is_complete(opening, known_of(request, opening)):
        raise NotReady({})
    with transaction.atomic():
        move(person, "channels.manage", request, ProfileRequest.State.LIVE)
        channel = registered(request, opening)
        if channel is None:
            _refuse_taken(opening)
            channel = register_channel(person, _new_channel(request, opening))
        _describe(person, channel, request, opening)
        _name_keepers(person, channel, request)
        ProfileRequest.objects.filter(pk=request.pk).update(channel=channel)
        request.refresh_from_db()
        note("live", person, request, channel=channel.public_id)
        came_of_it(matter_of(request), "live")
        end_matter(course_of(request), "live")
        decided = [one for one in (request.unit_by, request.communications_by) if one is not None]
        tell_all([request.requester, *keepers_of(request), *decided], "live", request)
    return channel


def _refuse_taken(opening: Opening) -> None:
    address = canonical(opening.url)
    if address is not None and address.names_an_account:
        taken = Channel.objects.filter(address_key=key_of(address)).select_related("owner_unit").first()
        if taken is not None:
            raise AddressTaken(channel=taken.name, unit=taken.owner_unit.name)


def _name_keepers(person: Person, channel: Channel, request: ProfileRequest) -> None:
    for keeper in keepers_of(request):
        # somebody who works for the city no longer, or is named there already, keeps nothing from the register
        with contextlib.suppress(AlreadyAssigned, NotAnEmployee):
            assign_manager(person, channel, keeper, today())


def _new_channel(request: ProfileRequest, opening: Opening) -> NewChannel:
    both = request.language_policy == LanguagePolicy.BOTH
    alone = Languages(
        LanguagePolicy(request.language_policy),
        request.language_reason,
        WayOut.ONE_LANGUAGE,
        request.language_policy,
    )
    assert request.unit is not None
    return NewChannel(
        kind=Kind.BY_HAND,
        network="",
        platform=request.platform,
        name_sv=opening.name_sv,
        name_fi=opening.name_fi,
        name_en="",
        owner_unit=request.unit,
        handle=opening.handle,
        url=opening.url,
        is_common=False,
        languages=Languages() if both else alone,
    )


def _describe(person: Person, channel: Channel, request: ProfileRequest, opening: Opening) -> None:
    """What was planned and checked, into the register's own fields."""
    names = ", ".join(str(one) for one in (request.unit_by, request.communications_by) if one is not None)
    day, language = today(), "fi" if request.requester.language == "fi" else "sv"
    parts: dict[str, dict[str, Any]] = {
        "opening": {"posting_role": request.posting_role, "opening_decision": names},
        "plan": {
            f"purpose_{language}": request.need[:600],
            "target_group": request.target_group,
            "aim": request.aim,
            "goal": request.goal,
        },
        "security": {
            "two_factor": "yes",
            "admins": max(2, request.keepers.count()),
            "recovery_kept": opening.recovery_kept,
            "security_checked_on": day,
        },
        "brand": {
            **dict.fromkeys(("brand_name", "brand_picture", "brand_text", "brand_rules"), "yes"),
            "brand_checked_on": day,
        },
        "review": {"next_review": day + dt.timedelta(days=365)},
    }
    if request.ends_on is not None:
        parts["closing"] = {"closes_on": request.ends_on}
    entry = ChannelEntry.objects.filter(channel=channel).first()
    for key, values in parts.items():
        # what is written there already stays
        new = {name: value for name, value in values.items() if not getattr(entry, name, None)}
        change_part(person, channel, SECTIONS[key], new)
