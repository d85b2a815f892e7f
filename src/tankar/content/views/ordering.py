"""Ordering a translation, and what becomes of the order: the writer's side."""

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
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tankar.content.actions.order_translation import (
    order_translation,
    send_back,
    take_translation,
    withdraw_order,
)
from tankar.content.actions.review_version import review_version
from tankar.content.draft import LANGUAGES, draft_of
from tankar.content.errors import NotADraft, NotAllowed, NothingWritten, OrderedAlready, OrderIsOver
from tankar.content.kinds.reading import moment_or_none, written
from tankar.content.languages.due import wanted_by
from tankar.content.languages.links import address_of, home_of
from tankar.content.models import Asset, Item, TranslationOrder
from tankar.content.views.finding import item_for
from tankar.content.ways import language_name
from tankar.organisation.access import holders, may
from tankar.organisation.models import Person
from tankar.organisation.requests import PersonRequest, person_required
from tankar.organisation.roles import Role
from tankar.work import clock

__all__ = ["back", "order", "order_captions", "orders", "reviewed", "take", "withdraw"]

SHOWN = 50


class OrderForm(forms.Form):
    """From whom, by when, and what they should know."""

    translator = forms.ModelChoiceField(
        label=gettext_lazy("Translator or colleague"),
        queryset=Person.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=gettext_lazy("somebody else, by e-mail"),
    )
    email = forms.EmailField(label=gettext_lazy("E-mail of a translator or an agency"), required=False)
    due = forms.CharField(
        label=gettext_lazy("Wanted by"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    message = forms.CharField(
        label=gettext_lazy("What they should know"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        translators: forms.ModelChoiceField = self.fields["translator"]  # type: ignore[type-arg, assignment]
        translators.queryset = _who_may_be_asked(person)
        # one of the two is needed, so neither is called optional
        for name in ("translator", "email"):
            self.fields[name].one_of_several = True  # type: ignore[attr-defined]

    def clean_due(self) -> dt.datetime:
        due = moment_or_none(self.cleaned_data["due"])
        if due is None:
            raise forms.ValidationError(_("Choose a day and a time."))
        if due <= clock.now():
            raise forms.ValidationError(_("That moment has passed. Choose a later one."))
        return due

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("translator") and not data.get("email") and "email" not in self.errors:
            self.add_error("email", _("Choose a colleague above, or write an address here."))
        return data


def _who_may_be_asked(person: Person) -> Any:
    """The city's translators, and those who sit in communications; never oneself."""
    asked = {*holders(Role.TRANSLATOR), *holders(Role.COMMUNICATIONS_TEAM)}
    return Person.objects.filter(pk__in=[one.pk for one in asked if one != person]).order_by(
        "given_name", "pk"
    )


@require_http_methods(["GET", "POST"])
@person_required
def order(request: PersonRequest, public_id: str, language: str) -> HttpResponse:
    """The order's form, with the source beside it."""
    item = item_for(request.person, public_id, "content.edit")
    draft = draft_of(item)
    source = "fi" if language == "sv" else "sv"
    if language not in LANGUAGES or item.state != Item.State.DRAFT:
        raise Http404(public_id)
    first = {"due": written(wanted_by(clock.now(), item.planned_at))}
    form = OrderForm(request.POST or None, person=request.person, initial=first)
    if request.method == "POST" and form.is_valid():
        return _ordered(request, item, language, form)
    page = {
        "item": item,
        "form": form,
        "source": draft.texts.get(source, ""),
        "source_language": source,
        "language_words": language_name(language),
    }
    return render(request, "content/order.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@person_required
def order_captions(request: PersonRequest, public_id: str, asset_id: str, language: str) -> HttpResponse:
    """The same for the captions of a video in the item, also after it has left."""
    item = item_for(request.person, public_id, "content.edit")
    asset = Asset.objects.filter(public_id=asset_id.replace("\x00", ""), media__item=item).first()
    if asset is None or not asset.is_video or language not in LANGUAGES or item.state == Item.State.IDEA:
        raise Http404(public_id)
    first = {"due": written(wanted_by(clock.now(), item.planned_at))}
    form = OrderForm(request.POST or None, person=request.person, initial=first)
    form.fields["translator"].label = _("Colleague who writes captions")
    form.fields["email"].label = _("E-mail of somebody who writes captions")
    if request.method == "POST" and form.is_valid():
        return _ordered(request, item, language, form, asset)
    page = {"item": item, "form": form, "asset": asset, "language": language}
    page["language_words"] = language_name(language)
    return render(request, "content/order_captions.html", page, status=422 if form.errors else 200)


def _ordered(
    request: PersonRequest, item: Item, language: str, form: OrderForm, asset: Asset | None = None
) -> HttpResponse:
    data = form.cleaned_data
    home = (
        reverse("content:captions", args=[asset.public_id, language])
        if asset
        else reverse("content:write", args=[item.public_id])
    )
    back_to = HttpResponseRedirect(home)
    try:
        made = order_translation(
            request.person,
            item,
            language,
            due_at=data["due"],
            translator=data["translator"],
            email=data["email"],
            message=data["message"],
            asset=asset,
        )
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except NotADraft:
        return HttpResponseRedirect(reverse("content:item", args=[item.public_id]))
    except OrderedAlready:
        messages.info(request, _("It is ordered already. Withdraw that order first to ask somebody else."))
        return back_to
    messages.success(
        request, _("Ordered from %(whom)s. You are told when it comes.") % {"whom": made.by_whom}
    )
    return back_to


@require_http_methods(["GET"])
@person_required
def orders(request: PersonRequest) -> HttpResponse:
    """What I am asked to translate, and what I have ordered."""
    mine = TranslationOrder.objects.visible_to(request.person).select_related(
        "item", "asset", "translator", "ordered_by"
    )
    asked = mine.filter(translator=request.person, state="ordered").order_by("due_at")[:SHOWN]
    made = mine.filter(ordered_by=request.person, state__in=["ordered", "delivered"]).order_by("due_at")[
        :SHOWN
    ]
    page = {
        "asked": [{"order": one, "address": address_of(one)} for one in asked],
        "made": [{"order": one, "address": home_of(one)} for one in made],
    }
    return render(request, "content/orders.html", page)


@require_http_methods(["POST"])
@person_required
def withdraw(request: PersonRequest, public_id: str) -> HttpResponse:
    found = _order(request.person, public_id)
    return _done(request, found, lambda: withdraw_order(request.person, found), _("The order is withdrawn."))


@require_http_methods(["POST"])
@person_required
def take(request: PersonRequest, public_id: str) -> HttpResponse:
    found = _order(request.person, public_id)
    said = _("The translation stands in the item now. Read it through before it leaves.")
    if found.asset is not None:
        said = _("The captions belong to the video now. Play it to see them.")
    return _done(request, found, lambda: take_translation(request.person, found), said)


@require_http_methods(["POST"])
@person_required
def back(request: PersonRequest, public_id: str) -> HttpResponse:
    found = _order(request.person, public_id)
    message = request.POST.get("message", "").replace("\x00", "")
    said = _("Sent back. You are told when it comes again.")
    return _done(request, found, lambda: send_back(request.person, found, message), said)


@require_http_methods(["POST"])
@person_required
def reviewed(request: PersonRequest, public_id: str, language: str) -> HttpResponse:
    """I have read this text through."""
    item = item_for(request.person, public_id, "content.edit")
    try:
        review_version(request.person, item, language)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except NothingWritten:
        messages.warning(request, _("There is no text yet to read through."))
    except NotADraft:
        return HttpResponseRedirect(reverse("content:item", args=[public_id]))
    else:
        messages.success(request, _("Marked as read through by you. A later change makes it a draft again."))
    return HttpResponseRedirect(reverse("content:write", args=[public_id]))


def _order(person: Person, public_id: str) -> TranslationOrder:
    found = TranslationOrder.objects.select_related("item", "asset", "translator", "ordered_by")
    order = found.filter(public_id=public_id.replace("\x00", "")).first()
    if order is None or not may(person, "content.follow_order", order):
        raise Http404(public_id)
    return order


def _done(request: PersonRequest, order: TranslationOrder, act: Any, said: str) -> HttpResponse:
    try:
        act()
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except OrderIsOver:
        messages.info(
            request, _("Somebody was quicker: the order stands otherwise now. Nothing was changed.")
        )
    except NotADraft:
        messages.warning(request, _("The item is released. Take it back first, then take the translation."))
    else:
        messages.success(request, said)
    return HttpResponseRedirect(home_of(order))
