"""The practised Bluesky over raw HTTP: the answers that were measured on a real server."""

from __future__ import annotations

import time
from typing import Any

import httpx
import pytest

from tankar.practice.bluesky.cids import cid
from tankar.practice.bluesky.posting import as_html
from tankar.practice.bluesky.tids import is_tid

from .conftest import FILM, Elsewhere

POST, RKEY = "app.bsky.feed.post", "3mg2xkq5ttk2a"
VIDEO = "/xrpc/app.bsky.video."


def _record(text: Any = "Hej", **more: Any) -> dict[str, Any]:
    return {"$type": POST, "text": text, "createdAt": "2026-11-22T12:00:00.000Z", **more}


def _write(
    bluesky: Elsewhere, how: str, record: dict[str, Any], rkey: str = RKEY, **more: Any
) -> httpx.Response:
    given = {"repo": bluesky.made["did"], "collection": POST, "rkey": rkey, "record": record, **more}
    return bluesky.http.post(f"/xrpc/com.atproto.repo.{how}Record", json=given)


def _read(bluesky: Elsewhere, rkey: str = RKEY) -> httpx.Response:
    params = {"repo": bluesky.made["did"], "collection": POST, "rkey": rkey}
    return httpx.get(f"{bluesky.base}/xrpc/com.atproto.repo.getRecord", params=params)


def _blob(bluesky: Elsewhere, data: bytes, kind: str) -> dict[str, Any]:
    answer = bluesky.http.post(
        "/xrpc/com.atproto.repo.uploadBlob", content=data, headers={"Content-Type": kind}
    )
    return dict(answer.json()["blob"])


def _image(blob: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"$type": "app.bsky.embed.images", "images": [{"alt": "", "image": blob, **more}]}


def test_a_record_is_made_under_the_key_the_sender_chose_and_read_without_a_token(bluesky: Elsewhere) -> None:
    made = _write(bluesky, "create", _record()).json()
    assert made["uri"] == f"at://{bluesky.made['did']}/{POST}/{RKEY}"
    assert made["cid"].startswith("bafyrei")
    assert made["validationStatus"] == "valid"
    assert set(made["commit"]) == {"cid", "rev"}
    assert _read(bluesky).json() == {"uri": made["uri"], "cid": made["cid"], "value": _record()}


def test_a_key_that_is_taken_answers_500_and_stores_nothing_more(bluesky: Elsewhere) -> None:
    _write(bluesky, "create", _record())
    again = _write(bluesky, "create", _record())
    assert (again.status_code, again.json()["error"]) == (500, "InternalServerError")
    assert bluesky.stored() == {"Hej": 1}


def test_putting_the_same_record_again_changes_nothing_and_is_no_commit(bluesky: Elsewhere) -> None:
    first, again = _write(bluesky, "put", _record()).json(), _write(bluesky, "put", _record()).json()
    assert first["cid"] == again["cid"]
    assert "commit" in first
    assert "commit" not in again
    assert bluesky.last()["replayed"] is True
    assert bluesky.stored() == {"Hej": 1}


def test_putting_only_where_nothing_stands_is_refused_where_something_does(bluesky: Elsewhere) -> None:
    made = _write(bluesky, "put", _record(), swapRecord=None).json()
    refused = _write(bluesky, "put", _record("Annat"), swapRecord=None)
    assert refused.status_code == 400
    assert refused.json() == {"error": "InvalidSwap", "message": f"Record was at {made['cid']}"}
    stale = _write(bluesky, "put", _record("Annat"), swapCommit="bafyreistale")
    assert stale.json() == {"error": "InvalidSwap", "message": f"Commit was at {made['commit']['cid']}"}
    assert _write(bluesky, "put", _record("Annat"), swapRecord=made["cid"]).status_code == 200


def test_a_record_that_is_not_there_is_a_400_and_deleting_it_is_fine(bluesky: Elsewhere) -> None:
    assert (_read(bluesky).status_code, _read(bluesky).json()["error"]) == (400, "RecordNotFound")
    given = {"repo": bluesky.made["did"], "collection": POST, "rkey": RKEY}
    where = "/xrpc/com.atproto.repo.deleteRecord"
    assert bluesky.http.post(where, json=given).json() == {}
    _write(bluesky, "create", _record())
    assert set(bluesky.http.post(where, json=given).json()) == {"commit"}
    assert bluesky.http.post(where, json=given).json() == {}
    assert _read(bluesky).json()["error"] == "RecordNotFound"


@pytest.mark.parametrize(
    ("record", "says"),
    [
        (_record("a" * 301), "grapheme too big (maximum 300, got 301) at $.record.text"),
        (_record("👨‍👩‍👧‍👦" * 121), "string too big (maximum 3000, got 3025) at $.record.text"),
        ({"$type": POST, "text": "Hej"}, 'Missing required key "createdAt" at $.record'),
        (_record(createdAt="2026-11-22"), "Invalid datetime (got '2026-11-22') at $.record.createdAt"),
        (_record(langs=["sv", "fi", "en", "de"]), "array too big (maximum 3, got 4) at $.record.langs"),
        (_record(facets=[{"index": {"byteStart": -1, "byteEnd": 2}, "features": []}]), "integer too small"),
        (_record(embed={"$type": "app.bsky.embed.images", "images": [{}] * 5}), "maximum 4, got 5"),
        (
            _record(embed={"$type": "app.bsky.embed.images", "images": [{"image": {}, "alt": ""}]}),
            "Expected blob value",
        ),
        (_record(text=7), "Expected string value type (got integer) at $.record.text"),
        ({**_record(), "$type": "app.bsky.feed.like"}, "Invalid $type"),
        (_record(n=0.5), "a record cannot hold 0.5"),
    ],
)
def test_a_record_that_cannot_be_is_refused_and_says_where(
    bluesky: Elsewhere, record: dict[str, Any], says: str
) -> None:
    answer = _write(bluesky, "create", record)
    assert (answer.status_code, answer.json()["error"]) == (400, "InvalidRequest")
    assert says in answer.json()["message"]
    assert bluesky.stored() == {}


def test_a_key_that_is_no_tid_is_refused(bluesky: Elsewhere) -> None:
    assert "Invalid TID string" in _write(bluesky, "create", _record(), "mitt-inlagg-1").json()["message"]
    own = {"repo": bluesky.made["did"], "collection": POST, "record": _record()}
    made = bluesky.http.post("/xrpc/com.atproto.repo.createRecord", json=own).json()
    assert is_tid(made["uri"].rpartition("/")[2])


def test_a_blob_is_named_by_its_bytes_and_typed_by_what_it_is(bluesky: Elsewhere, picture: bytes) -> None:
    blob = _blob(bluesky, picture, "application/octet-stream")
    assert blob == {
        "$type": "blob",
        "ref": {"$link": cid(picture)},
        "mimeType": "image/jpeg",
        "size": len(picture),
    }
    assert cid(picture).startswith("bafkrei")


def test_a_picture_needs_its_description_and_must_exist_and_not_be_too_big(
    bluesky: Elsewhere, picture: bytes
) -> None:
    blob = _blob(bluesky, picture, "image/jpeg")
    silent = {"$type": "app.bsky.embed.images", "images": [{"image": blob}]}
    assert 'Missing required key "alt"' in _write(bluesky, "create", _record(embed=silent)).json()["message"]
    lost = {**blob, "ref": {"$link": cid(b"nothing")}}
    assert _write(bluesky, "create", _record(embed=_image(lost))).json()["error"] == "BlobNotFound"
    large = {**blob, "size": 2_000_001}
    assert "blob too big" in _write(bluesky, "create", _record(embed=_image(large))).json()["message"]
    other = {**blob, "mimeType": "image/png"}
    assert _write(bluesky, "create", _record(embed=_image(other))).json()["error"] == "InvalidMimeType"
    assert _write(bluesky, "create", _record(embed=_image(blob))).status_code == 200


def test_a_token_can_be_missing_garbage_of_another_kind_or_out_of_time(bluesky: Elsewhere) -> None:
    where = f"{bluesky.base}/xrpc/com.atproto.server.getSession"

    def asked(token: str | None) -> tuple[int, str]:
        answer = httpx.get(where, headers={"Authorization": f"Bearer {token}"} if token else {})
        return answer.status_code, answer.json().get("error", "")

    assert asked(None) == (401, "AuthMissing")
    assert asked("garbage") == (400, "InvalidToken")
    assert asked(bluesky.made["refreshJwt"]) == (400, "InvalidToken")
    assert asked(bluesky.made["accessJwt"]) == (200, "")
    bluesky.control.post("/settings", json={"clock_offset_s": 7201})
    assert asked(bluesky.made["accessJwt"]) == (400, "ExpiredToken")


def test_a_refresh_token_is_changed_for_a_new_pair_once(bluesky: Elsewhere) -> None:
    headers = {"Authorization": f"Bearer {bluesky.made['refreshJwt']}"}
    where = f"{bluesky.base}/xrpc/com.atproto.server.refreshSession"
    fresh = httpx.post(where, headers=headers).json()
    assert fresh["accessJwt"] != bluesky.made["accessJwt"]
    assert httpx.post(where, headers=headers).json()["error"] == "InvalidToken"


def test_every_answer_tells_how_many_calls_are_left(bluesky: Elsewhere) -> None:
    answer = _write(bluesky, "create", _record())
    assert answer.headers["ratelimit-policy"].endswith(";w=300")
    assert int(answer.headers["ratelimit-remaining"]) < int(answer.headers["ratelimit-limit"])
    assert int(answer.headers["ratelimit-reset"]) > time.time()


def _service(bluesky: Elsewhere, **more: str) -> str:
    asks = {
        "aud": "did:web:127.0.0.1",
        "lxm": "com.atproto.repo.uploadBlob",
        "exp": str(int(time.time()) + 1800),
    }
    answer = bluesky.http.get("/xrpc/com.atproto.server.getServiceAuth", params={**asks, **more})
    return str(answer.json()["token"])


def _film(bluesky: Elsewhere, token: str, data: bytes = FILM) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "video/mp4"}
    params = {"did": bluesky.made["did"], "name": "film.mp4"}
    return httpx.post(f"{bluesky.base}{VIDEO}uploadVideo", params=params, content=data, headers=headers)


def _job(bluesky: Elsewhere, job: str) -> dict[str, Any]:
    return dict(bluesky.http.get(f"{VIDEO}getJobStatus", params={"jobId": job}).json()["jobStatus"])


def test_the_video_service_works_on_a_film_until_it_is_a_blob(bluesky: Elsewhere) -> None:
    bluesky.fault("media_processing", polls=2)
    job = _film(bluesky, _service(bluesky)).json()["jobStatus"]
    assert job["state"] == "JOB_STATE_CREATED"
    states = [_job(bluesky, job["jobId"])["state"] for _ in range(3)]
    assert states == ["JOB_STATE_SCANNING", "JOB_STATE_UPLOADING", "JOB_STATE_COMPLETED"]
    blob = _job(bluesky, job["jobId"])["blob"]
    embed = {"$type": "app.bsky.embed.video", "video": blob, "alt": "Fyren"}
    assert _write(bluesky, "create", _record(embed=embed)).status_code == 200
    again = _film(bluesky, _service(bluesky))
    assert (again.status_code, again.json()["error"], again.json()["blob"]) == (409, "already_exists", blob)


def test_a_film_can_be_taken_and_then_refused(bluesky: Elsewhere) -> None:
    bluesky.fault("media_refused_later", polls=1)
    job = _film(bluesky, _service(bluesky)).json()["jobStatus"]["jobId"]
    states = [_job(bluesky, job) for _ in range(3)]
    assert states[-1]["state"] == "JOB_STATE_FAILED"
    assert states[-1]["failureCode"] == "encoding_failure"


def test_the_video_service_wants_a_service_token_for_the_right_method_and_an_mp4(bluesky: Elsewhere) -> None:
    assert _film(bluesky, bluesky.made["accessJwt"]).status_code == 401
    assert _film(bluesky, _service(bluesky, lxm="app.bsky.video.uploadVideo")).status_code == 401
    assert _film(bluesky, _service(bluesky), b"no film").json()["error"] == "validation_failure"


def test_an_unknown_method_is_not_implemented(bluesky: Elsewhere) -> None:
    answer = bluesky.http.get("/xrpc/app.bsky.nonsense.method")
    assert (answer.status_code, answer.json()["error"]) == (501, "MethodNotImplemented")


def test_a_facet_that_cuts_a_character_in_two_is_not_shown() -> None:
    def shown(start: int, end: int) -> str:
        link = {"$type": "app.bsky.richtext.facet#link", "uri": "https://kokkola.fi"}
        facet = {"index": {"byteStart": start, "byteEnd": end}, "features": [link]}
        return as_html({"record": {"text": "på ön <b>", "facets": [facet]}})

    assert shown(4, 7) == '<p>på <a href="https://kokkola.fi">ön</a> &lt;b&gt;</p>'
    assert "<a" not in shown(5, 7)
    assert "<a" not in shown(4, 99)
