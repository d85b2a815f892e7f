"""Examples of wrong labels: what the next evaluation of the text engine is tried on."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.inbox.labels.correcting import forget_example
from tankar.inbox.labels.kinds import NAMES, TOPIC, TOPICS
from tankar.inbox.models import LabelExample
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["delete_example", "examples", "examples_file"]

SHOWN = 100


@require_http_methods(["GET"])
@permission_required("inbox.examples")
def examples(request: PersonRequest) -> HttpResponse:
    """The newest hundred; the file holds all."""
    rows = list(LabelExample.objects.order_by("-pk")[: SHOWN + 1])
    page = {"rows": [_row(one) for one in rows[:SHOWN]], "more": len(rows) > SHOWN}
    return render(request, "inbox/examples.html", page)


@require_http_methods(["GET"])
@permission_required("inbox.examples")
def examples_file(_request: PersonRequest) -> HttpResponse:
    """One JSON object a line, as `tankar texts triage --jsonl` reads them, with what was found and what is right."""
    names = ("id", "text", "language", "label", "found", "value")
    rows = LabelExample.objects.order_by("pk").values_list("public_id", *names[1:])
    lines = (
        json.dumps(dict(zip(names, one, strict=True)), ensure_ascii=False) + "\n"
        for one in rows.iterator(chunk_size=500)
    )
    answer = HttpResponse("".join(lines), content_type="application/x-ndjson")
    answer["Content-Disposition"] = 'attachment; filename="labels.jsonl"'
    return answer


@require_http_methods(["POST"])
@permission_required("inbox.examples")
def delete_example(request: PersonRequest, public_id: str) -> HttpResponse:
    if not forget_example(request.person, public_id):
        raise Http404(public_id)
    messages.success(request, _("Deleted."))
    return HttpResponseRedirect(reverse("inbox:examples"))


def _row(one: LabelExample) -> dict[str, Any]:
    return {
        "example": one,
        "found": _said(one.label, one.found),
        "right": _said(one.label, one.value),
    }


def _said(label: str, value: str) -> str:
    """What a label says, in words."""
    if not value:
        return _("no such label")
    return str(TOPICS.get(value, value) if label == TOPIC else NAMES.get(label, label))
