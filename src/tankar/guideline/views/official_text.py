"""Where the marketing and communications team puts the city's official text in place, rule by rule."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.guideline import addresses, content
from tankar.guideline.actions.replace_text import replace_text
from tankar.guideline.actions.restore_text import restore_text
from tankar.guideline.errors import NothingReplaced, TextRefused, UnknownRule
from tankar.guideline.forms import TextForm
from tankar.guideline.reading import Reading, read
from tankar.organisation.requests import PersonRequest, permission_required


@require_http_methods(["GET", "POST"])
@permission_required("guideline.edit")
def official_text(request: PersonRequest, rule_id: str) -> HttpResponse:
    """`language` (query or form) says which of the three texts is meant; else the person's own."""
    reading = _reading(rule_id)
    language = _language(request)
    if request.method == "GET":
        return _page(request, reading, language, TextForm(initial=_initial(reading, language)))
    form = TextForm(request.POST)
    if not form.is_valid():
        return _page(request, reading, language, form)
    facts = form.cleaned_data
    try:
        replace_text(
            request.person,
            rule_id,
            language,
            facts["text"],
            source=facts["source"],
            official=facts["official"],
            seen=facts["seen"],
        )
    except TextRefused as refusal:
        form = _again(request, reading, language)
        form.add_error(refusal.field, str(refusal))
        return _page(request, reading, language, form)
    messages.success(request, _("The text of %(rule)s was replaced.") % {"rule": rule_id})
    return redirect(addresses.one_rule(rule_id))


@require_http_methods(["POST"])
@permission_required("guideline.edit")
def restore_packaged(request: PersonRequest, rule_id: str) -> HttpResponse:
    try:
        restore_text(request.person, rule_id, _language(request))
    except NothingReplaced as refusal:
        messages.info(request, str(refusal))
    except UnknownRule as error:
        raise Http404(str(error)) from None
    else:
        messages.success(request, _("The packaged text of %(rule)s stands again.") % {"rule": rule_id})
    return redirect(addresses.one_rule(rule_id))


def _reading(rule_id: str) -> Reading:
    try:
        return read().find(rule_id)
    except UnknownRule as error:
        raise Http404(str(error)) from None


def _language(request: HttpRequest) -> str:
    asked = request.POST.get("language") or request.GET.get("language") or get_language()
    return asked if asked in content.LANGUAGES else content.ORIGINAL


def _initial(reading: Reading, language: str) -> dict[str, Any]:
    sentence = reading.in_language(language)
    return {
        "text": sentence.text,
        "source": sentence.source if sentence.is_replaced else "",
        "official": True,
        "seen": _stamp(reading, language),
    }


def _stamp(reading: Reading, language: str) -> str:
    moment = reading.in_language(language).replaced_at
    return moment.isoformat() if moment else ""


def _again(request: HttpRequest, reading: Reading, language: str) -> TextForm:
    """What was typed, with the text that the page now shows counted as seen by the next attempt."""
    typed = request.POST.copy()
    typed["seen"] = _stamp(reading, language)
    return TextForm(typed)


def _page(request: HttpRequest, reading: Reading, language: str, form: TextForm) -> HttpResponse:
    shown = get_language() or content.ORIGINAL
    sentence = reading.in_language(language)
    form.fields["text"].widget.attrs["lang"] = language
    context = {
        "form": form,
        "rule": reading.rule,
        "section_title": reading.rule.section.title.in_language(shown),
        "language": language,
        "sentence": sentence,
        "source": sentence.source if sentence.is_replaced else content.document().source.in_language(shown),
        "original": reading.original,
        "address": addresses.one_rule(reading.rule.id),
        "here": reverse("guideline:official", args=[reading.rule.id]),
        "restore": reverse("guideline:restore", args=[reading.rule.id]),
    }
    return render(request, "guideline/official_text.html", context, status=422 if form.errors else 200)
