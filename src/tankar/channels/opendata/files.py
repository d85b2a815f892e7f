"""The register as files for other programs: CSV, its DCAT catalogue, JSON-LD for search engines, and trust.txt.

DCAT-AP 3 (data.europa.eu) describes the data set; schema.org says which accounts are the same organisation's; trust.txt
(JournalList's specification) names them line by line. All are made anew from the register, so they are never older.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from tankar.channels.opendata.facts import COLUMNS, LANGUAGES, line_of, listed
from tankar.channels.verify.api import SECONDS_KEPT
from tankar.interface.context import organisation_name
from tankar.organisation.access import today

__all__ = ["LICENCE", "catalogue", "channels_csv", "organisation", "trust_txt"]

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# the EU's own lists of words
_LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
_EU_CODES = {"sv": "SWE", "fi": "FIN", "en": "ENG"}
_FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"
_GOVERNMENT = "http://publications.europa.eu/resource/authority/data-theme/GOVE"
_JSON_LD = "application/ld+json; charset=utf-8"
# a sheet takes a cell that begins so for a formula; handles and telephone numbers begin so too, and stay as they are
_FORMULA = ("=", "＝", "\t", "\r", "\n")
_PERHAPS = ("+", "-", "@", "＋", "－", "＠")
_COMPUTES = re.compile(r"[(|!=]")


@require_http_methods(["GET", "HEAD"])
def channels_csv(request: HttpRequest) -> HttpResponse:
    """Every listed channel on a line; UTF-8, comma, a line of names first (RFC 4180)."""
    written = io.StringIO()
    sheet = csv.writer(written)
    sheet.writerow(COLUMNS)
    for channel in listed().in_register_order().iterator():
        facts = line_of(channel)
        sheet.writerow([_cell(facts[name]) for name in COLUMNS])
    response = _kept(request, written.getvalue(), "text/csv; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="channels.csv"'
    return response


def _cell(value: str) -> str:
    plain = value.lstrip(" ")
    computes = plain.startswith(_PERHAPS) and _COMPUTES.search(plain) is not None
    return f"'{value}" if computes or plain.startswith(_FORMULA) else value


def _ours() -> Any:
    """Those with an address; none that somebody else may write on just now."""
    return listed().filter(is_warned_of=False).exclude(url="").in_register_order()


@require_http_methods(["GET", "HEAD"])
def trust_txt(request: HttpRequest) -> HttpResponse:
    """Which accounts are ours, one a line, and where to ask. A closed one is no longer ours to speak on."""
    day, base = today(), settings.CONFIGURATION.public_address
    lines = [f"# trust.txt: {organisation_name('en')}", f"contact={base}{reverse('channels:public')}"]
    rows = _ours().iterator()
    lines += [f"social={one.url}" for one in rows if not one.is_closed(day)]
    return _kept(request, "\n".join(lines) + "\n", "text/plain; charset=utf-8")


@require_http_methods(["GET", "HEAD"])
def organisation(request: HttpRequest) -> HttpResponse:
    """The city with the accounts that are its own (`sameAs`), as schema.org says it."""
    day, base = today(), settings.CONFIGURATION.public_address
    rows = _ours().iterator()
    told = {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "@id": f"{base}/#organisation",
        "name": [{"@language": code, "@value": organisation_name(code)} for code in LANGUAGES],
        "url": f"{base}{reverse('channels:public')}",
        "sameAs": [one.url for one in rows if not one.is_closed(day)],
    }
    return _kept(request, json.dumps(told, ensure_ascii=False), _JSON_LD)


@require_http_methods(["GET", "HEAD"])
def catalogue(request: HttpRequest) -> HttpResponse:
    """The data set, its licence and its forms, as a portal of open data reads them (DCAT-AP)."""
    base = settings.CONFIGURATION.public_address
    page = f"{base}{reverse('channels:open_data')}"
    publisher = {
        "@id": f"{base}/#organisation",
        "@type": "foaf:Agent",
        "foaf:name": _each(organisation_name),
    }
    told = {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@id": f"{base}{reverse('channels:catalogue')}",
        "@type": "dcat:Catalog",
        "dct:title": _said(lambda: _("The city's open data")),
        "dct:description": _said(lambda: _("What the city's register of social media tells everybody.")),
        "dct:publisher": publisher,
        "foaf:homepage": {"@id": page},
        "dcat:dataset": [_dataset(page, publisher)],
    }
    return _kept(request, json.dumps(told, ensure_ascii=False), _JSON_LD)


def _dataset(page: str, publisher: dict[str, Any]) -> dict[str, Any]:
    base = settings.CONFIGURATION.public_address
    return {
        "@id": f"{page}#channels",
        "@type": "dcat:Dataset",
        "dct:title": _said(lambda: _("The city's channels")),
        "dct:description": _said(
            lambda: _("Every official account of the city, who runs it and when somebody answers there.")
        ),
        "dct:publisher": {"@id": publisher["@id"]},
        "dct:language": [{"@id": f"{_LANGUAGE}{_EU_CODES[code]}"} for code in LANGUAGES],
        "dct:accrualPeriodicity": {
            "@id": "http://publications.europa.eu/resource/authority/frequency/UPDATE_CONT"
        },
        "dcat:theme": [{"@id": _GOVERNMENT}],
        "dcat:landingPage": {"@id": page},
        "dcat:distribution": [
            _distribution(f"{base}{reverse('channels:csv')}", "CSV", "text/csv"),
            _distribution(f"{base}/api/v1/channels", "JSON", "application/json"),
            _distribution(f"{base}{reverse('channels:json_ld')}", "JSON_LD", "application/ld+json"),
        ],
    }


def _distribution(url: str, kind: str, media: str) -> dict[str, Any]:
    return {
        "@id": url,
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": url},
        "dcat:downloadURL": {"@id": url},
        "dct:format": {"@id": f"{_FILE_TYPE}{kind}"},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
        "dct:license": {"@id": LICENCE},
    }


def _said(words: Any) -> list[dict[str, str]]:
    """A text in each language."""

    def in_language(code: str) -> str:
        with override(code):
            return str(words())

    return _each(in_language)


def _each(words: Any) -> list[dict[str, str]]:
    return [{"@language": code, "@value": words(code)} for code in LANGUAGES]


def _kept(request: HttpRequest, text: str, kind: str) -> HttpResponse:
    """Open to every site, kept for some minutes; 304 to whoever has it already."""
    response = HttpResponse(text, content_type=kind)
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, max_age=SECONDS_KEPT)
    unchanged = get_conditional_response(request, etag=etag, response=response)
    if unchanged is not None:
        unchanged["Access-Control-Allow-Origin"] = "*"
        return unchanged
    return response
