"""The bell and what it has told; how one wants to be told."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods

from tankar.notices import push
from tankar.notices.actions.devices import add_device, remove_device
from tankar.notices.actions.read import read_all, read_notice
from tankar.notices.actions.wish import wish
from tankar.notices.errors import NoDevice
from tankar.notices.models import Notice, Wishes
from tankar.notices.quiet import wishes_of
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["add", "all_read", "bell", "notices", "opened", "remove", "service_worker", "settings"]

SHOWN = 50
MOST_IN_BELL = 99
_NO_MORE = 286  # what tells htmx to stop asking
_TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class WishForm(forms.Form):
    """Mail, and one's own hours."""

    mail = forms.ChoiceField(
        label=gettext_lazy("Mail"), choices=Wishes.Mail.choices, widget=forms.RadioSelect
    )
    hours_from = forms.TimeField(label=gettext_lazy("From"), required=False, widget=_TIME)
    hours_to = forms.TimeField(label=gettext_lazy("To"), required=False, widget=_TIME)
    weekends = forms.BooleanField(label=gettext_lazy("Also on days off"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        begin, end = data.get("hours_from"), data.get("hours_to")
        if (begin is None) != (end is None):
            self.add_error("hours_to", _("Give both times, or none."))
        elif begin is not None and end is not None and end <= begin:
            self.add_error("hours_to", _("The end lies before the beginning."))
        return data


@require_http_methods(["GET"])
@person_required
def notices(request: PersonRequest) -> HttpResponse:
    """The newest, unread ones first."""
    mine = Notice.objects.filter(person=request.person)
    unread = list(mine.filter(read_at=None).order_by("-told_at", "-pk")[:SHOWN])
    read = list(mine.exclude(read_at=None).order_by("-told_at", "-pk")[:SHOWN])
    return render(request, "notices/notices.html", {"unread": unread, "read": read})


@require_http_methods(["GET"])
@never_cache
def bell(request: PersonRequest) -> HttpResponse:
    """The bell alone, with its number: asked for after the page is there.

    Whoever has been signed out meanwhile, or has not said as whom they act, is asked no more and told nothing.
    """
    person = getattr(request, "person", None)
    if person is None or person.acting_as is None:
        return HttpResponse(status=_NO_MORE)
    unread = Notice.objects.filter(person=request.person, read_at=None)[: MOST_IN_BELL + 1].count()
    page = {"unread": min(unread, MOST_IN_BELL), "more": unread > MOST_IN_BELL}
    return render(request, "notices/_bell.html", page)


@require_http_methods(["POST"])
@person_required
def opened(request: PersonRequest, public_id: str) -> HttpResponse:
    """Read, and on to its page."""
    notice = read_notice(request.person, public_id)
    if notice is None:
        raise Http404(public_id)
    return HttpResponseRedirect(notice.url if notice.url.startswith("/") else reverse("notices:notices"))


@require_http_methods(["POST"])
@person_required
def all_read(request: PersonRequest) -> HttpResponse:
    read_all(request.person, [one.replace("\x00", "") for one in request.POST.getlist("shown")])
    return HttpResponseRedirect(reverse("notices:notices"))


@require_http_methods(["GET", "POST"])
@person_required
def settings(request: PersonRequest) -> HttpResponse:
    """How I want to be told."""
    wishes = wishes_of(request.person)
    first = {name: getattr(wishes, name) for name in ("mail", "hours_from", "hours_to", "weekends")}
    form = WishForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        wish(request.person, **form.cleaned_data)
        messages.success(request, _("Kept. It holds from now on."))
        return HttpResponseRedirect(reverse("notices:settings"))
    page = {
        "form": form,
        "devices": request.person.devices.order_by("-added_at"),
        "push": push.is_possible(),
        "key": push.public_key() if push.is_possible() else "",
    }
    return render(request, "notices/settings.html", page, status=422 if form.errors else 200)


@require_http_methods(["POST"])
@person_required
def add(request: PersonRequest) -> HttpResponse:
    """The browser's subscription, as its own JSON. 400 with a sentence for anything else."""
    if not push.is_possible():
        return JsonResponse({"why": _("In the demo nothing is sent to devices.")}, status=400)
    try:
        sent = json.loads(request.body[:10_000])
        keys = sent["keys"]
        add_device(
            request.person,
            endpoint=str(sent["endpoint"]),
            p256dh=str(keys["p256dh"]),
            auth=str(keys["auth"]),
            name=str(sent.get("name", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError, NoDevice):
        return JsonResponse({"why": _("The browser sent something that cannot be used.")}, status=400)
    return JsonResponse({})


@require_http_methods(["POST"])
@person_required
def remove(request: PersonRequest, public_id: str) -> HttpResponse:
    remove_device(request.person, public_id)
    messages.success(request, _("That browser is no longer told."))
    return HttpResponseRedirect(reverse("notices:settings"))


@require_http_methods(["GET"])
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view
    """The script that receives pushes. It stands at the top, or it could not open the city's pages."""
    path = finders.find("notices/worker.js")
    if not isinstance(path, str):
        raise Http404
    with open(path, encoding="utf-8") as script:  # noqa: PTH123 - found as a string
        return HttpResponse(script.read(), content_type="text/javascript; charset=utf-8")
