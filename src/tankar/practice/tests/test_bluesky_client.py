"""The practised Bluesky, proven by the atproto SDK, which nobody here wrote."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from atproto import Client, client_utils, models
from atproto.exceptions import BadRequestError, UnauthorizedError
from libipld import encode_dag_cbor  # the SDK's own encoder: a second opinion on our identifiers

from tankar.practice.bluesky.cids import cid, encoded

from .conftest import FILM, Elsewhere

POST = "app.bsky.feed.post"


@pytest.fixture
def client(bluesky: Elsewhere) -> Any:
    made = Client(base_url=bluesky.base)
    made.login(bluesky.made["handle"], bluesky.made["app_password"])
    return made


def test_signing_in_leads_to_the_accounts_own_server(bluesky: Elsewhere, client: Any) -> None:
    assert client.me.handle == "kokkola.practice.test"
    assert client.me.display_name == "Kokkola – Karleby"
    assert client._base_url == f"{bluesky.base}/xrpc"
    assert client.resolve_handle("kokkola.practice.test").did == bluesky.made["did"]


def test_a_wrong_password_is_refused(bluesky: Elsewhere) -> None:
    with pytest.raises(UnauthorizedError) as refused:
        Client(base_url=bluesky.base).login("kokkola.practice.test", "nonsense")
    assert refused.value.response.content.error == "AuthenticationRequired"


def test_links_and_hashtags_are_placed_by_bytes_and_read_back(client: Any) -> None:
    text = client_utils.TextBuilder().text("Hej på ön! ").link("kokkola.fi", "https://www.kokkola.fi/")
    made = client.send_post(text.text(" ").tag("#tiedote", "tiedote"), langs=["sv", "fi"])
    [seen] = client.get_posts([made.uri]).posts
    assert seen.cid == made.cid
    assert seen.record.langs == ["sv", "fi"]
    first, second = seen.record.facets
    assert seen.record.text.encode()[first.index.byte_start : first.index.byte_end] == b"kokkola.fi"
    assert second.features[0].tag == "tiedote"


def test_four_described_pictures_are_shown_and_a_fifth_is_refused(client: Any, picture: bytes) -> None:
    made = client.send_images("Bilder", images=[picture] * 4, image_alts=["Fyr", "Hamn", "Torg", "Park"])
    shown = client.get_author_feed(client.me.did).feed[0].post.embed.images
    assert [one.alt for one in shown] == ["Fyr", "Hamn", "Torg", "Park"]
    assert httpx.get(shown[0].fullsize).content == picture
    assert client.delete_post(made.uri)
    assert client.get_author_feed(client.me.did).feed == []


def test_a_film_with_captions_goes_out_as_a_blob(client: Any) -> None:
    film = client.upload_blob(FILM).blob
    captions = client.com.atproto.repo.upload_blob(
        b"WEBVTT\n\n00:00.000 --> 00:01.000\nHej", headers={"Content-Type": "text/vtt"}
    )
    track = models.AppBskyEmbedVideo.Caption(lang="sv", file=captions.blob)
    embed = models.AppBskyEmbedVideo.Main(video=film, alt="Fyren", captions=[track])
    made = client.send_post("Film", embed=embed)
    [seen] = client.get_posts([made.uri]).posts
    assert (seen.embed.cid, seen.embed.alt) == (cid(FILM), "Fyren")
    assert httpx.get(seen.embed.playlist).content == FILM


def test_a_link_card_is_what_the_sender_made_of_it(client: Any) -> None:
    card = models.AppBskyEmbedExternal.External(
        uri="https://www.kokkola.fi/", title="Kokkola", description="Stad"
    )
    client.send_post("Läs mer", embed=models.AppBskyEmbedExternal.Main(external=card))
    seen = client.get_author_feed(client.me.did).feed[0].post.embed.external
    assert (seen.uri, seen.title, seen.description) == ("https://www.kokkola.fi/", "Kokkola", "Stad")


def test_an_answer_stands_in_the_thread(client: Any) -> None:
    root = models.create_strong_ref(client.send_post("Fråga"))
    client.send_post("Svar", reply_to=models.AppBskyFeedPost.ReplyRef(parent=root, root=root))
    thread = client.get_post_thread(root.uri).thread
    assert [one.post.record.text for one in thread.replies] == ["Svar"]
    assert thread.post.reply_count == 1


def test_a_text_of_301_characters_is_refused_in_the_servers_words(client: Any) -> None:
    with pytest.raises(BadRequestError) as refused:
        client.send_post("ä" * 301)
    told = "grapheme too big (maximum 300, got 301) at $.record.text"
    assert refused.value.response.content.message == f"Invalid app.bsky.feed.post record: {told}"
    assert client.send_post("👨‍👩‍👧‍👦" * 100).uri


def test_a_session_about_to_run_out_is_renewed_by_the_client(bluesky: Elsewhere) -> None:
    bluesky.control.post("/settings", json={"clock_offset_s": -7170})
    client = Client(base_url=bluesky.base)
    client.login(bluesky.made["handle"], bluesky.made["app_password"])
    before = client.export_session_string()
    assert client.send_post("Efter två timmar").uri
    assert client.export_session_string() != before


def test_a_list_of_records_comes_a_page_at_a_time(client: Any) -> None:
    for number in range(3):
        client.send_post(f"Nr {number}")
    params = {"repo": client.me.did, "collection": POST, "limit": 2}
    first = client.com.atproto.repo.list_records(params)
    rest = client.com.atproto.repo.list_records({**params, "cursor": first.cursor})
    assert [one.value.text for one in [*first.records, *rest.records]] == ["Nr 2", "Nr 1", "Nr 0"]


@pytest.mark.parametrize(
    "record",
    [
        {"text": "Hej", "langs": ["sv"], "n": [0, 23, 24, 255, 256, 65_536, 2**32, -1, -500], "none": None},
        {"bb": 1, "a": True, "ä": "ö" * 30, "list": [{"x": False}]},
    ],
)
def test_records_are_encoded_as_the_sdk_encodes_them(record: dict[str, Any]) -> None:
    assert encoded(record) == encode_dag_cbor(record)


def test_what_comes_back_is_read_by_a_client_of_others(client: Client, bluesky: Elsewhere) -> None:
    post = client.send_post("Vad tycker ni?")
    given = {"network": "bluesky", "id": post.uri}
    said = bluesky.control.post("/comments", json={**given, "name": "Kaj", "text": "Bra!"}).json()
    bluesky.control.post("/likes", json={**given, "name": "Åke"})
    told = client.app.bsky.notification.list_notifications().notifications
    assert [(one.reason, one.author.display_name) for one in told] == [("like", "Åke"), ("reply", "Kaj")]
    [reply] = client.get_post_thread(post.uri).thread.replies
    assert reply.post.uri == said["id"]
    like = client.like(reply.post.uri, reply.post.cid)
    [read] = client.get_posts([reply.post.uri]).posts
    assert (read.like_count, read.viewer.like) == (1, like.uri)
    assert client.get_likes(reply.post.uri).likes[0].actor.did == client.me.did
    client.unlike(like.uri)
    assert client.get_posts([reply.post.uri]).posts[0].like_count == 0
    feed = client.get_author_feed(client.me.did).feed
    assert feed[0].post.reply_count == 1
