"""Writing a campaign: one form, saved as one writes, sent when one says so."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.campaigns.actions.ask_decision import ask_decision
from tankar.campaigns.actions.keep_campaign import keep_campaign
from tankar.campaigns.errors import (
    Incomplete,
    LawyerMissing,
    NobodyDecides,
    NotAllowed,
    StandsOtherwise,
)
from tankar.campaigns.forms import CampaignForm, first_values
from tankar.campaigns.matters import DECISION
from tankar.campaigns.models import Campaign
from tankar.campaigns.reading import units_to_ask_for
from tankar.campaigns.views.finding import campaign_for
from tankar.campaigns.words import term_words
from tankar.interface import times
from tankar.organisation.access import may
from tankar.organisation.models import Person, new_public_id
from tankar.organisation.requests import PersonRequest, permission_required, person_required

__all__ = ["save", "start", "write"]


@require_http_methods(["GET"])
@permission_required("campaigns.ask")
def start(request: PersonRequest) -> HttpResponse:
    """A new one under a freshly drawn id; nothing is stored before the first save."""
    form = CampaignForm(units_to_ask_for(request.person))
    return _form(request, form, new_public_id(), None)


@require_http_methods(["GET", "POST"])
@person_required
def write(request: PersonRequest, public_id: str) -> HttpResponse:
    """The page; a POST is its form: kept first, then sent when `act` says so."""
    campaign = _to_write(request.person, public_id, request.method == "POST")
    there = HttpResponseRedirect(reverse("campaigns:one", args=[public_id]))
    if campaign is not None and campaign.state != Campaign.State.DRAFT:
        return there
    units = units_to_ask_for(request.person)
    if request.method != "POST":
        assert campaign is not None
        return _form(request, CampaignForm(units, initial=first_values(campaign)), public_id, campaign)
    form = CampaignForm(units, request.POST)
    try:
        campaign = _kept(request.person, public_id, form)
        if request.POST.get("act") == "send" and not form.errors:
            ask_decision(request.person, campaign)
            messages.success(request, _("Sent to the head of the unit. You are told when it is decided."))
            return there
    except StandsOtherwise:
        messages.info(request, _("It was sent already. See below how it stands."))
        return there
    except (Incomplete, NobodyDecides, LawyerMissing) as error:
        _explain(form, error)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    if form.errors:
        return _form(request, form, public_id, campaign, 422)
    messages.success(request, _("Saved. Go on whenever you like."))
    return HttpResponseRedirect(reverse("campaigns:write", args=[public_id]))


@require_http_methods(["POST"])
@person_required
def save(request: PersonRequest, public_id: str) -> HttpResponse:
    """What the page sends while somebody writes: kept field by field, as far as each can be understood."""
    _to_write(request.person, public_id, True)
    form = CampaignForm(units_to_ask_for(request.person), request.POST)
    try:
        campaign = _kept(request.person, public_id, form)
    except StandsOtherwise as error:
        page = {"campaign": error.campaign}
        return render(request, "campaigns/_sent_meanwhile.html", page, status=409)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    return JsonResponse({"saved": times.clock_words(campaign.changed_at)})


def _kept(person: Person, public_id: str, form: CampaignForm) -> Campaign:
    facts = form.kept()
    units = {one.public_id: one for one in units_to_ask_for(person)}
    unit = units.get(form.cleaned_data.get("unit", ""))
    if unit is None:
        raise NotAllowed("campaigns.ask")
    return keep_campaign(person, public_id, unit, facts)


def _explain(form: CampaignForm, error: Incomplete | NobodyDecides | LawyerMissing) -> None:
    """Why it was not sent, at the field it concerns."""
    if isinstance(error, Incomplete):
        for name, sentence in error.sentences.items():
            form.add_error(name, sentence)
    elif isinstance(error, LawyerMissing):
        form.add_error(
            error.field,
            _(
                "Nobody is named as city lawyer, and this answer needs one. Your text is kept; ask the administrator "
                "to give somebody the role."
            ),
        )
    else:
        form.add_error(
            "unit",
            _(
                "Nobody is named as head of this unit, nor above it. Your text is kept; ask the administrator to give "
                "somebody the role."
            ),
        )


def _to_write(person: Person, public_id: str, new_allowed: bool) -> Campaign | None:
    try:
        return campaign_for(person, public_id, "campaigns.edit")
    except Http404:
        if not (new_allowed and len(public_id) == 16 and may(person, "campaigns.ask")):
            raise
        if Campaign.objects.filter(public_id=public_id).exists():
            # the autosave of this very page may have made it between the two looks; another's is still not there
            return campaign_for(person, public_id, "campaigns.edit")
        return None


def _form(
    request: PersonRequest, form: CampaignForm, public_id: str, campaign: Campaign | None, status: int = 200
) -> HttpResponse:
    page = {
        "form": form,
        "public_id": public_id,
        "campaign": campaign,
        "saved": times.clock_words(campaign.changed_at) if campaign else "",
        "term": term_words(DECISION),
        "sections": _sections(form),
    }
    return render(request, "campaigns/write.html", page, status=status)


def _sections(form: CampaignForm) -> list[tuple[str, str, list[object]]]:
    parts = [
        (
            _("What and for whom"),
            "AUD-1",
            ["unit", "title", "goal", "audience", "networks", "languages", "language_reason"],
        ),
        (_("When"), "", ["begins_on", "ends_on"]),
        (_("Money"), "CHN-6", ["budget", "cost_centre", "within_limits", "account_is_citys"]),
        (_("The page it leads to"), "", ["landing", "landing_page"]),
        (
            _("Is it political advertising?"),
            "",
            ["political_actor", "political_election", "political_influence", "official_only", "plan_b"],
        ),
    ]
    return [(title, rule, [form[name] for name in names]) for title, rule, names in parts]
