"""The brand page: logos, colours that can be read on one another, frames, hashtags, fonts, tone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.actions.media.brand import add_brand_file, change_brand, remove_brand_file
from tankar.content.changes import clean
from tankar.content.errors import PictureRefused
from tankar.content.media import take_in
from tankar.content.media.branding import colours_from, hashtags_from, pairs_of
from tankar.content.media.views.files import file_response
from tankar.content.models import Brand, BrandFile, UnitHashtags
from tankar.organisation.access import may
from tankar.organisation.models import Unit
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["brand", "edit", "logo"]


class BrandForm(forms.Form):
    """The words of the page, and one new file."""

    guidance_sv = forms.CharField(
        label="Svenska", required=False, widget=forms.Textarea(attrs={"rows": 4, "lang": "sv"})
    )
    guidance_fi = forms.CharField(
        label="Suomi", required=False, widget=forms.Textarea(attrs={"rows": 4, "lang": "fi"})
    )
    colours = forms.CharField(
        label=gettext_lazy("Colours"),
        help_text=gettext_lazy("One on each line: name and value, such as Havsblå #1d4e89"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    fonts = forms.CharField(label=gettext_lazy("Fonts"), max_length=200, required=False)
    hashtags = forms.CharField(
        label=gettext_lazy("The city's hashtags, the most important first"), max_length=500, required=False
    )
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Hashtags of a unit"),
        queryset=Unit.objects.all(),
        required=False,
        to_field_name="public_id",
        empty_label=gettext_lazy("No unit"),
    )
    unit_hashtags = forms.CharField(label=gettext_lazy("The unit's hashtags"), max_length=500, required=False)
    tone_link = forms.URLField(
        label=gettext_lazy("Link to the tone of voice"), required=False, assume_scheme="https"
    )
    kind = forms.ChoiceField(label=gettext_lazy("New file"), choices=BrandFile.Kind.choices)
    title = forms.CharField(label=gettext_lazy("What it is called"), max_length=120, required=False)
    clear_space = forms.CharField(label=gettext_lazy("Clear space"), max_length=300, required=False)
    file = forms.FileField(label=gettext_lazy("File"), required=False)

    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        words = {name: clean(data[name]) for name in ("guidance_sv", "guidance_fi", "fonts", "tone_link")}
        return {
            **words,
            "colours": colours_from(clean(data["colours"])),
            "hashtags": hashtags_from(clean(data["hashtags"])),
        }

    def of_unit(self) -> dict[Unit, list[str]]:
        unit = self.cleaned_data["unit"]
        return {unit: hashtags_from(clean(self.cleaned_data["unit_hashtags"]))} if unit else {}


@require_http_methods(["GET"])
@permission_required("content.read_brand")
def brand(request: PersonRequest) -> HttpResponse:
    found = Brand.objects.first() or Brand()
    swedish, finnish = ("sv", found.guidance_sv), ("fi", found.guidance_fi)
    ordered = (finnish, swedish) if get_language() == "fi" else (swedish, finnish)
    page = {
        "brand": found,
        "files": BrandFile.objects.all(),
        "pairs": pairs_of(found.colours),
        "guidance": next((one for one in ordered if one[1]), ("", "")),
        "units": UnitHashtags.objects.select_related("unit"),
        "may_edit": may(request.person, "content.edit_brand"),
    }
    return render(request, "content/brand.html", page)


@require_http_methods(["GET", "POST"])
@permission_required("content.edit_brand")
def edit(request: PersonRequest) -> HttpResponse:
    if request.method == "POST" and request.POST.get("remove"):
        remove_brand_file(request.person, clean(request.POST["remove"]))
        return HttpResponseRedirect(reverse("content:edit_brand"))
    form = BrandForm(request.POST or None, request.FILES or None, initial=_first())
    if request.method == "POST" and form.is_valid() and _kept(request, form):
        messages.success(request, _("The brand page is kept."))
        return HttpResponseRedirect(reverse("content:brand"))
    page = {"form": form, "files": BrandFile.objects.all()}
    return render(request, "content/edit_brand.html", page, status=422 if form.errors else 200)


def _kept(request: PersonRequest, form: BrandForm) -> bool:
    data = form.cleaned_data
    try:
        stored = take_in(data["file"]) if data["file"] else None
    except PictureRefused as error:
        form.add_error("file", error.sentence)
        return False
    change_brand(request.person, form.facts(), form.of_unit())
    if stored is not None:
        title = data["title"] or str(BrandFile.Kind(data["kind"]).label)
        add_brand_file(request.person, stored, data["kind"], clean(title), clean(data["clear_space"]))
    return True


def _first() -> dict[str, Any]:
    found = Brand.objects.first() or Brand()
    names = ("guidance_sv", "guidance_fi", "fonts", "tone_link")
    return {
        **{name: getattr(found, name) for name in names},
        "colours": "\n".join(f"{name} {value}" for name, value in found.colours),
        "hashtags": " ".join(found.hashtags),
    }


@require_http_methods(["GET", "HEAD"])
@permission_required("content.read_brand")
def logo(request: PersonRequest, public_id: str) -> HttpResponseBase:
    found = BrandFile.objects.filter(public_id=public_id.replace("\x00", "")).first()
    if found is None:
        raise Http404(public_id)
    return file_response(request, found.sha256, found.content_type)
