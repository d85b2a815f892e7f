"""The picture library: finding a picture, one picture's page, adding one, and using one in an item."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tankar.content.actions.media.end_leave import end_leave
from tankar.content.actions.media.library import add_to_library, choose_from_library, describe_asset
from tankar.content.actions.media.take_files import own_photo, too_many
from tankar.content.changes import clean
from tankar.content.draft import draft_of
from tankar.content.errors import NotADraft, NotAllowed, PictureRefused, TooManyMedia, UsedInSeveral
from tankar.content.media import take_in
from tankar.content.media.views.cover import cover_card
from tankar.content.media.views.files import file_response
from tankar.content.media.views.finding import asset_for, video_for
from tankar.content.models import Asset, Item, Leave
from tankar.content.views.finding import item_for
from tankar.organisation.access import may
from tankar.organisation.models import Unit
from tankar.organisation.requests import PersonRequest, permission_required, person_required
from tankar.work import clock

__all__ = ["add", "choose", "file", "leave", "pictures", "show"]

PAGE = 24
SOON = dt.timedelta(days=30)


class FactsForm(forms.Form):
    """What is known about a picture."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=120, required=False)
    description_sv = forms.CharField(
        label=gettext_lazy("Image description, Svenska"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "sv", "dir": "auto"}),
    )
    description_fi = forms.CharField(
        label=gettext_lazy("Image description, Suomi"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "fi", "dir": "auto"}),
    )
    keywords = forms.CharField(label=gettext_lazy("Keywords"), max_length=300, required=False)
    source = forms.CharField(label=gettext_lazy("Source of the picture"), max_length=200, required=False)
    people = forms.ChoiceField(
        label=gettext_lazy("Does somebody show in the picture?"),
        choices=[("", gettext_lazy("Not answered yet")), *Asset.People.choices],
        required=False,
    )
    leave_note = forms.CharField(
        label=gettext_lazy("Where is the leave to publish kept?"), max_length=200, required=False
    )
    leave_until = forms.DateField(
        label=gettext_lazy("Leave until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Unit"),
        queryset=Unit.objects.all(),
        required=False,
        to_field_name="public_id",
        empty_label=gettext_lazy("The whole city"),
    )
    speech = forms.ChoiceField(
        label=gettext_lazy("Does somebody speak in the video?"),
        choices=[("", gettext_lazy("Not answered yet")), *Asset.Speech.choices],
        required=False,
    )
    in_library = forms.BooleanField(
        label=gettext_lazy("In the picture library, for everybody who writes"), required=False
    )

    def __init__(self, *args: Any, asset: Asset, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asset.is_video:
            del self.fields["speech"]
        if asset.leaves.exists():
            # it is noted by name, on the page's own part
            del self.fields["leave_note"], self.fields["leave_until"]

    def facts(self) -> dict[str, Any]:
        data = {name: clean(one) if isinstance(one, str) else one for name, one in self.cleaned_data.items()}
        described = {one: data.pop(f"description_{one}") for one in ("sv", "fi")}
        return {**data, "descriptions": described}


@require_http_methods(["GET"])
@permission_required("content.view_picture")
def pictures(request: PersonRequest) -> HttpResponse:
    """`?q=` words, `?unit=`, `?show=ending|ended|videos|mine`, `?item=` when choosing for one, `?cover=` for
    a video's cover, `?after=` the next."""
    found = _wanted(request)
    rows = list(found.prefetch_related("descriptions", "leaves").select_related("unit")[: PAGE + 1])
    query = {
        name: value for name in ("q", "unit", "show", "item", "cover") if (value := request.GET.get(name, ""))
    }
    more = urlencode({**query, "after": _key(rows[PAGE - 1])}) if len(rows) > PAGE else ""
    page = {
        "assets": [_shown(one) for one in rows[:PAGE]],
        "more": more,
        "query": query,
        "units": Unit.objects.filter(assets__in_library=True).distinct(),
        "item": _chosen_for(request),
        "video": _cover_for(request),
        "may_add": may(request.person, "content.edit_picture"),
    }
    return render(request, "content/pictures.html", page)


def _wanted(request: PersonRequest) -> QuerySet[Asset]:
    found: QuerySet[Asset] = Asset.objects.visible_to(request.person).filter(in_library=True)
    today = clock.local(clock.now()).date()
    show = request.GET.get("show", "")
    if request.GET.get("cover"):
        found = found.exclude(content_type__startswith="video/")
    if show == "ending":
        span = (today, today + SOON)
        by_name = Q(leaves__state=Leave.State.GIVEN, leaves__until__range=span)
        found = found.filter(Q(leave_until__range=span) | by_name, withdrawn_at=None)
    elif show == "ended":
        over = Q(leave_until__lt=today) | Q(leaves__state=Leave.State.GIVEN, leaves__until__lt=today)
        found = found.filter(over | Q(withdrawn_at__isnull=False))
    elif show == "videos":
        found = found.filter(content_type__startswith="video/")
    elif show == "mine":
        found = found.filter(uploaded_by=request.person)
    if unit := clean(request.GET.get("unit", "")):
        found = found.filter(unit__public_id=unit)
    for word in clean(request.GET.get("q", "")).split()[:6]:
        found = found.filter(
            Q(title__icontains=word)
            | Q(keywords__icontains=word)
            | Q(source__icontains=word)
            | Q(descriptions__text__icontains=word)
        )
    return _after(found.distinct().order_by("-added_at", "-id"), request.GET.get("after", ""))


def _after(found: QuerySet[Asset], key: str) -> QuerySet[Asset]:
    moment, _tilde, number = key.partition("~")
    try:
        at, pk = dt.datetime.fromisoformat(moment), int(number)
    except ValueError:
        return found
    if at.tzinfo is None or not 0 < pk < 2**63:
        return found
    return found.filter(Q(added_at__lt=at) | Q(added_at=at, pk__lt=pk))


def _key(asset: Asset) -> str:
    return f"{asset.added_at.isoformat()}~{asset.pk}"


def _shown(asset: Asset) -> dict[str, Any]:
    described = {one.language: one.text for one in asset.descriptions.all() if one.text}
    today = clock.local(clock.now()).date()
    return {
        "asset": asset,
        "words": asset.title or next(iter(described.values()), "") or _("Without title"),
        "alt": next(iter(described.items()), ("", "")),
        "ended": asset.leave_has_ended(today),
        "until": asset.leave_ends_on,
        "ending": asset.leave_ends_on is not None and asset.leave_ends_on <= today + SOON,
    }


def _chosen_for(request: PersonRequest) -> Item | None:
    public_id = request.GET.get("item", "")
    return item_for(request.person, public_id, "content.edit") if public_id else None


def _cover_for(request: PersonRequest) -> Asset | None:
    public_id = request.GET.get("cover", "")
    return video_for(request.person, public_id, to_edit=True) if public_id else None


@require_http_methods(["GET", "POST"])
@person_required
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    """One picture: what is known, where it is used; a POST changes what is known."""
    asset = asset_for(request.person, public_id)
    may_edit = may(request.person, "content.edit_picture", asset)
    if request.method == "POST" and not may_edit:
        raise PermissionDenied("content.edit_picture")
    form = FactsForm(request.POST or None, asset=asset, initial=_first(asset))
    if request.method == "POST" and form.is_valid():
        try:
            describe_asset(request.person, asset, **form.facts())
        except UsedInSeveral:
            form.add_error("in_library", _("Several items show this picture, so it stays in the library."))
        else:
            messages.success(request, _("Kept. It is true of every item that shows the picture."))
            return HttpResponseRedirect(reverse("content:library_picture", args=[public_id]))
    shown = Q(media__asset__sha256=asset.sha256) | Q(media__asset__cover_from__sha256=asset.sha256)
    items = Item.objects.visible_to(request.person).filter(shown)
    used = items.exclude(state=Item.State.REMOVED).distinct().order_by("-changed_at")[:50]
    page = {**_shown(asset), "form": form, "may_edit": may_edit, "used": [_titled(one) for one in used]}
    if asset.is_video and may_edit:
        page["cover"] = cover_card(request.person, asset)
    page["leaves"] = (
        Leave.objects.visible_to(request.person).filter(assets__sha256=asset.sha256).distinct()[:PAGE]
    )
    page["stands_for"] = Asset.objects.visible_to(request.person).filter(cover_from=asset)[:PAGE]
    return render(request, "content/library_picture.html", page, status=422 if form.errors else 200)


def _titled(item: Item) -> dict[str, Any]:
    return {"item": item, "title": draft_of(item).title}


def _first(asset: Asset) -> dict[str, Any]:
    described = {f"description_{one.language}": one.text for one in asset.descriptions.all()}
    names = ("title", "keywords", "source", "people", "leave_note", "leave_until", "speech", "in_library")
    unit = asset.unit and asset.unit.public_id
    return {**described, **{name: getattr(asset, name) for name in names}, "unit": unit}


@require_http_methods(["GET", "POST"])
@permission_required("content.edit_picture")
def add(request: PersonRequest) -> HttpResponse:
    """Pictures into the library, without an item; each refused file is told by name."""
    refused: list[str] = []
    added: list[Asset] = []
    uploads = [one for one in request.FILES.getlist("picture") if one] if request.method == "POST" else []
    for upload in uploads[:PAGE]:
        try:
            added.append(add_to_library(request.person, take_in(upload), own_photo(request.person)))
        except PictureRefused as error:
            refused.append(f"{upload.name}: {error.sentence}")
    if len(added) == 1 and not refused:
        return HttpResponseRedirect(reverse("content:library_picture", args=[added[0].public_id]))
    if added and not refused:
        messages.success(request, _("The pictures lie in the library. Open each one and describe it."))
        return HttpResponseRedirect(reverse("content:pictures"))
    if request.method == "POST" and not uploads:
        refused = [_("No file was chosen. Choose one or several pictures.")]
    page = {"refused": refused, "added": added}
    return render(request, "content/add_pictures.html", page, status=422 if refused else 200)


@require_http_methods(["POST"])
@person_required
def leave(request: PersonRequest, public_id: str) -> HttpResponse:
    """The leave to publish is taken back."""
    asset = asset_for(request.person, public_id)
    try:
        end_leave(request.person, asset, clean(request.POST.get("reason", "")).strip())
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    messages.success(
        request,
        _("The leave has ended. What waited with this picture is stopped; below stands where it is out."),
    )
    return HttpResponseRedirect(reverse("content:library_picture", args=[public_id]) + "#out")


@require_http_methods(["POST"])
@person_required
def choose(request: PersonRequest, public_id: str, item_id: str) -> HttpResponse:
    """The picture into an item; back to the composer, at the pictures."""
    item = item_for(request.person, item_id, "content.edit")
    try:
        choose_from_library(request.person, item, asset_for(request.person, public_id))
    except NotADraft:
        return HttpResponseRedirect(reverse("content:item", args=[item_id]))
    except TooManyMedia:
        messages.warning(request, too_many(1))
    return HttpResponseRedirect(reverse("content:write", args=[item_id]) + "#picture")


@require_http_methods(["GET", "HEAD"])
@person_required
def file(request: PersonRequest, public_id: str) -> HttpResponseBase:
    """The stored file, or with `?w=` a smaller copy; of a video `?cover=1` its still."""
    asset = asset_for(request.person, public_id)
    if "cover" in request.GET or (asset.is_video and "w" in request.GET):
        return file_response(request, asset.cover, "image/jpeg")
    return file_response(request, asset.sha256, asset.content_type)
