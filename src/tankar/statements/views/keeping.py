"""Communications keep the statements: what stands where, a new version, and the earlier ones."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.organisation.requests import PersonRequest, permission_required
from tankar.statements.actions.publish_version import publish_version
from tankar.statements.errors import StatementsError
from tankar.statements.forms import VersionForm, add_problem
from tankar.statements.models import Feedback, Version
from tankar.statements.pages import LANGUAGES, Page, blocks_of, packaged

__all__ = ["earlier", "edit", "index"]

_WAITING_SHOWN = 100
_VERSIONS_SHOWN = 50


@permission_required("statements.edit")
@require_http_methods(["GET"])
def index(request: PersonRequest) -> HttpResponse:
    """The three pages with their version, and how much feedback waits."""
    rows = [{"page": page, "version": Version.objects.current(page)} for page in Page]
    waiting = Feedback.objects.waiting()[: _WAITING_SHOWN + 1].count()
    return render(request, "statements/index.html", {"rows": rows, "waiting": waiting})


@permission_required("statements.edit")
@require_http_methods(["GET", "POST"])
def edit(request: PersonRequest, page: str) -> HttpResponse:
    """The three languages in one form; publishing makes a new version."""
    current = Version.objects.current(_page(page))
    if request.method == "POST":
        form = VersionForm(request.POST)
        if form.is_valid() and _published(request, Page(page), form):
            messages.success(request, _("Published. Residents read this version from now on."))
            return redirect(Page(page).address)
    else:
        texts = {
            f"text_{one}": current.in_language(one) if current else packaged(page, one) for one in LANGUAGES
        }
        form = VersionForm(initial={**texts, "seen": current.number if current else 0})
    facts = {"page": Page(page), "form": form, "current": current}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "statements/edit.html", facts, status=status)


@permission_required("statements.edit")
@require_http_methods(["GET"])
def earlier(request: PersonRequest, page: str, number: int | None = None) -> HttpResponse:
    """The list of versions, and one of them as it stood."""
    versions = list(Version.objects.filter(page=_page(page)).order_by("-number")[:_VERSIONS_SHOWN])
    shown = Version.objects.filter(page=page, number=number).first() if number is not None else None
    if number is not None and shown is None:
        raise Http404
    language = (get_language() or "sv")[:2]
    facts = {
        "page": Page(page),
        "versions": versions,
        "shown": shown,
        "blocks": blocks_of(shown.in_language(language), language) if shown else [],
    }
    return render(request, "statements/earlier.html", facts)


def _page(page: str) -> str:
    if page not in Page.values:
        raise Http404
    return page


def _published(request: PersonRequest, page: Page, form: VersionForm) -> bool:
    facts = form.cleaned_data
    texts = {language: facts[f"text_{language}"] for language in LANGUAGES}
    try:
        publish_version(request.person, page, texts, seen=facts["seen"])
    except StatementsError as error:
        add_problem(form, error)
        return False
    return True
