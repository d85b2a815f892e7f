"""The page of the publishers' group, one article, and where communications writes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.guideline.group.actions.write_part import remove_part, write_part
from tankar.guideline.group.parts import PARTS, Part
from tankar.guideline.models import Answer, Article, Meeting
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.work import clock

__all__ = ["article", "edit", "group"]


@require_http_methods(["GET"])
@permission_required("guideline.read_group")
def group(request: PersonRequest) -> HttpResponse:
    language = get_language() or "sv"
    context = {
        "articles": [(one, *one.said("title", language)) for one in Article.objects.all()[:100]],
        "answers": [
            (one, *one.said("question", language), one.said("answer", language)[0])
            for one in Answer.objects.all()[:100]
        ],
        "meetings": [
            (one, *one.said("about", language))
            for one in Meeting.objects.filter(starts_at__gte=clock.now())[:3]
        ],
        "edits": may(request.person, "guideline.edit_group"),
    }
    return render(request, "guideline/group/group.html", context)


@require_http_methods(["GET"])
@permission_required("guideline.read_group")
def article(request: PersonRequest, public_id: str) -> HttpResponse:
    found = _part("article", public_id)
    language = get_language() or "sv"
    (title, shown), (body, _same) = found.said("title", language), found.said("body", language)
    context = {
        "article": found,
        "title": title,
        "body": body,
        "shown": shown,
        "edits": may(request.person, "guideline.edit_group"),
    }
    return render(request, "guideline/group/article.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("guideline.edit_group")
def edit(request: PersonRequest, kind: str, public_id: str = "") -> HttpResponse:
    """A new part without `public_id`. POST with `remove` takes it away."""
    if kind not in PARTS:
        raise Http404(kind)
    _model, form_of, title = PARTS[kind]
    standing = _part(kind, public_id) if public_id else None
    if request.method == "POST" and standing is not None and "remove" in request.POST:
        remove_part(request.person, kind, standing)
        messages.success(request, _("It is taken away."))
        return HttpResponseRedirect(reverse("guideline:group"))
    form = form_of(request.POST if request.method == "POST" else None, initial=_facts(standing, form_of))
    if request.method == "POST" and form.is_valid():
        write_part(request.person, kind, standing, form.cleaned_data)
        messages.success(request, _("It is saved. Everybody employed can read it."))
        return HttpResponseRedirect(reverse("guideline:group"))
    context = {"form": form, "fields": list(form), "kind": kind, "title": title, "standing": standing}
    return render(request, "guideline/group/edit.html", context, status=422 if form.errors else 200)


def _facts(standing: Part | None, form_of: Any) -> dict[str, Any]:
    return {name: getattr(standing, name) for name in form_of.base_fields} if standing else {}


def _part(kind: str, public_id: str) -> Part:
    found = PARTS[kind][0].objects.filter(public_id=public_id.replace("\x00", "")).first()
    if found is None:
        raise Http404(public_id)
    return found
