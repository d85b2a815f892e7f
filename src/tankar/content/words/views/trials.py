"""Before it is published: a sample text side by side, and what would change in the newest posts."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from tankar.content.checks.looking import speaks
from tankar.content.words.drafts import pack_of, standing
from tankar.content.words.effect import MOST_POSTS, effect_on_posts
from tankar.content.words.errors import WordsRefused
from tankar.content.words.forms import TryForm
from tankar.content.words.published import in_use
from tankar.content.words.trying import judged
from tankar.content.words.views.page import shown, why
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["effect", "sample"]


@require_http_methods(["GET", "POST"])
@permission_required("content.words")
def sample(request: PersonRequest) -> HttpResponse:
    """The text is judged and forgotten."""
    now = standing()
    form = TryForm(request.POST or None, initial={"whose": "sv"})
    page: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        text, whose = form.cleaned_data["text"], form.cleaned_data["whose"]
        page["language"] = whose if whose != "message" else ""
        page["today"] = judged(text, whose, in_use().pack, speaks())
        try:
            page["draft"] = judged(text, whose, pack_of(now.overlay), speaks())
        except WordsRefused as error:
            page["sentence"] = why(error)
    return shown(request, "try", now, page, 422 if form.errors else 200)


@require_http_methods(["GET"])
@permission_required("content.words")
def effect(request: PersonRequest) -> HttpResponse:
    now = standing()
    page: dict[str, Any] = {"most": MOST_POSTS}
    if now.overlay != now.published:
        try:
            page["effect"] = effect_on_posts(request.person, in_use().pack, pack_of(now.overlay), speaks())
        except WordsRefused as error:
            page["sentence"] = why(error)
    return shown(request, "effect", now, page)
