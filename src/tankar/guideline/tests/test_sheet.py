"""A rule opens beside the screen that serves it; without JavaScript, on its own page."""

from __future__ import annotations

import html5lib
import pytest
from django.test import Client

from tankar.guideline import content

pytestmark = pytest.mark.django_db

ASKED_BY_HTMX = {"hx-request": "true", "accept-language": "fi"}


def test_the_sheet_is_a_part_of_a_page(client: Client) -> None:
    part = client.get("/guideline/SAFE-7/sheet/", headers=ASKED_BY_HTMX).content.decode()
    assert "<html" not in part
    html5lib.HTMLParser(strict=True).parseFragment(part)


def test_the_sheet_has_the_words_the_label_the_original_and_the_way_on(client: Client) -> None:
    part = client.get("/guideline/SAFE-7/sheet/", headers=ASKED_BY_HTMX).content.decode()
    rule = content.find("SAFE-7")
    assert rule.text.fi in part
    assert "ei kaupungin virallinen teksti" in part
    assert rule.text.sv in part
    assert 'href="/guideline/SAFE-7/"' in part


def test_the_sheet_is_no_dialog_over_a_form(client: Client) -> None:
    part = client.get("/guideline/SAFE-7/sheet/", headers=ASKED_BY_HTMX).content.decode()
    assert "<dialog" not in part
    assert "aria-modal" not in part


def test_without_htmx_the_address_leads_to_the_rules_page(client: Client) -> None:
    answer = client.get("/guideline/SAFE-7/sheet/")
    assert answer.headers["Location"] == "/guideline/SAFE-7/"
    assert "HX-Request" in answer.headers["Vary"]


def test_the_sheet_of_an_unknown_rule_is_not_found(client: Client) -> None:
    assert client.get("/guideline/META-2/sheet/", headers=ASKED_BY_HTMX).status_code == 404
