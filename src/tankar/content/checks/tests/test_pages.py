"""The help pages, and that rules cite what is there."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tankar.content.checks.looking import pack
from tankar.content.words.published import delivered
from tankar.guideline.content import rules as guideline_rules
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

RULES = [rule.id for rule in delivered().rules if not rule.type.startswith("hint.")]
HINTS = [rule.id for rule in delivered().rules if rule.type.startswith("hint.")]


@pytest.fixture
def browser(as_person: SignedIn, heikki: Person) -> Client:
    return as_person(heikki)


@pytest.mark.django_db
def test_the_list_has_every_check(browser: Client) -> None:
    page = browser.get(reverse("content:checks")).content.decode()
    for rule in RULES:
        assert reverse("content:check", args=[rule]) in page


@pytest.mark.django_db
@pytest.mark.parametrize("rule", RULES)
def test_every_check_has_its_page_in_three_languages(browser: Client, heikki: Person, rule: str) -> None:
    said = set()
    for language in ("sv", "fi", "en"):
        heikki.language = language
        heikki.save()
        with translation.override(language):
            page = browser.get(reverse("content:check", args=[rule]))
        assert page.status_code == 200
        found = pack().rule(rule)
        assert found is not None
        assert page.context["title"] == found.title[language]
        said.add(page.context["why"])
    assert len(said) == 3


@pytest.mark.django_db
def test_examples_show_what_was_found(browser: Client) -> None:
    page = browser.get(reverse("content:check", args=["pii.hetu"])).content.decode()
    assert "<mark>131052-951J</mark>" in page


@pytest.mark.django_db
def test_a_check_that_is_not_there_is_not_found(browser: Client) -> None:
    assert browser.get(reverse("content:check", args=["pii.nothing"])).status_code == 404


@pytest.mark.django_db
def test_what_tells_the_model_alone_has_no_page(browser: Client) -> None:
    assert HINTS
    shown = browser.get(reverse("content:checks")).content.decode()
    for rule in HINTS:
        assert reverse("content:check", args=[rule]) not in shown
        assert browser.get(reverse("content:check", args=[rule])).status_code == 404


@pytest.mark.django_db
def test_a_rule_for_messages_shows_what_it_finds_in_them(browser: Client) -> None:
    page = browser.get(reverse("content:check", args=["threat.veiled"])).content.decode()
    assert "<mark>Jag vet var du bor</mark>" in page


def test_every_rule_cites_the_guideline_as_it_is() -> None:
    known = {rule.id for rule in guideline_rules()}
    assert {cite for rule in delivered().rules for cite in rule.cites} <= known
