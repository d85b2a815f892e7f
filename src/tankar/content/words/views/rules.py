"""How loud each rule is: as delivered, quieter, off."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.checks.looking import speaks
from tankar.content.words.actions.turn_rules import turn_rules
from tankar.content.words.drafts import standing
from tankar.content.words.overlays import loudness, mark_of, may_be_quieter
from tankar.content.words.published import delivered
from tankar.content.words.views.page import REFUSALS, shown, why
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.texts import Level
from tankar.texts.rule import Purpose, Rule

__all__ = ["rules"]


@require_http_methods(["GET", "POST"])
@permission_required("content.words")
def rules(request: PersonRequest) -> HttpResponse:
    now = standing()
    said = loudness(now.overlay)
    chosen = said
    page: dict[str, Any] = {}
    if request.method == "POST":
        chosen = {rule.id: request.POST.get(f"rule-{rule.id}", "") for rule in delivered().rules}
        try:
            turn_rules(request.person, request.POST.get("began", ""), chosen)
        except REFUSALS as error:
            page["sentence"], chosen = why(error), said
        else:
            messages.success(request, _("Kept in the draft. Texts are checked by it when it is published."))
            return HttpResponseRedirect(reverse("content:words"))
    page |= {
        "began": mark_of(said),
        "rows": [_row(rule, chosen.get(rule.id, "")) for rule in delivered().rules],
    }
    return shown(request, "rules", now, page, 409 if "sentence" in page else 200)


def _row(rule: Rule, chosen: str) -> dict[str, Any]:
    language = speaks()
    return {
        "id": rule.id,
        "title": rule.title[language],
        "why": rule.why[language],
        "is_law": rule.level == Level.BLOCK,
        "is_urgent": rule.level == Level.CRITICAL,
        "has_page": Purpose.DRAFT in rule.purposes,
        "may_be_quieter": may_be_quieter(rule),
        "chosen": chosen,
    }
