"""What leaves for a Facebook page, and what its answers mean."""

from __future__ import annotations

import hashlib
import hmac
import io
import json
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from tankar.networks.contract import (
    AccessLost,
    Credentials,
    Failure,
    NotNow,
    OutcomeUnknown,
    Outgoing,
    Reason,
    Receipt,
    Rejected,
    Shape,
)
from tankar.networks.testing.cases import SECRET
from tankar.networks.testing.contract import forget
from tankar.networks.testing.server import NOW, FakeServer

from . import karleby
from .karleby import CREDENTIALS, FILM, POSTS, SNOW, WORDS, answer, form, prepared


def sent(outgoing: Outgoing, route: str) -> tuple[FakeServer, dict[str, str], Receipt]:
    with karleby.server().listening() as server:
        receipt = POSTS.commit(outgoing, CREDENTIALS, prepared(outgoing))
    return server, form(server.asked(route)[-1]), receipt


def test_words_and_a_link_leave_as_they_are() -> None:
    _, body, receipt = sent(replace(WORDS, link="https://karleby.example/sno"), karleby.COMMIT)
    proof = hmac.new(karleby.APP_SECRET.encode(), SECRET.encode(), hashlib.sha256).hexdigest()
    assert body == {
        "message": SNOW.text,
        "published": "true",
        "link": "https://karleby.example/sno",
        "appsecret_proof": proof,
    }
    assert receipt == Receipt("111_222", "https://www.facebook.com/111/posts/222", None)


def test_a_post_is_shown_under_the_pages_own_address() -> None:
    named = replace(
        CREDENTIALS, secrets={**CREDENTIALS.secrets, "page_url": "https://www.facebook.com/Kokkola/"}
    )
    with karleby.server().listening():
        receipt = POSTS.commit(WORDS, named, prepared(WORDS))
    assert receipt.url == "https://www.facebook.com/Kokkola/posts/222"


def test_pictures_go_up_unpublished_with_their_descriptions_and_are_attached_in_order() -> None:
    numbers = iter(range(9001, 9100))
    server = karleby.server()
    server.instead[karleby.PHOTO] = lambda request: httpx.Response(200, json={"id": str(next(numbers))})
    four = replace(SNOW, media=(karleby.PICTURE,) * 4, link="https://karleby.example/sno")
    with server.listening():
        POSTS.commit(four, CREDENTIALS, prepared(four))
    upload = server.asked(karleby.PHOTO)[0].content
    assert karleby.DESCRIPTION.encode() in upload
    assert b'name="published"\r\n\r\nfalse' in upload
    body = form(server.asked(karleby.COMMIT)[0])
    assert json.loads(body["attached_media"]) == [{"media_fbid": str(n)} for n in range(9001, 9005)]
    assert "link" not in body


def test_the_token_stands_in_no_address_and_no_body() -> None:
    server, _, _ = sent(SNOW, karleby.COMMIT)
    for request in server.requests:
        assert SECRET not in str(request.url)
        assert karleby.APP_SECRET not in f"{request.url} {request.headers}"
        assert request.headers["Authorization"] == f"Bearer {SECRET}"


def test_a_photo_sent_yesterday_is_sent_again() -> None:
    with karleby.server().listening() as server:
        done = prepared()
        prepared(SNOW, done)
        assert len(server.asked(karleby.PHOTO)) == 1
        done["media:0"] = json.dumps({"id": "9001", "sent": (NOW - timedelta(hours=13)).isoformat()})
        prepared(SNOW, done)
    assert len(server.asked(karleby.PHOTO)) == 2


def test_a_video_is_sent_in_one_go_and_posted_by_its_handle() -> None:
    server, body, receipt = sent(FILM, karleby.VIDEO)
    begun = form(server.asked(karleby.BEGIN)[0])
    assert (begun["file_length"], begun["file_type"]) == (str(len(karleby.FILE)), "video/mp4")
    bytes_sent = server.asked(karleby.SEND)[0]
    assert bytes_sent.content == karleby.FILE
    assert bytes_sent.headers["Authorization"] == f"OAuth {SECRET}"
    assert bytes_sent.headers["file_offset"] == "0"
    assert bytes_sent.url.params["sig"] == "ARZqkGCA"
    assert body["description"] == SNOW.text
    assert body["fbuploader_video_file_chunk"] == "4::aGFuZGxl:bXA0:ARZ"
    assert server.asked(karleby.VIDEO)[0].url.host == "graph-video.facebook.com"
    assert receipt.url == "https://www.facebook.com/111/videos/7001"


def test_a_video_that_broke_off_goes_on_where_it_stopped() -> None:
    server = karleby.server()
    server.instead[karleby.SEND] = httpx.WriteError("reset")
    done: dict[str, str] = {}
    with server.listening():
        with pytest.raises(NotNow):
            prepared(FILM, done)
        server.instead.clear()
        prepared(FILM, done)
    rest = server.asked(karleby.SEND)[1]
    assert rest.headers["file_offset"] == "8"
    assert rest.headers["Content-Length"] == str(len(karleby.FILE) - 8)
    assert rest.content == karleby.FILE[8:]
    assert len(server.asked(karleby.BEGIN)) == 1


def test_an_upload_facebook_has_forgotten_begins_anew() -> None:
    server = karleby.server()
    server.instead[karleby.ASK] = answer("error__bad_parameter", 400)
    with server.listening():
        done = prepared(FILM, {"anchor": "-", "media:0:upload": "upload:MTphdHRhY2htZW50?sig=OLD"})
    assert done["media:0:upload"].endswith("ARZqkGCA")
    assert server.asked(karleby.SEND)[0].content == karleby.FILE


def test_a_video_without_the_apps_id_is_refused_and_words_still_go_out() -> None:
    bare = Credentials("", {"token": SECRET, "page": "111"})
    with karleby.server().listening():
        with pytest.raises(Rejected) as raised:
            POSTS.prepare(FILM, bare, {}, forget)
        done: dict[str, str] = {}
        POSTS.prepare(WORDS, bare, {}, done.__setitem__)
        assert POSTS.commit(WORDS, bare, done).network_id == "111_222"
    assert raised.value.reason is Reason.FORBIDDEN


def test_a_newest_post_that_is_not_understood_is_read_again_later() -> None:
    server = karleby.server()
    server.instead[karleby.LIST] = httpx.Response(200, json={"data": [{"id": "not an id"}]})
    with server.listening(), pytest.raises(NotNow, match="not understood"):
        prepared()


def test_a_reel_is_sent_first_and_published_by_the_last_request() -> None:
    server, body, receipt = sent(karleby.REEL_POST, karleby.REEL)
    bytes_sent = server.asked(karleby.UPRIGHT)[0]
    assert bytes_sent.content == karleby.FILE
    assert (bytes_sent.headers["offset"], bytes_sent.headers["file_size"]) == ("0", str(len(karleby.FILE)))
    assert (body["upload_phase"], body["video_state"], body["video_id"]) == ("finish", "PUBLISHED", "8001")
    assert body["description"] == SNOW.text
    assert receipt.url == "https://www.facebook.com/reel/8001"


def test_our_token_is_sent_to_no_other_place_than_facebooks() -> None:
    server = karleby.server()
    elsewhere = {"video_id": "8001", "upload_url": "https://rupload.facebook.com.evil.example/8001"}
    server.instead[karleby.REEL] = httpx.Response(200, json=elsewhere)
    with server.listening(), pytest.raises(NotNow):
        prepared(karleby.REEL_POST)
    assert {request.url.host for request in server.requests} == {"graph.facebook.com"}


def test_a_reel_that_was_not_taken_begins_anew_at_the_next_attempt() -> None:
    server = karleby.server()
    server.instead[karleby.UPRIGHT] = answer("error__bad_file", 400)
    done: dict[str, str] = {}
    with server.listening():
        with pytest.raises(NotNow):
            prepared(karleby.REEL_POST, done)
        server.instead.clear()
        prepared(karleby.REEL_POST, done)
    assert len(server.asked(karleby.REEL)) == 2


def test_a_picture_becomes_a_story() -> None:
    _, body, receipt = sent(karleby.STORY, karleby.PHOTO_STORY)
    assert body["photo_id"] == "9001"
    assert receipt.network_id == "333"


def test_a_short_video_becomes_a_story() -> None:
    _, body, receipt = sent(karleby.FILM_STORY, karleby.VIDEO_STORY)
    assert (body["upload_phase"], body["video_id"]) == ("finish", "8001")
    assert receipt.network_id == "333"


def test_the_anchor_is_the_newest_own_post_and_stays_what_it_was() -> None:
    with karleby.server().listening():
        assert prepared()["anchor"] == "1795410000 111_100"
        assert prepared(SNOW, {"anchor": "1 111_1"})["anchor"] == "1 111_1"
    new = karleby.server()
    new.instead[karleby.LIST] = answer("posts__none")
    with new.listening():
        assert prepared()["anchor"] == "-"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": "x" * 63_207}, Reason.TEXT_TOO_LONG),
        ({"media": (karleby.PICTURE,) * 11}, Reason.TOO_MANY_MEDIA),
        ({"media": (karleby.PICTURE, karleby.VIDEO_FILE)}, Reason.TOO_MANY_MEDIA),
        ({"shape": Shape.STORY, "media": ()}, Reason.TOO_MANY_MEDIA),
        ({"shape": Shape.STORY, "media": (karleby.PICTURE,) * 2}, Reason.TOO_MANY_MEDIA),
        ({"shape": Shape.REEL}, Reason.MEDIA_TYPE),
        ({"shape": Shape.REEL, "media": (replace(karleby.VIDEO_FILE, seconds=91),)}, Reason.MEDIA_TOO_LARGE),
        ({"shape": Shape.REEL, "media": (replace(karleby.VIDEO_FILE, seconds=2),)}, Reason.MEDIA_UNPROCESSED),
        ({"shape": Shape.STORY, "media": (replace(karleby.VIDEO_FILE, seconds=61),)}, Reason.MEDIA_TOO_LARGE),
    ],
)
def test_what_cannot_fit_is_refused_before_anything_is_sent(
    change: dict[str, object], reason: Reason
) -> None:
    with karleby.server().listening() as server, pytest.raises(Rejected) as raised:
        POSTS.prepare(replace(SNOW, **change), CREDENTIALS, {}, forget)  # type: ignore[arg-type]
    assert raised.value.reason is reason
    assert server.requests == []


def refused(reply: httpx.Response) -> Failure:
    server = karleby.server()
    with server.listening():
        done = prepared()
        server.instead[karleby.COMMIT] = reply
        with pytest.raises(Failure) as raised:
            POSTS.commit(SNOW, CREDENTIALS, done)
    return raised.value


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        ("error__token_expired", AccessLost),
        ("error__role_lost", AccessLost),
        ("error__permission", AccessLost),
        ("error__permission_dropped", AccessLost),
        ("error__rate", NotNow),
        ("error__rate_page", NotNow),
        ("error__too_fast", NotNow),
        ("error__transient", OutcomeUnknown),
        ("error__passing", OutcomeUnknown),
        ("error__duplicate", OutcomeUnknown),
        ("error__photos_posted", OutcomeUnknown),
    ],
)
def test_an_error_code_means_what_the_fact_sheet_says(payload: str, kind: type[Failure]) -> None:
    assert isinstance(refused(answer(payload, 400)), kind)


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ("error__abusive", Reason.MODERATED),
        ("error__photo_size", Reason.MEDIA_TOO_LARGE),
        ("error__bad_file", Reason.MEDIA_UNPROCESSED),
        ("error__authorisation", Reason.FORBIDDEN),
        ("error__bad_parameter", Reason.OTHER),
        ("error__facebook_link", Reason.OTHER),
    ],
)
def test_a_refusal_says_what_was_refused(payload: str, reason: Reason) -> None:
    failure = refused(answer(payload, 400))
    assert isinstance(failure, Rejected)
    assert failure.reason is reason


def test_too_many_calls_wait_until_facebook_lets_us_in_again() -> None:
    use = {"111": [{"type": "pages", "call_count": 100, "estimated_time_to_regain_access": 25}]}
    headers = {"X-Business-Use-Case-Usage": json.dumps(use)}
    failure = refused(answer("error__rate_page", 400, headers))
    assert isinstance(failure, NotNow)
    assert failure.until == NOW + timedelta(minutes=25)


@pytest.mark.parametrize("header", ["", "no", "[]", '{"1": [{}]}', '{"1": 3}', '{"1": []}'])
def test_a_header_that_says_nothing_names_no_time(header: str) -> None:
    failure = refused(answer("error__rate", 400, {"X-Business-Use-Case-Usage": header}))
    assert isinstance(failure, NotNow)
    assert failure.until is None


def test_commit_without_prepare_sends_nothing() -> None:
    with karleby.server().listening() as server, pytest.raises(ValueError, match="anchor"):
        POSTS.commit(SNOW, CREDENTIALS, {})
    assert server.requests == []


@pytest.mark.parametrize("secrets", [{}, {"page": "111"}, {"token": SECRET}])
def test_a_channel_without_token_or_page_has_lost_its_access(secrets: dict[str, str]) -> None:
    with karleby.server().listening() as server, pytest.raises(AccessLost):
        POSTS.prepare(SNOW, Credentials("", secrets), {}, forget)
    assert server.requests == []


def test_a_large_picture_is_made_smaller_and_a_webp_becomes_a_jpeg() -> None:
    from PIL import Image

    made = io.BytesIO()
    Image.new("RGB", (80, 60), "green").save(made, "WEBP")
    webp = replace(karleby.PICTURE, content_type="image/webp", open=lambda: io.BytesIO(made.getvalue()))
    with karleby.server().listening() as server:
        prepared(replace(SNOW, media=(webp,)))
    assert b"Content-Type: image/jpeg" in server.asked(karleby.PHOTO)[0].content
