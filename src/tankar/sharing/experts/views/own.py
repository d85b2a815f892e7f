"""One's own expert profile: written, listed, hidden, confirmed and removed on one page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.errors import PictureRefused
from tankar.content.media import take_in
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.sharing.errors import Changed
from tankar.sharing.experts.actions.keep_profile import keep_picture, keep_profile, remove_picture
from tankar.sharing.experts.actions.show_profile import (
    confirm_profile,
    hide_profile,
    list_profile,
    remove_profile,
)
from tankar.sharing.experts.errors import Unfinished
from tankar.sharing.experts.forms import ProfileForm
from tankar.sharing.models import ExpertProfile

__all__ = ["act", "own"]


@require_http_methods(["GET", "POST"])
@permission_required("sharing.edit_expert")
def own(request: PersonRequest) -> HttpResponse:
    """The page; a POST keeps what is written, and with `act=list` lists it too."""
    person = request.person
    profile = ExpertProfile.objects.filter(person=person).first()
    posted = request.method == "POST"
    first = ProfileForm.first(profile, person.email)
    form = ProfileForm(request.POST if posted else None, request.FILES if posted else None, initial=first)
    if posted and form.is_valid():
        profile = keep_profile(person, form.facts())
        refusal = _take_picture(request, profile)
        if refusal:
            form.add_error("picture", refusal)
        elif request.POST.get("act") != "list" or _listed(request, profile, form):
            if request.POST.get("act") != "list":
                messages.success(request, _("Kept."))
            return HttpResponseRedirect(reverse("sharing:own_expert"))
    page = {"form": form, "profile": profile, "person": person}
    return render(request, "sharing/experts/own.html", page, status=422 if form.errors else 200)


@require_http_methods(["POST"])
@permission_required("sharing.edit_expert")
def act(request: PersonRequest) -> HttpResponse:
    """One click: `act` is list, hide, confirm, remove_picture or remove."""
    profile = ExpertProfile.objects.filter(person=request.person).first()
    what = request.POST.get("act", "")
    there = HttpResponseRedirect(reverse("sharing:own_expert"))
    if profile is None:
        return there
    try:
        words = _done(request, profile, what)
    except Unfinished:
        messages.warning(
            request, _("It is not listed yet: say what you do, a topic, a language and how to reach you.")
        )
    except Changed:
        messages.info(request, _("It stands like that already."))
    else:
        if words:
            messages.success(request, words)
    return there


def _done(request: PersonRequest, profile: ExpertProfile, what: str) -> str:
    person = request.person
    if what == "list":
        list_profile(person, profile)
        return _("It is listed. One click hides it again.")
    if what == "hide":
        hide_profile(person, profile)
        return _("It is hidden. Nobody else finds it; what you wrote is kept for you.")
    if what == "confirm":
        confirm_profile(person, profile)
        return _("Thank you. You are asked again in a year.")
    if what == "remove_picture":
        remove_picture(profile)
        return _("The picture is removed.")
    if what == "remove":
        remove_profile(person, profile)
        return _("Your profile is removed for good. Nothing of it is kept.")
    return ""


def _take_picture(request: PersonRequest, profile: ExpertProfile) -> str:
    """Says why the picture was not taken; "" when it was, or there was none."""
    file = request.FILES.get("picture")
    if file is None:
        return ""
    try:
        keep_picture(profile, take_in(file))
    except PictureRefused as error:
        return error.sentence
    return ""


def _listed(request: PersonRequest, profile: ExpertProfile, form: ProfileForm) -> bool:
    try:
        list_profile(request.person, profile)
    except Changed:
        messages.success(request, _("Kept."))
        return True
    except Unfinished as error:
        fields = {"work": "work_sv", "topics": "topics_sv", "languages": "spoken", "contact": "email"}
        for one in error.fields:
            form.add_error(fields[one], _("Needed before it can be listed. What you wrote is kept."))
        return False
    messages.success(request, _("It is listed. One click hides it again."))
    return True
