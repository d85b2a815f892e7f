"""Pages about trouble: what happened, what was kept, what to do next."""

from __future__ import annotations

import html5lib
import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import include, path
from django.utils import translation

from tankar.web.views import trouble


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault")


def closed(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def strange(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("strange")


urlpatterns = [
    path("broken/", broken),
    path("closed/", closed),
    path("strange/", strange),
    path("", include("tankar.web.urls")),
]
handler400 = "tankar.web.views.trouble.wrong_request"
handler403 = "tankar.web.views.trouble.forbidden"
handler404 = "tankar.web.views.trouble.not_found"
handler500 = "tankar.web.views.trouble.server_error"

HERE = override_settings(ROOT_URLCONF="tankar.web.tests.test_trouble")


@HERE
@pytest.mark.parametrize("language", ["sv", "fi", "en"])
@pytest.mark.parametrize(
    ("address", "status"), [("/strange/", 400), ("/closed/", 403), ("/gone/", 404), ("/broken/", 500)]
)
def test_each_trouble_has_its_page_and_asks_the_database_nothing(
    address: str, status: int, language: str
) -> None:
    # no database fixture: a query here would fail the test
    client = Client(raise_request_exception=False, headers={"accept-language": language})
    answer = client.get(address)
    assert answer.status_code == status
    html5lib.HTMLParser(strict=True).parse(answer.content.decode())
    assert f'lang="{language}"' in answer.content.decode()
    assert answer.content.decode().count("<dt>") == 3


def test_a_form_that_was_open_too_long_says_that_the_text_is_kept() -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    answer = client.post("/demo/clock/", {"moment": "monday"})
    assert answer.status_code == 403
    assert "The text you typed is still in the form" in answer.content.decode()


def test_without_a_connection_the_page_says_what_goes_on_by_itself() -> None:
    with translation.override("en"):
        answer = trouble.offline(RequestFactory().get("/offline/"))
    assert "kept on this device" in answer.content.decode()
