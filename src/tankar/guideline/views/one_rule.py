"""One rule: its words, the Swedish original, whom it concerns, and its neighbours."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from tankar.guideline import addresses, content
from tankar.guideline.errors import UnknownRule
from tankar.guideline.models import RuleNote
from tankar.guideline.reading import Gone, Reading, gone, read
from tankar.guideline.uses import uses_of
from tankar.interface.framing import frame_for, varying_by_language
from tankar.organisation.access import may

__all__ = ["gone_or_404", "one_rule", "words_of"]


@require_http_methods(["GET", "HEAD"])
def one_rule(request: HttpRequest, rule_id: str, language: str = "") -> HttpResponse:
    if rule_id != rule_id.upper():
        return redirect(addresses.one_rule(rule_id.upper(), language), permanent=True)
    guideline = read()
    try:
        reading = guideline.find(rule_id)
    except UnknownRule:
        return _of_one_gone(request, rule_id, language)
    before, after = guideline.neighbours(rule_id)
    context = words_of(reading) | {
        "uses": uses_of(rule_id, get_language() or content.ORIGINAL),
        "frame": frame_for(request, language),
        "status": guideline.document.status.in_language(get_language() or content.ORIGINAL),
        "all_rules": addresses.all_rules(language),
        "before": _neighbour(before, language),
        "after": _neighbour(after, language),
        "may_edit": may(getattr(request, "person", None), "guideline.edit"),
        "twins": list(addresses.twins(rule_id)),
    }
    return varying_by_language(render(request, "guideline/one_rule.html", context), language)


def _of_one_gone(request: HttpRequest, rule_id: str, language: str) -> HttpResponse:
    """Its address stays for ever: its last words, and since when it is no longer in the guideline."""
    found = gone_or_404(rule_id)
    context = words_of(found.reading) | {
        "since": found.since,
        "frame": frame_for(request, language),
        "all_rules": addresses.all_rules(language),
        "twins": list(addresses.twins(rule_id)),
    }
    return varying_by_language(render(request, "guideline/gone_rule.html", context), language)


def gone_or_404(rule_id: str) -> Gone:
    try:
        return gone(rule_id)
    except UnknownRule as error:
        raise Http404(str(error)) from None


def words_of(reading: Reading) -> dict[str, object]:
    """What page and sheet both show of a rule, in the reader's language."""
    shown = get_language() or content.ORIGINAL
    rule = reading.rule
    note = RuleNote.objects.filter(rule_id=rule.id).first()
    noted, noted_language = note.in_language(shown) if note else ("", shown)
    return {
        "noted": noted,
        "noted_language": noted_language,
        "noted_on": note.changed_on if note else None,
        "rule": rule,
        "section_title": rule.section.title.in_language(shown),
        "sentence": reading.in_language(shown),
        "original": reading.original,
        "others": [s for s in reading.sentences.values() if s.language not in (shown, content.ORIGINAL)],
        "binds": rule.binds.in_language(shown) if rule.groups else "",
        "note": rule.note.in_language(shown) if rule.note else "",
    }


def _neighbour(reading: Reading | None, language: str) -> dict[str, str] | None:
    if reading is None:
        return None
    return {"id": reading.rule.id, "address": addresses.one_rule(reading.rule.id, language)}
