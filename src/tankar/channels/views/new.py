"""A new channel in the register."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.actions.change_languages import Languages
from tankar.channels.actions.register_channel import register_channel
from tankar.channels.errors import ChannelsError
from tankar.channels.forms import NewChannelForm, tell
from tankar.channels.models import Channel, Kind
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["new"]


@require_http_methods(["GET", "POST"])
@permission_required("channels.manage")
def new(request: PersonRequest) -> HttpResponse:
    begin = Languages()
    initial = {"policy": begin.policy, "way_out": begin.way_out, "first": begin.first}
    form = NewChannelForm(request.POST or None, initial=initial)
    channel = _registered(request, form) if request.method == "POST" and form.is_valid() else None
    if channel is None:
        return render(request, "channels/new.html", {"form": form}, status=422 if form.errors else 200)
    if channel.kind == Kind.CONNECTED:
        messages.success(request, _("The channel is in the register. It still waits to be connected."))
    else:
        messages.success(request, _("The channel is in the register."))
    return redirect("channels:one", channel.public_id)


def _registered(request: PersonRequest, form: NewChannelForm) -> Channel | None:
    try:
        return register_channel(request.person, form.new_channel())
    except ChannelsError as error:
        tell(form, error)
        return None
