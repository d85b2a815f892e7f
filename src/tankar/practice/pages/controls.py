"""The control page, ``/practice/``: disturbances in everyday words, and the latest sendings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tankar.practice import control, faults
from tankar.practice.fields import number, text
from tankar.practice.store import Store
from tankar.practice.webhooks import outbox
from tankar.practice.webhooks.control import sender_of
from tankar.practice.webhooks.sender import SPOILED

from .face import from_here, missing, page

SHOWN = 40
MIXTURE = {
    "none": 66,
    "timeout_after_accepting": 4,
    "response_lost": 5,
    "hang_before": 3,
    "refuse_429": 5,
    "refuse_429_bare": 3,
    "error_500_before": 5,
    "error_500_after": 5,
    "slow": 4,
}


async def show(request: Request) -> Response:
    store: Store = request.app.state.store
    return page(
        request,
        "control.html",
        effects=list(faults.EFFECTS.values()),
        faults=faults.listed(store),
        settings=store.settings,
        revoked=store.number("SELECT count(*) FROM tokens WHERE revoked"),
        hooks=[
            {**dict(row), "counts": outbox.counted(store, row["id"])}
            for row in store.select("hooks", order="id")
        ],
        spoiled=SPOILED,
        requests=store.all("SELECT * FROM requests ORDER BY id DESC LIMIT ?", SHOWN),
    )


def _add(store: Store, form: dict[str, Any]) -> None:
    fault = {"effect": text(form, "effect"), "count": number(form.get("count")) or 1}
    for name in ("endpoint", "network"):
        if form.get(name):
            fault[name] = text(form, name)
    faults.add(store, fault)


def _change(store: Store, form: dict[str, Any]) -> None:
    store.change_settings(latency_ms=number(form.get("latency_ms")), seed=number(form.get("seed")))


DEEDS: dict[str, Callable[[Store, dict[str, Any]], object]] = {
    "add": _add,
    "remove": lambda store, form: faults.remove(store, number(form.get("fault"))),
    "remove-all": lambda store, _form: faults.remove(store),
    "mixture": lambda store, _form: store.change_settings(
        schedule=faults.checked_schedule({"weights": MIXTURE})
    ),
    "no-mixture": lambda store, _form: store.change_settings(schedule=None),
    "settings": _change,
    "hurry": lambda store, _form: outbox.hurry(store),
    "give-back": lambda store, _form: control.restore(store),
}


async def _spoil(request: Request) -> None:
    """Send a call that nobody should believe to every receiver."""
    store, kind = request.app.state.store, text(dict(await request.form()), "kind")
    for hook in store.select("hooks", order="id") if kind in SPOILED else ():
        await sender_of(request).spoil(hook, kind)


async def do(request: Request) -> Response:
    if request.path_params["deed"] == "spoil" and from_here(request):
        await _spoil(request)
        return RedirectResponse("/practice/", 303)
    deed = DEEDS.get(request.path_params["deed"])
    if deed is None or not from_here(request):
        return missing(request)
    try:
        deed(request.app.state.store, dict(await request.form()))
    except faults.WrongFault:
        return missing(request)
    return RedirectResponse("/practice/", 303)
