"""Another time for an entry: the form beside the dragging. Both send the same fields to the same address."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.draft import draft_of
from tankar.content.errors import CannotTakeBack, NotADraft
from tankar.content.models import Item
from tankar.interface.times import full_words
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.organisation.returning import safe_next
from tankar.planning.actions.move_item import move_item, plan_anew, stands_at
from tankar.planning.almanac.layers import special_days
from tankar.planning.errors import AlreadyOut, MayNot, MovedMeanwhile, NeedsNewApproval
from tankar.planning.forms import MoveForm
from tankar.planning.gaps.signs import bad_moments
from tankar.planning.moments import at, day_of
from tankar.planning.pages import language
from tankar.planning.rows import title_of
from tankar.planning.views.moved import Moved, remember
from tankar.publishing.errors import TimeHasPassed
from tankar.work import clock

__all__ = ["move"]

_NINE = dt.time(9)


@require_http_methods(["GET", "POST"])
@permission_required("planning.view")
def move(request: PersonRequest, public_id: str) -> HttpResponse:
    """POST: `day`, `time`, `was`; `by` says how: "form" (warnings are asked about first), "drag", "undo", and
    "anew", which takes back what is released and plans it outside the window of its approval.
    """
    item = get_object_or_404(Item.objects.visible_to(request.person), public_id=public_id)
    if request.method == "GET":
        return _page(request, item, _form_of(item, request.GET.get("day", "")))
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _page(request, item, form, status=422)
    by = request.POST.get("by", "form")
    warnings = _warnings(form.moment)
    if warnings and by == "form" and request.POST.get("sure") != form.moment.isoformat():
        return _page(request, item, form, warnings=warnings, sure=form.moment.isoformat(), status=422)
    return _moved(request, item, form, by, warnings)


def _moved(request: PersonRequest, item: Item, form: MoveForm, by: str, warnings: list[str]) -> HttpResponse:
    was = form.cleaned_data["was"]
    try:
        if by == "anew":
            item = plan_anew(request.person, item, form.moment)
        else:
            item = move_item(request.person, item, was, form.moment)
    except NeedsNewApproval as error:
        return _page(request, item, form, window=error, status=409)
    except MovedMeanwhile as error:
        return _page(request, item, _again(form, error.stands), stands=error, status=409)
    except TimeHasPassed:
        form.add_error("time", _("This time has passed. Nothing was moved; choose a later time."))
        return _page(request, item, form, status=422)
    except (MayNot, AlreadyOut, CannotTakeBack, NotADraft) as error:
        return _page(request, item, form, refusal=_refusal(error), status=409)
    shown_before = None if by == "undo" else was
    title = title_of(draft_of(item).title)
    if by != "undo":
        remember(request, Moved(item.public_id, title, shown_before, form.moment, tuple(warnings)))
    if "next" in request.POST:
        return HttpResponseRedirect(safe_next(request))
    day = day_of(form.moment).isoformat()
    return HttpResponseRedirect(f"{reverse('planning:calendar')}?date={day}")


def _refusal(error: Exception) -> str:
    if isinstance(error, CannotTakeBack):
        return error.sentence
    if isinstance(error, MayNot):
        return _("You may see this, but not move it. Nothing was changed.")
    if isinstance(error, AlreadyOut):
        return _("It is out already, or on its way, and cannot be moved any more. Nothing was changed.")
    return _("It is no longer released. Nothing was changed; look at it again.")


def _form_of(item: Item, day: str) -> MoveForm:
    stands = stands_at(item)
    shown = clock.local(stands) if stands else clock.local(at(day_of(clock.now()), _NINE))
    try:
        date = dt.date.fromisoformat(day)
    except ValueError:
        date = shown.date()
    first = {"day": date, "time": shown.time(), "was": stands.isoformat() if stands else ""}
    return MoveForm(initial=first)


def _again(form: MoveForm, stands: dt.datetime | None) -> MoveForm:
    """The same wish, from where it stands now: pressing once more is a decision, not an accident."""
    sent = {name: form.cleaned_data.get(name) for name in ("day", "time", "which")}
    return MoveForm(initial={**sent, "was": stands.isoformat() if stands else ""})


def _warnings(moment: dt.datetime) -> list[str]:
    day = day_of(moment)
    return bad_moments(moment, special_days(day, day), language())


def _page(
    request: PersonRequest, item: Item, form: MoveForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    stands = stands_at(item)
    context = {
        "item": item,
        "title": title_of(draft_of(item).title),
        "form": form,
        "stands_words": full_words(stands) if stands else "",
        "is_planned": item.state in {Item.State.IDEA, Item.State.DRAFT},
        "can_move": may(request.person, _needed(item), item) and _is_there(item, stands),
        "next": request.GET.get("next") or request.POST.get("next", ""),
        **more,
    }
    return render(request, "planning/move.html", context, status=status)


def _needed(item: Item) -> str:
    return "content.edit" if item.state in {Item.State.IDEA, Item.State.DRAFT} else "content.release"


def _is_there(item: Item, stands: dt.datetime | None) -> bool:
    """A draft can always be given a time; what is released only while something of it waits."""
    return item.state in {Item.State.IDEA, Item.State.DRAFT} or stands is not None
