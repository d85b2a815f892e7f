"""The versions, each readable as it was, and what each says differently from the one before. For everybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from tankar.guideline.content import ORIGINAL
from tankar.guideline.models import GuidelineVersion
from tankar.guideline.reading import Guideline, by_section, read_version
from tankar.guideline.versions.comparing import changes
from tankar.interface.framing import frame_for, varying_by_language
from tankar.organisation.access import may

__all__ = ["one_version", "version_changes", "versions"]


@require_http_methods(["GET", "HEAD"])
def versions(request: HttpRequest) -> HttpResponse:
    found = list(GuidelineVersion.objects.published().order_by("-number"))
    edits = may(getattr(request, "person", None), "guideline.edit")
    context = {
        "frame": frame_for(request, ""),
        "versions": found,
        "packaged": None if found else read_version(None).document,
        "edits": edits,
        "draft": GuidelineVersion.objects.draft() if edits else None,
    }
    return varying_by_language(render(request, "guideline/versions/versions.html", context), "")


@require_http_methods(["GET", "HEAD"])
def one_version(request: HttpRequest, number: int) -> HttpResponse:
    """The whole text as it was."""
    version, guideline = _published(number)
    shown = get_language() or ORIGINAL
    chapters = [
        (section.title.in_language(shown), [(one.rule.id, one.in_language(shown)) for one in readings])
        for section, readings in by_section(guideline.readings)
        if not section.is_frame
    ]
    current = GuidelineVersion.objects.current()
    context = {
        "frame": frame_for(request, ""),
        "number": number,
        "document": guideline.document,
        "status": guideline.document.status.in_language(shown),
        "chapters": chapters,
        "in_force": current is None or current == version,
        "translated": shown != ORIGINAL,
    }
    return varying_by_language(render(request, "guideline/versions/one_version.html", context), "")


@require_http_methods(["GET", "HEAD"])
def version_changes(request: HttpRequest, number: int) -> HttpResponse:
    """Side by side with the version before."""
    version, after = _published(number)
    if number < 2:
        raise Http404(number)
    _earlier, before = _published(number - 1)
    context = {
        "frame": frame_for(request, ""),
        "version": version,
        "earlier": number - 1,
        "changes": changes(before, after),
    }
    return varying_by_language(render(request, "guideline/versions/changes.html", context), "")


def _published(number: int) -> tuple[GuidelineVersion | None, Guideline]:
    version = GuidelineVersion.objects.published().filter(number=number).first()
    # the packaged version has no row before its first text is replaced
    if version is None and number != 1:
        raise Http404(number)
    return version, read_version(version)
