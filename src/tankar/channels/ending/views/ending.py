"""How one channel is paused, merged or closed: the notice, the last day, what is left to tidy up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.ending.actions.announce_ending import announce_ending
from tankar.channels.ending.actions.finish_ending import Tidied, finish_ending, withdraw_ending
from tankar.channels.ending.errors import EndingElsewhere
from tankar.channels.ending.forms import NoticeForm, TidyForm, WithdrawEndingForm
from tankar.channels.ending.moving import matter_of
from tankar.channels.entry.section_forms import entry_of
from tankar.channels.errors import ChannelsError
from tankar.channels.forms import tell
from tankar.channels.models import ChannelEnding
from tankar.decisions.models import Ask
from tankar.organisation.access import may, today
from tankar.organisation.models import Person
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["announce", "finish", "show", "withdraw"]


@require_http_methods(["GET"])
@person_required
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, _ending_for(request.person, public_id))


@require_http_methods(["POST"])
@person_required
def announce(request: PersonRequest, public_id: str) -> HttpResponse:
    ending = _ending_for(request.person, public_id)
    form = NoticeForm(ending, request.POST)
    if not form.is_valid():
        return _page(request, ending, 422, notice_form=form)
    last_day = form.cleaned_data.get("last_day")
    try:
        announce_ending(request.person, ending, form.notice(), form.follow(), last_day)
    except ChannelsError as error:
        return _refused(request, ending, form, "notice_form", error)
    messages.success(request, _("Residents see the notice now. Post it on the channel itself too."))
    return redirect(ending)


@require_http_methods(["POST"])
@person_required
def finish(request: PersonRequest, public_id: str) -> HttpResponse:
    ending = _ending_for(request.person, public_id)
    form = TidyForm(request.POST)
    form.is_valid()
    try:
        finish_ending(request.person, ending, Tidied(**form.cleaned_data))
    except ChannelsError as error:
        return _refused(request, ending, form, "tidy_form", error)
    messages.success(request, _("Done. The register keeps the channel and its history."))
    return redirect(ending)


@require_http_methods(["POST"])
@person_required
def withdraw(request: PersonRequest, public_id: str) -> HttpResponse:
    ending = _ending_for(request.person, public_id)
    form = WithdrawEndingForm(request.POST)
    form.is_valid()
    try:
        withdraw_ending(request.person, ending, form.cleaned_data.get("reason", ""))
    except ChannelsError as error:
        return _refused(request, ending, form, "withdraw_form", error)
    messages.success(request, _("The channel goes on. Residents no longer see the notice."))
    return redirect(ending)


def _ending_for(person: Person, public_id: str) -> ChannelEnding:
    """404 for what is not there and for what is none of theirs: neither tells of the other."""
    found = ChannelEnding.objects.select_related("channel__owner_unit", "channel__entry", "follow", "review")
    ending = found.filter(public_id=public_id.replace("\x00", "")).first()
    if ending is None or not may(person, "channels.view_ending", ending):
        raise Http404(public_id)
    return ending


def _refused(
    request: PersonRequest, ending: ChannelEnding, form: Any, name: str, error: ChannelsError
) -> HttpResponse:
    if isinstance(error, EndingElsewhere):
        messages.info(request, error.words)
        return redirect(ending)
    tell(form, error)
    return _page(request, ending, 422, **{name: form})


def _page(request: PersonRequest, ending: ChannelEnding, status: int = 200, **more: Any) -> HttpResponse:
    works = may(request.person, "channels.carry_out_ending", ending)
    is_open = ending.state in ChannelEnding.OPEN
    matter = matter_of(ending)
    entry, is_pause = entry_of(ending.channel), ending.kind == ChannelEnding.Kind.PAUSE
    shown = "pause_notice" if is_pause else "closing_notice"
    page: dict[str, Any] = {
        "ending": ending,
        "channel": ending.channel,
        "matter": matter,
        "asks": list(Ask.objects.filter(matter=matter, done_at=None).order_by("due_at")),
        "writes": works and ending.state == ChannelEnding.State.PREPARING,
        "tidies": works
        and ending.state == ChannelEnding.State.ANNOUNCED
        and ending.channel.is_closed(today()),
        "waits": ending.state == ChannelEnding.State.ANNOUNCED and not ending.channel.is_closed(today()),
        "notices": [(code, getattr(entry, f"{shown}_{code}")) for code in ("sv", "fi", "en")],
        "may_withdraw": is_open and may(request.person, "channels.manage", ending.channel),
        "tidy_form": TidyForm(),
        "withdraw_form": WithdrawEndingForm(),
        **more,
    }
    if page["writes"] and "notice_form" not in page:
        page["notice_form"] = NoticeForm(ending)
    return render(request, "channels/ending/ending.html", page, status=status)
