"""The two buttons of a pause."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.actions.pause_channel import pause_channel, resume_channel
from tankar.channels.views.finding import channel_for
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["pause", "resume"]


@require_http_methods(["POST"])
@person_required
def pause(request: PersonRequest, public_id: str) -> HttpResponse:
    channel = pause_channel(request.person, channel_for(request, public_id, "channels.manage"))
    messages.success(request, _("The channel is paused. What is already planned for it keeps its time."))
    return redirect("channels:one", channel.public_id)


@require_http_methods(["POST"])
@person_required
def resume(request: PersonRequest, public_id: str) -> HttpResponse:
    channel = resume_channel(request.person, channel_for(request, public_id, "channels.manage"))
    messages.success(request, _("The channel is in use again."))
    return redirect("channels:one", channel.public_id)
