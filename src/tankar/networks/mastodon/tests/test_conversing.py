"""What Mastodon tells of residents and of its own app, and how it is answered and liked."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from tankar.networks.contract import (
    Absent,
    AccessLost,
    Found,
    NotNow,
    OperationKind,
    OutcomeUnknown,
    Outgoing,
    Reason,
    Rejected,
)
from tankar.networks.incoming import Indicator, Message, MessageKind
from tankar.networks.mastodon.conversing import Conversations
from tankar.networks.mastodon.measuring import Counts
from tankar.networks.mastodon.posting import Posts
from tankar.networks.testing.cases import AFTER_SENDING, HOSTILE
from tankar.networks.testing.server import FakeServer

from . import karleby
from .karleby import CREDENTIALS, answer

TALK, POSTS = Conversations(), Posts()
TOLD = r"GET /api/v1/notifications"
CONTEXT = r"GET /api/v1/statuses/113500000000000300/context"
STATUS = r"GET /api/v1/statuses/113500000000000310"
LIKE = r"POST /api/v1/statuses/113500000000000310/favourite"
UNLIKE = r"POST /api/v1/statuses/113500000000000310/unfavourite"
LIKED = Outgoing(OperationKind.LIKE, "like:1", "", None, target="113500000000000310")
ANSWER = Outgoing(
    OperationKind.REPLY,
    "answer:1",
    "I dag.",
    "sv",
    in_reply_to="113500000000000310",
    target="@siv@elsewhere.example",
)


def server(**instead: httpx.Response) -> FakeServer:
    routes = {
        karleby.VERIFY: answer("account__verified"),
        TOLD: answer("notifications__answer_and_mention"),
        karleby.OWN: answer("statuses__own_with_boost"),
        CONTEXT: answer("context__thread"),
        STATUS: answer("status__liked"),
        LIKE: answer("status__liked"),
        UNLIKE: answer("status__private"),
        karleby.COMMIT: answer("status__posted"),
    }
    return FakeServer({**routes, **instead})


def test_news_are_mentions_answers_and_own_posts_in_plain_words() -> None:
    with server().listening() as asked:
        batch = TALK.news(CREDENTIALS, "")
    told = {one.network_id: one for one in batch.records if isinstance(one, Message)}
    question = told["113500000000000310"]
    assert question.text == "När plogas Yxpila?\nHär är det halt & mörkt.\n\nTack!"
    assert (question.kind, question.in_reply_to, question.attachments) == (
        MessageKind.COMMENT,
        "113500000000000300",
        1,
    )
    assert (question.author.name, question.author.handle) == ("Siv Exempel", "@siv@elsewhere.example")
    assert told["113500000000000311"].kind is MessageKind.MENTION
    assert (told["113500000000000304"].kind, told["113500000000000304"].application) == (
        MessageKind.POST,
        "Web",
    )
    assert "113500000000000305" not in told  # a boost is nobody's words
    assert json.loads(batch.cursor) == {"told": "5002", "own": "113500000000000305"}
    assert "min_id" not in asked.asked(TOLD)[0].url.params


def test_the_next_news_are_read_forward_from_there() -> None:
    with server().listening() as asked:
        TALK.news(CREDENTIALS, json.dumps({"told": "4000", "own": "113"}))
    assert asked.asked(TOLD)[0].url.params["min_id"] == "4000"
    assert asked.asked(karleby.OWN)[0].url.params["min_id"] == "113"


def test_a_thread_tells_likes_edits_and_what_was_done_in_the_app() -> None:
    with server().listening():
        thread = TALK.thread(CREDENTIALS, "113500000000000300")
    question, ours = thread.records
    assert thread.complete
    assert question.liked
    assert question.edited_at == datetime(2026, 11, 23, 6, 7, tzinfo=UTC)
    assert (ours.author.is_us, ours.application, ours.text) == (True, "Web", "I dag kl. 10.")
    assert question.post == ours.post == "113500000000000300"


@pytest.mark.parametrize(("answers", "is_whole"), [(4095, True), (4096, False)])
def test_a_thread_of_thousands_is_read_and_one_that_reaches_the_servers_limit_is_not_whole(
    answers: int, is_whole: bool
) -> None:
    """What a server leaves out of a very long thread is not gone."""
    told = json.loads(answer("context__thread").content)
    one = {**told["descendants"][0], "content": "<p>När plogas det?</p>" * 20}
    told["descendants"] = [{**one, "id": str(113500000000000400 + number)} for number in range(answers)]
    large = httpx.Response(200, json=told)
    assert len(large.content) > 2 * 1024 * 1024
    with server(**{CONTEXT: large}).listening():
        thread = TALK.thread(CREDENTIALS, "113500000000000300")
    assert (len(thread.records), thread.complete) == (answers, is_whole)


def test_a_thread_whose_post_is_gone_says_so() -> None:
    with server(**{CONTEXT: answer("error__not_found", 404)}).listening(), pytest.raises(Rejected) as raised:
        TALK.thread(CREDENTIALS, "113500000000000300")
    assert raised.value.reason is Reason.GONE


@pytest.mark.parametrize("body", HOSTILE)
def test_rubbish_is_asked_for_again(body: bytes) -> None:
    with server(**{TOLD: httpx.Response(200, content=body)}).listening(), pytest.raises(NotNow):
        TALK.news(CREDENTIALS, "")


def test_a_revoked_token_is_lost_access() -> None:
    with server(**{TOLD: answer("error__revoked", 401)}).listening(), pytest.raises(AccessLost):
        TALK.news(CREDENTIALS, "")


def test_a_private_message_is_private() -> None:
    private = json.loads(answer("status__private").content)
    told = httpx.Response(200, json=[{"id": "1", "type": "mention", "status": private}])
    with server(**{TOLD: told}).listening():
        batch = TALK.news(CREDENTIALS, "")
    assert [
        one.kind for one in batch.records if isinstance(one, Message) and one.network_id == private["id"]
    ] == [MessageKind.PRIVATE]


def sent(outgoing: Outgoing) -> dict[str, object]:
    with server().listening() as asked:
        done: dict[str, str] = {}
        POSTS.prepare(outgoing, CREDENTIALS, {}, done.__setitem__)
        POSTS.commit(outgoing, CREDENTIALS, done)
    body: dict[str, object] = json.loads(asked.asked(karleby.COMMIT)[0].content)
    return body


def test_an_answer_names_whom_it_answers_and_hangs_below() -> None:
    body = sent(ANSWER)
    assert body["status"] == "@siv@elsewhere.example I dag."
    assert (body["in_reply_to_id"], body["visibility"]) == ("113500000000000310", "public")
    assert (
        sent(replace(ANSWER, text="@siv@elsewhere.example Hej!"))["status"] == "@siv@elsewhere.example Hej!"
    )


def test_a_private_answer_is_seen_by_them_alone() -> None:
    assert sent(replace(ANSWER, kind=OperationKind.PRIVATE_REPLY))["visibility"] == "direct"


@pytest.mark.parametrize(("kind", "route"), [(OperationKind.LIKE, LIKE), (OperationKind.UNLIKE, UNLIKE)])
def test_a_like_is_one_request(kind: OperationKind, route: str) -> None:
    with server().listening() as asked:
        done: dict[str, str] = {}
        POSTS.prepare(replace(LIKED, kind=kind), CREDENTIALS, {}, done.__setitem__)
        receipt = POSTS.commit(replace(LIKED, kind=kind), CREDENTIALS, done)
    assert len(asked.asked(route)) == len(asked.requests) == 1
    assert receipt.network_id == "113500000000000310"


@pytest.mark.parametrize("error", AFTER_SENDING, ids=lambda error: type(error).__name__)
def test_a_like_whose_answer_is_lost_is_unclear_and_then_read(error: Exception) -> None:
    spoiled = server()
    spoiled.instead[LIKE] = error
    with spoiled.listening():
        with pytest.raises(OutcomeUnknown):
            POSTS.commit(LIKED, CREDENTIALS, {"mark": "begun"})
        assert isinstance(POSTS.look_up(LIKED, CREDENTIALS, {"mark": "begun"}), Found)
        unlike = replace(LIKED, kind=OperationKind.UNLIKE)
        assert POSTS.look_up(unlike, CREDENTIALS, {"mark": "begun"}) == Absent()
        assert POSTS.look_up(LIKED, CREDENTIALS, {}) == Absent()


def test_a_like_of_what_is_gone_is_refused_and_was_never_there() -> None:
    gone = {LIKE: answer("error__not_found", 404), STATUS: answer("error__not_found", 404)}
    with server(**gone).listening():
        with pytest.raises(Rejected) as raised:
            POSTS.commit(LIKED, CREDENTIALS, {"mark": "begun"})
        assert raised.value.reason is Reason.GONE
        assert POSTS.look_up(LIKED, CREDENTIALS, {"mark": "begun"}) == Absent()


def test_figures_are_counts_as_they_stand() -> None:
    with server().listening():
        followers, posts = Counts().account(CREDENTIALS)
        found = Counts().posts(CREDENTIALS, ["113500000000000310"])
    assert (followers.definition.indicator, followers.value, posts.value) == (Indicator.FOLLOWERS, 1204, 311)
    assert [one.value for one in found["113500000000000310"]] == [2, 1, 7]


def test_figures_of_what_is_gone_are_left_out() -> None:
    with server(**{STATUS: answer("error__not_found", 404)}).listening():
        assert Counts().posts(CREDENTIALS, ["113500000000000310"]) == {}
