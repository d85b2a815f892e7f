"""Figures in the practice API: what tests and the demo say the numbers are."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from tankar.practice import figures
from tankar.practice.store import Store
from tankar.practice.telling import API, Body, Wrong, network_of, told

from . import acts

COUNTS = {"likes": "more_favourites", "shares": "more_reblogs", "comments": "more_replies"}
LEVELS = (figures.FOLLOWERS, figures.FOLLOWS, figures.FANS)


def _whole(value: Any, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise Wrong(f"{name} must be a whole number, at least 0")
    return value


def _value(value: Any, name: str) -> figures.Value:
    if isinstance(value, dict):
        return {str(part): _whole(number, name) for part, number in value.items()}
    return _whole(value, name)


def _is_by_day(value: Any) -> bool:
    return isinstance(value, dict) and all(len(str(day).split("-")) == 3 for day in value)


def _metrics(store: Store, account_id: int, status_id: int, given: Any) -> None:
    if not isinstance(given, dict):
        raise Wrong("metrics is {name: value} or {name: {day: value}}")
    for name, value in given.items():
        for day, one in value.items() if _is_by_day(value) and value else [("", value)]:
            figures.put(store, account_id, str(name), _value(one, str(name)), status_id, str(day))


@told
def post_figures(store: Store, body: Body, _request: Request) -> Body:
    """Of an account (``handle``) or of a post (``id``)."""
    network, per_day = network_of(body.get("network")), body.get("per_day", 0)
    if isinstance(per_day, bool) or not isinstance(per_day, int | float):
        raise Wrong("per_day must be a number")
    with store.atomic():
        if body.get("id"):
            row = acts.post_of(store, network, body)
            counts = {column: _whole(body[name], name) for name, column in COUNTS.items() if name in body}
            if counts:
                store.change("statuses", row["id"], **counts)
            _metrics(store, row["account_id"], row["id"], body.get("metrics", {}))
            return {"id": acts.TALKS[network].name_of(store, row)}
        city = acts.account_of(store, network, str(body.get("handle", "")))
        for name in LEVELS:
            if name in body:
                grows = per_day if name == figures.FOLLOWERS else 0
                figures.put(store, city["id"], name, _whole(body[name], name), per_day=grows)
        _metrics(store, city["id"], 0, body.get("metrics", {}))
        return {"handle": city["handle"], "followers": figures.level(store, city["id"], figures.FOLLOWERS)}


ROUTES = [Route(f"{API}/figures", post_figures, methods=["POST"])]
