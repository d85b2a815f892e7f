"""What leaves for Mastodon, and what its answers mean."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

import httpx
import pytest

from tankar.networks.contract import AccessLost, Credentials, Failure, NotNow, Reason, Receipt, Rejected
from tankar.networks.mastodon.posting import Posts
from tankar.networks.testing.cases import SECRET
from tankar.networks.testing.contract import forget
from tankar.networks.testing.server import NOW, FakeServer

from . import karleby
from .karleby import CREDENTIALS, SNOW, answer

POSTS = Posts()


def prepared(done: dict[str, str] | None = None) -> dict[str, str]:
    steps = {} if done is None else done
    POSTS.prepare(SNOW, CREDENTIALS, dict(steps), steps.__setitem__)
    return steps


def sent_body(server: FakeServer) -> dict[str, object]:
    body: dict[str, object] = json.loads(server.asked(karleby.COMMIT)[0].content)
    return body


def test_the_post_leaves_with_its_text_picture_language_and_key() -> None:
    with karleby.server().listening() as server:
        receipt = POSTS.commit(SNOW, CREDENTIALS, prepared())
    assert sent_body(server) == {
        "status": SNOW.text,
        "visibility": "public",
        "media_ids": ["22348641"],
        "language": "sv",
    }
    headers = server.asked(karleby.COMMIT)[0].headers
    assert headers["Idempotency-Key"] == SNOW.key
    assert headers["Authorization"] == f"Bearer {SECRET}"
    assert receipt == Receipt(
        "113500000000000300",
        "https://kokkola.example/@kaupunki/113500000000000300",
        datetime(2026, 11, 23, 6, 15, 2, 114_000, tzinfo=UTC),
    )


def test_a_post_without_language_leaves_it_to_the_server() -> None:
    plain = replace(SNOW, language=None, media=(), key="nyckel:å")
    with karleby.server().listening() as server:
        POSTS.commit(plain, CREDENTIALS, prepared())
    assert "language" not in sent_body(server)
    assert server.asked(karleby.COMMIT)[0].headers["Idempotency-Key"].isascii()


def test_the_picture_is_uploaded_with_its_description() -> None:
    with karleby.server().listening() as server:
        prepared()
    upload = server.asked(karleby.UPLOAD)[0].content
    assert karleby.DESCRIPTION.encode() in upload
    assert b"\xff\xd8\xff picture" in upload
    assert b"image/jpeg" in upload


def test_the_anchor_is_the_newest_own_post_and_stays_what_it_was() -> None:
    with karleby.server().listening():
        assert prepared()["anchor"] == "113500000000000100"
    busy = karleby.server()
    busy.instead[karleby.OWN] = answer("statuses__ours")
    with busy.listening():
        assert (
            prepared({"account": "109876", "anchor": "113500000000000100"})["anchor"] == "113500000000000100"
        )


def test_a_new_account_has_no_anchor_but_says_that_it_was_asked() -> None:
    server = karleby.server()
    server.instead[karleby.OWN] = answer("statuses__none")
    with server.listening():
        assert prepared()["anchor"] == "-"


def test_the_account_known_from_signing_in_is_not_asked_for_again() -> None:
    known = Credentials(CREDENTIALS.address, {**CREDENTIALS.secrets, "account": "109876"})
    with karleby.server().listening() as server:
        POSTS.prepare(SNOW, known, {}, forget)
    assert server.asked(karleby.VERIFY) == []


def test_a_picture_being_processed_is_asked_about_later_and_not_sent_again() -> None:
    server = karleby.server()
    server.instead[karleby.UPLOAD] = answer("media__processing", 202)
    server.instead[karleby.MEDIA] = answer("media__processing", 206)
    done: dict[str, str] = {}
    with server.listening():
        with pytest.raises(NotNow) as raised:
            prepared(done)
        assert raised.value.until == NOW + timedelta(seconds=5)
        assert done["media:0"] == "22348641"
        assert "media:0:ready" not in done
        del server.instead[karleby.MEDIA]
        assert prepared(done)["media:0:ready"] == "22348641"
    assert len(server.asked(karleby.UPLOAD)) == 1


def test_a_picture_the_server_cannot_process_is_refused() -> None:
    server = karleby.server()
    server.instead[karleby.UPLOAD] = answer("media__processing", 202)
    server.instead[karleby.MEDIA] = answer("error__unprocessed", 422)
    with server.listening(), pytest.raises(Rejected) as raised:
        prepared()
    assert raised.value.reason is Reason.MEDIA_UNPROCESSED


def test_a_picture_the_server_has_thrown_away_is_sent_again() -> None:
    with karleby.server().listening():
        done = prepared()
    server = karleby.server()
    server.instead[karleby.MEDIA] = answer("error__not_found", 404)
    with server.listening():
        prepared(done)
    assert len(server.asked(karleby.UPLOAD)) == 1


def test_a_stored_picture_that_cannot_be_opened_waits() -> None:
    def gone() -> BinaryIO:
        raise FileNotFoundError

    lost = replace(SNOW, media=(replace(karleby.PICTURE, open=gone),))
    with karleby.server().listening(), pytest.raises(NotNow):
        POSTS.prepare(lost, CREDENTIALS, {}, forget)


def test_commit_without_prepare_sends_nothing() -> None:
    with karleby.server().listening() as server, pytest.raises(ValueError, match="anchor"):
        POSTS.commit(SNOW, CREDENTIALS, {})
    assert server.requests == []


def test_a_channel_without_token_has_lost_its_access() -> None:
    with karleby.server().listening(), pytest.raises(AccessLost):
        POSTS.prepare(SNOW, Credentials("https://kokkola.example"), {}, forget)


@pytest.mark.parametrize(
    ("payload", "status", "reason"),
    [
        ("error__text_too_long", 422, Reason.TEXT_TOO_LONG),
        ("error__text_blank", 422, Reason.TEXT_EMPTY),
        ("error__content_type", 422, Reason.MEDIA_TYPE),
        ("error__description_too_long", 422, Reason.DESCRIPTION_TOO_LONG),
        ("error__file_size", 422, Reason.MEDIA_TOO_LARGE),
        ("error__unprocessed", 422, Reason.MEDIA_UNPROCESSED),
        ("error__too_many_files", 422, Reason.TOO_MANY_MEDIA),
        ("error__other", 422, Reason.OTHER),
        ("error__not_allowed", 403, Reason.FORBIDDEN),
        ("error__reply_gone", 404, Reason.GONE),
        # our key is known and what it made is gone: never posted again under another one
        ("error__not_found", 404, Reason.MODERATED),
    ],
)
def test_a_refusal_says_what_was_refused(payload: str, status: int, reason: Reason) -> None:
    failure = refused(answer(payload, status))
    assert isinstance(failure, Rejected)
    assert failure.reason is reason


@pytest.mark.parametrize(
    ("payload", "status"),
    [
        ("error__scope", 403),
        ("error__suspended", 403),
        ("error__revoked", 401),
        ("error__not_found", 410),
    ],
)
def test_an_account_that_may_not_write_must_be_connected_again(payload: str, status: int) -> None:
    assert isinstance(refused(answer(payload, status)), AccessLost)


def test_a_server_whose_paths_have_changed_must_be_connected_again() -> None:
    assert isinstance(refused(httpx.Response(404, text="<h1>Not found</h1>")), AccessLost)


@pytest.mark.parametrize("reset", ["2026-11-23T07:05:00.000Z", "1795417500"])
def test_too_many_requests_reads_mastodons_own_header(reset: str) -> None:
    headers = {"Date": "Mon, 23 Nov 2026 07:00:00 GMT", "X-RateLimit-Reset": reset}
    failure = refused(answer("error__too_many_requests", 429, headers))
    assert isinstance(failure, NotNow)
    assert failure.until == NOW + timedelta(minutes=5)


def refused(reply: httpx.Response) -> Failure:
    server = karleby.server()
    with server.listening():
        done = prepared()
        server.instead[karleby.COMMIT] = reply
        with pytest.raises(Failure) as raised:
            POSTS.commit(SNOW, CREDENTIALS, done)
    return raised.value
