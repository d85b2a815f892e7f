"""Finding somebody to ask: colleagues on the staff page, journalists and everybody on the public one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.views.decorators.http import require_http_methods

from tankar.content.changes import clean
from tankar.content.media.views.files import file_response
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.sharing.models import ExpertProfile
from tankar.sharing.models.experts import LANGUAGES, ExpertProfileQuerySet

__all__ = ["experts", "picture", "public_experts", "public_picture"]

ON_A_PAGE = 30
_LANGUAGES = ("sv", "fi", "en")


@dataclass(frozen=True)
class ExpertRow:
    """One profile in the reader's language, with the unit where they work."""

    profile: ExpertProfile
    work: str
    topics: list[str]


@require_http_methods(["GET", "HEAD"])
@permission_required("sharing.view_expert")
def experts(request: PersonRequest) -> HttpResponse:
    """`?q=` words, `?language=`, `?after=` goes on behind that profile."""
    found = ExpertProfile.objects.listed()
    own = ExpertProfile.objects.filter(person=request.person).first()
    return render(
        request,
        "sharing/experts/experts.html",
        {**_page(request, found, _language()), "own": own, "may_find": True},
    )


@require_http_methods(["GET", "HEAD"])
def public_experts(request: HttpRequest, language: str | None = None) -> HttpResponse:
    """For journalists: only those who have said that they may be found here."""
    chosen = language or _language()
    base = settings.CONFIGURATION.public_address
    twins = [{"code": code, "url": f"{base}/{code}/experts/"} for code in _LANGUAGES]
    with override(chosen):
        page = _page(request, ExpertProfile.objects.public(), chosen)
        return _gone_when_hidden(render(request, "sharing/experts/public.html", {**page, "twins": twins}))


def _page(request: HttpRequest, found: ExpertProfileQuerySet, language: str) -> dict[str, Any]:
    q, spoken = clean(request.GET.get("q", ""))[:100].strip(), request.GET.get("language", "")
    wanted = _after(found.about(q, spoken), clean(request.GET.get("after", "")))
    ordered = wanted.select_related("person__unit").order_by("person__search_name", "pk")
    rows = list(ordered[: ON_A_PAGE + 1])
    query = {name: value for name, value in (("q", q), ("language", spoken)) if value}
    more = urlencode({**query, "after": rows[ON_A_PAGE - 1].public_id}) if len(rows) > ON_A_PAGE else ""
    shown = [ExpertRow(one, one.work_in(language), one.topics_in(language)) for one in rows[:ON_A_PAGE]]
    return {"rows": shown, "q": q, "spoken": spoken, "more": more, "spoken_languages": LANGUAGES.items()}


def _after(found: ExpertProfileQuerySet, public_id: str) -> ExpertProfileQuerySet:
    last = (
        ExpertProfile.objects.select_related("person").filter(public_id=public_id).first()
        if public_id
        else None
    )
    if last is None:
        return found
    name = last.person.search_name
    return found.filter(Q(person__search_name__gt=name) | Q(person__search_name=name, pk__gt=last.pk))


@require_http_methods(["GET", "HEAD"])
@permission_required("sharing.view_expert")
def picture(request: PersonRequest, public_id: str) -> HttpResponseBase:
    profile = ExpertProfile.objects.select_related("person__user").filter(public_id=clean(public_id)).first()
    if profile is None or not may(request.person, "sharing.view_expert", profile):
        raise Http404(public_id)
    return _file(request, profile)


@require_http_methods(["GET", "HEAD"])
def public_picture(request: HttpRequest, public_id: str) -> HttpResponseBase:
    profile = ExpertProfile.objects.public().filter(public_id=clean(public_id)).first()
    if profile is None:
        raise Http404(public_id)
    return _file(request, profile)


def _file(request: HttpRequest, profile: ExpertProfile) -> HttpResponseBase:
    if not profile.picture:
        raise Http404(profile.public_id)
    return _gone_when_hidden(file_response(request, profile.picture, profile.picture_type))


_R = TypeVar("_R", bound=HttpResponseBase)


def _gone_when_hidden(response: _R) -> _R:
    """Kept by no browser, no cache and no search engine: who hides their profile is gone from everywhere at once."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, noarchive"
    return response


def _language() -> str:
    return (get_language() or "sv")[:2]
