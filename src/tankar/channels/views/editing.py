"""One part of a channel's entry: a short form, saved by itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.actions.change_part import change_part
from tankar.channels.entry.section_forms import form_for
from tankar.channels.entry.sections import section_named
from tankar.channels.errors import ChannelsError
from tankar.channels.forms import tell
from tankar.channels.models import AnsweringAgreement
from tankar.channels.views.finding import channel_for
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["edit"]


@require_http_methods(["GET", "POST"])
@person_required
def edit(request: PersonRequest, public_id: str, part: str) -> HttpResponse:
    section = section_named(part)
    if section is None:
        raise Http404
    channel = channel_for(request, public_id, section.permission)
    if part == "answering" and AnsweringAgreement.objects.in_use().filter(channel=channel).exists():
        messages.info(
            request, _("How it is answered is agreed: propose a change, and those concerned confirm it.")
        )
        return redirect("channels:agreement", public_id)
    form = form_for(section, channel, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change_part(request.person, channel, section, form.cleaned_data)
        except ChannelsError as error:
            tell(form, error)
        else:
            messages.success(request, _("Saved: %(part)s.") % {"part": section.title})
            return redirect(f"{channel.get_absolute_url()}#{section.key}")
    context = {"channel": channel, "section": section, "form": form}
    return render(request, "channels/edit.html", context, status=422 if form.errors else 200)
