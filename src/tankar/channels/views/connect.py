"""Connect a channel with its account."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tankar.channels.actions.check_access import check_access
from tankar.channels.actions.connect_channel import connect_channel
from tankar.channels.errors import ChannelsError
from tankar.channels.forms import ConnectForm, tell
from tankar.channels.models import Access, Channel
from tankar.channels.views.finding import channel_for
from tankar.networks import registry
from tankar.organisation.requests import PersonRequest, person_required
from tankar.work import demo

__all__ = ["check", "connect"]


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@person_required
def connect(request: PersonRequest, public_id: str) -> HttpResponse:
    channel = channel_for(request, public_id, "channels.connect")
    signs_in = registry.get(channel.network).signs_in
    if signs_in is None:
        raise Http404
    practice = row.practice_address if (row := demo.current()) else ""
    form = ConnectForm(signs_in.fields, request.POST or None, initial={"address": practice})
    if request.method == "POST" and form.is_valid():
        try:
            connected = connect_channel(request.person, channel, form.entered())
        except ChannelsError as error:
            tell(form, error, form.prefixes)
        else:
            messages.success(
                request,
                _("The channel is connected with the account %(handle)s.") % {"handle": connected.handle},
            )
            return redirect("channels:one", channel.public_id)
    return _page(request, channel, form, practice)


@require_http_methods(["POST"])
@person_required
def check(request: PersonRequest, public_id: str) -> HttpResponse:
    channel = channel_for(request, public_id, "channels.connect")
    try:
        check_access(request.person, channel)
    except ChannelsError as error:
        messages.error(request, error.words)
    else:
        messages.success(request, _("The network lets Tankar in with the stored token."))
    return redirect("channels:one", channel.public_id)


def _page(request: PersonRequest, channel: Channel, form: ConnectForm, practice: str) -> HttpResponse:
    context = {
        "channel": channel,
        "form": form,
        "practice": practice,
        "again": channel.access != Access.NOT_CONNECTED,
        # the words for one network, where there are some; by name, so that no code compares networks
        "how": [f"channels/how_to_connect/{channel.network}.html", "channels/how_to_connect/any.html"],
    }
    return render(request, "channels/connect.html", context, status=422 if form.errors else 200)
