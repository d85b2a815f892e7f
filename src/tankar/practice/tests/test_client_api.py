"""Corners of the client API that no client library goes into."""

from __future__ import annotations

import base64
import hashlib
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from .conftest import Network

BACK = "http://127.0.0.1:9/back"


def _app(network: Network, scopes: str = "read write:statuses") -> dict[str, str]:
    asked = {"client_name": "Tankar", "redirect_uris": BACK, "scopes": scopes}
    return dict(httpx.post(f"{network.base}/api/v1/apps", data=asked).json())


def _code(network: Network, app: dict[str, str], answer: str = "allow", **more: str) -> dict[str, list[str]]:
    form = {
        "client_id": app["client_id"],
        "redirect_uri": BACK,
        "response_type": "code",
        "scope": "read write:statuses",
        "account": network.account_id,
        "answer": answer,
        **more,
    }
    done = httpx.post(f"{network.base}/oauth/authorize", data=form)
    return parse_qs(urlsplit(done.headers.get("location", "")).query)


def _token(network: Network, app: dict[str, str], code: str, **more: str) -> httpx.Response:
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK, **more}
    form |= {"client_id": app["client_id"], "client_secret": app["client_secret"]}
    return httpx.post(f"{network.base}/oauth/token", data=form)


def test_a_code_needs_its_verifier_and_works_once(network: Network) -> None:
    app, verifier = _app(network), "v" * 50
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    proof = {"code_challenge": challenge, "code_challenge_method": "S256"}
    code = _code(network, app, **proof)["code"][0]
    assert _token(network, app, code, code_verifier="wrong").json()["error"] == "invalid_grant"
    code = _code(network, app, **proof)["code"][0]
    answer = _token(network, app, code, code_verifier=verifier)
    assert answer.json()["token_type"] == "Bearer"
    assert set(answer.json()) == {"access_token", "token_type", "scope", "created_at"}
    assert _token(network, app, code, code_verifier=verifier).status_code == 400


def test_pkce_without_s256_and_foreign_addresses_are_not_asked_about(network: Network) -> None:
    app = _app(network)
    wrong = [
        {"code_challenge": "x", "code_challenge_method": "plain"},
        {"redirect_uri": "http://evil.demo.example/"},
    ]
    for more in [*wrong, {"scope": "push"}, {"client_id": "nobody"}]:
        asked = {
            "client_id": app["client_id"],
            "redirect_uri": BACK,
            "response_type": "code",
            "scope": "read",
        }
        page = httpx.get(f"{network.base}/oauth/authorize", params={**asked, **more})
        assert page.status_code == 400
        assert "location" not in page.headers


def test_whoever_says_no_is_sent_back_with_that(network: Network) -> None:
    assert _code(network, _app(network), "deny", state="s")["error"] == ["access_denied"]


def test_a_wrong_secret_is_not_a_client(network: Network) -> None:
    app = {**_app(network), "client_secret": "guess"}
    answer = _token(network, app, "x")
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_a_token_does_only_what_its_scopes_say(network: Network, picture: bytes) -> None:
    app = _app(network)
    token = _token(network, app, _code(network, app)["code"][0]).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    files = {"file": ("a.jpg", picture, "image/jpeg")}
    refused = httpx.post(f"{network.base}/api/v2/media", files=files, headers=headers)
    assert (refused.status_code, refused.json()["error"]) == (
        403,
        "This action is outside the authorized scopes",
    )
    done = httpx.post(f"{network.base}/api/v1/statuses", json={"status": "Hej"}, headers=headers)
    assert done.status_code == 200


def test_the_server_says_where_to_ask_for_access(network: Network) -> None:
    told = httpx.get(f"{network.base}/.well-known/oauth-authorization-server").json()
    assert told["code_challenge_methods_supported"] == ["S256"]
    assert told["token_endpoint"] == f"{network.base}/oauth/token"


def test_every_answer_says_how_many_calls_are_left_until_the_limit(network: Network) -> None:
    network.control.post("/settings", json={"rate_limit": 1_000_000})
    first, second = network.post("a"), network.post("b")
    left = [int(answer.headers["X-RateLimit-Remaining"]) for answer in (first, second)]
    assert left[0] - left[1] == 1
    assert first.headers["X-RateLimit-Reset"].endswith("Z")
    network.control.post("/settings", json={"rate_limit": 1})
    over = network.post("c")
    assert (over.status_code, over.json()) == (429, {"error": "Too many requests"})


def test_json_and_form_mean_the_same(network: Network, picture: bytes) -> None:
    media = [
        network.http.post("/api/v2/media", files={"file": ("a.jpg", picture, "image/jpeg")}).json()["id"]
        for _ in range(2)
    ]
    form = network.post(
        "Form", **{"media_ids[]": media[0], "sensitive": "true", "spoiler_text": "Obs"}
    ).json()
    body = {"status": "Json", "media_ids": [media[1]], "sensitive": True, "spoiler_text": "Obs"}
    sent = network.http.post("/api/v1/statuses", json=body).json()
    for name in ("sensitive", "spoiler_text", "visibility"):
        assert form[name] == sent[name]
    assert [len(one["media_attachments"]) for one in (form, sent)] == [1, 1]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.jpg", b"not a picture", "image/jpeg"),
        ("a.svg", b"<svg/>", "image/svg+xml"),
        ("a.txt", b"hej", "text/plain"),
    ],
)
def test_a_file_that_is_no_picture_is_refused(network: Network, name: str, data: bytes, kind: str) -> None:
    answer = network.http.post("/api/v2/media", files={"file": (name, data, kind)})
    assert answer.status_code == 422
    assert "content type is invalid" in answer.json()["error"]


def test_pictures_have_limits(network: Network, picture: bytes) -> None:
    def send(data: bytes, description: str = "") -> httpx.Response:
        files = {"file": ("a.jpg", data, "image/jpeg")}
        return network.http.post("/api/v2/media", files=files, data={"description": description})

    assert send(picture, "a" * 1500).status_code == 200
    assert "Description is too long" in send(picture, "a" * 1501).json()["error"]
    assert "less than 16 MB" in send(picture + bytes(16 * 1024 * 1024)).json()["error"]


def test_a_post_takes_four_pictures_and_each_picture_one_post(network: Network, picture: bytes) -> None:
    files = {"file": ("a.jpg", picture, "image/jpeg")}
    media = [network.http.post("/api/v2/media", files=files).json()["id"] for _ in range(5)]

    def send(media_ids: list[str]) -> httpx.Response:
        return network.http.post("/api/v1/statuses", json={"status": "Hej", "media_ids": media_ids})

    assert "more than 4" in send(media).json()["error"]
    assert send(media[:4]).status_code == 200
    assert "already attached" in send(media[:1]).json()["error"]


def test_a_private_post_is_seen_by_its_owner_only(network: Network) -> None:
    hidden = network.post("Bara vi", visibility="private").json()
    assert network.http.get(f"/api/v1/statuses/{hidden['id']}").status_code == 200
    assert httpx.get(f"{network.base}/api/v1/statuses/{hidden['id']}").status_code == 404
    assert httpx.get(f"{network.base}/@kokkola/{hidden['id']}").status_code == 404


def test_a_broken_body_is_a_fault_of_the_sender(network: Network) -> None:
    headers = {"Content-Type": "application/json"}
    assert network.http.post("/api/v1/statuses", content=b"{", headers=headers).status_code == 400
    assert network.http.get("/api/v1/statuses/nonsense").status_code == 404
    assert network.http.get("/api/v1/statuses/99999999999999999999999").status_code == 404
