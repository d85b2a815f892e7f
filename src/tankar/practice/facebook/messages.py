"""``POST /{page}/messages``: of all messages only the private reply to a comment, one for each, within seven days.

The codes of its refusals are from memory; the fact sheet names none.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.fields import text
from tankar.practice.gate import Me
from tankar.practice.manners import store_of
from tankar.practice.store import as_moment, as_text

from . import comments, talk
from .errors import Refused, bad
from .gate import gate, page_of, params

LONGEST_MESSAGE = 2_000
REPLY_WITHIN = timedelta(days=7)
ALREADY, TOO_LATE = 10900, 10901


def _object(given: dict[str, Any], name: str) -> dict[str, Any]:
    value = given.get(name)
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            value = None
    if not isinstance(value, dict):
        raise bad(f"The parameter {name} is required.")
    return value


@gate("statuses")
async def post_message(request: Request, me: Me) -> Response:
    given, store, page = await params(request), store_of(request), page_of(request, me, "pages_messaging")
    to, said = text(_object(given, "recipient"), "comment_id"), text(_object(given, "message"), "text")
    if not to:
        raise Refused(10, "(#10) Only private replies to comments are practised here: recipient.comment_id.")
    if not said.strip() or len(said) > LONGEST_MESSAGE:
        raise bad(f"Length of param message[text] must be 1 to {LONGEST_MESSAGE}")
    row = comments.about(request, me, to)
    if row["kind"] != "comment" or row["account_id"] == me.id or talk.owner_of(store, row) != me.id:
        raise bad("No matching comment of somebody else's on this Page")
    if store.find("messages", status_id=row["id"]):
        raise Refused(ALREADY, f"(#{ALREADY}) Activity already replied to")
    if store.now() - as_moment(row["created_at"]) > REPLY_WITHIN:
        raise Refused(TOO_LATE, f"(#{TOO_LATE}) Activity is too old to reply to")
    new, told = store.new_id("messages"), {"account_id": page["id"], "to_account_id": row["account_id"]}
    store.insert("messages", id=new, status_id=row["id"], text=said, created_at=as_text(store.now()), **told)
    return JSONResponse({"recipient_id": str(row["account_id"]), "message_id": f"m_{new}"})
