"""An answer names what it answers and what its thread began with, and stands there once."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest

from tankar.networks.bluesky.tid import record_key
from tankar.networks.contract import (
    Absent,
    Failure,
    Found,
    NotNow,
    OperationKind,
    OutcomeUnknown,
    Outgoing,
    Reason,
    Rejected,
)
from tankar.networks.testing.contract import forget
from tankar.networks.testing.server import FakeServer

from . import karleby
from .karleby import CREDENTIALS, DID, POST, POSTS, QUESTION, answer, prepared, written

ANSWER = Outgoing(
    OperationKind.REPLY,
    "reply:answer-1:bluesky",
    "I dag kl. 10. /Lars, Karleby stad",
    "sv-FI",
    in_reply_to=QUESTION,
    target="@siv.example",
)
URI = f"at://{DID}/app.bsky.feed.post/{record_key(ANSWER.key)}"
ROOT = {"uri": POST, "cid": "bafyreib2rxk3rw6pz2k4i5f3n5bqzq2x5tqk6d5m5wq4p3w2m5y7q6r4aa"}
PARENT = {"uri": QUESTION, "cid": "bafyreib2rxk3rw6pz2k4i5f3n5bqzq2x5tqk6d5m5wq4p3w2m5y7q6r5bb"}


def repositories(record: str = "record__question") -> FakeServer:
    """Siv's repository has her question, and ours has no answer yet."""

    def reply(request: httpx.Request) -> httpx.Response:
        is_ours = request.url.params["repo"] == DID
        return answer("error__record_not_found", 400) if is_ours else answer(record)

    server = karleby.server(record=reply)
    server.instead[karleby.COMMIT] = karleby.written_as_asked
    return server


def test_an_answer_leaves_with_what_it_answers_and_what_its_thread_began_with() -> None:
    with repositories().listening() as server:
        receipt = POSTS.commit(ANSWER, CREDENTIALS, prepared(ANSWER))
    assert written(server)["record"] == {
        "$type": "app.bsky.feed.post",
        "text": ANSWER.text,
        "createdAt": "2026-11-23T06:15:00.000Z",
        "langs": ["sv"],
        "reply": {"root": ROOT, "parent": PARENT},
    }
    assert receipt.network_id == URI


def test_an_answer_to_what_answers_nothing_begins_the_thread_there() -> None:
    mention = replace(
        ANSWER, in_reply_to="at://did:plc:olofpahittad22olofpahit2/app.bsky.feed.post/3m6dddddddd2d"
    )
    with repositories("record__mention").listening() as server:
        POSTS.commit(mention, CREDENTIALS, prepared(mention))
    reply = written(server)["record"]["reply"]
    assert reply["root"] == reply["parent"]
    assert reply["parent"]["uri"] == mention.in_reply_to


def test_a_thread_that_says_nonsense_about_its_beginning_is_answered_where_it_stands() -> None:
    server = repositories()
    told = karleby.changed(
        "record__question", lambda told: told["value"]["reply"].update(root={"uri": "nowhere"})
    )
    server.instead[karleby.RECORD] = told
    with server.listening():
        POSTS.commit(ANSWER, CREDENTIALS, prepared(ANSWER))
    assert written(server)["record"]["reply"] == {"root": PARENT, "parent": PARENT}


def test_what_is_answered_is_read_once_and_stays_as_it_was() -> None:
    with repositories().listening() as server:
        first = dict(prepared(ANSWER))
        assert prepared(ANSWER, dict(first)) == first
    assert len(server.asked(karleby.RECORD)) == 1


@pytest.mark.parametrize("survived", range(3))
def test_preparing_goes_on_where_it_was_killed(survived: int) -> None:
    with repositories().listening():
        whole = list(prepared(ANSWER).items())
        assert list(prepared(ANSWER, dict(whole[:survived])).items()) == whole


def test_an_answer_without_what_it_answers_never_leaves() -> None:
    with repositories().listening() as server:
        done = prepared(ANSWER)
        del done["reply"]
        with pytest.raises(ValueError, match="prepare"):
            POSTS.commit(ANSWER, CREDENTIALS, done)
        assert POSTS.look_up(ANSWER, CREDENTIALS, done) == Absent()
    assert server.asked(karleby.COMMIT) == []


def test_a_question_that_was_taken_back_cannot_be_answered() -> None:
    server = karleby.server(record=answer("error__record_not_found", 400))
    with server.listening(), pytest.raises(Rejected) as raised:
        POSTS.prepare(ANSWER, CREDENTIALS, {}, forget)
    assert raised.value.reason is Reason.GONE


@pytest.mark.parametrize(
    "answered", [None, "", "77", "https://bsky.app/profile/siv.example/post/3m6aaaaaaaa2a"]
)
def test_an_answer_to_nothing_is_refused(answered: str | None) -> None:
    with repositories().listening(), pytest.raises(Rejected) as raised:
        POSTS.prepare(replace(ANSWER, in_reply_to=answered), CREDENTIALS, {}, forget)
    assert raised.value.reason is Reason.GONE


def test_a_repository_that_does_not_say_which_version_it_has_is_asked_again() -> None:
    server = repositories()
    server.instead[karleby.RECORD] = karleby.changed("record__question", lambda told: told.pop("cid"))
    with server.listening(), pytest.raises(NotNow):
        POSTS.prepare(ANSWER, CREDENTIALS, {}, forget)


def test_an_answer_whose_answer_was_lost_is_found_and_not_sent_again() -> None:
    server = repositories()
    with server.listening():
        done = prepared(ANSWER)
        server.instead[karleby.COMMIT] = httpx.ReadTimeout("slow")
        with pytest.raises(OutcomeUnknown):
            POSTS.commit(ANSWER, CREDENTIALS, done)
        stands = karleby.changed("record__ours", lambda told: told["value"].update(text=ANSWER.text))
        server.instead[karleby.RECORD] = stands
        found = POSTS.look_up(ANSWER, CREDENTIALS, done)
    assert isinstance(found, Found)
    assert found.receipt.network_id == URI


def test_an_answer_has_the_limits_of_a_post() -> None:
    with repositories().listening() as server, pytest.raises(Failure) as raised:
        POSTS.prepare(replace(ANSWER, text="ö" * 301), CREDENTIALS, {}, forget)
    assert isinstance(raised.value, Rejected)
    assert raised.value.reason is Reason.TEXT_TOO_LONG
    assert server.requests == []
