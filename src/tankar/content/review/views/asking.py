"""Sending an item for review, and no longer asking."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.draft import draft_of
from tankar.content.errors import ChangedMeanwhile, NotADraft, NotAllowed, NotReady, TextTooLong
from tankar.content.keeping import keep
from tankar.content.models import Item, Review
from tankar.content.review.actions.ask_review import ask_review
from tankar.content.review.actions.withdraw_review import withdraw_review
from tankar.content.review.asking import AskForm
from tankar.content.review.errors import (
    AlreadyAnswered,
    NothingToAsk,
    ReasonMissing,
    ReviewNeeded,
    WrongReviewer,
)
from tankar.content.review.pages import review_words
from tankar.content.views.finding import item_for
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["ask", "kept_first", "withdraw"]


@require_http_methods(["GET", "POST"])
@person_required
def ask(request: PersonRequest, public_id: str) -> HttpResponse:
    """The form on a page of its own; a POST may bring the whole composer along, which is kept first."""
    item = item_for(request.person, public_id, "content.edit")
    if request.method != "POST":
        return _form(request, item, AskForm(item=item, person=request.person))
    form = AskForm(request.POST, item=item, person=request.person)
    try:
        item = kept_first(request, item)
        if "review_of" not in request.POST:
            return HttpResponseRedirect(request.path)
        if not form.is_valid():
            return _form(request, item, form, 422)
        facts = form.cleaned_data
        review = ask_review(
            request.person,
            item,
            item.revision,
            form.asked_of,
            form.wanted_at,
            facts["review_only_then"],
            facts["review_message"],
            facts["review_due"],
        )
    except (ChangedMeanwhile, TextTooLong):
        # 307 keeps method and body: nothing typed is lost, and the composer shows both texts side by side
        response = HttpResponse(status=307)
        response["Location"] = reverse("content:write", args=[public_id])
        return response
    except WrongReviewer:
        form.add_error("review_of", _("They wrote some of it themselves. Choose somebody else."))
        return _form(request, item, form, 422)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except (NotReady, NotADraft, NothingToAsk) as error:
        return _not_asked(request, item, error)
    whom = str(review.asked_of) if review.asked_of else _("communications")
    messages.success(
        request, _("Sent for review to %(whom)s. It does not go out before the yes.") % {"whom": whom}
    )
    if review.wanted_at < review.due_at:
        messages.warning(
            request,
            _(
                "It should go out before the answer is promised. It waits for the answer and does not go out by itself."
            ),
        )
    return HttpResponseRedirect(reverse("content:item", args=[public_id]))


def kept_first(request: PersonRequest, item: Item) -> Item:
    """The item with the composer's latest words; as it stands when this is the page's own form."""
    if "channels_shown" not in request.POST or item.state != Item.State.DRAFT:
        return item
    return keep(request.person, item.public_id, item, request.POST, []).item


def _form(request: PersonRequest, item: Item, form: AskForm, status: int = 200) -> HttpResponse:
    draft = draft_of(item)
    review = {**review_words(request.person, item, draft, may_edit=True), "ask": form}
    page = {"item": item, "draft": draft, "review": review}
    return render(request, "content/review/ask.html", page, status=status)


def _not_asked(request: PersonRequest, item: Item, error: Exception) -> HttpResponse:
    sentence = {
        NotReady: _("Something is still missing. Nobody was asked; see the list at the text."),
        NotADraft: _("This item is released already. Nobody was asked."),
        NothingToAsk: _("There is a yes for exactly this already. You can schedule it."),
    }[type(error)]
    messages.warning(request, sentence)
    there = "content:item" if isinstance(error, NotADraft) else "content:write"
    return HttpResponseRedirect(reverse(there, args=[item.public_id]))


@require_http_methods(["POST"])
@person_required
def withdraw(request: PersonRequest, public_id: str) -> HttpResponse:
    """No longer ask: the item can be published without an answer, and the reason is kept."""
    item = item_for(request.person, public_id, "content.edit")
    back = HttpResponseRedirect(reverse("content:write", args=[public_id]))
    review = (
        item.reviews.filter(state=Review.State.ASKED).select_related("item", "asked_by", "asked_of").first()
    )
    if review is None:
        messages.info(request, _("Nobody is asked any more. See below how it stands."))
        return back
    try:
        withdraw_review(request.person, review, request.POST.get("review_reason", ""))
    except ReasonMissing:
        messages.warning(request, _("Say in a few words why you no longer ask. Nothing was changed."))
    except ReviewNeeded:
        messages.warning(request, _("This item needs a yes, so the request stays. Nothing was changed."))
    except AlreadyAnswered:
        messages.info(request, _("Somebody was faster. See below how it stands."))
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    else:
        messages.success(request, _("You no longer ask. You can publish it yourself."))
    return back
