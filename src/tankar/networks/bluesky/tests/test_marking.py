"""Likes are records under keys we know: one like, and what became of it is never a guess."""

from __future__ import annotations

import json
from dataclasses import replace

import httpx
import pytest

from tankar.networks.bluesky.tid import record_key
from tankar.networks.contract import (
    Absent,
    AccessLost,
    CannotTell,
    Failure,
    Found,
    NotNow,
    OperationKind,
    OutcomeUnknown,
    Outgoing,
    Reason,
    Receipt,
    Rejected,
)
from tankar.networks.testing.cases import AFTER_SENDING, BEFORE_SENDING
from tankar.networks.testing.contract import forget
from tankar.networks.testing.server import FakeServer, Reply

from . import karleby
from .karleby import CREDENTIALS, DID, LIKED, POSTS, QUESTION, answer, prepared, written

LIKE = Outgoing(OperationKind.LIKE, "like:message-1:0", "", None, target=QUESTION)
BACK = replace(LIKE, kind=OperationKind.UNLIKE, key="unlike:message-1:1")
KEY = record_key(LIKE.key)
OURS = f"at://{DID}/app.bsky.feed.like/{KEY}"
SUBJECT = {"uri": QUESTION, "cid": "bafyreib2rxk3rw6pz2k4i5f3n5bqzq2x5tqk6d5m5wq4p3w2m5y7q6r5bb"}


def liked_in_the_app() -> FakeServer:
    return karleby.server(shown=answer("posts__liked"), record=answer("record__like"))


def looked_up(outgoing: Outgoing, reply: Reply) -> object:
    server = karleby.server()
    with server.listening():
        done = prepared(outgoing)
        server.instead[karleby.RECORD] = reply
        return POSTS.look_up(outgoing, CREDENTIALS, done)


def test_a_like_is_a_record_under_our_own_key() -> None:
    with karleby.server().listening() as server:
        receipt = POSTS.commit(LIKE, CREDENTIALS, prepared(LIKE))
    assert written(server, karleby.PUT) == {
        "repo": DID,
        "collection": "app.bsky.feed.like",
        "rkey": KEY,
        "record": {
            "$type": "app.bsky.feed.like",
            "subject": SUBJECT,
            "createdAt": "2026-11-23T06:15:00.000Z",
        },
    }
    assert receipt == Receipt(OURS, None, None)


def test_a_like_made_in_the_app_is_not_made_a_second_time() -> None:
    with liked_in_the_app().listening() as server:
        receipt = POSTS.commit(LIKE, CREDENTIALS, prepared(LIKE))
    assert receipt.network_id == LIKED
    sent = written(server, karleby.PUT)
    assert sent["rkey"] == "3m6likelike2k"
    assert sent["record"] == json.loads(answer("record__like").content)["value"]


@pytest.mark.parametrize(
    "there",
    [
        answer("error__record_not_found", 400),
        karleby.changed("record__like", lambda told: told["value"]["subject"].update(uri=karleby.POST)),
    ],
    ids=["went meanwhile", "about something else"],
)
def test_a_like_its_readers_still_show_and_our_repository_has_not_is_made_anew(there: httpx.Response) -> None:
    server = karleby.server(shown=answer("posts__liked"), record=there)
    with server.listening():
        POSTS.commit(LIKE, CREDENTIALS, prepared(LIKE))
    assert written(server, karleby.PUT)["record"]["createdAt"] == "2026-11-23T06:15:00.000Z"


def test_a_like_is_taken_back_by_deleting_the_record_that_says_so() -> None:
    with liked_in_the_app().listening() as server:
        receipt = POSTS.commit(BACK, CREDENTIALS, prepared(BACK))
    assert written(server, karleby.DELETE) == {
        "repo": DID,
        "collection": "app.bsky.feed.like",
        "rkey": "3m6likelike2k",
    }
    assert receipt.network_id == LIKED


def test_taking_back_what_is_not_liked_deletes_nothing_of_ours() -> None:
    with karleby.server().listening() as server:
        POSTS.commit(BACK, CREDENTIALS, prepared(BACK))
    assert written(server, karleby.DELETE)["rkey"] == record_key(BACK.key)


def test_a_like_of_somebody_else_is_never_ours_to_delete() -> None:
    def others(told: dict[str, list[dict[str, dict[str, str]]]]) -> None:
        told["posts"][0]["viewer"]["like"] = f"at://{karleby.SIV}/app.bsky.feed.like/3m6likelike2k"

    with karleby.server(shown=karleby.changed("posts__liked", others)).listening() as server:
        POSTS.commit(BACK, CREDENTIALS, prepared(BACK))
    assert written(server, karleby.DELETE)["rkey"] == record_key(BACK.key)


@pytest.mark.parametrize("outgoing", [LIKE, BACK], ids=["like", "unlike"])
def test_preparing_asks_once_and_writes_nothing(outgoing: Outgoing) -> None:
    with karleby.server().listening() as server:
        first = dict(prepared(outgoing))
        assert prepared(outgoing, dict(first)) == first
    assert len(server.asked(karleby.SHOWN)) == 1
    assert {sent.method for sent in server.requests if "session" not in sent.url.path.lower()} == {"GET"}


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (karleby.changed("record__like", lambda told: None), Found(Receipt(OURS, None, None))),
        (answer("error__record_not_found", 400), Absent()),
        (
            karleby.changed("record__like", lambda told: told["value"]["subject"].update(uri=karleby.POST)),
            CannotTell("Something else stands under the key of this like."),
        ),
    ],
    ids=["stands", "absent", "another"],
)
def test_a_look_up_of_a_like_tells_by_its_key(reply: httpx.Response, told: object) -> None:
    assert looked_up(LIKE, reply) == told


def test_a_look_up_of_a_like_taken_back_asks_whether_the_record_is_gone() -> None:
    assert isinstance(looked_up(BACK, answer("error__record_not_found", 400)), Found)
    assert looked_up(BACK, answer("record__like")) == Absent()


@pytest.mark.parametrize(
    ("reply", "kind"), [(httpx.Response(500), NotNow), (answer("error__invalid", 400), AccessLost)]
)
def test_a_repository_that_does_not_answer_proves_nothing(reply: httpx.Response, kind: type[Failure]) -> None:
    with pytest.raises(kind):
        looked_up(LIKE, reply)


@pytest.mark.parametrize("outgoing", [LIKE, BACK], ids=["like", "unlike"])
def test_what_was_never_prepared_was_never_sent(outgoing: Outgoing) -> None:
    with karleby.server().listening() as server:
        assert POSTS.look_up(outgoing, CREDENTIALS, {}) == Absent()
        with pytest.raises(ValueError, match="prepare"):
            POSTS.commit(outgoing, CREDENTIALS, {})
    assert server.requests == []


def committed(outgoing: Outgoing, reply: Reply) -> Failure:
    server = karleby.server()
    with server.listening():
        done = prepared(outgoing)
        server.instead = {karleby.PUT: reply, karleby.DELETE: reply}
        before = len(server.requests)
        with pytest.raises(Failure) as raised:
            POSTS.commit(outgoing, CREDENTIALS, done)
    assert len(server.requests) == before + 1
    return raised.value


@pytest.mark.parametrize("outgoing", [LIKE, BACK], ids=["like", "unlike"])
@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        *((error, OutcomeUnknown) for error in AFTER_SENDING),
        *((error, NotNow) for error in BEFORE_SENDING),
        (httpx.Response(502), OutcomeUnknown),
        (httpx.Response(200, content=b"<html>"), OutcomeUnknown),
        (answer("error__expired", 400), NotNow),
        (answer("error__taken_down", 401), AccessLost),
        (answer("error__invalid", 400), Rejected),
    ],
)
def test_a_request_has_the_failure_its_answer_means(
    outgoing: Outgoing, reply: Reply, kind: type[Failure]
) -> None:
    assert isinstance(committed(outgoing, reply), kind)


def test_a_like_written_elsewhere_than_asked_is_unclear() -> None:
    assert isinstance(committed(LIKE, answer("record__written")), OutcomeUnknown)


@pytest.mark.parametrize(
    ("outgoing", "shown"),
    [(LIKE, answer("posts__none")), (replace(LIKE, target=None), None), (replace(BACK, target="77"), None)],
    ids=["gone", "nothing", "no address"],
)
def test_what_is_not_there_cannot_be_liked(outgoing: Outgoing, shown: httpx.Response | None) -> None:
    server = karleby.server(**({"shown": shown} if shown else {}))
    with server.listening(), pytest.raises(Rejected) as raised:
        POSTS.prepare(outgoing, CREDENTIALS, {}, forget)
    assert raised.value.reason is Reason.GONE
