"""Who manages a channel: name somebody, set a last day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.actions.assign_manager import assign_manager, end_assignment
from tankar.channels.errors import ChannelsError
from tankar.channels.forms import EndForm, ManagerForm, tell
from tankar.channels.models import Channel
from tankar.channels.views.finding import channel_for
from tankar.guideline.training.standing import missing_before
from tankar.interface.times import short_words
from tankar.organisation.access import today
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["end", "managers"]


@require_http_methods(["GET", "POST"])
@person_required
def managers(request: PersonRequest, public_id: str) -> HttpResponse:
    channel = channel_for(request, public_id, "channels.manage")
    form = ManagerForm(request.POST or None, initial={"valid_from": today()})
    if request.method == "POST" and form.is_valid() and _assigned(request, channel, form):
        return redirect("channels:one", channel.public_id)
    status = 422 if form.errors else 200
    return render(request, "channels/manager.html", {"channel": channel, "form": form}, status=status)


def _assigned(request: PersonRequest, channel: Channel, form: ManagerForm) -> bool:
    data = form.cleaned_data
    try:
        assign_manager(
            request.person,
            channel,
            data["person"],
            data["valid_from"],
            data["valid_to"],
            is_deputy=data["is_deputy"],
        )
    except ChannelsError as error:
        tell(form, error)
        return False
    messages.success(request, _("%(person)s is named for this channel.") % {"person": data["person"]})
    if last_day := missing_before(data["person"], data["valid_from"], data["valid_from"]):
        messages.info(
            request,
            _("%(person)s does the module on channels first; without it posting ends after %(day)s.")
            % {"person": data["person"], "day": short_words(last_day)},
        )
    return True


@require_http_methods(["GET", "POST"])
@person_required
def end(request: PersonRequest, public_id: str, assignment_id: str) -> HttpResponse:
    channel = channel_for(request, public_id, "channels.manage")
    held = channel.assignments.select_related("person", "channel")
    assignment = get_object_or_404(held, public_id=assignment_id)
    form = EndForm(request.POST or None, initial={"last_day": assignment.valid_to or today()})
    if request.method == "POST" and form.is_valid():
        try:
            end_assignment(request.person, assignment, form.last())
        except ChannelsError as error:
            form.add_error("last_day", error.words)
        else:
            messages.success(
                request, _("The last day of %(person)s is saved.") % {"person": assignment.person}
            )
            return redirect("channels:one", channel.public_id)
    context = {"channel": channel, "assignment": assignment, "form": form}
    return render(request, "channels/end_assignment.html", context, status=422 if form.errors else 200)
