"""What leaves for Bluesky, and what its answers mean."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tankar.networks.bluesky.tid import LETTERS, record_key
from tankar.networks.contract import (
    Absent,
    AccessLost,
    CannotTell,
    Credentials,
    Failure,
    Found,
    NotNow,
    OutcomeUnknown,
    Reason,
    Receipt,
    Rejected,
    Shape,
)
from tankar.networks.testing.cases import SECRET
from tankar.networks.testing.contract import forget
from tankar.networks.testing.server import NOW

from . import karleby
from .karleby import CREDENTIALS, DID, KEY, POSTS, SNOW, WORDS, answer, prepared, written


def test_the_post_leaves_with_its_words_picture_language_and_our_own_key() -> None:
    with karleby.server().listening() as server:
        receipt = POSTS.commit(SNOW, CREDENTIALS, prepared())
    blob = json.loads(answer("blob__uploaded").content)["blob"]
    assert written(server) == {
        "repo": DID,
        "collection": "app.bsky.feed.post",
        "rkey": KEY,
        "record": {
            "$type": "app.bsky.feed.post",
            "text": SNOW.text,
            "createdAt": "2026-11-23T06:15:00.000Z",
            "langs": ["sv"],
            "embed": {
                "$type": "app.bsky.embed.images",
                "images": [{"alt": karleby.DESCRIPTION, "image": blob}],
            },
        },
    }
    assert receipt == Receipt(
        f"at://{DID}/app.bsky.feed.post/{KEY}",
        f"https://bsky.app/profile/karleby.example/post/{KEY}",
        datetime(2026, 11, 23, 6, 15, tzinfo=UTC),
    )


def test_on_a_practice_address_the_post_has_its_page_there() -> None:
    practice = replace(CREDENTIALS, address="http://127.0.0.1:8001/bluesky")
    with karleby.server().listening() as server:
        server.routes = {
            route.replace("/xrpc", "/bluesky/xrpc"): reply for route, reply in server.routes.items()
        }
        from tankar.networks import wire

        line = wire.Wire(
            wire.Guard(["http://127.0.0.1:8001"]), transport=httpx.MockTransport(server), now=lambda: NOW
        )
        with wire.using(line):
            done: dict[str, str] = {}
            POSTS.prepare(WORDS, practice, {}, done.__setitem__)
            receipt = POSTS.commit(WORDS, practice, done)
    assert receipt.url == f"http://127.0.0.1:8001/bluesky/profile/karleby.example/post/{KEY}"


def test_the_key_is_the_same_at_every_attempt_and_another_for_another_post() -> None:
    keys = {record_key(f"post:release-{number}") for number in range(500)}
    assert len(keys) == 500
    assert record_key(SNOW.key) == KEY
    for key in keys:
        assert len(key) == 13
        assert key[0] in LETTERS[:16]
        assert set(key) <= set(LETTERS)


def test_the_moment_of_the_record_stays_what_it_was_when_first_prepared() -> None:
    with karleby.server().listening():
        done = prepared()
        line_later = {**done, "created": "2026-11-23T05:00:00.000Z"}
        assert prepared(SNOW, line_later)["created"] == "2026-11-23T05:00:00.000Z"


def test_one_session_serves_many_posts() -> None:
    with karleby.server().listening() as server:
        for _ in range(3):
            POSTS.commit(WORDS, CREDENTIALS, prepared(WORDS))
    assert len(server.asked(karleby.SIGN_IN)) == 1
    assert all(SECRET not in sent.headers.get("Authorization", "") for sent in server.requests)


def test_a_session_about_to_end_is_renewed_before_anything_is_written() -> None:
    ending = karleby.server()
    ending.instead[karleby.SIGN_IN] = answer("session__ending")
    with ending.listening() as server:
        POSTS.commit(WORDS, CREDENTIALS, prepared(WORDS))
    assert len(server.asked(karleby.RENEW)) == 1
    fresh = json.loads(answer("session__renewed").content)["accessJwt"]
    assert server.asked(karleby.COMMIT)[0].headers["Authorization"] == f"Bearer {fresh}"


@pytest.mark.parametrize("status", [400, 401])
def test_a_session_that_is_not_renewed_is_made_anew(status: int) -> None:
    ending = karleby.server()
    ending.instead = {
        karleby.SIGN_IN: [answer("session__ending"), answer("session__created")],  # type: ignore[dict-item]
        karleby.RENEW: answer("error__expired", status),
    }
    with ending.listening() as server:
        POSTS.commit(WORDS, CREDENTIALS, prepared(WORDS))
    assert len(server.asked(karleby.SIGN_IN)) == 2


@pytest.mark.parametrize(
    ("payload", "status"), [("error__expired", 400), ("error__invalid_token", 400), ("error__expired", 401)]
)
def test_a_commit_with_a_session_the_server_forgot_is_made_later_with_a_new_one(
    payload: str, status: int
) -> None:
    server = karleby.server()
    with server.listening():
        done = prepared(WORDS)
        server.instead[karleby.COMMIT] = answer(payload, status)
        with pytest.raises(NotNow):
            POSTS.commit(WORDS, CREDENTIALS, done)
        server.instead.clear()
        POSTS.commit(WORDS, CREDENTIALS, done)
    assert len(server.asked(karleby.SIGN_IN)) == 2


def test_an_app_password_that_was_taken_back_means_the_access_is_lost() -> None:
    server = karleby.server()
    server.instead[karleby.SIGN_IN] = answer("error__wrong_password", 401)
    with server.listening(), pytest.raises(AccessLost):
        prepared()


def test_signing_in_too_often_waits_as_long_as_it_is_told() -> None:
    server = karleby.server()
    headers = {"Date": "Mon, 23 Nov 2026 07:00:00 GMT", "ratelimit-reset": "1795417500"}
    server.instead[karleby.SIGN_IN] = answer("error__rate", 429, headers)
    with server.listening(), pytest.raises(NotNow) as raised:
        prepared()
    assert raised.value.until == NOW + timedelta(minutes=5)


def refused(reply: httpx.Response) -> Failure:
    server = karleby.server()
    with server.listening():
        done = prepared()
        server.instead[karleby.COMMIT] = reply
        with pytest.raises(Failure) as raised:
            POSTS.commit(SNOW, CREDENTIALS, done)
    return raised.value


@pytest.mark.parametrize(
    ("payload", "status", "reason"),
    [
        ("error__graphemes", 400, Reason.TEXT_TOO_LONG),
        ("error__blob_too_big", 400, Reason.MEDIA_TOO_LARGE),
        ("error__mime", 400, Reason.MEDIA_TYPE),
        ("error__invalid", 400, Reason.OTHER),
    ],
)
def test_a_refusal_says_what_was_refused(payload: str, status: int, reason: Reason) -> None:
    failure = refused(answer(payload, status))
    assert isinstance(failure, Rejected)
    assert failure.reason is reason


@pytest.mark.parametrize(
    ("payload", "status", "kind"),
    [
        ("error__key_exists", 500, OutcomeUnknown),
        ("error__swap", 400, OutcomeUnknown),
        ("error__blob_gone", 400, NotNow),
        ("error__taken_down", 401, AccessLost),
        ("error__taken_down", 400, AccessLost),
    ],
)
def test_other_answers_mean_what_the_fact_sheet_says(payload: str, status: int, kind: type[Failure]) -> None:
    assert isinstance(refused(answer(payload, status)), kind)


def test_a_post_written_under_another_key_than_ours_is_unclear() -> None:
    elsewhere = {"uri": f"at://{DID}/app.bsky.feed.post/3mg2xkq5ttk2a", "cid": "bafyreib2rxk3rw6pz2k4i5f3n5"}
    assert isinstance(refused(httpx.Response(200, json=elsewhere)), OutcomeUnknown)


def test_a_second_request_under_the_same_key_is_looked_for_and_found() -> None:
    server = karleby.server(record=answer("record__ours"))
    with server.listening():
        done = prepared(WORDS)
        server.instead[karleby.COMMIT] = answer("error__key_exists", 500)
        with pytest.raises(OutcomeUnknown):
            POSTS.commit(WORDS, CREDENTIALS, done)
        found = POSTS.look_up(WORDS, CREDENTIALS, done)
    assert isinstance(found, Found)
    assert found.receipt.network_id.endswith(KEY)
    asked = server.asked(karleby.RECORD)[0]
    assert "Authorization" not in asked.headers
    assert asked.url.params["rkey"] == KEY


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (answer("error__record_not_found", 400), Absent),
        (answer("record__another"), CannotTell),
        (answer("error__invalid", 400), AccessLost),
        (answer("error__key_exists", 500), NotNow),
    ],
    ids=["absent", "another", "no such account", "fault"],
)
def test_a_look_up_tells_by_the_key_alone(reply: httpx.Response, kind: type) -> None:
    with karleby.server(record=reply).listening():
        done = prepared(WORDS)
        try:
            told: object = POSTS.look_up(WORDS, CREDENTIALS, done)
        except Failure as failure:
            told = failure
    assert isinstance(told, kind)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": "x" * 301}, Reason.TEXT_TOO_LONG),
        ({"text": "👨‍👩‍👧‍👦" * 121}, Reason.TEXT_TOO_LONG),
        ({"text": " ", "media": ()}, Reason.TEXT_EMPTY),
        ({"media": (karleby.PICTURE,) * 5}, Reason.TOO_MANY_MEDIA),
        ({"media": (karleby.PICTURE, karleby.VIDEO_FILE)}, Reason.TOO_MANY_MEDIA),
        ({"media": (replace(karleby.PICTURE, content_type="image/tiff"),)}, Reason.MEDIA_TYPE),
        ({"media": (replace(karleby.VIDEO_FILE, seconds=181),)}, Reason.MEDIA_TOO_LARGE),
        ({"media": (replace(karleby.VIDEO_FILE, size=300_000_001),)}, Reason.MEDIA_TOO_LARGE),
        ({"media": (replace(karleby.PICTURE, description="x" * 2001),)}, Reason.DESCRIPTION_TOO_LONG),
        ({"shape": Shape.STORY}, Reason.OTHER),
    ],
)
def test_what_cannot_fit_is_refused_before_anything_is_sent(
    change: dict[str, object], reason: Reason
) -> None:
    with karleby.server().listening() as server, pytest.raises(Rejected) as raised:
        POSTS.prepare(replace(SNOW, **change), CREDENTIALS, {}, forget)  # type: ignore[arg-type]
    assert raised.value.reason is reason
    assert server.requests == []


def test_three_hundred_families_are_three_hundred_graphemes_and_too_many_bytes_only() -> None:
    text = "ö" * 300
    with karleby.server().listening() as server:
        POSTS.commit(replace(WORDS, text=text), CREDENTIALS, prepared(replace(WORDS, text=text)))
    assert written(server)["record"]["text"] == text


def test_commit_without_prepare_sends_nothing() -> None:
    with karleby.server().listening() as server, pytest.raises(ValueError, match="prepare"):
        POSTS.commit(SNOW, CREDENTIALS, {})
    assert server.requests == []


@pytest.mark.parametrize("secrets", [{}, {"handle": "a.example"}, {"app_password": SECRET}])
def test_a_channel_without_handle_or_password_has_lost_its_access(secrets: dict[str, str]) -> None:
    with karleby.server().listening(), pytest.raises(AccessLost):
        POSTS.prepare(SNOW, Credentials("https://kokkola.example", secrets), {}, forget)


def test_a_mention_is_resolved_once_and_an_unknown_name_stays_words() -> None:
    text = "Tack @museet.example och @ingen.example! #Snö"
    post = replace(WORDS, text=text)

    def who(request: httpx.Request) -> httpx.Response:
        known = request.url.params["handle"] == "museet.example"
        return answer("handle__resolved") if known else answer("error__handle_unknown", 400)

    server = karleby.server()
    server.instead[karleby.RESOLVE] = who
    with server.listening():
        done = prepared(post, prepared(post))
        POSTS.commit(post, CREDENTIALS, done)
    assert len(server.asked(karleby.RESOLVE)) == 2
    facets = written(server)["record"]["facets"]
    assert [facet["features"][0]["$type"].partition("#")[2] for facet in facets] == ["mention", "tag"]
    assert facets[0]["features"][0]["did"] == "did:plc:museet22museet22museet22"
