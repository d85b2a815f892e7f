"""The client API, proven by Mastodon.py, which nobody here wrote."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from mastodon import Mastodon, MastodonAPIError, MastodonNotFoundError, MastodonUnauthorizedError

from .conftest import Network


@pytest.fixture
def client(network: Network) -> Any:
    return Mastodon(access_token=network.token, api_base_url=network.base, ratelimit_method="throw")


def _consented(network: Network, address: str, account: str, answer: str = "allow") -> httpx.Response:
    """Press a button of the consent page, as a browser would."""
    page = httpx.get(address)
    assert page.status_code == 200, page.text
    fields = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    form = {**fields, "account": account, "answer": answer}
    return httpx.post(f"{network.base}/oauth/authorize", data=form, headers={"Origin": network.base})


def test_an_app_registers_is_allowed_and_gets_a_token(network: Network) -> None:
    back = "https://tankar.demo.example/back"
    scopes = ["read", "write"]
    app = Mastodon.create_app("Tankar", scopes=scopes, redirect_uris=back, api_base_url=network.base)
    client = Mastodon(*app, api_base_url=network.base)
    address = client.auth_request_url(redirect_uris=back, scopes=scopes, state="s1", allow_http=True)
    answer = _consented(network, address, network.account_id)
    assert answer.status_code == 303
    told = parse_qs(urlsplit(answer.headers["location"]).query)
    assert told["state"] == ["s1"]
    token = client.log_in(code=told["code"][0], redirect_uri=back, scopes=scopes, allow_http=True)
    assert client.account_verify_credentials().username == "kokkola"
    assert client.status_post("Hej").application.name == "Tankar"
    client.revoke_access_token(allow_http=True)
    gone = Mastodon(access_token=token, api_base_url=network.base)
    with pytest.raises(MastodonUnauthorizedError, match="The access token was revoked"):
        gone.account_verify_credentials()


def test_what_the_server_says_of_itself_is_understood(client: Any) -> None:
    about = client.instance_v2()
    assert about.configuration.statuses.max_characters == 500
    assert about.configuration.statuses.characters_reserved_per_url == 23
    assert about.configuration.media_attachments.description_limit == 1500
    assert client.instance_v1().configuration.statuses.max_media_attachments == 4


def test_a_post_with_a_described_picture_is_read_back_whole(client: Any, picture: bytes) -> None:
    media = client.media_post(picture, mime_type="image/jpeg", description="Tankars fyr")
    post = client.status_post("Fyren är öppen #Tankar", media_ids=[media], language="sv", visibility="public")
    seen = client.status(post.id)
    assert (seen.language, seen.visibility) == ("sv", "public")
    assert seen.media_attachments[0].description == "Tankars fyr"
    assert seen.media_attachments[0].meta.original.width == 40
    assert httpx.get(seen.media_attachments[0].url).content == picture
    assert client.status_source(post.id).text == "Fyren är öppen #Tankar"
    assert [tag.name for tag in seen.tags] == ["tankar"]
    assert [one.id for one in client.account_statuses(client.me().id, exclude_reblogs=True)] == [post.id]


def test_the_same_key_gives_the_same_post(client: Any) -> None:
    first = client.status_post("En gång", idempotency_key="k1")
    again = client.status_post("En gång", idempotency_key="k1")
    assert first.id == again.id
    assert len(client.account_statuses(client.me().id)) == 1


def test_a_residents_comment_and_liking_arrive_as_notifications(network: Network, client: Any) -> None:
    post = client.status_post("Mitä mieltä?")
    said = {"status_id": str(post.id), "name": "Veikko", "text": "Hyvä juttu", "language": "fi"}
    network.control.post("/comments", json=said)
    network.control.post("/likes", json={"status_id": str(post.id), "name": "Veikko"})
    told = client.notifications()
    assert [one.type for one in told] == ["favourite", "mention"]
    assert told[1].status.in_reply_to_id == post.id
    assert told[1].account.display_name == "Veikko"
    assert [one.type for one in client.notifications(types=["mention"])] == ["mention"]
    assert client.notifications(since_id=told[0].id) == []
    reply = client.status_reply(told[1].status, "Kiitos!")
    thread = client.status_context(post.id).descendants
    assert [one.id for one in thread] == [told[1].status.id, reply.id]
    assert client.status(post.id).favourites_count == 1


def test_a_post_is_edited_with_its_description_and_deleted(client: Any, picture: bytes) -> None:
    media = client.media_post(picture, mime_type="image/jpeg")
    client.media_update(media, description="Fyr")
    post = client.status_post("Fel dag", media_ids=[media])
    change = client.generate_media_edit_attributes(media.id, description="Tankars fyr")
    edited = client.status_update(post.id, "Rätt dag", media_attributes=[change])
    assert edited.edited_at is not None
    assert "Rätt dag" in edited.content
    assert edited.media_attachments[0].description == "Tankars fyr"
    assert client.status_delete(post.id).text == "Rätt dag"
    with pytest.raises(MastodonNotFoundError):
        client.status(post.id)


def test_a_post_is_liked_and_shared_and_both_taken_back(client: Any) -> None:
    post = client.status_post("Hej")
    assert client.status_favourite(post.id).favourited
    assert client.status_reblog(post.id).reblog.id == post.id
    assert client.status(post.id).reblogs_count == 1
    assert len(client.account_statuses(client.me().id, exclude_reblogs=True)) == 1
    assert not client.status_unfavourite(post.id).favourited
    client.status_unreblog(post.id)
    assert client.status(post.id).reblogs_count == 0


def test_a_post_for_later_waits_and_can_be_called_off(client: Any) -> None:
    at = datetime.now(UTC) + timedelta(minutes=10)
    waiting = client.status_post("Senare", scheduled_at=at, idempotency_key="k2")
    assert client.status_post("Senare", scheduled_at=at, idempotency_key="k2").id == waiting.id
    assert [one.params.text for one in client.scheduled_statuses()] == ["Senare"]
    client.scheduled_status_delete(waiting.id)
    assert client.scheduled_statuses() == []


def test_a_post_for_later_goes_out_when_its_time_has_come(network: Network, client: Any) -> None:
    client.status_post("Senare", scheduled_at=datetime.now(UTC) + timedelta(minutes=10))
    network.control.post("/settings", json={"clock_offset_s": 700})
    assert [one.content for one in client.account_statuses(client.me().id)] == ["<p>Senare</p>"]
    assert client.scheduled_statuses() == []


def test_a_post_for_too_soon_is_refused(client: Any) -> None:
    with pytest.raises(MastodonAPIError, match="Scheduled at"):
        client.status_post("Snart", scheduled_at=datetime.now(UTC) + timedelta(minutes=4))


@pytest.mark.parametrize(
    ("text", "says"),
    [("a" * 501, "Text is too long"), ("", "Text can't be blank"), (" \n", "can't be blank")],
)
def test_a_text_that_cannot_be_is_refused_in_the_networks_words(client: Any, text: str, says: str) -> None:
    with pytest.raises(MastodonAPIError, match=says):
        client.status_post(text)


def test_a_token_that_never_was_is_refused(network: Network) -> None:
    stranger = Mastodon(access_token="nonsense", api_base_url=network.base)
    with pytest.raises(MastodonUnauthorizedError, match="The access token is invalid"):
        stranger.status_post("Hej")


def test_lists_come_a_page_at_a_time(client: Any) -> None:
    posts = [client.status_post(f"Nr {number}") for number in range(5)]
    me = client.me().id
    first = client.account_statuses(me, limit=2)
    assert [one.id for one in client.fetch_next(first)] == [posts[2].id, posts[1].id]
    assert [one.id for one in client.account_statuses(me, since_id=posts[2].id)] == [posts[4].id, posts[3].id]
    assert [one.id for one in client.account_statuses(me, min_id=posts[0].id, limit=1)] == [posts[1].id]


def test_an_account_is_found_by_its_name(client: Any) -> None:
    assert client.account_lookup("kokkola").display_name == "Kokkola – Karleby"


def test_what_comes_back_is_read_by_a_client_of_others(client: Mastodon, network: Network) -> None:
    post = client.status_post("Vad tycker ni?")
    said = network.control.post("/comments", json={"id": post["id"], "name": "Kaj", "text": "Bra!"}).json()
    network.control.post("/likes", json={"id": post["id"], "name": "Åke"})
    kinds = [(one["type"], one["account"]["display_name"]) for one in client.notifications()]
    assert kinds == [("favourite", "Åke"), ("mention", "Kaj")]
    [below] = client.status_context(post["id"])["descendants"]
    assert str(below["id"]) == said["id"]
    assert client.status_favourite(below["id"])["favourited"] is True
    answer = client.status_reply(below, "Tack!", untag=False)
    assert answer["in_reply_to_id"] == below["id"]
    network.control.post("/comments/edit", json={"id": said["id"], "text": "@kokkola Mycket bra!"})
    assert len(client.status_history(below["id"])) == 2
