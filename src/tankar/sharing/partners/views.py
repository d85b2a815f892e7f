"""The list of partners, and its form for communications."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tankar.content.changes import clean
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.sharing.errors import Changed
from tankar.sharing.models import Partner
from tankar.sharing.partners.keep_partner import keep_partner, remove_partner
from tankar.sharing.partners.reading import ON_A_PAGE, named_networks, partners_like
from tankar.sharing.reading import hashtags

__all__ = ["mentions", "partner", "partners"]

AT_HAND = 12


class PartnerForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name of the organisation"),
        help_text=gettext_lazy("An organisation, never a person: people are named only by themselves."),
        max_length=120,
    )
    about = forms.CharField(label=gettext_lazy("What it does with us"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for network, title in named_networks():
            field = forms.CharField(label=title, max_length=120, required=False)
            field.widget.attrs.update({"autocapitalize": "none", "spellcheck": "false"})
            self.fields[f"on_{network}"] = field

    def handles(self) -> dict[str, str]:
        found = {
            name[3:]: value.strip() for name, value in self.cleaned_data.items() if name.startswith("on_")
        }
        return {network: handle for network, handle in found.items() if handle}


@require_http_methods(["GET", "HEAD"])
@permission_required("sharing.view")
def partners(request: PersonRequest) -> HttpResponse:
    """`?q=` words, `?after=` goes on behind that name."""
    q = clean(request.GET.get("q", ""))[:100].strip()
    rows = partners_like(q, clean(request.GET.get("after", "")))
    last = rows[ON_A_PAGE - 1].partner.search_name if len(rows) > ON_A_PAGE else ""
    page = {
        "rows": rows[:ON_A_PAGE],
        "q": q,
        "more": urlencode({"q": q, "after": last}) if last else "",
        "hashtags": hashtags(),
        "may_edit": may(request.person, "sharing.edit_partners"),
        "may_find": may(request.person, "sharing.view_expert"),
    }
    return render(request, "sharing/partners/partners.html", page)


@require_http_methods(["GET", "HEAD"])
@permission_required("sharing.view")
def mentions(request: PersonRequest) -> HttpResponse:
    """Part of the composer: the partners that `?mention=` finds, with a button for each name they have."""
    q = clean(request.GET.get("mention", ""))[:100].strip().removeprefix("@")
    rows = [row for row in partners_like(q) if row.handles]
    page = {"rows": rows[:AT_HAND], "q": q, "more": len(rows) > AT_HAND}
    return render(request, "sharing/_mentions.html", page)


@require_http_methods(["GET", "POST"])
@permission_required("sharing.edit_partners")
def partner(request: PersonRequest, public_id: str = "") -> HttpResponse:
    """A new one or a known one; `act=remove` takes it off the list."""
    found = Partner.objects.filter(public_id=clean(public_id)).first() if public_id else None
    if public_id and found is None:
        raise Http404(public_id)
    back = HttpResponseRedirect(reverse("sharing:partners"))
    if request.method == "POST" and request.POST.get("act") == "remove" and found is not None:
        remove_partner(request.person, found)
        messages.success(request, _("It is off the list."))
        return back
    form = PartnerForm(request.POST or None, initial=_first(found))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        name, about = clean(said["name"]).strip(), clean(said["about"]).strip()
        try:
            keep_partner(request.person, found, name=name, about=about, handles=form.handles())
        except Changed:
            form.add_error("name", _("This organisation stands in the list already."))
        else:
            messages.success(request, _("Kept. Everybody who writes finds it now."))
            return back
    page = {"form": form, "partner": found}
    return render(request, "sharing/partners/partner.html", page, status=422 if form.errors else 200)


def _first(found: Partner | None) -> dict[str, str]:
    if found is None:
        return {}
    return {
        "name": found.name,
        "about": found.about,
        **{f"on_{one.network}": one.handle for one in found.handles.all()},
    }
