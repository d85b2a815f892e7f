"""``/{page}/subscribed_apps``: which app hears of which fields of a Page. Where it hears them was told in the app's
dashboard: here, with ``POST /practice/api/webhooks``."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.fields import text
from tankar.practice.gate import Me
from tankar.practice.manners import store_of
from tankar.practice.webhooks.outbox import subscribe

from .errors import bad
from .events import FIELDS
from .gate import gate, page_of, params

MANAGE = "pages_manage_metadata"


@gate("edits")
async def post_subscribed(request: Request, me: Me) -> Response:
    given, page = await params(request), page_of(request, me, MANAGE)
    said = given.get("subscribed_fields")
    parts = said if isinstance(said, list) else text(given, "subscribed_fields").strip("[]").split(",")
    fields = [str(part).strip(' "') for part in parts if str(part).strip(' "')]
    if not fields:
        raise bad("The parameter subscribed_fields is required.")
    for field in fields:
        if field not in FIELDS:
            known = ", ".join(FIELDS)
            raise bad(f"Param subscribed_fields must be one of {{{known}}} - got {field!r}.")
    assert me.app_id is not None
    subscribe(store_of(request), me.app_id, page["id"], fields)
    return JSONResponse({"success": True})


@gate("edits")
async def delete_subscribed(request: Request, me: Me) -> Response:
    page = page_of(request, me, MANAGE)
    assert me.app_id is not None
    subscribe(store_of(request), me.app_id, page["id"], [])
    return JSONResponse({"success": True})


@gate()
async def get_subscribed(request: Request, me: Me) -> Response:
    store, page = store_of(request), page_of(request, me, MANAGE)
    data = []
    for row in store.select("subscriptions", {"account_id": page["id"]}, order="app_id"):
        app = store.get("apps", row["app_id"])
        fields = row["fields"].split()
        data.append({"id": app["client_id"], "name": app["name"], "subscribed_fields": fields})
    return JSONResponse({"data": data})
