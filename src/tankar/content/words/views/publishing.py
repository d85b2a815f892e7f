"""Publishing the draft, earlier versions, and taking one back."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.errors import ReasonMissing
from tankar.content.models import WordsVersion
from tankar.content.words.actions.publish_words import publish_words
from tankar.content.words.actions.take_back import take_back
from tankar.content.words.drafts import standing
from tankar.content.words.errors import NothingToPublish
from tankar.content.words.forms import PublishForm
from tankar.content.words.overlays import differences
from tankar.content.words.published import delivered
from tankar.content.words.views.page import REFUSALS, changes_told, shown, why
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["publish", "restore"]

SHOWN = 20


@require_http_methods(["GET", "POST"])
@permission_required("content.words")
def publish(request: PersonRequest) -> HttpResponse:
    now = standing()
    form = PublishForm(request.POST or None)
    page: dict[str, Any] = {"form": form}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                version = publish_words(
                    request.person, _number(request.POST.get("revision", "")), form.cleaned_data["note"]
                )
            except (NothingToPublish, ReasonMissing):
                messages.warning(
                    request, _("There is nothing to publish: the draft says what holds already.")
                )
                return HttpResponseRedirect(reverse("content:publish_words"))
            except REFUSALS as error:
                page["sentence"], status = why(error), 409
            else:
                sentence = _(
                    "Version %(number)s is published. Within half a minute all texts are checked by it."
                )
                messages.success(request, sentence % {"number": version.number})
                return HttpResponseRedirect(reverse("content:words"))
    page["changes"] = changes_told(differences(now.published, now.overlay, delivered()))
    page["versions"] = _versions()
    return shown(request, "publish", now, page, status)


@require_http_methods(["POST"])
@permission_required("content.words")
def restore(request: PersonRequest, number: int) -> HttpResponse:
    try:
        take_back(request.person, number, _number(request.POST.get("revision", "")))
    except WordsVersion.DoesNotExist:
        raise Http404(number) from None
    except REFUSALS as error:
        messages.warning(request, why(error))
    else:
        messages.success(request, _("It is in the draft again. Nothing is published by this."))
    return HttpResponseRedirect(reverse("content:publish_words"))


def _versions() -> list[dict[str, Any]]:
    """The newest twenty, each with what it changed in the one before."""
    some = list(WordsVersion.objects.select_related("published_by").order_by("-number")[: SHOWN + 1])
    first = [None] if len(some) <= SHOWN else []
    pack = delivered()
    return [
        {
            "version": one,
            "changes": changes_told(differences(before.overlay if before else {}, one.overlay, pack)),
        }
        for one, before in pairwise([*some, *first])
        if one is not None
    ]


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
