"""For everybody: the register of the city's accounts, and the answer to "is this account the city's?"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.entry.reading import answered_words, season_words
from tankar.channels.entry.section_forms import entry_of
from tankar.channels.models import Channel, ChannelEntry, Kind
from tankar.channels.verify.guarding import asks_too_often
from tankar.channels.verify.verifying import LONGEST, Judged, Verdict, verify
from tankar.organisation.access import today

__all__ = ["language_of", "public", "public_row", "twins_of", "verify_page"]

PER_PAGE = 50
_CODES = ("sv", "fi", "en")
_LOOKS = {
    Judged.OFFICIAL: ("success", "success"),
    Judged.RESEMBLES: ("warning", "warning"),
    Judged.HIDDEN: ("question", "info"),
    Judged.UNKNOWN: ("question", "info"),
    Judged.UNREADABLE: ("info", "info"),
}


@dataclass(frozen=True)
class PublicRow:
    """One account as residents see it: never who looks after it."""

    channel: Channel
    url: str
    answered: str
    answer_text: tuple[str, str]
    season: str
    notice: tuple[str, str]
    closed: bool


@require_http_methods(["GET", "HEAD"])
def public(request: HttpRequest, language: str | None = None) -> HttpResponse:
    """`?q=` searches, `?after=` continues. An address pasted into the search is judged, not searched for."""
    if "://" in (pasted := request.GET.get("q", "")):
        query = urlencode({"url": pasted.strip()})
        where = reverse("channels:verify_in", args=[language]) if language else reverse("channels:verify")
        return HttpResponseRedirect(f"{where}?{query}")
    chosen = language_of(language)
    with override(chosen):
        words = request.GET.get("q", "").strip()[:100]
        listed = Channel.objects.listed().searched(words)
        begins = listed.filter(public_id=request.GET.get("after", "")).first()
        page = (listed.after(begins) if begins else listed).in_register_order()
        found = list(page.select_related("owner_unit", "entry")[: PER_PAGE + 1])
        rows = [public_row(channel) for channel in found[:PER_PAGE]]
        more = (
            urlencode({"q": words, "after": found[PER_PAGE - 1].public_id}) if len(found) > PER_PAGE else ""
        )
        context = {
            "rows": rows,
            "q": words,
            "more": more,
            "twins": twins_of("/channels/"),
            "continued": bool(begins),
        }
        return render(request, "channels/public.html", context)


@require_http_methods(["GET", "HEAD"])
def verify_page(request: HttpRequest, language: str | None = None) -> HttpResponse:
    """`?url=` is the address to judge, as a QR code may carry it."""
    chosen = language_of(language)
    with override(chosen):
        given = request.GET.get("url", "").strip()[:LONGEST]
        if given and asks_too_often(request):
            return _page(request, given, None, _("Too many questions at once. Try again in a minute."), 429)
        return _page(request, given, verify(given) if given else None)


def _page(
    request: HttpRequest, given: str, verdict: Verdict | None, trouble: str = "", status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "given": given,
        "verdict": verdict,
        "trouble": trouble,
        "twins": twins_of("/channels/verify/"),
    }
    if verdict is not None:
        shown = verdict.channel or verdict.resembles
        context["icon"], context["colour"] = _LOOKS[verdict.judged]
        context["row"] = public_row(shown) if shown else None
    response = render(request, "channels/verify.html", context, status=status)
    patch_cache_control(response, private=True, max_age=0)
    return response


def public_row(channel: Channel) -> PublicRow:
    entry = entry_of(channel)
    closed = channel.is_closed(today())
    silent = closed or channel.is_paused or channel.is_warned_of
    return PublicRow(
        channel,
        f"{settings.CONFIGURATION.public_address}/feed/" if channel.kind == Kind.OWN else channel.url,
        "" if silent else answered_words(entry),
        ("", "") if silent else entry.said("answer_text"),
        season_words(channel),
        _notice(channel, entry, closed=closed),
        closed,
    )


def _notice(channel: Channel, entry: ChannelEntry, *, closed: bool) -> tuple[str, str]:
    if channel.is_warned_of:
        words = _("Just now somebody else may write there. Trust nothing posted there, and give no details.")
        return words, language_of(None)
    if closed or channel.closes_on is not None:
        return entry.said("closing_notice")
    return entry.said("pause_notice") if channel.is_paused else ("", "")


def language_of(chosen: str | None) -> str:
    return chosen or (get_language() or "sv")[:2]


def twins_of(path: str) -> list[dict[str, str]]:
    """The same page under fixed languages, for search engines."""
    base = settings.CONFIGURATION.public_address
    return [{"code": code, "url": f"{base}/{code}{path}"} for code in _CODES]
