"""The composer: writing an item, with and without JavaScript."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.actions.save_item import save_item
from tankar.content.changes import MOST_LETTERS, changes_from
from tankar.content.checks.views.answering import answer_if_asked
from tankar.content.draft import draft_of, empty_draft
from tankar.content.errors import ChangedMeanwhile, NotADraft, NotAllowed, NothingBegun, TextTooLong
from tankar.content.keeping import Kept, keep, may_become_an_item
from tankar.content.models import Item
from tankar.content.revisions.conflict import both_together, pairs_of
from tankar.content.views.beginning import begun, sent_draft
from tankar.content.views.cards import with_words
from tankar.content.views.composing import own_channels, page_of, page_of_item, saved_words
from tankar.content.views.finding import item_for
from tankar.content.views.on_the_way import cards_of_media, cards_of_waiting
from tankar.organisation.access import may
from tankar.organisation.models import Person, new_public_id
from tankar.organisation.requests import PersonRequest, permission_required, person_required

__all__ = ["attach", "look", "save", "start", "write"]

WRITE = "content/write.html"


@require_http_methods(["GET"])
@permission_required("content.write")
def start(request: PersonRequest) -> HttpResponse:
    """A new item under a freshly drawn id; nothing is stored before the first save.

    `?template=` begins with its words, `?planned_at=2026-12-05T16:00` in the calendar, `?kind=` as that kind,
    `?channel=` on that channel alone.
    """
    language = "fi" if request.person.language == "fi" else "sv"
    draft = empty_draft(new_public_id(), language, own_channels(request.person))
    draft = begun(request.person, draft, request.GET)
    return render(request, WRITE, page_of(request.person, draft, None))


@require_http_methods(["GET", "POST"])
@person_required
def write(request: PersonRequest, public_id: str) -> HttpResponse:
    """The composer's page; a POST is its form, sent without JavaScript."""
    item = _to_write(request.person, public_id, request.method == "POST")
    here = reverse("content:write", args=[public_id])
    if item is not None and item.state == Item.State.IDEA:
        return HttpResponseRedirect(reverse("content:item", args=[public_id]))
    if item is not None and item.state != Item.State.DRAFT:
        messages.info(request, _("This item is released. Take it back first, then it can be changed."))
        return HttpResponseRedirect(reverse("content:item", args=[public_id]))
    if request.method != "POST":
        assert item is not None
        return render(request, WRITE, page_of_item(request.person, item))
    if request.POST.get("take") == "theirs":
        return HttpResponseRedirect(here)
    try:
        kept = _kept(request, public_id, item)
    except ChangedMeanwhile as error:
        return _both_shown(request, error.current)
    except NotADraft:
        return HttpResponseRedirect(reverse("content:item", args=[public_id]))
    except (NothingBegun, TextTooLong) as error:
        return _shown_again(request, public_id, item, error)
    if request.POST.get("act") == "library":
        query = urlencode({"item": public_id})
        return HttpResponseRedirect(f"{reverse('content:pictures')}?{query}")
    if kept.refusals:
        page = page_of_item(request.person, kept.item, refusals=kept.refusals)
        return render(request, WRITE, page, status=422)
    answer_if_asked(request, kept.item, aloud=True)
    return HttpResponseRedirect(_on_from(request, here))


def _on_from(request: PersonRequest, here: str) -> str:
    """Where a button that saves first leads: a page of this very item, or back to the composer."""
    then = request.POST.get("then", "")
    return then if then.startswith(here.removesuffix("write/")) and ".." not in then else here


@require_http_methods(["POST"])
@person_required
def save(request: PersonRequest, public_id: str) -> HttpResponse:
    """Autosave: JSON {revision, saved}; 409 with both texts when somebody else saved meanwhile."""
    item = _to_write(request.person, public_id, new_allowed=True)
    try:
        kept = _kept(request, public_id, item)
    except ChangedMeanwhile as error:
        return render(
            request, "content/_changed_meanwhile.html", _conflict(request, error.current), status=409
        )
    except TextTooLong:
        return HttpResponse(_too_long(), status=422)
    except NotADraft:
        return render(request, "content/_released_meanwhile.html", {"item": item}, status=409)
    return JsonResponse({"revision": kept.item.revision, "saved": saved_words(kept.item)})


@require_http_methods(["POST"])
@person_required
def attach(request: PersonRequest, public_id: str) -> HttpResponse:
    """One file, button or new order, with JavaScript there: JSON {revision, cards, refusals}.

    No words come with it, so nobody else's are in the way; the revision it brings is the next save's start.
    """
    item = _to_write(request.person, public_id, new_allowed=True)
    try:
        kept = _kept(request, public_id, item)
    except TextTooLong:
        return HttpResponse(_too_long(), status=422)
    except (ChangedMeanwhile, NotADraft):
        return render(request, "content/_released_meanwhile.html", {"item": item}, status=409)
    except NothingBegun as error:
        return JsonResponse({"revision": 0, "cards": [], "refusals": error.refusals})
    told = {
        "revision": kept.item.revision,
        "cards": [*cards_of_media(request, kept.item, kept.attached), *cards_of_waiting(request, kept)],
        "refusals": kept.refusals,
    }
    if request.POST.get("act", "").startswith("crop:"):
        told["shown"] = {
            one.public_id: {"file": one.picture.leaves[:8], "size": one.leaving_size}
            for one in draft_of(kept.item).media
        }
    return JsonResponse(told)


@require_http_methods(["GET"])
@person_required
def look(request: PersonRequest, public_id: str) -> HttpResponse:
    """What follows from the words: findings, counters, previews, state of the languages, the last step."""
    item = item_for(request.person, public_id, "content.edit")
    page = page_of_item(request.person, item)
    page["ways_changed"] = request.GET.get("ways_shown") != page["ways_shown"]
    page["when_changed"] = request.GET.get("when_shown") != page["when_shown"]
    page["languages_changed"] = request.GET.get("languages_shown") != page["languages_shown"]
    response = render(request, "content/_look_part.html", page)
    response["HX-Replace-Url"] = reverse("content:write", args=[public_id])
    return response


def _to_write(person: Person, public_id: str, new_allowed: bool) -> Item | None:
    """The item to write, or `None` for one that does not exist yet and may be started."""
    try:
        return item_for(person, public_id, "content.edit")
    except Http404:
        if not (new_allowed and may_become_an_item(public_id) and may(person, "content.write")):
            raise
        if Item.objects.filter(public_id=public_id).exists():
            # the autosave of this very page may have made it between the two looks; another's is still not there
            return item_for(person, public_id, "content.edit")
        return None


def _kept(request: PersonRequest, public_id: str, item: Item | None) -> Kept:
    try:
        if item is not None and request.POST.get("take") == "both":
            return Kept(_put_together(request, item))
        uploads = [file for file in request.FILES.getlist("picture") if file]
        return keep(request.person, public_id, item, request.POST, uploads)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None


def _put_together(request: PersonRequest, item: Item) -> Item:
    current = draft_of(item)
    together = both_together(current, changes_from(request.POST))
    return save_item(request.person, item, current.revision, together)


def _conflict(request: PersonRequest, current: Item) -> dict[str, Any]:
    pairs = pairs_of(draft_of(current), changes_from(request.POST))
    return {"current": current, "pairs": pairs, "public_id": current.public_id}


def _both_shown(request: PersonRequest, current: Item) -> HttpResponse:
    """The composer with the words just sent in its fields, and the other's words beside them."""
    page = page_of_item(request.person, current)
    mine = changes_from(request.POST)
    page["texts"] = with_words(page["texts"], mine.texts)
    page["media"] = [
        replace(
            card, descriptions=with_words(card.descriptions, mine.media[card.medium.public_id].descriptions)
        )
        if card.medium.public_id in mine.media
        else card
        for card in page["media"]
    ]
    if request.FILES:
        page["refusals"] = [_choose_again()]
    page |= {
        "conflict": True,
        **_conflict(request, current),
        "revision_sent": request.POST.get("revision", ""),
    }
    return render(request, WRITE, page, status=409)


def _shown_again(
    request: PersonRequest, public_id: str, item: Item | None, why: NothingBegun | TextTooLong
) -> HttpResponse:
    """The composer with every word that came in its fields, and nothing of them saved."""
    sent = changes_from(request.POST)
    if item is None:
        page = page_of(request.person, sent_draft(request.person, public_id, sent), None)
    else:
        page = page_of_item(request.person, item)
    page["texts"] = with_words(page["texts"], sent.texts)
    page["ways"] = [row.with_own(sent.channel_texts) for row in page["ways"]]
    if isinstance(why, NothingBegun):
        page["refusals"] = why.refusals
    else:
        page["too_long"] = _too_long()
    return render(request, WRITE, page, status=422)


def _too_long() -> str:
    return _(
        "The text is longer than Tankar keeps (%(most)s characters), and is not saved. Nothing of it is lost here: "
        "shorten it, or put a part of it on the website."
    ) % {"most": f"{MOST_LETTERS:,}".replace(",", "\u00a0")}


def _choose_again() -> str:
    return _("Somebody else changed the item meanwhile. Choose the picture again afterwards.")
