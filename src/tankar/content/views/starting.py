"""Ways to begin: with a template, as a copy, from an idea, again on other days; and saying that it is over."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from tankar.channels.models import Channel
from tankar.content.actions.begin_writing import begin_writing
from tankar.content.actions.copy_item import copy_item
from tankar.content.actions.declare_over import declare_over
from tankar.content.actions.repeat_item import repeat_item
from tankar.content.actions.start_idea import LONGEST, start_idea
from tankar.content.composition import headline
from tankar.content.draft import draft_of
from tankar.content.errors import (
    CannotTakeBack,
    NotADisruption,
    NotADraft,
    NotAllowed,
    NothingWritten,
    TooManyDays,
)
from tankar.content.kinds.reading import moment_or_none
from tankar.content.kinds.repeating import MOST_TIMES, Every, moments
from tankar.content.models import Item
from tankar.content.permissions import postable_by
from tankar.content.views.finding import item_for
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, permission_required, person_required
from tankar.work import clock

__all__ = ["begin", "copy", "ideas", "over", "repeat"]

IDEAS_SHOWN = 100
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_NINE = dt.time(9)


class IdeaForm(forms.Form):
    """One line, and perhaps when and where."""

    words = forms.CharField(
        label=gettext_lazy("Idea"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2})
    )
    day = forms.DateField(
        label=gettext_lazy("Perhaps on this day"), required=False, widget=_DAY, localize=False
    )
    channels = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Perhaps on these channels"),
        queryset=Channel.objects.none(),
        to_field_name="public_id",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_day(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["day"]
        if day is not None and not 2000 <= day.year <= 2100:
            raise forms.ValidationError(_("Choose a day between the years 2000 and 2100."))
        return day

    def __init__(self, *args: Any, channels: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channels"].queryset = channels  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@permission_required("content.write")
def ideas(request: PersonRequest) -> HttpResponse:
    """The ideas one may see, those with a day first; a POST notes one."""
    own = postable_by(request.person)
    form = IdeaForm(request.POST or None, channels=own, initial={"day": request.GET.get("day", "")})
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["day"]
        planned = dt.datetime.combine(day, _NINE, clock.LOCAL).astimezone(dt.UTC) if day else None
        try:
            start_idea(
                request.person,
                form.cleaned_data["words"],
                planned_at=planned,
                channels=list(form.cleaned_data["channels"]),
            )
        except NothingWritten:
            form.add_error("words", _("Write a few words first."))
        else:
            messages.success(request, _("The idea is noted."))
            return HttpResponseRedirect(reverse("content:ideas"))
    found = Item.objects.visible_to(request.person).filter(state=Item.State.IDEA).select_related("author")
    rows = [
        {"item": item, "title": _title(item), "may_write": may(request.person, "content.edit", item)}
        for item in found.prefetch_related("versions", "channels", "choices").order_by("planned_at", "-id")[
            :IDEAS_SHOWN
        ]
    ]
    return render(
        request, "content/ideas.html", {"form": form, "rows": rows}, status=422 if form.errors else 200
    )


@require_http_methods(["POST"])
@person_required
def begin(request: PersonRequest, public_id: str) -> HttpResponse:
    """Idea → draft, and on to the composer."""
    item = item_for(request.person, public_id)
    try:
        begin_writing(request.person, item)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except NotADraft:
        return HttpResponseRedirect(reverse("content:item", args=[public_id]))
    return HttpResponseRedirect(reverse("content:write", args=[public_id]))


@require_http_methods(["POST"])
@person_required
def copy(request: PersonRequest, public_id: str) -> HttpResponse:
    item = item_for(request.person, public_id)
    try:
        made = copy_item(request.person, item)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    messages.success(
        request,
        _(
            "This is a copy, a draft of your own. Times did not come along, and who shows in the pictures is "
            "asked anew."
        ),
    )
    return HttpResponseRedirect(reverse("content:write", args=[made.public_id]))


@require_http_methods(["POST"])
@person_required
def over(request: PersonRequest, public_id: str) -> HttpResponse:
    """The disruption is over: on to the draft that says so."""
    item = item_for(request.person, public_id)
    try:
        told = declare_over(request.person, item)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except NotADisruption:
        raise Http404(public_id) from None
    except CannotTakeBack as error:
        messages.warning(request, error.sentence)
        return HttpResponseRedirect(reverse("content:item", args=[public_id]))
    if told.state != Item.State.DRAFT:
        messages.info(request, _("That it is over was said already: this is what residents are told."))
        return HttpResponseRedirect(reverse("content:item", args=[told.public_id]))
    messages.success(
        request,
        _("Noted: the disruption is over. Here is a draft that tells residents; nothing has been sent yet."),
    )
    return HttpResponseRedirect(reverse("content:write", args=[told.public_id]))


class RepeatForm(forms.Form):
    """From when, how often, until when."""

    first = forms.CharField(
        label=gettext_lazy("First time"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    every = forms.ChoiceField(label=gettext_lazy("How often"), choices=Every.choices, initial=Every.WEEK)
    last = forms.DateField(label=gettext_lazy("Until and with"), widget=_DAY, localize=False)

    def clean_first(self) -> dt.datetime:
        first = moment_or_none(self.cleaned_data["first"])
        if first is None:
            raise forms.ValidationError(_("Choose a day and a time."))
        if first < clock.now():
            raise forms.ValidationError(_("That moment has passed. Choose a later one."))
        return first

    def moments(self) -> list[dt.datetime]:
        data = self.cleaned_data
        return moments(data["first"], data["every"], data["last"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not {"first", "every", "last"} <= data.keys():
            return data
        number = len(self.moments())
        if number == 0:
            self.add_error("last", _("The end lies before the first time."))
        elif number > MOST_TIMES:
            self.add_error(
                "last", _("That is more than %(most)s times. Choose an earlier end.") % {"most": MOST_TIMES}
            )
        return data


@require_http_methods(["GET", "POST"])
@person_required
def repeat(request: PersonRequest, public_id: str) -> HttpResponse:
    """Choose the days, look at them, make the drafts. The series is listed below."""
    item = item_for(request.person, public_id, "content.edit")
    form = RepeatForm(request.POST or None)
    shown: list[dt.datetime] = []
    if request.method == "POST" and form.is_valid():
        shown = form.moments()
        if "make" in request.POST:
            return _made(request, item, shown)
    series = (
        Item.objects.visible_to(request.person).filter(series=item.series)
        if item.series
        else Item.objects.none()
    )
    page = {
        "item": item,
        "draft": draft_of(item),
        "form": form,
        "moments": shown,
        "series": series.exclude(state=Item.State.REMOVED)
        .exclude(pk=item.pk)
        .order_by("planned_at", "id")[:MOST_TIMES],
    }
    return render(request, "content/repeat.html", page, status=422 if form.errors else 200)


def _made(request: PersonRequest, item: Item, shown: list[dt.datetime]) -> HttpResponse:
    try:
        made = repeat_item(request.person, item, shown)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except TooManyDays:
        return HttpResponseRedirect(reverse("content:repeat", args=[item.public_id]))
    messages.success(
        request,
        ngettext(
            "%(number)s draft is made and stands in the calendar. It leaves when somebody schedules it.",
            "%(number)s drafts are made and stand in the calendar. Each leaves when somebody schedules it.",
            len(made),
        )
        % {"number": len(made)},
    )
    return HttpResponseRedirect(reverse("content:repeat", args=[item.public_id]))


def _title(item: Item) -> str:
    return next((headline(one.text) for one in item.versions.all() if one.text.strip()), "")
