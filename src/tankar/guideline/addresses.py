"""Addresses of the guideline's public pages: one that chooses the language, and a fixed twin for each."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from tankar.guideline.content import LANGUAGES
from tankar.interface.framing import Twin

__all__ = ["LanguageConverter", "Twin", "all_rules", "one_rule", "twins"]


class LanguageConverter:
    """A language of the product as the first part of a path."""

    regex = "|".join(LANGUAGES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def all_rules(language: str = "") -> str:
    """Path of the whole guideline; without a language the page chooses."""
    return reverse("guideline:index_in", args=[language]) if language else reverse("guideline:index")


def one_rule(rule_id: str, language: str = "") -> str:
    """Path of one rule; without a language the page chooses."""
    if language:
        return reverse("guideline:rule_in", args=[language, rule_id])
    return reverse("guideline:rule", args=[rule_id])


def twins(rule_id: str = "") -> Iterator[Twin]:
    """The page of this rule, or of the whole guideline, in every language and in the reader's own."""
    for language in (*LANGUAGES, ""):
        path = one_rule(rule_id, language) if rule_id else all_rules(language)
        yield Twin(language or "x-default", settings.CONFIGURATION.public_address + path)
