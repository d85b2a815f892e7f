"""The practised Facebook over raw HTTP: films, Reels, stories, errors and headers as the fact sheet prints them."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from .conftest import FILM, Elsewhere

V = "/v26.0"


def _call(facebook: Elsewhere, path: str, method: str = "POST", **data: Any) -> httpx.Response:
    given = {"access_token": facebook.made["access_token"], **data}
    if method == "GET":
        return facebook.http.get(f"{V}{path}", params=given)
    return facebook.http.request(method, f"{V}{path}", json=given)


def _page(facebook: Elsewhere, edge: str, method: str = "POST", **data: Any) -> httpx.Response:
    return _call(facebook, f"/{facebook.made['id']}/{edge}", method, **data)


def _send(facebook: Elsewhere, url: str, data: bytes, **headers: str) -> httpx.Response:
    token = {"Authorization": f"OAuth {facebook.made['access_token']}"}
    return facebook.http.post(url, content=data, headers={**token, **headers})


def _photo(facebook: Elsewhere, picture: bytes, **more: str) -> httpx.Response:
    data = {"access_token": facebook.made["access_token"], "published": "false", **more}
    return facebook.http.post(
        f"{V}/{facebook.made['id']}/photos", data=data, files={"source": ("a.jpg", picture)}
    )


def _uploaded(facebook: Elsewhere, film: bytes = FILM) -> str:
    """The handle of a whole upload."""
    begun = _call(
        facebook, "/4711/uploads", file_name="a.mp4", file_length=len(film), file_type="video/mp4"
    ).json()
    return str(_send(facebook, f"{V}/{begun['id']}", film, file_offset="0").json()["h"])


def _reel(facebook: Elsewhere, edge: str = "video_reels", film: bytes = FILM) -> str:
    begun = _page(facebook, edge, upload_phase="start").json()
    done = _send(facebook, begun["upload_url"], film, offset="0", file_size=str(len(film)))
    assert done.json() == {"success": True}
    return str(begun["video_id"])


def test_a_post_is_answered_as_the_sheet_prints_it(facebook: Elsewhere, picture: bytes) -> None:
    photos = [_photo(facebook, picture).json()["id"] for _ in range(2)]
    attached = [{"media_fbid": photo} for photo in photos]
    made = _page(facebook, "feed", message="Moi", attached_media=attached)
    assert made.status_code == 200
    assert set(made.json()) == {"id"}
    assert made.json()["id"].split("_")[0] == facebook.made["id"]
    again = _page(facebook, "feed", message="Moi", attached_media=attached).json()["error"]
    assert (again["code"], again["error_subcode"]) == (100, 1366051)


def test_one_photo_is_a_post_of_its_own(facebook: Elsewhere, picture: bytes) -> None:
    made = _photo(facebook, picture, published="true", message="Fyr", alt_text_custom="En fyr").json()
    assert set(made) == {"id", "post_id"}
    seen = _call(
        facebook, f"/{made['post_id']}", "GET", fields="status_type,attachments{media_type,description}"
    )
    assert seen.json()["status_type"] == "added_photos"
    assert seen.json()["attachments"]["data"] == [{"media_type": "photo", "description": "En fyr"}]


def test_a_film_is_uploaded_in_pieces_and_goes_on_where_it_stopped(facebook: Elsewhere) -> None:
    begun = _call(
        facebook, "/4711/uploads", file_name="a.mp4", file_length=len(FILM), file_type="video/mp4"
    ).json()
    where = f"{V}/{begun['id']}"
    assert _send(facebook, where, FILM[:100], file_offset="0").json()["file_offset"] == 100
    token = {"access_token": facebook.made["access_token"]}
    assert facebook.http.get(where, params=token).json()["file_offset"] == 100
    wrong = _send(facebook, where, FILM[50:], file_offset="50")
    assert (wrong.status_code, wrong.json()["debug_info"]["type"]) == (400, "OffsetInvalidError")
    handle = _send(facebook, where, FILM[100:], file_offset="100").json()["h"]
    made = _page(
        facebook, "videos", fbuploader_video_file_chunk=handle, title="Fyren", description="Film"
    ).json()
    seen = _call(
        facebook, f"/{made['id']}", "GET", fields="status,title,description,permalink_url,source"
    ).json()
    assert seen["status"]["video_status"] == "ready"
    assert (seen["title"], seen["description"]) == ("Fyren", "Film")
    assert httpx.get(seen["source"]).content == FILM
    assert [one["id"] for one in _page(facebook, "videos", "GET").json()["data"]] == [made["id"]]
    [post] = _page(facebook, "published_posts", "GET", fields="status_type").json()["data"]
    assert post["status_type"] == "added_video"


def test_a_film_is_processed_before_it_is_out(facebook: Elsewhere) -> None:
    handle = _uploaded(facebook)
    facebook.fault("media_processing", endpoint="media")
    facebook.control.delete("/faults")
    facebook.control.post("/settings", json={"media_polls": 2})
    film = _page(facebook, "videos", fbuploader_video_file_chunk=handle, description="Film").json()["id"]
    looks = [_call(facebook, f"/{film}", "GET", fields="status").json()["status"] for _ in range(2)]
    assert [one["video_status"] for one in looks] == ["processing", "ready"]
    assert looks[0]["publishing_phase"]["status"] == "not_started"
    facebook.control.post("/settings", json={"media_polls": 0})


def test_a_reel_goes_through_its_phases_and_is_not_among_the_posts(facebook: Elsewhere) -> None:
    reel = _reel(facebook)
    done = _page(
        facebook,
        "video_reels",
        upload_phase="finish",
        video_id=reel,
        video_state="PUBLISHED",
        description="Rulle",
    )
    assert done.json()["success"] is True
    assert _page(facebook, "published_posts", "GET").json() == {"data": []}
    [seen] = _page(facebook, "video_reels", "GET", fields="description,status").json()["data"]
    assert (seen["id"], seen["description"]) == (reel, "Rulle")
    assert seen["status"]["publishing_phase"]["publish_status"] == "published"
    again = _page(facebook, "video_reels", upload_phase="finish", video_id=reel, video_state="PUBLISHED")
    assert again.status_code == 400


def test_an_interrupted_reel_says_how_far_it_came(facebook: Elsewhere) -> None:
    begun = _page(facebook, "video_reels", upload_phase="start").json()
    size = {"file_size": str(len(FILM))}
    part = _send(facebook, begun["upload_url"], FILM[:64], offset="0", **size)
    assert part.json()["debug_info"]["type"] == "PartialRequestError"
    status = _call(facebook, f"/{begun['video_id']}", "GET", fields="status").json()["status"]
    assert status["uploading_phase"] == {"status": "in_progress", "bytes_transfered": 64}
    early = _page(facebook, "video_reels", upload_phase="finish", video_id=begun["video_id"]).json()
    assert early["error"]["error_subcode"] == 2069019
    assert _send(facebook, begun["upload_url"], FILM[64:], offset="64", **size).json() == {"success": True}


def test_a_reel_can_be_taken_and_then_fail(facebook: Elsewhere) -> None:
    begun = _page(facebook, "video_reels", upload_phase="start").json()
    facebook.fault("media_refused_later", polls=0)
    _send(facebook, begun["upload_url"], FILM, offset="0", file_size=str(len(FILM)))
    _page(facebook, "video_reels", upload_phase="finish", video_id=begun["video_id"], video_state="PUBLISHED")
    status = _call(facebook, f"/{begun['video_id']}", "GET", fields="status").json()["status"]
    assert status["video_status"] == "error"
    assert status["processing_phase"]["error"]["message"]
    assert status["publishing_phase"]["status"] == "not_started"


def test_stories_of_a_photo_and_of_a_film_are_listed_as_stories(facebook: Elsewhere, picture: bytes) -> None:
    photo = _photo(facebook, picture).json()["id"]
    first = _page(facebook, "photo_stories", photo_id=photo).json()
    film = _reel(facebook, "video_stories")
    second = _page(facebook, "video_stories", upload_phase="finish", video_id=film).json()
    listed = _page(facebook, "stories", "GET").json()["data"]
    assert [one["post_id"] for one in listed] == [second["post_id"], first["post_id"]]
    assert [one["media_type"] for one in listed] == ["video", "photo"]
    assert _page(facebook, "published_posts", "GET").json() == {"data": []}


def test_captions_carry_their_language_in_their_name(facebook: Elsewhere) -> None:
    film = _page(facebook, "videos", fbuploader_video_file_chunk=_uploaded(facebook)).json()["id"]
    srt = b"1\r\n00:00:00,000 --> 00:00:01,000\r\nHej\r\n"
    data = {"access_token": facebook.made["access_token"]}

    def sent(name: str) -> httpx.Response:
        files = {"captions_file": (name, srt, "application/octet-stream")}
        return facebook.http.post(f"{V}/{film}/captions", data=data, files=files)

    assert sent("film.sv_SE.srt").json() == {"success": True}
    assert sent("film.srt").json()["error"]["code"] == 100
    [track] = facebook.http.get(f"{V}/{film}/captions", params=data).json()["data"]
    assert track["locale"] == "sv"
    assert "00:00:00.000 --> 00:00:01.000" in httpx.get(track["uri"]).text


def test_a_post_for_later_waits_until_its_time(facebook: Elsewhere) -> None:
    at = int((datetime.now(UTC) + timedelta(minutes=20)).timestamp())
    made = _page(facebook, "feed", message="Senare", published=False, scheduled_publish_time=at).json()["id"]
    assert _page(facebook, "published_posts", "GET").json() == {"data": []}
    assert [one["id"] for one in _page(facebook, "scheduled_posts", "GET").json()["data"]] == [made]
    facebook.control.post("/settings", json={"clock_offset_s": 1300})
    assert [one["id"] for one in _page(facebook, "published_posts", "GET").json()["data"]] == [made]
    soon = int((datetime.now(UTC) + timedelta(seconds=1400)).timestamp())
    refused = _page(facebook, "feed", message="Strax", published=False, scheduled_publish_time=soon)
    assert "scheduled publish time" in refused.json()["error"]["message"]


@pytest.mark.parametrize(
    ("given", "code", "subcode"),
    [
        ({}, 100, None),
        ({"message": "a" * 63_207}, 100, None),
        ({"message": "x", "link": "nonsense"}, 100, 2061006),
        ({"message": "x", "link": "https://www.facebook.com/kokkola"}, 100, 1609008),
        ({"message": "x", "attached_media": [{"media_fbid": "1"}]}, 100, None),
    ],
)
def test_a_post_that_cannot_be_is_refused_with_its_code(
    facebook: Elsewhere, given: dict[str, Any], code: int, subcode: int | None
) -> None:
    answer = _page(facebook, "feed", **given)
    assert answer.status_code == 400
    told = answer.json()["error"]
    assert (told["code"], told.get("error_subcode"), told["type"]) == (code, subcode, "OAuthException")
    assert told["fbtrace_id"]
    assert facebook.stored() == {}


def test_a_photo_too_large_or_no_photo_at_all_is_refused(facebook: Elsewhere, picture: bytes) -> None:
    for data in (picture + b"\0" * 4 * 1024 * 1024, b"no picture", FILM):
        assert _photo(facebook, data).json()["error"]["error_subcode"] == 1366046


def test_a_field_no_post_has_is_refused(facebook: Elsewhere) -> None:
    made = _page(facebook, "feed", message="Hej").json()["id"]
    told = _call(facebook, f"/{made}", "GET", fields="id,nonsense").json()["error"]
    assert told["message"] == "(#100) Tried accessing nonexisting field (nonsense) on node type (Post)"


def test_a_token_must_be_the_pages_own_and_reach_so_far(facebook: Elsewhere) -> None:
    other = {"network": "facebook", "handle": "bibliotek", "scopes": "pages_read_engagement"}
    library = facebook.control.post("/accounts", json=other).json()
    assert (
        _page(facebook, "feed", message="x", access_token=library["access_token"]).json()["error"]["code"]
        == 10
    )
    weak = _call(facebook, f"/{library['id']}/feed", message="x", access_token=library["access_token"])
    assert weak.json()["error"]["code"] == 200
    unknown = _page(facebook, "feed", message="x", access_token="nonsense").json()["error"]
    assert unknown["code"] == 190


def test_a_proof_of_the_app_secret_must_fit_the_token(facebook: Elsewhere) -> None:
    secret, token = facebook.made["client_secret"], facebook.made["access_token"]
    proof = hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()
    assert _page(facebook, "feed", message="x", appsecret_proof=proof).status_code == 200
    assert (
        "appsecret_proof"
        in _page(facebook, "feed", message="x", appsecret_proof="0").json()["error"]["message"]
    )


def test_every_answer_tells_how_much_is_used(facebook: Elsewhere) -> None:
    headers = _page(facebook, "feed", message="Hej").headers
    assert set(json.loads(headers["X-App-Usage"])) == {"call_count", "total_time", "total_cputime"}
    [used] = json.loads(headers["X-Business-Use-Case-Usage"])[facebook.made["id"]]
    assert (used["type"], used["estimated_time_to_regain_access"]) == ("pages", 0)


def test_the_version_is_data_and_may_be_left_out(facebook: Elsewhere) -> None:
    params = {"access_token": facebook.made["access_token"], "fields": "id"}
    for version in ("", "/v23.0", "/v99.9"):
        assert facebook.http.get(f"{version}/me", params=params).json() == {"id": facebook.made["id"]}
    assert facebook.http.get("/v26.0/a/b/c", params=params).json()["error"]["code"] == 2500
