"""The register for other programs: is this account the city's?"""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.utils.translation.trans_real import parse_accept_lang_header
from ninja import Field, Router, Schema

from tankar.channels.models import Channel
from tankar.channels.verify.guarding import asks_too_often
from tankar.channels.verify.verifying import LONGEST, verify
from tankar.channels.views.public import PublicRow, public_row

__all__ = [
    "LANGUAGE_PARAMETER",
    "ChannelFacts",
    "Refusal",
    "conditional",
    "facts_of",
    "language_of",
    "router",
]

router = Router(tags=["channels"])
SECONDS_KEPT = 300
_CODES = ("sv", "fi", "en")
_PLAIN = {"ensure_ascii": False}
LANGUAGE_PARAMETER = {
    "name": "lang",
    "in": "query",
    "schema": {"type": "string", "enum": list(_CODES)},
    "description": "The language of the sentences. Without it, Accept-Language chooses.",
}


class ChannelFacts(Schema):
    """One of the city's accounts, as residents see it."""

    name: str
    network: str
    handle: str
    url: str
    unit: str
    contact: str = Field(description="The unit's contact for residents; empty when none is told.")
    languages: list[str] = Field(description="In which languages it speaks, the first one first: sv, fi.")
    state: str = Field(
        description="in_use, paused or closed. A paused or closed account is still the city's."
    )
    answered: str = Field(description="Whether and when somebody answers there, in words.")
    notice: str = Field(description="What the city says about a pause or a closing; else empty.")


class Answer(Schema):
    """`official` is false for every address that is not in the register; `why` says more, and is never a verdict."""

    official: bool
    channel: ChannelFacts | None
    why: str


class Refusal(Schema):
    detail: str


@router.get(
    "/verify",
    response={200: Answer, 400: Answer, 429: Refusal},
    summary="Is this account the city's?",
    operation_id="verify",
    openapi_extra={
        "parameters": [
            {
                "name": "url",
                "in": "query",
                "required": True,
                "schema": {"type": "string", "maxLength": LONGEST},
                "description": "The address of an account, or of a post, in any spelling.",
            },
            LANGUAGE_PARAMETER,
        ]
    },
)
def verify_address(request: HttpRequest) -> HttpResponse:
    """Asks the register and no network. Every page of every site may call it; nothing about the caller is kept."""
    language = language_of(request)
    with override(language):
        return _answer(request, language)


def _answer(request: HttpRequest, language: str) -> HttpResponse:
    if asks_too_often(request):
        response = JsonResponse(
            {"detail": _("Too many questions at once. Try again in a minute.")}, status=429
        )
        response["Retry-After"] = "60"
        return _open(response, language)
    given = request.GET.get("url", "").strip()
    if not given:
        why = _("No address was given. Say which one, as ?url=https://…")
        told: dict[str, Any] = {"official": False, "channel": None, "why": why}
        return _open(JsonResponse(told, status=400, json_dumps_params=_PLAIN), language)
    verdict = verify(given)
    told = {
        "official": verdict.official,
        "channel": facts_of(verdict.channel) if verdict.channel else None,
        "why": verdict.why,
    }
    return conditional(request, told, language)


def conditional(request: HttpRequest, told: dict[str, Any], language: str, status: int = 200) -> HttpResponse:
    """The answer with its `ETag`, kept for some minutes; 304 to whoever has it already."""
    response = JsonResponse(told, status=status, json_dumps_params=_PLAIN)
    if status != 200:
        return _open(response, language)
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=SECONDS_KEPT)
    unchanged = get_conditional_response(request, etag=etag, response=response)
    return _open(unchanged if unchanged is not None else response, language)


def _open(response: HttpResponse, language: str) -> HttpResponse:
    response["Content-Language"] = language
    response["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(response, ["Accept-Language"])
    return response


def facts_of(channel: Channel) -> dict[str, Any]:
    row = public_row(channel)
    return {
        "name": channel.name,
        "network": "" if channel.kind == "own" else channel.network_title,
        "handle": channel.handle,
        "url": row.url,
        "unit": channel.owner_unit.name,
        "contact": channel.contact,
        "languages": list(channel.languages),
        "state": _state(row),
        "answered": row.answer_text[0] or row.answered,
        "notice": row.notice[0],
    }


def _state(row: PublicRow) -> str:
    if row.closed:
        return "closed"
    return "paused" if row.channel.is_paused else "in_use"


def language_of(request: HttpRequest) -> str:
    """`?lang=`, else the best of Accept-Language, else the installation's; a cookie has no say here."""
    asked = request.GET.get("lang", "")
    if asked in _CODES:
        return asked
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        if code[:2] in _CODES:
            return code[:2]
    return settings.LANGUAGE_CODE
