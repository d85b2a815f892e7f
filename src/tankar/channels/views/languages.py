"""The languages of one channel."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.actions.change_languages import change_languages
from tankar.channels.errors import ChannelsError
from tankar.channels.forms import LanguagesForm, tell
from tankar.channels.views.finding import channel_for
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["languages"]


@require_http_methods(["GET", "POST"])
@person_required
def languages(request: PersonRequest, public_id: str) -> HttpResponse:
    channel = channel_for(request, public_id, "channels.manage")
    form = LanguagesForm(request.POST or None, initial=LanguagesForm.of(channel))
    if request.method == "POST" and form.is_valid():
        try:
            change_languages(request.person, channel, form.decision())
        except ChannelsError as error:
            tell(form, error)
        else:
            messages.success(request, _("The languages are saved. New posts leave this way."))
            return redirect("channels:one", channel.public_id)
    status = 422 if form.errors else 200
    return render(request, "channels/languages.html", {"channel": channel, "form": form}, status=status)
