"""What Bluesky tells: who spoke to the city, where, and how far it was read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tankar.networks.bluesky import NETWORK
from tankar.networks.bluesky.conversing import Conversations
from tankar.networks.contract import AccessLost, Failure, NotNow, Reason, Rejected
from tankar.networks.incoming import Author, Batch, Message, MessageKind, Thread
from tankar.networks.testing.cases import AFTER_SENDING, HOSTILE, SECRET, is_a_sentence
from tankar.networks.testing.server import FakeServer, Reply

from . import karleby
from .karleby import CREDENTIALS, DID, POST, QUESTION, answer, changed

NIGHT = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
"""03:00 in Karleby, an hour before the clocks go back."""
TALK = Conversations()


def news(cursor: str = "", server: FakeServer | None = None) -> Batch:
    with (server or karleby.server()).listening():
        return TALK.news(CREDENTIALS, cursor)


def thread(server: FakeServer) -> Thread:
    with server.listening():
        return TALK.thread(CREDENTIALS, POST)


def by_text(records: object) -> dict[str, Message]:
    assert isinstance(records, list)
    return {one.text.partition("\n")[0]: one for one in records}


# news


def test_news_tell_who_answered_named_and_quoted_us_and_what_we_wrote_in_the_app() -> None:
    told = by_text(news().records)
    assert {text: (one.kind, one.author.is_us) for text, one in told.items()} == {
        "När plogas Yxpila?": (MessageKind.COMMENT, False),
        "Samma fråga här!": (MessageKind.COMMENT, False),
        "Hur är det i dag, @karleby.example?": (MessageKind.MENTION, False),
        "Läs det här.": (MessageKind.MENTION, False),
        "God morgon från appen!": (MessageKind.POST, True),
        "I dag kl. 10. /Lars, Karleby stad": (MessageKind.COMMENT, True),
        "Snö på måndag morgon.": (MessageKind.POST, True),
    }


def test_a_comment_says_where_it_hangs_and_who_wrote_it() -> None:
    told = by_text(news().records)
    question = told["När plogas Yxpila?"]
    assert question == Message(
        network_id=QUESTION,
        kind=MessageKind.COMMENT,
        author=Author(
            karleby.SIV, "Siv Exempel", "@siv.example", "https://bsky.app/profile/siv.example", False
        ),
        text="När plogas Yxpila?",
        said_at=datetime(2026, 11, 23, 5, 30, tzinfo=UTC),
        post=POST,
        in_reply_to=POST,
        language="sv",
        url="https://bsky.app/profile/siv.example/post/3m6aaaaaaaa2a",
    )
    again = told["Samma fråga här!"]
    assert (again.post, again.in_reply_to, again.attachments) == (POST, QUESTION, 2)
    assert again.author.name == "olof.example"


def test_our_own_post_has_the_id_its_receipt_has() -> None:
    with karleby.server().listening():
        receipt = karleby.POSTS.commit(karleby.WORDS, CREDENTIALS, karleby.prepared(karleby.WORDS))
        told = by_text(TALK.news(CREDENTIALS, "").records)
    assert told["Snö på måndag morgon."].network_id == receipt.network_id
    assert told["När plogas Yxpila?"].post == receipt.network_id


def test_the_list_is_asked_for_answers_mentions_and_quotes_alone() -> None:
    server = karleby.server()
    news("", server)
    (asked,) = server.asked(karleby.NEWS)
    assert asked.url.params.get_list("reasons") == ["reply", "mention", "quote"]
    assert server.asked(karleby.FEED)[0].url.params["actor"] == DID


def test_a_mention_deep_in_a_thread_of_ours_is_a_comment() -> None:
    def answers_us(told: Any) -> None:
        entry = told["notifications"][1]
        root = {"uri": POST, "cid": "bafyreib2rxk3rw6pz2k4i5f3n5"}
        entry["record"]["reply"] = {"root": root, "parent": {**root, "uri": QUESTION}}

    told = by_text(news("", karleby.server(news=changed("news__told", answers_us))).records)
    mention = told["Hur är det i dag, @karleby.example?"]
    assert (mention.kind, mention.post, mention.in_reply_to) == (MessageKind.COMMENT, POST, QUESTION)


def entry(number: int, at: datetime) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(answer("news__told").content)["notifications"][1]
    uri = f"at://{karleby.SIV}/app.bsky.feed.post/3m6a{number:09}"
    said = {"$type": "app.bsky.feed.post", "text": f"Kommentar {number}", "createdAt": at.isoformat()}
    return {**told, "uri": uri, "record": said, "indexedAt": at.isoformat()}


def a_list(entries: list[dict[str, Any]], page: int = 100) -> Reply:
    """Newest first, and a cursor that is a number of entries."""

    def reply(request: httpx.Request) -> httpx.Response:
        begin = int(request.url.params.get("cursor", "0"))
        told = entries[begin : begin + page]
        more = {"cursor": str(begin + page)} if begin + page < len(entries) else {}
        return httpx.Response(200, json={"notifications": told, **more})

    return reply


def all_news(server: FakeServer, cursor: str) -> tuple[list[str], str]:
    found: list[str] = []
    with server.listening():
        for _page in range(20):
            batch = TALK.news(CREDENTIALS, cursor)
            found += [one.text for one in batch.records if isinstance(one, Message)]
            cursor = batch.cursor
            if not batch.more:
                return found, cursor
    raise AssertionError("There was always more.")


def quiet(news: Reply) -> FakeServer:
    return karleby.server(news=news, feed=answer("feed__none"))


def test_the_first_time_the_newest_page_is_enough() -> None:
    many = [entry(number, NIGHT - timedelta(minutes=number)) for number in range(150)]
    found, _cursor = all_news(quiet(a_list(many)), "")
    assert len(found) == 100


def test_news_are_read_down_to_where_we_stopped_without_a_gap_through_the_night_of_two_threes() -> None:
    old = [entry(number, NIGHT - timedelta(hours=1, minutes=number)) for number in range(150)]
    _found, cursor = all_news(quiet(a_list(old)), "")
    # 230 come while the clocks of Karleby show 3 twice
    new = [entry(1000 + number, NIGHT + timedelta(hours=2, seconds=-30 * number)) for number in range(230)]
    found, cursor = all_news(quiet(a_list(new + old)), cursor)
    assert {text for text in found if int(text.split()[1]) >= 1000} == {
        f"Kommentar {1000 + number}" for number in range(230)
    }
    again, _cursor = all_news(quiet(a_list(new + old)), cursor)
    assert len(again) <= 21, "only the last ten minutes are told again"


def test_what_says_an_older_time_than_the_newest_is_still_told() -> None:
    first = [entry(1, NIGHT)]
    _found, cursor = all_news(quiet(a_list(first)), "")
    late = entry(2, NIGHT - timedelta(minutes=8))
    found, _cursor = all_news(quiet(a_list([*first, late])), cursor)
    assert "Kommentar 2" in found


def test_after_an_empty_beginning_everything_is_new() -> None:
    _found, cursor = all_news(karleby.server(news=answer("news__none"), feed=answer("feed__none")), "")
    many = [entry(number, NIGHT - timedelta(minutes=number)) for number in range(150)]
    found, _cursor = all_news(quiet(a_list(many)), cursor)
    assert len(found) == 150


def test_an_entry_from_the_future_does_not_silence_what_comes_after_it() -> None:
    def dated(told: list[dict[str, Any]]) -> Reply:
        headers = {"Date": "Sun, 25 Oct 2026 00:00:00 GMT"}
        return httpx.Response(200, headers=headers, json={"notifications": told})

    tomorrow = entry(1, NIGHT + timedelta(days=1))
    _found, cursor = all_news(quiet(dated([tomorrow])), "")
    found, _cursor = all_news(quiet(dated([tomorrow, entry(2, NIGHT + timedelta(minutes=1))])), cursor)
    assert "Kommentar 2" in found


def test_a_page_the_network_has_forgotten_is_begun_anew() -> None:
    cursor = json.dumps({"told": {"after": NIGHT.isoformat(), "page": "old", "newest": NIGHT.isoformat()}})

    def reply(request: httpx.Request) -> httpx.Response:
        if "cursor" in request.url.params:
            return answer("error__invalid", 400)
        return answer("news__told")

    assert len(news(cursor, karleby.server(news=reply)).records) == 4


@pytest.mark.parametrize(
    "cursor", ["nonsense", "[]", "7", '{"told": 7}', '{"told": {"after": "x", "page": "y"}}']
)
def test_a_cursor_that_cannot_be_read_is_begun_anew(cursor: str) -> None:
    assert news(cursor) == news("")


@pytest.mark.parametrize(
    "spoil",
    [
        {"record": "no record"},
        {"record": {"text": 7}},
        {"uri": "at://did:web:" + "x" * 300 + "/app.bsky.feed.post/3m6aaaaaaaa2a"},
        {"uri": "https://elsewhere.example/"},
    ],
    ids=["no record", "no words", "a long address", "another address"],
)
def test_one_post_that_cannot_be_read_spoils_no_other(spoil: dict[str, object]) -> None:
    told = news(
        "", karleby.server(news=changed("news__told", lambda all_: all_["notifications"][0].update(spoil)))
    )
    assert "Läs det här." not in by_text(told.records)
    assert len(told.records) == 6


@pytest.mark.parametrize("said", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "i går", 7, None])
def test_a_time_nobody_can_have_written_at_is_the_time_it_arrived(said: object) -> None:
    def change(told: Any) -> None:
        told["notifications"][0]["record"]["createdAt"] = said

    told = by_text(news("", karleby.server(news=changed("news__told", change))).records)
    assert told["Läs det här."].said_at == datetime(2026, 11, 23, 5, 55, 1, tzinfo=UTC)


def test_somebody_without_a_name_and_with_a_broken_handle_is_known_by_the_did() -> None:
    def change(told: Any) -> None:
        told["notifications"][0]["author"] |= {"displayName": " ", "handle": "handle.invalid"}

    told = by_text(news("", karleby.server(news=changed("news__told", change))).records)
    author = told["Läs det här."].author
    assert (author.name, author.url) == (karleby.SIV, f"https://bsky.app/profile/{karleby.SIV}")


# threads


def test_a_thread_is_read_to_the_end_of_its_deepest_branch() -> None:
    server = karleby.server()
    told = thread(server)
    assert told.complete
    assert {text: one.in_reply_to == QUESTION for text, one in by_text(told.records).items()} == {
        "När plogas Yxpila?": False,
        "Samma fråga här!": True,
        "I dag kl. 10. /Lars, Karleby stad": True,
        "KLICKA HÄR!": False,
        "Tack, Lars!": False,
    }
    assert {one.post for one in told.records} == {POST}
    assert [asked.url.params["uri"] == POST for asked in server.asked(karleby.THREAD)] == [True, False]


def test_a_thread_tells_what_we_liked_and_hid_and_which_words_are_ours() -> None:
    told = by_text(thread(karleby.server()).records)
    assert [text for text, one in told.items() if one.liked] == ["När plogas Yxpila?"]
    assert [text for text, one in told.items() if one.hidden] == ["KLICKA HÄR!"]
    assert [text for text, one in told.items() if one.author.is_us] == ["I dag kl. 10. /Lars, Karleby stad"]


def test_a_branch_that_is_always_cut_off_leaves_the_thread_unfinished() -> None:
    asked = 0

    def endless(request: httpx.Request) -> httpx.Response:
        nonlocal asked
        asked += 1
        if asked == 1:
            return answer("thread__cut")

        def one_more(told: Any) -> None:
            reply = told["thread"]["replies"][0]["post"]
            reply |= {"uri": f"{reply['uri']}{asked}", "replyCount": 1}

        return changed("thread__deeper", one_more)

    told = thread(karleby.server(thread=endless))
    assert not told.complete
    assert asked == 20


def test_a_thread_of_thousands_is_read_though_its_answer_is_large() -> None:
    """It has no pages: 3,000 answers are some four megabytes at once."""

    def crowd(told: Any) -> None:
        first = told["thread"]["replies"][0]
        told["thread"]["replies"] = []
        for number in range(3000):
            post = {**first["post"], "uri": f"{first['post']['uri']}{number}", "replyCount": 0}
            post["record"] = {**post["record"], "text": "När plogas det? " * 18}
            told["thread"]["replies"].append({**first, "post": post, "replies": []})

    large = changed("thread__cut", crowd)
    assert len(large.content) > 2 * 1024 * 1024
    told = thread(karleby.server(thread=large))
    assert told.complete
    assert len(told.records) == 3000


def test_a_branch_that_went_while_it_was_read_leaves_the_thread_unfinished() -> None:
    def going(request: httpx.Request) -> httpx.Response:
        top = request.url.params["uri"] == POST
        return answer("thread__cut") if top else answer("error__thread_not_found", 400)

    told = thread(karleby.server(thread=going))
    assert (len(told.records), told.complete) == (4, False)


def test_a_thread_with_somebody_who_blocks_us_is_not_the_whole_thread() -> None:
    assert thread(karleby.server(thread=answer("thread__blocked"))) == Thread([], complete=False)


@pytest.mark.parametrize(
    ("payload", "status"), [("error__thread_not_found", 400), ("thread__post_gone", 200)]
)
def test_a_post_that_is_in_no_repository_is_gone(payload: str, status: int) -> None:
    with pytest.raises(Rejected) as raised:
        thread(karleby.server(thread=answer(payload, status)))
    assert raised.value.reason is Reason.GONE


def test_a_post_its_readers_have_not_seen_yet_is_not_gone() -> None:
    server = karleby.server(thread=answer("error__thread_not_found", 400), record=answer("record__ours"))
    assert thread(server) == Thread([], complete=False)


def test_news_may_miss_an_answer_so_threads_are_read_beside_them() -> None:
    assert NETWORK.converses is not None
    assert NETWORK.converses.news_tells_all is False


# both


def ways() -> list[Callable[[], object]]:
    return [lambda: TALK.news(CREDENTIALS, ""), lambda: TALK.thread(CREDENTIALS, POST)]


def failure(read: Callable[[], object], reply: Reply) -> Failure:
    server = karleby.server()
    server.instead = {karleby.NEWS: reply, karleby.THREAD: reply}
    with server.listening(), pytest.raises(Failure) as raised:
        read()
    assert is_a_sentence(raised.value.detail), raised.value.detail
    assert SECRET not in str(raised.value)
    return raised.value


@pytest.mark.parametrize("read", ways(), ids=["news", "thread"])
@pytest.mark.parametrize("body", HOSTILE)
def test_rubbish_is_asked_for_again(read: Callable[[], object], body: bytes) -> None:
    assert isinstance(failure(read, httpx.Response(200, content=body)), NotNow)


@pytest.mark.parametrize("read", ways(), ids=["news", "thread"])
@pytest.mark.parametrize("error", AFTER_SENDING, ids=lambda error: type(error).__name__)
def test_a_reading_that_broke_off_is_made_later(read: Callable[[], object], error: Exception) -> None:
    assert isinstance(failure(read, error), NotNow)


@pytest.mark.parametrize("read", ways(), ids=["news", "thread"])
def test_an_account_that_was_taken_down_has_lost_its_access(read: Callable[[], object]) -> None:
    assert isinstance(failure(read, answer("error__taken_down", 400)), AccessLost)


@pytest.mark.parametrize("read", ways(), ids=["news", "thread"])
def test_a_session_the_server_forgot_is_made_anew_the_next_time(read: Callable[[], object]) -> None:
    server = karleby.server()
    with server.listening():
        server.instead = {route: answer("error__expired", 400) for route in (karleby.NEWS, karleby.THREAD)}
        with pytest.raises(NotNow):
            read()
        server.instead = {}
        read()
    assert len(server.asked(karleby.SIGN_IN)) == 2


def test_on_a_practice_address_people_have_their_pages_there() -> None:
    with karleby.server().listening() as server:
        server.routes = {
            route.replace("/xrpc", "/bluesky/xrpc"): reply for route, reply in server.routes.items()
        }
        from tankar.networks import wire

        line = wire.Wire(wire.Guard(["http://127.0.0.1:8001"]), transport=httpx.MockTransport(server))
        with wire.using(line):
            practice = replace(CREDENTIALS, address="http://127.0.0.1:8001/bluesky")
            told = by_text(TALK.news(practice, "").records)
    url = "http://127.0.0.1:8001/bluesky/profile/siv.example/post/3m6aaaaaaaa2a"
    assert told["När plogas Yxpila?"].url == url
