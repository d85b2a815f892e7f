"""The public feed: a page, one post, Atom, JSON Feed, and the pictures of what is published."""

from __future__ import annotations

import json
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from tankar.content.media import open_original
from tankar.interface.files import stored_file
from tankar.publishing.feed import FeedPost, page_of, post_of, published, published_file
from tankar.publishing.takedowns.reading import ended_among

__all__ = ["atom", "feed", "json_feed", "media", "post"]

_LANGUAGES = ("sv", "fi", "en")
_A_YEAR = 60 * 60 * 24 * 365


def _language(chosen: str | None) -> str:
    return chosen or (get_language() or "sv")[:2]


def _twins(path: str) -> list[dict[str, str]]:
    """The same page under fixed languages, for search engines."""
    base = settings.CONFIGURATION.public_address
    return [{"code": code, "url": f"{base}/{code}{path}"} for code in _LANGUAGES]


@require_http_methods(["GET", "HEAD"])
def feed(request: HttpRequest, language: str | None = None) -> HttpResponse:
    """`?before=` continues from an earlier page."""
    chosen = _language(language)
    with override(chosen):
        page = page_of(chosen, request.GET.get("before", ""))
        context = {"page": page, "twins": _twins("/feed/"), "feed_language": chosen}
        return render(request, "publishing/feed.html", context)


@require_http_methods(["GET", "HEAD"])
def post(request: HttpRequest, public_id: str, language: str | None = None) -> HttpResponse:
    """One post at its stable address, every language it was written in."""
    chosen = _language(language)
    delivery = get_object_or_404(published(), public_id=public_id)
    ended = ended_among([delivery])
    first = post_of(delivery, chosen, ended)
    rest = [post_of(delivery, one, ended) for one in first.others]
    with override(chosen):
        context = {"post": first, "others": rest, "twins": _twins(first.path)}
        return render(request, "publishing/feed_post.html", context)


@require_http_methods(["GET", "HEAD"])
def json_feed(_request: HttpRequest, language: str | None = None) -> HttpResponse:
    """JSON Feed 1.1."""
    chosen = _language(language)
    base = settings.CONFIGURATION.public_address
    items = [_json_item(one) for one in page_of(chosen).posts]
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(chosen),
        "home_page_url": f"{base}/{chosen}/feed/",
        "feed_url": f"{base}/{chosen}/feed.json",
        "language": chosen,
        "items": items,
    }
    text = json.dumps(body, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/feed+json; charset=utf-8")


def _json_item(one: FeedPost) -> dict[str, Any]:
    base = settings.CONFIGURATION.public_address
    item: dict[str, Any] = {
        "id": one.url,
        "url": one.url,
        "title": one.title,
        "content_text": one.text,
        "language": one.language,
        "date_published": one.published.isoformat(timespec="seconds"),
    }
    if one.images:
        first = one.images[0]
        if still := first["cover"] if first["is_video"] else first["path"]:
            item["image"] = base + still
        item["attachments"] = [_attachment(image) for image in one.images]
    return item


def _attachment(image: dict[str, Any]) -> dict[str, Any]:
    told = {
        "url": settings.CONFIGURATION.public_address + image["path"],
        "mime_type": image["content_type"],
        "title": image["description"],
    }
    return told | {"duration_in_seconds": round(image["seconds"])} if image["is_video"] else told


@require_http_methods(["GET", "HEAD"])
def atom(_request: HttpRequest, language: str | None = None) -> HttpResponse:
    """Atom (RFC 4287), with `xml:lang` on every entry."""
    chosen = _language(language)
    base = settings.CONFIGURATION.public_address
    posts = page_of(chosen).posts
    updated = posts[0].published.isoformat(timespec="seconds") if posts else "2021-08-23T00:00:00+03:00"
    head = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{chosen}">'
        f"<id>{base}/{chosen}/feed.atom</id><title>{escape(_title(chosen))}</title><updated>{updated}</updated>"
        f'<link rel="self" type="application/atom+xml" href="{base}/{chosen}/feed.atom"/>'
        f'<link rel="alternate" type="text/html" href="{base}/{chosen}/feed/"/>'
        f"<author><name>{escape(_title(chosen))}</name></author>"
    )
    body = head + "".join(_atom_entry(one) for one in posts) + "</feed>"
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


def _atom_entry(one: FeedPost) -> str:
    base = settings.CONFIGURATION.public_address
    when = one.published.isoformat(timespec="seconds")
    pictures = "".join(
        f'<link rel="enclosure" type={quoteattr(image["content_type"])} href={quoteattr(base + image["path"])} '
        f"title={quoteattr(_clean(image['description']))}/>"
        for image in one.images
    )
    return (
        f'<entry xml:lang="{one.language}"><id>{one.url}</id><title>{escape(_clean(one.title))}</title>'
        f'<link rel="alternate" type="text/html" href="{one.url}"/><published>{when}</published>'
        f'<updated>{when}</updated>{pictures}<content type="text">{escape(_clean(one.text))}</content></entry>'
    )


def _clean(text: str) -> str:
    """Without the control characters that XML 1.0 does not know."""
    return "".join(char for char in text if char in "\t\n" or ord(char) >= 32)


def _title(language: str) -> str:
    names = dict(zip(_LANGUAGES, settings.CONFIGURATION.organisation.split("|"), strict=True))
    return names[language]


@require_http_methods(["GET", "HEAD"])
@cache_control(public=True, max_age=_A_YEAR, immutable=True)
def media(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """A file of a published post; whoever has its address may see it. Anything else is not found."""
    published_as = published_file(sha256)
    if published_as is None:
        raise Http404
    return stored_file(request, open_original(sha256), published_as.content_type)
