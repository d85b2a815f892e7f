"""What Facebook tells of residents and of its own app: in threads, in calls, and in figures."""

from __future__ import annotations

import hashlib
import hmac
import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from tankar.networks.contract import (
    Absent,
    CannotTell,
    Found,
    NotNow,
    OperationKind,
    OutcomeUnknown,
    Outgoing,
    Rejected,
)
from tankar.networks.facebook.conversing import Conversations
from tankar.networks.facebook.measuring import Figures
from tankar.networks.facebook.receiving import Calls
from tankar.networks.incoming import Indicator, Marked, Message, MessageKind, Removed
from tankar.networks.testing.cases import HOSTILE
from tankar.networks.testing.server import FakeServer, Reply
from tankar.networks.wire import WrongShape

from .karleby import CREDENTIALS, POSTS, answer

TALK, CALLS, FIGURES = Conversations(), Calls(), Figures()
THREAD = r"GET /v26\.0/111_222/comments"
REPLY = r"POST /v26\.0/222_333/comments"
COMMENT = r"GET /v26\.0/222_333"
LIKES = r"(POST|DELETE) /v26\.0/222_333/likes"
PRIVATE = r"POST /v26\.0/111/messages"
INSIGHTS = r"GET /v26\.0/(111|111_222)/insights"
SECRETS = {"app_secret": "app-s3cret-of-the-city", "verify_token": "knock"}
ANSWER = Outgoing(
    OperationKind.REPLY, "answer:1", "Vi plogar i dag.", "sv", in_reply_to="222_333", target="9001"
)
LIKED = Outgoing(OperationKind.LIKE, "like:1", "", None, target="222_333")


def server(**instead: Reply) -> FakeServer:
    routes: dict[str, Reply] = {
        THREAD: answer("comments__thread"),
        REPLY: httpx.Response(200, json={"id": "222_340"}),
        COMMENT: httpx.Response(200, json={"id": "222_333", "user_likes": True, "can_reply_privately": True}),
        LIKES: httpx.Response(200, json={"success": True}),
        PRIVATE: httpx.Response(200, json={"recipient_id": "9001", "message_id": "m_1"}),
        INSIGHTS: answer("insights__parts"),
        r"GET /v26\.0/111": answer("page__counts"),
        r"GET /v26\.0/111_222": answer("post__counts"),
    }
    return FakeServer({**routes, **instead})


def test_a_thread_tells_who_said_what_below_what_and_what_we_did() -> None:
    with server().listening() as asked:
        thread = TALK.thread(CREDENTIALS, "111_222")
    question, ours, nameless = thread.records
    assert asked.asked(THREAD)[0].url.params["filter"] == "stream"
    assert (question.network_id, question.in_reply_to, question.liked) == ("222_333", "111_222", True)
    assert question.may is not None
    assert OperationKind.PRIVATE_REPLY in question.may
    assert (ours.in_reply_to, ours.author.is_us) == ("222_333", True)
    assert (nameless.author.name, nameless.may) == ("", None)


def test_an_answer_is_one_request_and_known_again() -> None:
    done: dict[str, str] = {}
    with server().listening() as asked:
        POSTS.prepare(ANSWER, CREDENTIALS, {}, done.__setitem__)
        before = len(asked.requests)
        assert POSTS.commit(ANSWER, CREDENTIALS, done).network_id == "222_340"
        assert len(asked.requests) == before + 1
        assert POSTS.look_up(ANSWER, CREDENTIALS, done) == Absent()
    told = json.loads(answer("comments__thread").content)
    told["data"].append({**told["data"][1], "id": "340", "message": ANSWER.text})
    with server(**{THREAD: httpx.Response(200, json=told)}).listening():
        found = POSTS.look_up(ANSWER, CREDENTIALS, done)
        assert isinstance(found, Found)
        assert found.receipt.network_id == "222_340"
        assert POSTS.look_up(ANSWER, CREDENTIALS, done, {"222_340"}) == Absent()


def test_the_same_words_that_stood_there_before_are_not_ours() -> None:
    again = replace(ANSWER, text="I dag kl. 10.")
    done: dict[str, str] = {}
    with server().listening():
        POSTS.prepare(again, CREDENTIALS, {}, done.__setitem__)
        assert POSTS.look_up(again, CREDENTIALS, done) == Absent()


def test_a_private_answer_cannot_be_read_back() -> None:
    private, done = replace(ANSWER, kind=OperationKind.PRIVATE_REPLY), dict[str, str]()
    with server().listening() as asked:
        POSTS.prepare(private, CREDENTIALS, {}, done.__setitem__)
        assert POSTS.look_up(private, CREDENTIALS, done) == Absent()
        assert POSTS.commit(private, CREDENTIALS, done).network_id == "private:m_1"
    assert b"222_333" in asked.asked(PRIVATE)[0].content
    taken = httpx.Response(200, json={"id": "222_333", "can_reply_privately": False})
    with server(**{COMMENT: taken}).listening():
        assert isinstance(POSTS.look_up(private, CREDENTIALS, done), CannotTell)
        with pytest.raises(Rejected):
            POSTS.prepare(private, CREDENTIALS, {}, done.__setitem__)


def test_likes_are_given_and_taken_back_and_read() -> None:
    unlike = replace(LIKED, kind=OperationKind.UNLIKE)
    with server().listening() as asked:
        POSTS.commit(LIKED, CREDENTIALS, {})
        POSTS.commit(unlike, CREDENTIALS, {})
        assert [one.method for one in asked.asked(LIKES)] == ["POST", "DELETE"]
        assert isinstance(POSTS.look_up(LIKED, CREDENTIALS, {"mark": "begun"}), Found)
        assert POSTS.look_up(unlike, CREDENTIALS, {"mark": "begun"}) == Absent()
    with (
        server(**{LIKES: httpx.Response(200, json={"success": False})}).listening(),
        pytest.raises(OutcomeUnknown),
    ):
        POSTS.commit(LIKED, CREDENTIALS, {})


@pytest.mark.parametrize("body", HOSTILE)
def test_rubbish_in_place_of_a_thread_is_asked_for_again(body: bytes) -> None:
    with server(**{THREAD: httpx.Response(200, content=body)}).listening(), pytest.raises(NotNow):
        TALK.thread(CREDENTIALS, "111_222")


# calls


def signature(body: bytes) -> str:
    return "sha256=" + hmac.new(SECRETS["app_secret"].encode(), body, hashlib.sha256).hexdigest()


def test_a_call_is_genuine_when_signed_over_its_very_bytes() -> None:
    body = answer("call__comment_added").content
    assert CALLS.is_genuine(body, {"x-hub-signature-256": signature(body)}, SECRETS)
    for said in ("", "sha256=", signature(body + b" "), signature(body).removeprefix("sha256="), "sha256=å"):
        assert not CALLS.is_genuine(body, {"x-hub-signature-256": said}, SECRETS)
    assert not CALLS.is_genuine(body, {"x-hub-signature-256": signature(body)}, {})
    assert CALLS.event_id(body, {}) == ""


def test_the_question_whether_the_address_is_ours_is_answered_to_who_knows_the_word() -> None:
    query = {"hub.mode": "subscribe", "hub.challenge": "123", "hub.verify_token": "knock"}
    assert CALLS.challenge(query, SECRETS) == "123"
    assert CALLS.challenge({**query, "hub.verify_token": "knack"}, SECRETS) is None
    assert CALLS.challenge({**query, "hub.mode": "unsubscribe"}, SECRETS) is None
    assert CALLS.challenge({**query, "hub.verify_token": ""}, {"verify_token": ""}) is None


def test_a_comment_is_told_with_whole_ids() -> None:
    (event,) = CALLS.read(answer("call__comment_added").content)
    told = event.record
    assert isinstance(told, Message)
    assert (event.account_id, told.network_id, told.post, told.in_reply_to) == (
        "111",
        "222_333",
        "111_222",
        "111_222",
    )
    assert (told.author.name, told.said_at) == (
        "Siv Exempel",
        datetime(2026, 11, 23, 6, 5, tzinfo=UTC),
    )


def test_a_batch_tells_everything_that_concerns_conversations() -> None:
    events = CALLS.read(answer("call__batch").content)
    ours, liked, hidden, removed, posted, gone, mention = [one.record for one in events]
    assert isinstance(ours, Message)
    assert (ours.network_id, ours.in_reply_to, ours.author.is_us) == ("222_334", "222_333", True)
    assert liked == Marked("222_333", liked=True)
    assert hidden == Marked("222_335", hidden=True)
    assert removed == Removed("222_336", "111_222")
    assert isinstance(posted, Message)
    assert (posted.kind, posted.author.is_us) == (MessageKind.POST, True)
    assert gone == Removed("111_221")
    assert isinstance(mention, Message)
    assert (events[-1].account_id, mention.kind, mention.author.name) == (
        "112",
        MessageKind.MENTION,
        "Maj Låtsas",
    )


@pytest.mark.parametrize("body", [*HOSTILE, b'{"object": "page", "entry": [{"id": "1", "changes": [7]}]}'])
def test_a_call_that_cannot_be_read_says_so_or_tells_nothing(body: bytes) -> None:
    with suppress(WrongShape):
        assert CALLS.read(body) == ()


def test_calls_of_other_products_tell_nothing() -> None:
    assert CALLS.read(b'{"object": "instagram", "entry": []}') == ()


# figures


def test_parts_are_summed_and_what_has_ended_is_not_available() -> None:
    def told(request: httpx.Request) -> httpx.Response:
        metric = request.url.params["metric"]
        if "reach" in metric or "unique" in metric:
            return answer("error__metric_ended", 400)
        return answer("insights__none" if "engagements" in metric else "insights__parts")

    with server(**{INSIGHTS: told}).listening():
        figures = {one.definition.indicator: one for one in FIGURES.account(CREDENTIALS)}
    assert figures[Indicator.FOLLOWERS].value == 8120
    assert figures[Indicator.VIEWS].value == 42
    for indicator in (Indicator.REACH, Indicator.REACTIONS):
        assert figures[indicator].value is None
        assert figures[indicator].why


def test_a_posts_figures_are_counted_and_no_share_is_nought() -> None:
    with server().listening():
        figures = {
            one.definition.indicator: one.value for one in FIGURES.posts(CREDENTIALS, ["111_222"])["111_222"]
        }
    assert figures[Indicator.COMMENTS] == 3
    assert figures[Indicator.SHARES] == 0
    assert figures[Indicator.REACTIONS] == 12
    assert figures[Indicator.CLICKS] == 42
