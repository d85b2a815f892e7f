"""One campaign: how it stands, what was decided, and what this reader may do with it, on one screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar import journal
from tankar.campaigns.actions import comment_campaign, decide_campaign, run_campaign
from tankar.campaigns.actions.answer_as_lawyer import answer_as_lawyer
from tankar.campaigns.actions.report_campaign import report_campaign
from tankar.campaigns.actions.withdraw_campaign import withdraw_campaign
from tankar.campaigns.errors import LawyerAwaited, NotAllowed, StandsOtherwise, WordsMissing
from tankar.campaigns.forms import ReportForm
from tankar.campaigns.models import Campaign
from tankar.campaigns.reading import beside, role_words, waits_on
from tankar.campaigns.views.finding import campaign_for
from tankar.campaigns.words import political_answers, told
from tankar.decisions.models import Matter
from tankar.journal.models import Entry
from tankar.organisation.access import may, today
from tankar.organisation.requests import PersonRequest, person_required
from tankar.work import clock

__all__ = ["act", "decide", "report", "show"]

LINES_OF_HISTORY = 20
_State = Campaign.State
_Act = Callable[[PersonRequest, Campaign], str]


@require_http_methods(["GET"])
@person_required
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    campaign = campaign_for(request.person, public_id)
    if campaign.state == _State.DRAFT and campaign.asked_by_id == request.person.pk:
        return HttpResponseRedirect(reverse("campaigns:write", args=[public_id]))
    return _page(request, campaign)


@require_http_methods(["POST"])
@person_required
def decide(request: PersonRequest, public_id: str) -> HttpResponse:
    """`answer` is yes, no or back, with `reason`; of the city lawyer not_political or political, with `words`."""
    campaign = campaign_for(request.person, public_id)
    answers: dict[str, _Act] = {
        "yes": _approve,
        "no": _reject,
        "back": _back,
        "not_political": _advise,
        "political": _advise,
    }
    return _done(request, campaign, answers.get(request.POST.get("answer", "")))


@require_http_methods(["POST"])
@person_required
def act(request: PersonRequest, public_id: str) -> HttpResponse:
    """`act` says what: see `_ACTS`."""
    campaign = campaign_for(request.person, public_id)
    return _done(request, campaign, _ACTS.get(request.POST.get("act", "")))


@require_http_methods(["POST"])
@person_required
def report(request: PersonRequest, public_id: str) -> HttpResponse:
    campaign = campaign_for(request.person, public_id)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _page(request, campaign, 422, report_form=form)

    def reported(request: PersonRequest, campaign: Campaign) -> str:
        given = form.cleaned_data
        report_campaign(request.person, campaign, given["cost"], given["result"], given["lesson"])
        return _("Reported. The cost counts in the year's total of your unit.")

    return _done(request, campaign, reported)


def _done(request: PersonRequest, campaign: Campaign, wanted: _Act | None) -> HttpResponse:
    here = HttpResponseRedirect(reverse("campaigns:one", args=[campaign.public_id]))
    if wanted is None:
        return here
    try:
        messages.success(request, wanted(request, campaign))
    except WordsMissing as error:
        missing = f"{request.POST.get('answer') or request.POST.get('act')}:{error.field}"
        return _page(request, campaign, 422, missing=missing)
    except LawyerAwaited:
        messages.warning(
            request,
            _("A yes waits for the city lawyer's answer. Nothing was changed; a no can be said at any time."),
        )
    except StandsOtherwise:
        messages.info(
            request, _("It stands differently now, so nothing was changed. See below how it stands.")
        )
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    return here


def _approve(request: PersonRequest, campaign: Campaign) -> str:
    decide_campaign.approve(request.person, campaign, request.POST.get("reason", ""))
    return _("Approved. Communications and the one who asked have been told.")


def _reject(request: PersonRequest, campaign: Campaign) -> str:
    decide_campaign.reject(request.person, campaign, request.POST.get("reason", ""))
    return _("Rejected. The one who asked has been told why.")


def _back(request: PersonRequest, campaign: Campaign) -> str:
    decide_campaign.send_back(request.person, campaign, request.POST.get("reason", ""))
    return _("Sent back. The one who asked can change it and send it again.")


def _advise(request: PersonRequest, campaign: Campaign) -> str:
    answer_as_lawyer(request.person, campaign, request.POST.get("answer", ""), request.POST.get("words", ""))
    return _("Your answer is kept. The head of the unit decides.")


def _acknowledge(request: PersonRequest, campaign: Campaign) -> str:
    comment_campaign.acknowledge(request.person, campaign)
    return _("The unit knows that communications has seen it.")


def _comment(request: PersonRequest, campaign: Campaign) -> str:
    comment_campaign.comment(request.person, campaign, request.POST.get("words", ""))
    return _("Your comment is sent. It is advice; the campaign goes on as decided.")


def _runs_already(request: PersonRequest, campaign: Campaign) -> str:
    day = parse_date_or_none(request.POST.get("day", ""))
    if day is None:
        raise WordsMissing("day")
    run_campaign.runs_already(request.person, campaign, day)
    return _("Thank you for telling. Communications knows; what is still to be decided waits as before.")


def parse_date_or_none(written: str) -> Any:
    """A day as a date field sends it."""
    try:
        return parse_date(written)
    except ValueError:
        return None


def _refused(request: PersonRequest, campaign: Campaign) -> str:
    run_campaign.refused_by_network(
        request.person, campaign, request.POST.get("refusal", ""), request.POST.get("plan_b", "")
    )
    return _("Kept. Communications and the head of the unit know, and which way is used instead.")


def _runs(request: PersonRequest, campaign: Campaign) -> str:
    run_campaign.runs_after_all(request.person, campaign)
    return _("It runs.")


def _end(request: PersonRequest, campaign: Campaign) -> str:
    run_campaign.end(request.person, campaign)
    return _("It has ended. Its report is next.")


def _call_off(request: PersonRequest, campaign: Campaign) -> str:
    run_campaign.call_off(request.person, campaign)
    return _("It is called off. Nothing is paid through it.")


def _withdraw(request: PersonRequest, campaign: Campaign) -> str:
    withdraw_campaign(request.person, campaign)
    return _("The campaign is withdrawn.")


_ACTS: dict[str, _Act] = {
    "acknowledge": _acknowledge,
    "comment": _comment,
    "runs_already": _runs_already,
    "refused": _refused,
    "runs": _runs,
    "end": _end,
    "call_off": _call_off,
    "withdraw": _withdraw,
}


def _page(request: PersonRequest, campaign: Campaign, status: int = 200, **more: Any) -> HttpResponse:
    person, now = request.person, clock.now()
    runs = may(person, "campaigns.run", campaign)
    listens = may(person, "campaigns.comment", campaign)
    entries = Entry.objects.about("campaign", campaign.public_id)[:LINES_OF_HISTORY]
    page = {
        "campaign": campaign,
        "told": told(campaign),
        "waits_on": waits_on(campaign),
        "role": role_words(campaign),
        "political": political_answers(campaign),
        "comments": list(campaign.comments.all()),
        "matter": Matter.of("campaigns.campaign", campaign.public_id),
        "history": [(entry.at, journal.sentence(entry)) for entry in entries],
        "may_decide": may(person, "campaigns.decide", campaign),
        "may_advise": may(person, "campaigns.advise", campaign),
        "beside": beside(campaign) if listens else [],
        "may_acknowledge": listens and campaign.acknowledged_at is None,
        "may_comment": listens and campaign.due_at is not None and campaign.due_at >= now,
        "may_withdraw": campaign.state == _State.ASKED
        and campaign.started_on is None
        and may(person, "campaigns.edit", campaign),
        "may_say_begun": runs
        and campaign.started_on is None
        and campaign.state in (_State.ASKED, *Campaign.COMING),
        "may_say_refused": runs and campaign.state in (*Campaign.COMING, _State.RUNNING),
        "may_call_off": runs and campaign.state in Campaign.COMING and campaign.started_on is None,
        "may_end": runs and campaign.state in (_State.RUNNING, _State.REFUSED),
        "today": today().isoformat(),
        **more,
    }
    if runs and campaign.state == _State.ENDED:
        page.setdefault("report_form", ReportForm())
    return render(request, "campaigns/one.html", page, status=status)
