"""The reviewer's page: on one screen exactly what leaves, and two answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.checks.answers import look_at
from tankar.content.comments.reading import comments_page
from tankar.content.counters import counts_of
from tankar.content.draft import Draft, draft_of
from tankar.content.errors import NotAllowed
from tankar.content.languages.machine import by_machine
from tankar.content.links.knowing import with_pages
from tankar.content.models import Item, Review
from tankar.content.review.actions.answer_review import say_yes, send_back
from tankar.content.review.comparing import compared_with_last_yes
from tankar.content.review.errors import AlreadyAnswered, ReasonMissing
from tankar.content.review.pages import review_words
from tankar.content.views.finding import item_for
from tankar.content.views.previewing import previews_of
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["answer", "show"]


@require_http_methods(["GET"])
@person_required
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    item = item_for(request.person, public_id)
    return _page(request, item, draft_of(item))


@require_http_methods(["POST"])
@person_required
def answer(request: PersonRequest, public_id: str) -> HttpResponse:
    """`answer` is yes or back (with `reason`); `review` names what was looked at, so that a yes given to a page
    of before answers nothing else."""
    item = item_for(request.person, public_id)
    back = HttpResponseRedirect(reverse("content:review", args=[public_id]))
    review = _reviews(item).filter(public_id=request.POST.get("review", "").replace("\x00", "")).first()
    if review is None:
        messages.warning(request, _("That question is not there any more. Nothing was answered."))
        return back
    try:
        if request.POST.get("answer") == "yes":
            say_yes(request.person, review)
            said = _("You said yes. %(who)s can schedule exactly this now.")
        else:
            send_back(request.person, review, request.POST.get("reason", ""))
            said = _("Sent back to %(who)s with your reason.")
    except ReasonMissing:
        return _page(request, item, draft_of(item), status=422, reason_missing=True)
    except AlreadyAnswered as error:
        messages.info(request, _already(error.review))
        return back
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    messages.success(request, said % {"who": review.asked_by})
    return HttpResponseRedirect(reverse("content:reviews"))


def _already(review: Review) -> str:
    if review.state == Review.State.VOID:
        return _(
            "The item was changed meanwhile, so nothing was answered. You are asked again when it is ready."
        )
    if review.answered_by is None:
        return _("The question was withdrawn meanwhile. Nothing was answered.")
    sentence = _("%(who)s had answered already. Your answer was not needed, and nothing was changed.")
    return sentence % {"who": review.answered_by}


def _reviews(item: Item) -> Any:
    return item.reviews.select_related("item", "asked_by", "asked_of", "answered_by")


def _page(
    request: PersonRequest, item: Item, draft: Draft, status: int = 200, reason_missing: bool = False
) -> HttpResponse:
    draft = with_pages(draft)
    words = review_words(request.person, item, draft, may_edit=False)
    current = words["current"]
    if current is not None:
        current.item = item
    page = {
        "item": item,
        "draft": draft,
        "review": words,
        "previews": previews_of(draft, counts_of(draft)),
        "problems": look_at(item, draft),
        "by_machine": by_machine(item),
        "compared": compared_with_last_yes(current) if words["may_answer"] else None,
        "reason_missing": reason_missing,
        "reason": request.POST.get("reason", ""),
        "may_comment": may(request.person, "content.comment", item),
        **comments_page(request.person, item),
    }
    return render(request, "content/review/review.html", page, status=status)
