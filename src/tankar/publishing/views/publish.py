"""Publish an item: now, or at a time."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.errors import (
    ChangedMeanwhile,
    NotADraft,
    NotAllowed,
    NotReady,
    TextTooLong,
    TrainingFirst,
)
from tankar.content.keeping import keep
from tankar.content.models import Item
from tankar.content.review.errors import ReviewNeeded
from tankar.interface.times import full_words
from tankar.organisation.requests import PersonRequest, person_required
from tankar.publishing.actions.schedule import publish_now, schedule
from tankar.publishing.errors import NothingToSend, TimeHasPassed
from tankar.publishing.forms import TimeForm
from tankar.publishing.models import Delivery
from tankar.work import clock

__all__ = ["default_time", "publish"]


@person_required
@require_http_methods(["POST"])
def publish(request: PersonRequest, public_id: str) -> HttpResponse:
    """The composer's form, sent by its last button: keep what it says, then publish exactly that.

    `when` is now, later (then day and time), or "at:" and a moment that the page offered. Success goes to the
    item's page, which tells what becomes of it.
    """
    item = _item(request, public_id)
    offered = _offered(request)
    now = request.POST.get("when") != "later" and offered is None
    form = TimeForm(request.POST if offered is None else offered)
    try:
        item = _kept(request, item)
        if not now and not form.is_valid():
            return _ask_time(request, item, form)
        made = publish_now(request.person, item, item.revision) if now else _later(request, item, form)
    except TimeHasPassed:
        form.add_error("time", _("This time has passed. Nothing was sent; choose a later time."))
        return _ask_time(request, item, form)
    except (_ShowComposer, ChangedMeanwhile, TextTooLong):
        return _same_form_to_composer(public_id)
    except TrainingFirst:
        messages.warning(
            request,
            _("The module on channels comes before posting. Nothing was sent; your text is kept as a draft."),
        )
        return HttpResponseRedirect(reverse("guideline:module", args=["channels"]))
    except ReviewNeeded as error:
        messages.warning(request, _review_needed(error))
        return HttpResponseRedirect(reverse("content:write", args=[public_id]))
    except (NotReady, NotADraft, NotAllowed, NothingToSend) as error:
        return _not_published(request, item, error)
    if not now:
        messages.success(request, _("Scheduled for %(when)s.") % {"when": full_words(made[0].not_before)})
    return HttpResponseRedirect(reverse("content:item", args=[item.public_id]))


def _offered(request: HttpRequest) -> dict[str, str] | None:
    """The fields of the time form for a moment that the page offered; `None` when it was none of those."""
    said, _colon, moment = request.POST.get("when", "").partition(":")
    if said != "at":
        return None
    try:
        there = clock.local(dt.datetime.fromisoformat(moment))
    except ValueError:
        return {}
    which = "second" if there.fold else "first"
    return {"day": there.date().isoformat(), "time": there.strftime("%H:%M"), "which": which}


class _ShowComposer(Exception):
    """The composer has something to say before anything can leave: a refused picture."""


def _kept(request: PersonRequest, item: Item) -> Item:
    """The item with the form's latest words; as it stands when this is not the composer's form."""
    if "channels_shown" not in request.POST or item.state != Item.State.DRAFT:
        return item
    if request.FILES.getlist("picture") and request.FILES["picture"]:
        raise _ShowComposer
    return keep(request.person, item.public_id, item, request.POST).item


def _later(request: PersonRequest, item: Item, form: TimeForm) -> list[Delivery]:
    return schedule(request.person, item, item.revision, form.moment)


def _ask_time(request: HttpRequest, item: Item, form: TimeForm) -> HttpResponse:
    return render(request, "publishing/when.html", {"item": item, "form": form}, status=422)


def _same_form_to_composer(public_id: str) -> HttpResponse:
    """307 keeps method and body: nothing typed is lost, and the composer shows both texts side by side."""
    response = HttpResponse(status=307)
    response["Location"] = reverse("content:write", args=[public_id])
    return response


def _item(request: PersonRequest, public_id: str) -> Item:
    return get_object_or_404(Item.objects.visible_to(request.person), public_id=public_id)


def _not_published(request: HttpRequest, item: Item, error: Exception) -> HttpResponse:
    sentence = {
        NotAllowed: _("You may not publish on all the chosen channels. Nothing was sent; your text is kept."),
        NotADraft: _("This item is already scheduled or published. Nothing was sent twice."),
        NothingToSend: _("This item is already out on the chosen channels. Nothing was sent again."),
        NotReady: _("Something is still missing. Nothing was sent; see the list at the text."),
    }[type(error)]
    messages.warning(request, sentence)
    there = "content:item" if isinstance(error, NotADraft) else "content:write"
    return HttpResponseRedirect(reverse(there, args=[item.public_id]))


def _review_needed(error: ReviewNeeded) -> str:
    return {
        "required": _("This needs a yes from a colleague first. Nothing was sent; send it for review below."),
        "changed": _("It is not what the yes was for. Nothing was sent; send it for review again below."),
        "asked": _("A colleague is asked to look at this first. Nothing was sent."),
        "time": _("The yes is for another time. Nothing was sent; choose a time it covers, or ask again."),
    }[error.why]


def default_time(now: dt.datetime) -> dt.datetime:
    """What the form proposes: the next full hour that is at least half an hour away."""
    there = clock.local(now + dt.timedelta(minutes=30))
    return there.replace(minute=0, second=0, microsecond=0) + dt.timedelta(hours=1)
