"""Tell of an account in a minute; what becomes of it, on one page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.amnesty.actions.handle_report import ask_unit, end_report, register_reported, say_whose
from tankar.channels.amnesty.actions.look_after_account import take_new_name, warn_residents, write_log
from tankar.channels.amnesty.actions.tell_of_account import tell_of_account
from tankar.channels.amnesty.errors import ReportElsewhere
from tankar.channels.amnesty.forms import (
    EndReportForm,
    LogForm,
    RegisterReportedForm,
    TellForm,
    UnitForm,
    WhoseForm,
)
from tankar.channels.errors import ChannelsError
from tankar.channels.forms import tell as show_error
from tankar.channels.models import AccountReport, Channel
from tankar.organisation.access import communicates, may
from tankar.organisation.requests import PersonRequest, permission_required, person_required

__all__ = ["act", "show", "tell"]

_LATEST = 20
_WITHOUT_FORM = ("warn", "name")


@require_http_methods(["GET", "POST"])
@permission_required("channels.tell_of_account")
def tell(request: PersonRequest) -> HttpResponse:
    about = _about(request)
    form = TellForm(about, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            report = tell_of_account(request.person, **form.cleaned_data)
        except ChannelsError as error:
            show_error(form, error)
        else:
            messages.success(request, _("Thank you. Communications looks at it; you need do nothing more."))
            return redirect(report)
    seen = AccountReport.objects.visible_to(request.person).order_by("-told_at", "-pk")[:_LATEST]
    status = 422 if form.errors else 200
    page = {"form": form, "reports": list(seen), "about": about}
    return render(request, "channels/amnesty/tell.html", page, status=status)


def _about(request: PersonRequest) -> Channel | None:
    """The channel of the register from whose entry somebody comes."""
    asked = request.POST.get("channel") or request.GET.get("channel", "")
    return Channel.objects.visible_to(request.person).filter(public_id=asked.replace("\x00", "")).first()


@require_http_methods(["GET"])
@person_required
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, _report_for(request, public_id))


@require_http_methods(["POST"])
@person_required
def act(request: PersonRequest, public_id: str, what: str) -> HttpResponse:
    """`what`: register, unit, whose, log or end, each with its own form; warn and name need none."""
    report = _report_for(request, public_id)
    form = _forms(report, request.POST)[what] if what not in _WITHOUT_FORM else forms.Form(request.POST)
    if form.is_valid():
        try:
            return _done(request, report, what, form)
        except ReportElsewhere as error:
            messages.info(request, error.words)
            return redirect(report)
        except ChannelsError as error:
            if what in _WITHOUT_FORM:
                messages.warning(request, error.words)
                return redirect(report)
            show_error(form, error)
    return _page(request, report, 422, **{what: form})


def _done(request: PersonRequest, report: AccountReport, what: str, form: Any) -> HttpResponse:
    person, said = request.person, form.cleaned_data
    if what == "register":
        channel = register_reported(person, report, form.new_channel(), said["why_close"])
        messages.success(request, _("It is in the register. Name its managers next."))
        return redirect(channel)
    if what == "unit":
        ask_unit(person, report, said["unit"])
        messages.success(request, _("The head of the unit is asked."))
    elif what == "log":
        write_log(person, report, said["words"])
        messages.success(request, _("It stands in the log."))
    elif what == "warn":
        warn_residents(person, report)
        messages.success(request, _("The public pages warn of the account now, until you end this."))
    elif what == "name":
        take_new_name(person, report)
        messages.success(request, _("The register knows the account by its new name. The old one is kept."))
    elif what == "whose":
        say_whose(person, report, said["answer"])
        messages.success(request, _("Thank you. Communications goes on with it."))
    else:
        end_report(person, report, said["state"], said["answer"])
        messages.success(request, _("Ended. Whoever told of it is thanked."))
    return redirect(report)


def _forms(report: AccountReport, data: Any = None) -> dict[str, forms.Form]:
    return {
        "register": RegisterReportedForm(report, data, auto_id="register-%s"),
        "unit": UnitForm(data, auto_id="unit-%s"),
        "whose": WhoseForm(data, auto_id="whose-%s"),
        "end": EndReportForm(report, data, auto_id="end-%s"),
        "log": LogForm(data, auto_id="log-%s"),
    }


def _report_for(request: PersonRequest, public_id: str) -> AccountReport:
    found = AccountReport.objects.select_related("unit", "channel__owner_unit", "reporter")
    report = found.filter(public_id=public_id.replace("\x00", "")).first()
    if report is None or not may(request.person, "channels.view_report", report):
        raise Http404(public_id)
    return report


def _page(request: PersonRequest, report: AccountReport, status: int = 200, **more: Any) -> HttpResponse:
    page = {
        "report": report,
        "may_handle": may(request.person, "channels.handle_report", report),
        "may_answer": may(request.person, "channels.say_whose", report),
        "may_log": may(request.person, "channels.log_report", report),
        "lines": list(report.log.all()),
        "shows_teller": communicates(request.person) or report.reporter_id == request.person.pk,
        **_forms(report),
        **more,
    }
    return render(request, "channels/amnesty/report.html", page, status=status)
