"""One item: what it says, who approved it, what was done with it."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar import journal
from tankar.content.actions.remove_item import remove_item
from tankar.content.actions.take_back_item import take_back_item
from tankar.content.checks.answers import look_at
from tankar.content.draft import draft_of
from tankar.content.errors import CannotTakeBack, NotADraft, NotAllowed
from tankar.content.models import Item
from tankar.content.outstanding.pages import outstanding_words
from tankar.content.proposals.beside import beside
from tankar.content.review.pages import review_words
from tankar.content.views.finding import item_for
from tankar.content.views.texts import text_parts
from tankar.interface import places
from tankar.journal.models import Entry
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["remove", "show", "take_back"]

LINES_OF_HISTORY = 20


@require_http_methods(["GET"])
@person_required
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    item = item_for(request.person, public_id)
    draft = draft_of(item)
    # filled before the rest: whoever knows deliveries says with them whether all is out, and how it was sent
    deliveries = places.filled("item.deliveries", request, item)
    may_edit = may(request.person, "content.edit", item)
    page = {
        "item": item,
        "draft": draft,
        "texts": text_parts(draft),
        "releases": item.releases.select_related("approved_by").order_by("-id")[:LINES_OF_HISTORY],
        "deliveries": deliveries,
        "history": _history(item),
        "may_edit": may_edit,
        "passed": [one for one in look_at(item, draft) if one.passed],
        "is_draft": item.state == Item.State.DRAFT,
        "review": review_words(request.person, item, draft, may_edit),
        "may_comment": may(request.person, "content.comment", item),
        "proposal": beside(request.person, item),
        "is_idea": item.state == Item.State.IDEA,
        "outstanding": outstanding_words(item),
        "can_be_over": item.kind == Item.Kind.DISRUPTION and item.over_at is None,
    }
    return render(request, "content/item.html", page)


def _history(item: Item) -> list[tuple[dt.datetime, str]]:
    """What people did with it, and what was sent where and when: the newest first."""
    entries = Entry.objects.about("item", item.public_id)[:LINES_OF_HISTORY]
    done = [(entry.at, journal.sentence(entry)) for entry in entries]
    return sorted([*done, *item.sent_steps], key=lambda line: line[0], reverse=True)


@require_http_methods(["POST"])
@person_required
def take_back(request: PersonRequest, public_id: str) -> HttpResponse:
    """Released → draft; what has already left is said in a sentence, and nothing changes."""
    item = item_for(request.person, public_id)
    try:
        take_back_item(request.person, item)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except CannotTakeBack as error:
        messages.warning(request, error.sentence)
        return HttpResponseRedirect(reverse("content:item", args=[public_id]))
    except NotADraft:
        pass  # somebody took it back already: the composer is where both wanted to be
    else:
        messages.success(
            request,
            _("What is out stays out and is not sent again. Choose what else is to leave.")
            if request.POST.get("more")
            else _("Taken back. What had not left yet does not leave; you can go on writing."),
        )
    return HttpResponseRedirect(reverse("content:write", args=[public_id]))


@require_http_methods(["POST"])
@person_required
def remove(request: PersonRequest, public_id: str) -> HttpResponse:
    """Off the list; a released item is taken back first."""
    item = item_for(request.person, public_id)
    try:
        remove_item(request.person, item)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except NotADraft:
        messages.warning(request, _("This item is released. Take it back first, then it can be removed."))
        return HttpResponseRedirect(reverse("content:item", args=[public_id]))
    messages.success(request, _("The item was removed from the list."))
    return HttpResponseRedirect(reverse("content:items"))
