"""The connector against a real Bluesky server, which others wrote: `make test-servers` starts one."""

from __future__ import annotations

import io
import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from tankar.networks import wire
from tankar.networks.bluesky import NETWORK
from tankar.networks.bluesky.tid import record_key
from tankar.networks.contract import (
    Absent,
    AccessLost,
    Account,
    CannotTell,
    Credentials,
    Found,
    OperationKind,
    OutcomeUnknown,
    Outgoing,
    Rejected,
)

from . import karleby
from .karleby import POSTS, WORDS

ADDRESS = os.environ.get("TANKAR_TEST_PDS", "")
pytestmark = [
    pytest.mark.servers,
    pytest.mark.skipif(not ADDRESS, reason="No Bluesky server runs; `make test-servers` starts one."),
]


@pytest.fixture(scope="module")
def entered() -> dict[str, str]:
    """A new account on the server, and an app password of it."""
    handle = f"karleby-{uuid.uuid4().hex[:8]}.test"
    account = {"email": f"{handle}@demo.example", "handle": handle, "password": "lighthouse-tankar"}
    made = (
        httpx.post(f"{ADDRESS}/xrpc/com.atproto.server.createAccount", json=account).raise_for_status().json()
    )
    password = httpx.post(
        f"{ADDRESS}/xrpc/com.atproto.server.createAppPassword",
        json={"name": "Tankar"},
        headers={"Authorization": f"Bearer {made['accessJwt']}"},
    ).raise_for_status()
    return {"handle": handle, "app_password": password.json()["password"]}


@pytest.fixture
def account(entered: dict[str, str]) -> Iterator[Account]:
    line = wire.Wire(wire.Guard([ADDRESS]))
    assert NETWORK.signs_in is not None
    with wire.using(line):
        yield NETWORK.signs_in.verify(Credentials(ADDRESS, entered))
    line.close()


def a_post(**changes: object) -> Outgoing:
    return replace(WORDS, key=f"post:{uuid.uuid4()}", **changes)  # type: ignore[arg-type]


def prepared(post: Outgoing, account: Account) -> dict[str, str]:
    done: dict[str, str] = {}
    POSTS.prepare(post, account.keep, {}, done.__setitem__)
    return done


def stored(post: Outgoing, account: Account) -> dict[str, object]:
    query = {"repo": account.network_id, "collection": "app.bsky.feed.post", "rkey": record_key(post.key)}
    told = httpx.get(f"{ADDRESS}/xrpc/com.atproto.repo.getRecord", params=query).raise_for_status().json()
    value: dict[str, object] = told["value"]
    return value


def test_a_post_goes_out_once_and_is_found_under_its_key(account: Account) -> None:
    post = a_post(text="Åäö 👨‍👩‍👧‍👦 kokkola.fi #Snö")
    done = prepared(post, account)
    assert POSTS.look_up(post, account.keep, done) == Absent()
    receipt = POSTS.commit(post, account.keep, done)
    assert POSTS.look_up(post, account.keep, done) == Found(receipt)
    assert len(stored(post, account)["facets"]) == 2  # type: ignore[arg-type]


def test_the_same_write_again_is_refused_and_then_found(account: Account) -> None:
    post = a_post()
    done = prepared(post, account)
    receipt = POSTS.commit(post, account.keep, done)
    with pytest.raises(OutcomeUnknown):
        POSTS.commit(post, account.keep, done)
    assert POSTS.look_up(post, account.keep, done) == Found(receipt)
    other = replace(post, text="Något annat.")
    assert isinstance(POSTS.look_up(other, account.keep, done), CannotTell)


def test_four_pictures_with_descriptions_are_accepted(account: Account) -> None:
    picture = replace(karleby.PICTURE, open=lambda: io.BytesIO(karleby.PHOTO))
    post = a_post(media=(picture,) * 4)
    POSTS.commit(post, account.keep, prepared(post, account))
    images = stored(post, account)["embed"]["images"]  # type: ignore[index]
    assert [image["alt"] for image in images] == [karleby.DESCRIPTION] * 4
    assert images[0]["aspectRatio"] == {"width": 40, "height": 30}


def test_a_video_with_captions_goes_to_a_server_without_a_video_service_as_a_file(account: Account) -> None:
    post = a_post(media=(karleby.VIDEO_FILE,))
    POSTS.commit(post, account.keep, prepared(post, account))
    embed = stored(post, account)["embed"]
    assert embed["$type"] == "app.bsky.embed.video"  # type: ignore[index]
    assert embed["captions"][0]["lang"] == "sv"  # type: ignore[index]


def test_a_link_card_and_a_mention_of_a_neighbour_are_accepted(account: Account) -> None:
    handle = account.handle.removeprefix("@")
    post = a_post(text=f"Hej @{handle} och @nobody-here.test", link="https://karleby.example/sno")
    POSTS.commit(post, account.keep, prepared(post, account))
    record = stored(post, account)
    assert record["embed"]["external"]["title"] == "karleby.example/sno"  # type: ignore[index]
    facets: Any = record["facets"]
    assert len(facets) == 1
    assert facets[0]["features"][0]["did"] == account.network_id


def test_three_hundred_graphemes_are_taken_and_one_more_is_not(account: Account) -> None:
    fits = a_post(text="ö" * 300)
    POSTS.commit(fits, account.keep, prepared(fits, account))
    long = a_post(text="ö" * 301)
    with pytest.raises(Rejected) as ours:
        prepared(long, account)
    done = prepared(replace(long, text="ö"), account)
    with pytest.raises(Rejected) as theirs:
        POSTS.commit(long, account.keep, done)
    assert ours.value.reason == theirs.value.reason == "text_too_long"


def an_answer(to: str) -> Outgoing:
    return a_post(kind=OperationKind.REPLY, in_reply_to=to, target="@siv.example")


def test_an_answer_to_an_answer_is_accepted_with_both_it_hangs_on(account: Account) -> None:
    post = a_post()
    beginning = POSTS.commit(post, account.keep, prepared(post, account))
    first = an_answer(beginning.network_id)
    middle = POSTS.commit(first, account.keep, prepared(first, account))
    second = an_answer(middle.network_id)
    done = prepared(second, account)
    assert POSTS.look_up(second, account.keep, done) == Absent()
    receipt = POSTS.commit(second, account.keep, done)
    assert POSTS.look_up(second, account.keep, done) == Found(receipt)
    reply: Any = stored(second, account)["reply"]
    assert reply["root"]["uri"] == beginning.network_id
    assert reply["parent"]["uri"] == middle.network_id
    assert reply["root"]["cid"] == stored_cid(post, account)


def test_what_is_not_there_cannot_be_answered(account: Account) -> None:
    nothing = f"at://{account.network_id}/app.bsky.feed.post/{record_key('nothing')}"
    with pytest.raises(Rejected) as raised:
        prepared(an_answer(nothing), account)
    assert raised.value.reason == "gone"


def stored_cid(post: Outgoing, account: Account) -> str:
    query = {"repo": account.network_id, "collection": "app.bsky.feed.post", "rkey": record_key(post.key)}
    told = httpx.get(f"{ADDRESS}/xrpc/com.atproto.repo.getRecord", params=query).raise_for_status().json()
    return str(told["cid"])


def test_a_like_stands_once_however_often_it_is_sent_and_is_taken_back(account: Account) -> None:
    post = a_post()
    liked = POSTS.commit(post, account.keep, prepared(post, account)).network_id
    like = a_post(kind=OperationKind.LIKE, target=liked, text="")
    # this server shows no posts to readers, so what preparing asks them is given here
    mark = {
        "repo": account.network_id,
        "rkey": record_key(like.key),
        "record": {
            "$type": "app.bsky.feed.like",
            "subject": {"uri": liked, "cid": stored_cid(post, account)},
            "createdAt": "2026-11-23T06:15:00.000Z",
        },
    }
    done = {"mark": json.dumps(mark)}
    assert POSTS.look_up(like, account.keep, done) == Absent()
    receipt = POSTS.commit(like, account.keep, done)
    assert POSTS.commit(like, account.keep, done) == receipt
    assert POSTS.look_up(like, account.keep, done) == Found(receipt)
    back = replace(like, kind=OperationKind.UNLIKE)
    assert POSTS.look_up(back, account.keep, done) == Absent()
    for _attempt in range(2):
        POSTS.commit(back, account.keep, done)
    assert isinstance(POSTS.look_up(back, account.keep, done), Found)
    assert POSTS.look_up(like, account.keep, done) == Absent()


def test_a_wrong_password_and_a_password_taken_back_are_lost_access(account: Account) -> None:
    assert NETWORK.signs_in is not None
    wrong = Credentials(ADDRESS, {**account.keep.secrets, "app_password": "aaaa-bbbb-cccc-dddd"})
    with pytest.raises(AccessLost):
        NETWORK.signs_in.verify(wrong)
