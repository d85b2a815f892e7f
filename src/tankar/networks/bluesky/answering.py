"""Answers: a post that names what it answers and what its thread began with, each as it stood. Step: `reply`."""

from __future__ import annotations

import json

from tankar.networks.contract import Done, Outgoing, Reason, Rejected, Remember
from tankar.networks.wire import Answer, WrongShape
from tankar.networks.wire.answers import record

from . import records, views
from .server import Server


def prepare(server: Server, outgoing: Outgoing, done: Done, remember: Remember) -> None:
    if "reply" in done:
        return
    place = views.place(outgoing.in_reply_to)
    if place is None:
        raise Rejected(Reason.GONE, "It does not say which message is answered.")
    remember("reply", json.dumps(server.ask_about(server.record(*place), refs)))


def refs(answer: Answer) -> dict[str, dict[str, str]]:
    """`root` and `parent` for an answer to this record; what answers nothing is its own root."""
    parent = strong(answer.json())
    reply = records.stored(answer).get("reply")
    try:
        root = strong(reply.get("root")) if isinstance(reply, dict) else parent
    except WrongShape:
        root = parent
    return {"root": root, "parent": parent}


def strong(value: object) -> dict[str, str]:
    told = record(value, "record")
    uri, cid = told.get("uri"), told.get("cid")
    if not isinstance(uri, str) or not views.place(uri):
        raise WrongShape("The answer holds no usable address of a record.")
    if not isinstance(cid, str) or not records.CID.fullmatch(cid):
        raise WrongShape("The answer does not say which version of a record is there.")
    return {"uri": uri, "cid": cid}
