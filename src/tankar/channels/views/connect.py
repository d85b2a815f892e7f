"""Connect a channel with its account: what is asked and why, then consent or what the network gave, then a test."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tankar.channels.actions.check_access import check_access
from tankar.channels.actions.connect_channel import connect_channel
from tankar.channels.actions.consent import begin_consent, choices_for, choose_account, finish_consent
from tankar.channels.actions.disconnect_channel import disconnect_channel
from tankar.channels.connection.credentials import stored
from tankar.channels.errors import ChannelsError, SignInBegunAnew
from tankar.channels.forms import ConnectForm, tell
from tankar.channels.models import Access, Channel
from tankar.channels.views.finding import channel_for
from tankar.networks import registry
from tankar.networks.contract import SignsIn
from tankar.organisation.requests import PersonRequest, person_required
from tankar.work import demo

__all__ = ["check", "choose", "connect", "connected", "consent", "disconnect"]

_SESSION = "channels.consent"


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@person_required
def connect(request: PersonRequest, public_id: str) -> HttpResponse:
    channel, signs_in = _connectable(request, public_id)
    form = ConnectForm(signs_in.fields, request.POST or None, initial=_initial(channel))
    if request.method == "POST" and form.is_valid():
        try:
            return _done(request, connect_channel(request.person, channel, form.entered()))
        except ChannelsError as error:
            tell(form, error, form.prefixes)
    return _page(request, channel, signs_in, entering=form)


@sensitive_post_parameters()
@require_http_methods(["POST"])
@person_required
def consent(request: PersonRequest, public_id: str) -> HttpResponse:
    """Tell the network that somebody will come; the page that follows sends them there by a link.

    (A redirect would not do: the pages' Content-Security-Policy lets forms lead to this site alone.)
    """
    channel, signs_in = _connectable(request, public_id)
    if signs_in.by_consent is None:
        raise Http404
    form = ConnectForm(
        signs_in.by_consent.fields, request.POST, initial=_initial(channel), stored=stored(channel)
    )
    if form.is_valid():
        state = secrets.token_urlsafe(24)
        try:
            there = begin_consent(request.person, channel, form.entered(), _back(), state)
        except ChannelsError as error:
            tell(form, error, form.prefixes)
        else:
            request.session[_SESSION] = {"state": state, "channel": channel.public_id}
            host = urlsplit(there).netloc
            return render(request, "channels/leave.html", {"channel": channel, "there": there, "host": host})
    return _page(request, channel, signs_in, consenting=form)


@require_http_methods(["GET"])
@person_required
def connected(request: PersonRequest) -> HttpResponse:
    """Back from the network's page."""
    begun = request.session.pop(_SESSION, {})
    state = request.GET.get("state", "")
    if not begun or not secrets.compare_digest(str(begun["state"]).encode(), state.encode()):
        messages.error(request, SignInBegunAnew().words)
        return redirect("channels:list")
    channel = channel_for(request, begun["channel"], "channels.connect")
    try:
        done = finish_consent(request.person, channel, _back(), request.GET.dict())
    except ChannelsError as error:
        messages.error(request, error.words)
        return redirect("channels:connect", channel.public_id)
    return _done(request, done) if done else redirect("channels:choose", channel.public_id)


@require_http_methods(["GET", "POST"])
@person_required
def choose(request: PersonRequest, public_id: str) -> HttpResponse:
    """Which of the accounts that the consent opened is this channel's."""
    channel, _signs_in = _connectable(request, public_id)
    try:
        if request.method == "POST" and (number := request.POST.get("account", "")).isdecimal():
            return _done(request, choose_account(request.person, channel, int(number)))
        choices = choices_for(request.person, channel)
    except ChannelsError as error:
        messages.error(request, error.words)
        return redirect("channels:connect", channel.public_id)
    unchosen = request.method == "POST"
    context = {"channel": channel, "choices": choices, "unchosen": unchosen}
    return render(request, "channels/choose.html", context, status=422 if unchosen else 200)


@require_http_methods(["POST"])
@person_required
def disconnect(request: PersonRequest, public_id: str) -> HttpResponse:
    channel = channel_for(request, public_id, "channels.connect")
    disconnect_channel(request.person, channel)
    messages.success(request, _("The channel is disconnected, and the stored access is deleted."))
    return redirect("channels:one", channel.public_id)


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


def _connectable(request: PersonRequest, public_id: str) -> tuple[Channel, SignsIn]:
    channel = channel_for(request, public_id, "channels.connect")
    signs_in = registry.get(channel.network).signs_in
    if signs_in is None:
        raise Http404
    return channel, signs_in


def _done(request: PersonRequest, channel: Channel) -> HttpResponse:
    words = _("The channel is connected with the account %(handle)s. The network let Tankar in just now.")
    messages.success(request, words % {"handle": channel.handle})
    return redirect("channels:one", channel.public_id)


def _back() -> str:
    return f"{settings.CONFIGURATION.public_address}{reverse('channels:connected')}"


def _practice(channel: Channel) -> str:
    row = demo.current()
    return f"{row.practice_address}{registry.get(channel.network).practice_path}" if row else ""


def _initial(channel: Channel) -> dict[str, str]:
    return {"address": _practice(channel)}


def _page(
    request: PersonRequest,
    channel: Channel,
    signs_in: SignsIn,
    entering: ConnectForm | None = None,
    consenting: ConnectForm | None = None,
) -> HttpResponse:
    by_consent = signs_in.by_consent
    initial = _initial(channel)
    if by_consent is not None and consenting is None:
        known = stored(channel)
        # what is secret is never shown back: its input leaves its value out
        consenting = ConnectForm(by_consent.fields, None, initial={**known, **initial}, stored=known)
    form = entering or ConnectForm(signs_in.fields, None, initial=initial)
    context: dict[str, Any] = {
        "channel": channel,
        "form": form,
        "consenting": consenting,
        "practice": initial["address"],
        "again": channel.access != Access.NOT_CONNECTED,
        # the words for one network, where there are some; by name, so that no code compares networks
        "how": [f"channels/how_to_connect/{channel.network}.html", "channels/how_to_connect/any.html"],
    }
    wrong = bool(form.errors or (consenting and consenting.errors))
    return render(request, "channels/connect.html", context, status=422 if wrong else 200)
