"""Pages that could not be shown: what happened, what was kept, what to do next. None needs a database."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_http_methods

__all__ = ["csrf_failure", "forbidden", "not_found", "offline", "server_error", "wrong_request"]


def _page(request: HttpRequest, status: int, **said: Any) -> HttpResponse:
    """Without context processors: a page about trouble must not meet the same trouble."""
    page = render_to_string("web/trouble.html", {**_plain(request), "status": status, **said})
    return HttpResponse(page, status=status)


def _plain(request: HttpRequest) -> dict[str, Any]:
    language = getattr(request, "LANGUAGE_CODE", "sv")
    return {
        "page_language": language,
        "colour_scheme": request.COOKIES.get("appearance", "auto"),
        "home": "/",
    }


@requires_csrf_token
def wrong_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return _page(
        request,
        400,
        title=_("The address or form could not be read"),
        happened=_("Your browser sent something that this page does not understand."),
        kept=_("Nothing was changed. What was saved before is still there."),
        next=_("Go back, load the page again and try once more."),
    )


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return _page(
        request,
        403,
        title=_("This page is not yours to open"),
        happened=_("The page exists, but your roles do not open it."),
        kept=_("Nothing was changed."),
        next=_("If you need it in your work, ask the marketing and communications team for the role."),
    )


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return _page(
        request,
        404,
        title=_("There is no page at this address"),
        happened=_("The page has been moved or removed, or the address has a typing mistake."),
        kept=_("Nothing was changed."),
        next=_("Check the address, or begin from the first page."),
    )


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        500,
        title=_("Something broke at our end"),
        happened=_("Tankar met a fault while making this page. It has been written to the system's log."),
        kept=_("What was saved is still there. Posts that wait are sent at their time, and none twice."),
        next=_(
            "Go back and try again in a moment. If it happens again, tell the system administrator the time."
        ),
    )


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    return _page(
        request,
        403,
        title=_("The form had been open too long"),
        happened=_(
            "For safety a form can be sent only from the page it was opened on, by whoever opened it. This "
            "was not recognised: you may have signed in or out in another tab, or cookies are refused."
        ),
        kept=_("Nothing was sent. The text you typed is still in the form: press the browser's Back button."),
        next=_("Go back, copy your text to be safe, load the page again and send it once more."),
    )


@require_http_methods(["GET"])
def offline(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        200,
        title=_("There is no connection"),
        happened=_("Your device cannot reach Tankar just now."),
        kept=_("Text you have typed is kept on this device. The server sends posts that wait at their time."),
        next=_("Check the connection and load the page again; your text comes back by itself."),
    )
