"""The lists that the city can change, and one of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.words.actions.change_list import change_list
from tankar.content.words.catalogue import GROUPS, CityList, delivered_words, list_named, lists_of
from tankar.content.words.drafts import Standing, standing
from tankar.content.words.forms import TONGUES, ListForm
from tankar.content.words.overlays import mark_of, said_of
from tankar.content.words.published import delivered
from tankar.content.words.views.page import REFUSALS, shown, why
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["one_list", "overview"]


@require_http_methods(["GET"])
@permission_required("content.words")
def overview(request: PersonRequest) -> HttpResponse:
    now = standing()
    rows = [_row(one, now) for one in lists_of(delivered())]
    groups = [
        {"key": key, "title": title, "rows": [one for one in rows if one["group"] == key]}
        for key, title in GROUPS.items()
    ]
    return shown(request, "lists", now, {"groups": [one for one in groups if one["rows"]]})


@require_http_methods(["GET", "POST"])
@permission_required("content.words")
def one_list(request: PersonRequest, key: str) -> HttpResponse:
    """A colleague's change of the same list is shown above what one wrote oneself, and nothing is lost."""
    one = list_named(delivered(), key)
    if one is None:
        raise Http404(key)
    now, words = standing(), delivered_words(delivered(), one)
    said = said_of(now.overlay, one)
    form = ListForm(request.POST or None, one=one, delivered=words, said=said)
    page: dict[str, Any] = {"one": one, "form": form, "began": mark_of(said), "parts": _parts(form, words)}
    if request.method != "POST":
        return shown(request, "list", now, page)
    if not form.is_valid():
        # as it was when the page was opened, so that a colleague's change is still noticed
        return shown(request, "list", now, {**page, "began": request.POST.get("began", "")}, 422)
    try:
        change_list(request.person, one, request.POST.get("began", ""), form.said)
    except REFUSALS as error:
        return shown(request, "list", now, {**page, "sentence": why(error), "theirs": _told(now, one)}, 409)
    messages.success(request, _("Kept in the draft. Texts are checked by it when it is published."))
    return HttpResponseRedirect(reverse("content:words"))


def _row(one: CityList, now: Standing) -> dict[str, Any]:
    said, published = said_of(now.overlay, one), said_of(now.published, one)
    return {
        "key": one.key,
        "group": one.group,
        "title": one.title,
        "added": sum(len(each.added) for each in said.values()),
        "taken": sum(len(each.taken) for each in said.values()),
        "waits": said != published,
    }


def _parts(form: ListForm, words: dict[str, list[str]]) -> list[dict[str, Any]]:
    return [
        {
            "tongue": TONGUES[language],
            "language": language if language in ("sv", "fi", "en") else "",
            "add": form[f"add-{language}"],
            "take": form[f"take-{language}"],
            "delivered": words.get(language, []),
        }
        for language in form.languages
    ]


def _told(now: Standing, one: CityList) -> list[dict[str, Any]]:
    """How a list stands in the draft, for whoever wrote something else meanwhile."""
    return [
        {"tongue": TONGUES.get(language, ""), "added": each.added, "taken": each.taken}
        for language, each in said_of(now.overlay, one).items()
    ]
