"""After two yeses: the checklist line by line, then into the register with a link to its decision."""

from __future__ import annotations

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
from tankar.channels.models import Channel, Kind, LanguagePolicy, Opening, ProfileRequest, WayOut
from tankar.channels.requests.deciders import communications
from tankar.channels.requests.errors import NotReady, StandsElsewhere
from tankar.channels.requests.moving import matter_of, move, note
from tankar.channels.requests.telling import keepers_of, tell_all
from tankar.decisions.keeping import ask, end_matter
from tankar.organisation.access import may, today
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["keep_opening", "put_into_register"]


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
        was_ready = opening.ready_at is not None
        opening.ready_at = (opening.ready_at or clock.now()) if opening.is_complete else None
        opening.save()
        if opening.ready_at and not was_ready:
            note("ready", None, request)
            team = communications(request) or [request.requester]
            ask(matter_of(request), team, "make_live")
            tell_all(team, "ready", request)
    return opening


def put_into_register(person: Person, request: ProfileRequest) -> Channel:
    """By communications: the channel stands in the register, cared for by hand until it is connected.

    Raises `NotReady` while a line is open, PermissionDenied, `StandsElsewhere`, or what the register refuses.
    """
    opening, _made = Opening.objects.get_or_create(request=request)
    if request.state == ProfileRequest.State.OPENING and not opening.is_complete:
        raise NotReady({})
    with transaction.atomic():
        move(person, "channels.manage", request, ProfileRequest.State.LIVE)
        channel = register_channel(person, _new_channel(request, opening))
        _describe(person, channel, request, opening)
        for keeper in keepers_of(request):
            assign_manager(person, channel, keeper, today())
        ProfileRequest.objects.filter(pk=request.pk).update(channel=channel)
        request.refresh_from_db()
        note("live", person, request, channel=channel.public_id)
        end_matter(matter_of(request), "live")
        decided = [one for one in (request.unit_by, request.communications_by) if one is not None]
        tell_all([request.requester, *keepers_of(request), *decided], "live", request)
    return channel


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
    for key, values in parts.items():
        change_part(person, channel, SECTIONS[key], values)
