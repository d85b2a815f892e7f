"""Calls from networks: the addresses they call, what came, and what was turned away."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Max, Sum
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tankar import networks
from tankar.channels.errors import ChannelsError
from tankar.channels.forms import ConnectForm, tell
from tankar.channels.incoming.opening import close_hook, open_hook, read_again
from tankar.channels.models import Hook, HookCall, HookTally, Turned
from tankar.networks.contract import Network
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.work import clock

__all__ = ["calls"]

SHOWN_DAYS = 14


@dataclass(frozen=True)
class Listening:
    """One network that calls. `hook` None: no address yet."""

    network: Network
    hook: Hook | None
    address: str
    last: dt.datetime | None
    states: list[tuple[Any, int]]
    turned: list[tuple[Any, int]]
    failed: int


@require_http_methods(["GET", "POST"])
@permission_required("channels.connect")
def calls(request: PersonRequest) -> HttpResponse:
    """All networks that call; a POST opens, closes, or has what failed read again."""
    form: ConnectForm | None = None
    wanted = request.POST.get("network", "")
    if request.method == "POST":
        network = next((one for one in _calling() if one.id == wanted), None)
        if network is None:
            raise Http404
        form = _done(request, network)
        if form is None:
            return redirect("channels:calls")
    rows = [_row(one) for one in _calling()]
    forms = {
        row.network.id: form if form is not None and row.network.id == wanted else _empty(row) for row in rows
    }
    page = {"rows": [(row, forms[row.network.id]) for row in rows], "kept_days": SHOWN_DAYS}
    return render(request, "channels/calls.html", page, status=422 if form else 200)


def _calling() -> list[Network]:
    return [network for network in networks.all() if network.receives is not None]


def _done(request: PersonRequest, network: Network) -> ConnectForm | None:
    """None when it was done; the form with what is wrong when not."""
    hook = Hook.objects.filter(network=network.id).first()
    if "close" in request.POST and hook is not None:
        close_hook(request.person, hook)
        messages.success(request, _("Closed. The network is not heard there any more; it is asked instead."))
        return None
    if "again" in request.POST and hook is not None:
        count = read_again(request.person, hook)
        said = ngettext("%(count)s call is read again.", "%(count)s calls are read again.", count)
        messages.success(request, said % {"count": count})
        return None
    assert network.receives is not None
    form = ConnectForm(network.receives.fields, request.POST)
    if not form.is_valid():
        return form
    try:
        open_hook(request.person, network.id, form.entered())
    except ChannelsError as error:
        tell(form, error)
        return form
    messages.success(request, _("The address is open. Give it to the network, as described below."))
    return None


def _empty(row: Listening) -> ConnectForm:
    assert row.network.receives is not None
    return ConnectForm(row.network.receives.fields)


def _row(network: Network) -> Listening:
    hook = Hook.objects.filter(network=network.id).first()
    if hook is None:
        return Listening(network, None, "", None, [], [], 0)
    kept = HookCall.objects.filter(hook=hook)
    counted = dict(kept.values_list("state").annotate(Count("pk")).order_by("state"))
    since = clock.machine().date() - dt.timedelta(days=SHOWN_DAYS)
    tallies = HookTally.objects.filter(hook=hook, day__gte=since)
    turned = dict(tallies.values_list("why").annotate(Sum("count")).order_by("why"))
    return Listening(
        network,
        hook,
        settings.CONFIGURATION.public_address + hook.path,
        kept.aggregate(last=Max("came_at"))["last"],
        [(HookCall.State(state).label, count) for state, count in counted.items()],
        [(Turned(why).label, count) for why, count in turned.items()],
        counted.get("failed", 0),
    )
