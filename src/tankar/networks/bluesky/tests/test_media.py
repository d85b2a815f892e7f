"""Pictures and videos on their way to Bluesky."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from PIL import Image

from tankar.networks import wire
from tankar.networks.contract import NotNow, Reason, Rejected
from tankar.networks.testing.server import NOW

from . import karleby
from .karleby import CREDENTIALS, FILM, POSTS, SNOW, answer, prepared, written


def test_four_pictures_leave_in_order_with_their_descriptions() -> None:
    four = tuple(replace(karleby.PICTURE, description=f"Bild {n}", width=400, height=300) for n in range(4))
    post = replace(SNOW, media=four)
    with karleby.server().listening() as server:
        POSTS.commit(post, CREDENTIALS, prepared(post))
    images = written(server)["record"]["embed"]["images"]
    assert [image["alt"] for image in images] == ["Bild 0", "Bild 1", "Bild 2", "Bild 3"]
    assert images[0]["aspectRatio"] == {"width": 400, "height": 300}
    assert len(server.asked(karleby.BLOB)) == 4


def test_a_picture_sent_at_an_earlier_attempt_is_not_sent_again_until_it_may_be_gone() -> None:
    with karleby.server().listening() as server:
        done = prepared()
        prepared(SNOW, done)
        assert len(server.asked(karleby.BLOB)) == 1
        kept = json.loads(done["media:0"])
        done["media:0"] = json.dumps({**kept, "sent": (NOW - timedelta(hours=2)).isoformat()})
        prepared(SNOW, done)
    assert len(server.asked(karleby.BLOB)) == 2


def test_a_picture_too_large_for_bluesky_is_made_smaller() -> None:
    noise = Image.effect_noise((2400, 1800), 120).convert("RGB")
    made = io.BytesIO()
    noise.save(made, "JPEG", quality=98)
    assert made.tell() > 2_000_000
    large = replace(karleby.PICTURE, open=lambda: io.BytesIO(made.getvalue()), size=made.tell())
    with karleby.server().listening() as server:
        done = prepared(replace(SNOW, media=(large,)))
    sent = server.asked(karleby.BLOB)[0]
    assert len(sent.content) <= 2_000_000
    assert sent.headers["Content-Type"] == "image/jpeg"
    kept = json.loads(done["media:0"])
    assert abs(kept["width"] / kept["height"] - 4 / 3) < 0.01


def test_a_picture_that_cannot_be_made_smaller_is_refused() -> None:
    broken = replace(karleby.PICTURE, open=lambda: io.BytesIO(b"\xff\xd8" + b"x" * 2_000_001))
    with karleby.server().listening(), pytest.raises(Rejected) as raised:
        prepared(replace(SNOW, media=(broken,)))
    assert raised.value.reason is Reason.MEDIA_UNPROCESSED


def test_a_video_is_made_ready_before_it_is_posted_with_captions_and_shape() -> None:
    server = karleby.server()
    done: dict[str, str] = {}
    with server.listening():
        server.instead[karleby.JOB] = answer("job__encoding")
        with pytest.raises(NotNow) as raised:
            prepared(FILM, done)
        assert raised.value.until == NOW + timedelta(seconds=5)
        with pytest.raises(NotNow):
            prepared(FILM, done)
        server.instead.clear()
        prepared(FILM, done)
        POSTS.commit(FILM, CREDENTIALS, done)
    assert len(server.asked(karleby.VIDEO)) == 1
    embed = written(server)["record"]["embed"]
    assert embed["$type"] == "app.bsky.embed.video"
    assert embed["alt"] == "Plogen kommer."
    assert embed["aspectRatio"] == {"width": 1080, "height": 1920}
    assert embed["video"]["mimeType"] == "video/mp4"
    assert [captions["lang"] for captions in embed["captions"]] == ["sv"]


def test_the_video_service_gets_a_token_of_its_own_and_never_ours() -> None:
    server = karleby.server()
    with server.listening(), pytest.raises(NotNow):
        prepared(FILM)
    asked = server.asked(karleby.SERVICE)[0].url.params
    assert asked["aud"] == "did:web:kokkola.example"
    assert asked["lxm"] == "com.atproto.repo.uploadBlob"
    upload = server.asked(karleby.VIDEO)[0]
    assert upload.url.host == "video.bsky.app"
    token = json.loads(answer("service__token").content)["token"]
    assert upload.headers["Authorization"] == f"Bearer {token}"
    assert upload.headers["Content-Length"] == "17"
    assert upload.url.params["did"] == karleby.DID


def test_a_video_the_service_has_already_is_used() -> None:
    server = karleby.server()
    server.instead[karleby.VIDEO] = answer("job__already_there", 409)
    with server.listening():
        assert "media:0" in prepared(FILM)


def test_a_video_that_cannot_be_made_ready_is_refused() -> None:
    server = karleby.server()
    done: dict[str, str] = {}
    with server.listening():
        with pytest.raises(NotNow):
            prepared(FILM, done)
        server.instead[karleby.JOB] = answer("job__failed")
        with pytest.raises(Rejected) as raised:
            prepared(FILM, done)
    assert raised.value.reason is Reason.MEDIA_UNPROCESSED
    assert "encoding_failure" in raised.value.detail


@pytest.mark.parametrize("status", [501, 404])
def test_a_server_without_a_video_service_takes_the_video_as_a_file(status: int) -> None:
    server = karleby.server()
    server.instead[karleby.VIDEO] = answer("error__no_video_service", status)
    with server.listening():
        assert "media:0" in prepared(FILM)
    assert len(server.asked(karleby.BLOB)) == 2  # the video and its captions


def test_a_server_beside_us_that_only_stores_files_takes_the_video_as_a_file() -> None:
    server = karleby.server()
    server.instead[karleby.VIDEO] = answer("error__invalid_token", 400)
    beside = replace(CREDENTIALS, address="http://127.0.0.1:2583")
    line = wire.Wire(
        wire.Guard(["http://127.0.0.1:2583"]), transport=httpx.MockTransport(server), now=lambda: NOW
    )
    done: dict[str, str] = {}
    with wire.using(line):
        POSTS.prepare(FILM, beside, {}, done.__setitem__)
    assert "media:0" in done
    assert server.asked(karleby.VIDEO)[0].url.host == "127.0.0.1"


def test_a_video_service_out_of_order_is_asked_later() -> None:
    server = karleby.server()
    server.instead[karleby.VIDEO] = httpx.Response(503)
    with server.listening(), pytest.raises(NotNow):
        prepared(FILM)


def test_captions_longer_than_bluesky_takes_are_refused() -> None:
    long = replace(karleby.CAPTIONS, open=lambda: io.BytesIO(b"x" * 20_001))
    server = karleby.server()
    server.instead[karleby.VIDEO] = answer("job__already_there", 409)
    with server.listening(), pytest.raises(Rejected):
        prepared(replace(SNOW, media=(replace(karleby.VIDEO_FILE, captions=(long,)),)))
