"""Help: every check, why it is made, and examples, made from the rules themselves."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tankar.content.checks.looking import pack, speaks
from tankar.content.words.published import in_use
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, person_required
from tankar.texts import Level, check
from tankar.texts.examples import draft_of_example
from tankar.texts.rule import Purpose, Rule

__all__ = ["one", "overview"]

CONTENT_LANGUAGES = ("sv", "fi", "en")
FIELDS = {"sv": "Svenska", "fi": "Suomi", "en": "English"}


@require_http_methods(["GET"])
@person_required
def overview(request: PersonRequest) -> HttpResponse:
    rules = [_described(rule) for rule in pack().rules if Purpose.DRAFT in rule.purposes]
    labels = [
        _described(rule) for rule in pack().rules if Purpose.DRAFT not in rule.purposes and _is_told(rule)
    ]
    may_change = may(request.person, "content.words")
    page = {
        "may_change_words": may_change,
        "refused": may_change and in_use().refused,
        "blocking": [one for one in rules if one["blocks"]],
        "advising": [one for one in rules if not one["blocks"]],
        "labels": labels,
        "layers": pack().layers,
    }
    return render(request, "content/checks.html", page)


@require_http_methods(["GET"])
@person_required
def one(request: PersonRequest, rule: str) -> HttpResponse:
    found = pack().rule(rule)
    if found is None or not _is_told(found):
        raise Http404(rule)
    page = {**_described(found), "hits": _examples(found, "hit"), "misses": _examples(found, "miss")}
    return render(request, "content/check.html", page)


def _is_told(rule: Rule) -> bool:
    """What only tells the model tells nobody."""
    return not rule.type.startswith("hint.")


def _described(rule: Rule) -> dict[str, Any]:
    language = speaks()
    return {
        "id": rule.id,
        "title": rule.title[language],
        "why": rule.why[language],
        "rules": rule.cites,
        "law": rule.law,
        "blocks": rule.level == Level.BLOCK,
        "is_label": Purpose.DRAFT not in rule.purposes,
        "reads_first": rule.level == Level.CRITICAL,
        "is_private": rule.type.startswith("tone."),
        "version": rule.version,
    }


def _examples(rule: Rule, side: str) -> list[dict[str, Any]]:
    """Texts in pieces with the words found marked, and what the rule says; drafts without words are left out."""
    shown = []
    for language in rule.languages:
        for example in rule.examples[language][side]:
            draft, _marks = draft_of_example(example, language)
            looked = check(draft, pack(), speaks(), rule.purposes[0])
            found = [one for one in looked if one.finding.rule == rule.id]
            texts = [
                {
                    "language": part.language,
                    "name": FIELDS[part.language],
                    "pieces": _pieces(part.text, found, part.key),
                }
                for part in draft.parts
            ]
            if texts or found:
                shown.append(
                    {
                        "texts": texts,
                        "said": found[0].finding.message if found else "",
                        "repair": _mended(found),
                    }
                )
    return shown


def _pieces(text: str, found: list[Any], key: str) -> list[tuple[str, bool]]:
    """The text in order, each piece with whether it was found."""
    spans = [(one.finding.start, one.finding.end) for one in found if one.part == key]
    spans += [one.twin[1:] for one in found if one.twin and one.twin[0] == key]
    pieces, position = [], 0
    for start, end in sorted(spans):
        if start >= position:
            pieces += [(text[position:start], False), (text[start:end], True)]
            position = end
    return [(piece, marked) for piece, marked in [*pieces, (text[position:], False)] if piece]


def _mended(found: list[Any]) -> str:
    return next((one.finding.repair for one in found if one.finding.repair), "")
