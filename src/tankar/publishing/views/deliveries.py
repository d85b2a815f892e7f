"""What became of an item's posts, and what a person does about one that needs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.media import open_original
from tankar.content.models import Item
from tankar.content.releases.reading import picture_of
from tankar.interface.files import stored_file
from tankar.organisation.models import Person
from tankar.organisation.requests import PersonRequest, person_required
from tankar.publishing.actions import resolve
from tankar.publishing.errors import (
    MayNot,
    NotALink,
    NotWaitingForThis,
    OutsideWindow,
    PublishingError,
    TimeHasPassed,
)
from tankar.publishing.forms import LinkForm, TimeForm
from tankar.publishing.models import Delivery
from tankar.publishing.rows import rows_of

__all__ = ["file", "item_deliveries", "resolve_delivery"]


@person_required
@require_http_methods(["GET"])
def item_deliveries(request: PersonRequest, public_id: str) -> HttpResponse:
    """The list alone, asked for again by the page while something is under way."""
    item = get_object_or_404(Item.objects.visible_to(request.person), public_id=public_id)
    # what the rest of the page says of it changes with the last of them
    context = {**rows_of(request.person, item), "told_again": True}
    return render(request, "publishing/_deliveries.html", context)


@person_required
@require_http_methods(["GET", "HEAD"])
def file(request: PersonRequest, public_id: str, place: int) -> HttpResponseBase:
    """A picture or video exactly as it leaves, for who publishes it by hand."""
    delivery = get_object_or_404(Delivery.objects.posts().visible_to(request.person), public_id=public_id)
    if place >= len(delivery.media):
        raise Http404
    picture = picture_of(delivery.media[place])
    try:
        return stored_file(request, open_original(picture.leaves), picture.content_type)
    except FileNotFoundError:
        raise Http404 from None


def _link(person: Person, delivery: Delivery, data: Mapping[str, str]) -> None:
    form = LinkForm(data)
    if not form.is_valid():
        raise NotALink
    resolve.give_link(person, delivery, form.cleaned_data["link"])


def _time(person: Person, delivery: Delivery, data: Mapping[str, str]) -> None:
    form = TimeForm(data)
    if not form.is_valid():
        raise OutsideWindow
    resolve.give_time(person, delivery, form.moment)


_ACTS: dict[str, Callable[[Person, Delivery, Mapping[str, str]], object]] = {
    "link": _link,
    "time": _time,
    "send_again": lambda person, delivery, _data: resolve.send_again(person, delivery),
    "look_again": lambda person, delivery, _data: resolve.look_again(person, delivery),
}


@person_required
@require_http_methods(["POST"])
def resolve_delivery(request: PersonRequest, public_id: str, act: str) -> HttpResponse:
    """One act on one delivery; always back to the item's page, with a sentence."""
    delivery = get_object_or_404(
        Delivery.objects.posts().visible_to(request.person).select_related("channel", "item", "release"),
        public_id=public_id,
    )
    if act not in _ACTS:
        raise Http404
    try:
        _ACTS[act](request.person, delivery, request.POST.dict())
    except (MayNot, NotALink, NotWaitingForThis, OutsideWindow, TimeHasPassed) as error:
        messages.error(request, _sentence(error))
    else:
        messages.success(request, _("Done. What happens is told below."))
    return HttpResponseRedirect(reverse("content:item", args=[delivery.post_item.public_id]) + "#deliveries")


def _sentence(error: PublishingError) -> str:
    sentences: dict[type[PublishingError], str] = {
        MayNot: _("You may not do this on that channel. Nothing was changed."),
        NotALink: _(
            "That is not an address of a post. Open the post, copy its whole address and paste it here."
        ),
        NotWaitingForThis: _(
            "Somebody was faster, or something happened meanwhile. See below how it stands now."
        ),
        OutsideWindow: _(
            "That time was not part of what was approved. Choose a time within a week of the first one."
        ),
        TimeHasPassed: _("This time has passed. Nothing was sent; choose a later time."),
    }
    return sentences[type(error)]
