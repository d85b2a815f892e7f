"""The register for other programs: every official account, page by page, and one of them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from ninja import Field, Router, Schema

from tankar.channels.entry.section_forms import entry_of
from tankar.channels.models import Channel
from tankar.channels.opendata.facts import listed
from tankar.channels.verify.api import (
    LANGUAGE_PARAMETER,
    ChannelFacts,
    Refusal,
    conditional,
    facts_of,
    language_of,
)

__all__ = ["PER_PAGE", "router"]

router = Router(tags=["channels"])
PER_PAGE = 100


class OneChannel(ChannelFacts):
    """One of the city's accounts, with what the register says of it to everybody."""

    id: str = Field(description="Stays the same as long as the register knows the account.")
    common: bool = Field(description="True for the city's common channels, false for those of units.")
    purpose: str = Field(description="What it is there for; empty when nothing is said.")
    season: list[int] = Field(description="First and last month of its season; empty when it has none.")
    closes_on: str = Field(description="Its last day in use, ISO 8601; empty when none is decided.")
    former_names: str


class Register(Schema):
    """A page of the register, common channels first, then by name."""

    channels: list[OneChannel]
    next: str = Field(description="The address of the following page; empty on the last.")


_PAGE = [
    {
        "name": "after",
        "in": "query",
        "schema": {"type": "string"},
        "description": "The id of the last channel seen: what follows it is answered.",
    },
    LANGUAGE_PARAMETER,
]


@router.get(
    "/channels",
    response={200: Register},
    summary="Every official account of the city",
    operation_id="channels",
    openapi_extra={"parameters": _PAGE},
)
def channels(request: HttpRequest) -> HttpResponse:
    """Who runs an account, in which languages, whether it is answered, and notices of pauses and closing. A hundred on
    a page. Who looks after an account is never told. An `ETag` answers unchanged pages with 304."""
    language = language_of(request)
    with override(language):
        begins = listed().filter(public_id=request.GET.get("after", "").replace("\x00", "")).first()
        rows = listed().after(begins) if begins else listed()
        found = list(rows.in_register_order()[: PER_PAGE + 1])
        more = found[PER_PAGE - 1].public_id if len(found) > PER_PAGE else ""
        told = {"channels": [_whole(one) for one in found[:PER_PAGE]], "next": _following(request, more)}
        return conditional(request, told, language)


@router.get(
    "/channels/{channel_id}",
    response={200: OneChannel, 404: Refusal},
    summary="One official account",
    operation_id="channel",
    openapi_extra={"parameters": [LANGUAGE_PARAMETER]},
)
def one_channel(request: HttpRequest, channel_id: str) -> HttpResponse:
    """By its id. What is not in the public register is not found."""
    language = language_of(request)
    with override(language):
        channel = listed().filter(public_id=channel_id.replace("\x00", "")).first()
        if channel is None:
            return conditional(
                request, {"detail": "There is no such channel in the register."}, language, 404
            )
        return conditional(request, _whole(channel), language)


def _whole(channel: Channel) -> dict[str, Any]:
    season = channel.season_first, channel.season_last
    return {
        "id": channel.public_id,
        **facts_of(channel),
        "common": channel.is_common,
        "purpose": entry_of(channel).said("purpose")[0],
        "season": [month for month in season if month is not None],
        "closes_on": channel.closes_on.isoformat() if channel.closes_on else "",
        "former_names": channel.former_names,
    }


def _following(request: HttpRequest, after: str) -> str:
    if not after:
        return ""
    asked = {"after": after, **({"lang": request.GET["lang"]} if "lang" in request.GET else {})}
    return f"{settings.CONFIGURATION.public_address}{request.path}?{urlencode(asked)}"
