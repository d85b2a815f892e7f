"""What every page has: language, headers, templates, and the check that a form was sent from here."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from .looks import LOOKS
from .words import LANGUAGES, NAMES, NETWORKS, Texts

HERE = Path(__file__).parent
LOCAL = ZoneInfo("Europe/Helsinki")
OURS = "img-src 'self'; media-src 'self'; style-src 'self'"
POLICY = f"default-src 'none'; {OURS}; base-uri 'none'; frame-ancestors 'none'"


def _shown_time(text: str) -> str:
    moment = datetime.fromisoformat(text).astimezone(LOCAL)
    return f"{moment.day}.{moment.month}.{moment.year} {moment:%H.%M}"


TEMPLATES = Environment(
    loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined
)
TEMPLATES.filters["moment"] = _shown_time


def language_of(request: Request) -> str:
    """``?lang=``, then what was chosen before, then what the browser asks for, then Swedish."""
    asked = [request.query_params.get("lang", ""), request.cookies.get("lang", "")]
    asked += [
        part.partition(";")[0].strip()[:2] for part in request.headers.get("accept-language", "").split(",")
    ]
    return next((language for language in asked if language in LANGUAGES), LANGUAGES[0])


def page(
    request: Request, template: str, status: int = 200, form_anywhere: bool = False, **content: Any
) -> Response:
    """``form_anywhere``: the consent page alone, whose form ends at the program that asked."""
    language = language_of(request)
    html = TEMPLATES.get_template(template).render(
        t=Texts(language),
        labels=[(language, Texts(language)["label"]) for language in LANGUAGES],
        language=language,
        languages=NAMES,
        path=request.url.path,
        names=NETWORKS,
        homes={network: look.home for network, look in LOOKS.items()},
        query=_query(request),
        **content,
    )
    response = HTMLResponse(html, status)
    response.headers["Content-Security-Policy"] = POLICY if form_anywhere else f"{POLICY}; form-action 'self'"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie("lang", language, samesite="lax", max_age=31_536_000)
    return response


def _query(request: Request) -> list[tuple[str, str]]:
    return [pair for pair in request.query_params.multi_items() if pair[0] != "lang"]


def missing(request: Request) -> Response:
    return page(request, "missing.html", 404)


def from_here(request: Request) -> bool:
    """Whether a form was sent from one of these pages and not from another site."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
