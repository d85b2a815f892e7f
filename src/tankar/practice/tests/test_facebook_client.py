"""The practised Facebook, proven by python-facebook-api, which nobody here wrote."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from pyfacebook import FacebookError, GraphAPI

from .conftest import Elsewhere

BACK = "https://tankar.demo.example/connect/back"
SCOPE = ["pages_show_list", "pages_manage_posts", "pages_read_engagement"]


@pytest.fixture(autouse=True)
def on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client insists on TLS, except where one says that nothing leaves the machine."""
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    monkeypatch.setenv("OAUTHLIB_RELAX_TOKEN_SCOPE", "1")


def _graph(facebook: Elsewhere, **more: Any) -> Any:
    address = f"{facebook.base}/v25.0/dialog/oauth"
    urls = {"authorization_url": address, "access_token_url": f"{facebook.base}/v25.0/oauth/access_token"}
    return GraphAPI(base_url=f"{facebook.base}/", version="v25.0", **{**urls, **more})


@pytest.fixture
def graph(facebook: Elsewhere) -> Any:
    return _graph(facebook, access_token=facebook.made["access_token"])


def _pressed(
    facebook: Elsewhere, address: str, pages: list[str], answer: str = "allow"
) -> dict[str, list[str]]:
    """Choose Pages and press a button of the consent page, as a browser would."""
    page = httpx.get(address)
    assert page.status_code == 200, page.text
    fields = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    form = {**fields, "account": pages, "answer": answer}
    sent = httpx.post(f"{facebook.base}/dialog", data=form, headers={"Origin": facebook.server})
    assert sent.status_code == 303
    return {
        "page": [page.text],
        "location": [sent.headers["location"]],
        **parse_qs(urlsplit(sent.headers["location"]).query),
    }


def test_a_person_lets_the_app_use_one_of_two_pages(facebook: Elsewhere) -> None:
    facebook.control.post("/accounts", json={"network": "facebook", "handle": "bibliotek"})
    app = facebook.control.post("/apps", json={"network": "facebook", "redirect_uris": BACK}).json()
    graph = _graph(facebook, app_id=app["client_id"], app_secret=app["client_secret"], oauth_flow=True)
    address, state = graph.get_authorization_url(redirect_uri=BACK, scope=SCOPE)
    told = _pressed(facebook, address, [facebook.made["id"]])
    assert "bibliotek" in told["page"][0]
    assert told["state"] == [state]
    graph.exchange_user_access_token(response=told["location"][0], redirect_uri=BACK, scope=SCOPE)
    long = graph.exchange_long_lived_user_access_token()
    assert long["expires_in"] == 60 * 24 * 3600
    lived = _graph(facebook, access_token=long["access_token"])
    [page] = lived.get("me/accounts", {"fields": "id,name,username,access_token,tasks"})["data"]
    assert (page["id"], page["username"]) == (facebook.made["id"], "kokkola")
    assert "CREATE_CONTENT" in page["tasks"]
    assert lived.exchange_page_access_token(page["id"]) == page["access_token"]
    posted = _graph(facebook, access_token=page["access_token"]).post_object(
        page["id"], "feed", data={"message": "Hej"}
    )
    assert posted["id"].startswith(f"{page['id']}_")
    about = graph.debug_token(page["access_token"], f"{app['client_id']}|{app['client_secret']}")["data"]
    assert (about["is_valid"], about["type"], about["expires_at"]) == (True, "PAGE", 0)
    assert set(about["scopes"]) == set(SCOPE)


def test_a_person_can_refuse(facebook: Elsewhere) -> None:
    app = facebook.control.post("/apps", json={"network": "facebook", "redirect_uris": BACK}).json()
    graph = _graph(facebook, app_id=app["client_id"], app_secret=app["client_secret"], oauth_flow=True)
    address, _ = graph.get_authorization_url(redirect_uri=BACK, scope=SCOPE)
    told = _pressed(facebook, address, [], "deny")
    assert told["error"] == ["access_denied"]
    assert "code" not in told
    assert httpx.get(address.replace("tankar.demo", "elsewhere.demo")).status_code == 400


def test_the_page_tells_who_it_is(facebook: Elsewhere, graph: Any) -> None:
    page = graph.get_object(facebook.made["id"], fields="name,username,link,followers_count")
    assert (page["name"], page["username"]) == ("Kokkola – Karleby", "kokkola")
    assert httpx.get(page["link"]).status_code == 200


def test_a_post_with_a_link_is_read_back_edited_and_deleted(facebook: Elsewhere, graph: Any) -> None:
    page = facebook.made["id"]
    data = {"message": "Läs mer", "link": "https://www.kokkola.fi/"}
    made = graph.post_object(page, "feed", data=data)["id"]
    seen = graph.get_object(
        made, fields="message,created_time,permalink_url,status_type,application,attachments"
    )
    assert seen["message"] == "Läs mer"
    assert seen["status_type"] == "shared_story"
    assert seen["application"]["name"] == "Tankar"
    assert seen["attachments"]["data"][0]["url"] == "https://www.kokkola.fi/"
    assert "Läs mer" in httpx.get(seen["permalink_url"]).text
    assert graph.post_object(made, data={"message": "Läs allt"}) == {"success": True}
    assert graph.get_object(made, fields="message")["message"] == "Läs allt"
    assert graph.delete_object(made) == {"success": True}
    with pytest.raises(FacebookError, match="does not exist"):
        graph.get_object(made)


def test_several_described_pictures_wait_for_their_post(
    facebook: Elsewhere, graph: Any, picture: bytes
) -> None:
    page, photos = facebook.made["id"], []
    for described in ("Fyr", "Hamn"):
        data = {"published": "false", "alt_text_custom": described}
        photos.append(
            graph.post_object(page, "photos", data=data, files={"source": ("a.jpg", picture, "image/jpeg")})[
                "id"
            ]
        )
    attached = {
        f"attached_media[{place}]": f'{{"media_fbid":"{photo}"}}' for place, photo in enumerate(photos)
    }
    made = graph.post_object(page, "feed", data={"message": "Bilder", **attached})["id"]
    fields = "attachments{media_type,subattachments}"
    [album] = graph.get_object(made, fields=fields)["attachments"]["data"]
    assert album["media_type"] == "album"
    assert [one["description"] for one in album["subattachments"]["data"]] == ["Fyr", "Hamn"]
    assert graph.get_object(photos[0], fields="alt_text_custom")["alt_text_custom"] == "Fyr"


def test_published_posts_come_a_page_at_a_time(facebook: Elsewhere, graph: Any) -> None:
    page = facebook.made["id"]
    made = [graph.post_object(page, "feed", data={"message": f"Nr {number}"})["id"] for number in range(5)]
    listed = graph.get_full_connections(page, "published_posts", count=None, limit=2, fields="id,message")
    assert [one["id"] for one in listed["data"]] == made[::-1]
    later = graph.get_connection(page, "published_posts", since="2100-01-01")
    assert later["data"] == []


def test_a_dead_token_is_told_with_code_and_subcode(facebook: Elsewhere, graph: Any) -> None:
    facebook.fault("revoke_token")
    for _ in range(2):
        with pytest.raises(FacebookError) as refused:
            graph.post_object(facebook.made["id"], "feed", data={"message": "Hej"})
        assert refused.value.code == 190
    facebook.control.post("/tokens/restore", json={"network": "facebook"})
    assert graph.post_object(facebook.made["id"], "feed", data={"message": "Hej"})["id"]


def test_comments_are_read_and_answered_by_a_client_of_others(graph: Any, facebook: Elsewhere) -> None:
    post = graph.post_object(facebook.made["id"], connection="feed", data={"message": "Vad tycker ni?"})["id"]
    given = {"network": "facebook", "id": post, "text": "Nr {n}", "count": 30}
    made = facebook.control.post("/comments", json=given).json()["ids"]
    listed = graph.get_full_connections(
        object_id=post, connection="comments", fields="id,message,from", filter="stream", count=None, limit=10
    )
    assert [one["id"] for one in listed["data"]] == made
    answer = graph.post_object(made[0], connection="comments", data={"message": "Tack"})
    read = graph.get_object(answer["id"], fields="parent{id},message")
    assert (read["parent"]["id"], read["message"]) == (made[0], "Tack")
    assert graph.delete_object(answer["id"]) == {"success": True}
    figures = graph.get_connection(facebook.made["id"], connection="insights", metric="page_follows")
    assert figures["data"][0]["name"] == "page_follows"
