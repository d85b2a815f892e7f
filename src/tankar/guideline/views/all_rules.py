"""The whole guideline by section, with search in three languages and a choice of whom it concerns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from tankar.guideline import addresses
from tankar.guideline.content import GROUPS, ORIGINAL, Section
from tankar.guideline.groups import GROUP_NAMES
from tankar.guideline.models import RuleNote
from tankar.guideline.reading import Guideline, Reading, Sentence, by_section, read
from tankar.guideline.yours import yours
from tankar.interface.framing import frame_for, varying_by_language


@dataclass(frozen=True)
class Line:
    """A rule in the list. `found` is set when only another language has the words looked for; `noted`: what
    communications says beside it, and in which language."""

    reading: Reading
    sentence: Sentence
    found: Sentence | None
    address: str
    noted: tuple[str, str] | None = None
    noted_on: dt.date | None = None


@dataclass(frozen=True)
class Chapter:
    """A section and its lines."""

    section: Section
    title: str
    lines: list[Line]


@require_http_methods(["GET", "HEAD"])
def all_rules(request: HttpRequest, language: str = "") -> HttpResponse:
    """`?q=` looks for words, `?for=` shows what concerns one of the groups."""
    query = request.GET.get("q", "").strip()[:100]
    group = request.GET.get("for", "")
    group = group if group in GROUPS else ""
    guideline = read()
    found = guideline.search(query, group)
    shown = get_language() or ORIGINAL
    context = {
        "frame": frame_for(request, language),
        "document": guideline.document,
        "title": guideline.find("META-1").in_language(shown),
        "title_address": addresses.one_rule("META-1", language),
        "status": guideline.document.status.in_language(shown),
        "chapters": _chapters(found, guideline.words_for(query, group), shown, language),
        "count": len([reading for reading in found if not reading.rule.is_frame]),
        "query": query,
        "group": group,
        "groups": [(key, GROUP_NAMES[key]) for key in GROUPS],
        "is_narrowed": bool(query or group),
        "is_translated": _is_translated(guideline, shown),
        "here": addresses.all_rules(language),
        "swedish": addresses.all_rules(ORIGINAL),
        "twins": list(addresses.twins()),
        "yours": yours(getattr(request, "person", None)) if not language else None,
    }
    return varying_by_language(render(request, "guideline/all_rules.html", context), language)


def _chapters(found: tuple[Reading, ...], words: list[str], shown: str, language: str) -> list[Chapter]:
    notes = {note.rule_id: note for note in RuleNote.objects.all()}
    chapters = []
    for section, readings in by_section(found):
        lines = [_line(reading, words, shown, language, notes) for reading in readings]
        chapters.append(Chapter(section, section.title.in_language(shown), lines))
    return chapters


def _line(
    reading: Reading, words: list[str], shown: str, language: str, notes: Mapping[str, RuleNote]
) -> Line:
    languages = reading.languages_with(words)
    found = None if shown in languages else reading.in_language(languages[0])
    note = notes.get(reading.rule.id)
    return Line(
        reading,
        reading.in_language(shown),
        found,
        addresses.one_rule(reading.rule.id, language),
        note.in_language(shown) if note else None,
        note.changed_on if note else None,
    )


def _is_translated(guideline: Guideline, shown: str) -> bool:
    return any(not reading.in_language(shown).official for reading in guideline.readings)
