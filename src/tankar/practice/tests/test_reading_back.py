"""What Mastodon and Bluesky tell whoever asks: notifications, threads, edits and removals."""

from __future__ import annotations

from typing import Any

import httpx

from .conftest import Elsewhere, Network


def _kinds(network: Network) -> list[tuple[str, str]]:
    told = network.http.get("/api/v1/notifications").json()
    return [(one["type"], one["account"]["display_name"]) for one in told]


def _act(here: Network | Elsewhere, path: str, **given: Any) -> dict[str, Any]:
    where = {"network": here.network} if isinstance(here, Elsewhere) else {}
    answer = here.control.post(path, json={**where, **given})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_mastodon_tells_of_answers_mentions_and_likes_and_forgets_what_is_removed(network: Network) -> None:
    post = network.post("Hej").json()["id"]
    said = _act(network, "/comments", id=post, name="Kaj", text="När?")["id"]
    _act(network, "/mentions", handle="kokkola", name="Sari", text="Kuka vastaa?")
    _act(network, "/likes", id=post, name="Åke")
    assert _kinds(network) == [("favourite", "Åke"), ("mention", "Sari"), ("mention", "Kaj")]
    _act(network, "/comments/remove", id=said)
    assert _kinds(network) == [("favourite", "Åke"), ("mention", "Sari")]
    assert network.http.get(f"/api/v1/statuses/{said}").status_code == 404
    _act(network, "/comments", id=post, text="I tysthet", quiet=True)
    assert len(_kinds(network)) == 2
    assert len(network.http.get(f"/api/v1/statuses/{post}/context").json()["descendants"]) == 1


def test_mastodon_keeps_what_an_edited_answer_said_before(network: Network) -> None:
    post = network.post("Hej").json()["id"]
    said = _act(network, "/comments", id=post, text="När?")["id"]
    assert network.http.get(f"/api/v1/statuses/{said}").json()["edited_at"] is None
    _act(network, "/comments/edit", id=said, text="@kokkola Var?")
    read = network.http.get(f"/api/v1/statuses/{said}").json()
    assert read["edited_at"]
    history = network.http.get(f"/api/v1/statuses/{said}/history").json()
    assert ["När?" in one["content"] for one in history] == [True, False]
    assert history[-1]["created_at"] == read["edited_at"]
    assert len(_kinds(network)) == 1


def test_whoever_a_private_message_names_can_read_it_and_nobody_else(network: Network) -> None:
    said = _act(network, "/mentions", handle="kokkola", text="Mellan oss", visibility="direct")["id"]
    assert network.http.get("/api/v1/notifications").json()[0]["status"]["visibility"] == "direct"
    assert network.http.get(f"/api/v1/statuses/{said}").status_code == 200
    assert httpx.get(f"{network.base}/api/v1/statuses/{said}").status_code == 404


def test_what_is_written_in_mastodons_own_app_says_so(network: Network) -> None:
    ours = network.post("Med program").json()
    _act(network, "/app/post", handle="kokkola", text="I appen")
    listed = network.http.get(f"/api/v1/accounts/{network.account_id}/statuses").json()
    names = [(one["application"] or {}).get("name") for one in listed]
    assert names == ["Web", ours["application"]["name"]]


def test_a_favourite_can_lose_its_answer_and_be_there(network: Network) -> None:
    post = network.post("Hej").json()["id"]
    said = _act(network, "/comments", id=post, text="Bra!")["id"]
    network.fault("error_500_after", endpoint="edits")
    assert network.http.post(f"/api/v1/statuses/{said}/favourite").status_code == 500
    assert network.http.get(f"/api/v1/statuses/{said}").json()["favourited"] is True


def _written(bluesky: Elsewhere, collection: str, record: dict[str, Any], **more: Any) -> dict[str, Any]:
    given = {"repo": bluesky.made["did"], "collection": collection, **more}
    written = {"$type": collection, "createdAt": "2026-11-22T12:00:00Z", **record}
    return dict(
        bluesky.http.post("/xrpc/com.atproto.repo.createRecord", json={**given, "record": written}).json()
    )


def _post(bluesky: Elsewhere, text: str = "Hej", **more: Any) -> dict[str, Any]:
    return _written(bluesky, "app.bsky.feed.post", {"text": text, **more})


def _told(bluesky: Elsewhere, **asked: Any) -> list[dict[str, Any]]:
    answer = bluesky.http.get("/xrpc/app.bsky.notification.listNotifications", params=asked)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["notifications"])


def _get(bluesky: Elsewhere, method: str, **asked: Any) -> dict[str, Any]:
    return dict(bluesky.http.get(f"/xrpc/app.bsky.feed.{method}", params=asked).json())


def test_bluesky_tells_why_somebody_is_told_and_of_what(bluesky: Elsewhere) -> None:
    post = _post(bluesky)
    said = _act(bluesky, "/comments", id=post["uri"], name="Kaj", text="När?")
    named = _act(bluesky, "/mentions", handle="kokkola", name="Sari", text="Kuka vastaa?")
    _act(bluesky, "/likes", id=post["uri"], name="Åke")
    reasons = [(one["reason"], one["author"]["displayName"]) for one in _told(bluesky)]
    assert reasons == [("like", "Åke"), ("mention", "Sari"), ("reply", "Kaj")]
    [reply] = _told(bluesky, reasons=["reply", "quote"])
    assert (reply["uri"], reply["reasonSubject"]) == (said["id"], post["uri"])
    assert reply["record"]["reply"]["root"] == {"uri": post["uri"], "cid": post["cid"]}
    [mention] = _told(bluesky, reasons="mention,quote")
    assert mention["uri"] == named["id"]
    [facet] = mention["record"]["facets"]
    assert facet["features"][0]["did"] == bluesky.made["did"]


def test_a_bluesky_notification_goes_with_its_record(bluesky: Elsewhere) -> None:
    post = _post(bluesky)
    said = _act(bluesky, "/comments", id=post["uri"], text="När?")["id"]
    _act(bluesky, "/likes", id=post["uri"], name="Åke")
    _act(bluesky, "/comments/remove", id=said)
    _act(bluesky, "/likes/remove", id=post["uri"], name="Åke")
    assert _told(bluesky) == []


def test_bluesky_pages_its_notifications_and_knows_what_was_seen(bluesky: Elsewhere) -> None:
    post = _post(bluesky)
    made = _act(bluesky, "/comments", id=post["uri"], text="Nr {n}", count=5)["ids"]
    first = bluesky.http.get("/xrpc/app.bsky.notification.listNotifications", params={"limit": 2}).json()
    rest = _told(bluesky, limit=50, cursor=first["cursor"])
    assert [one["uri"] for one in [*first["notifications"], *rest]] == made[::-1]
    unread = "/xrpc/app.bsky.notification.getUnreadCount"
    assert bluesky.http.get(unread).json() == {"count": 5}
    seen = {"seenAt": first["notifications"][0]["indexedAt"]}
    bluesky.http.post("/xrpc/app.bsky.notification.updateSeen", json=seen)
    assert bluesky.http.get(unread).json() == {"count": 0}
    assert all(one["isRead"] for one in _told(bluesky))


def test_an_old_answer_stands_further_down_among_the_notifications(bluesky: Elsewhere) -> None:
    post = _post(bluesky)
    new = _act(bluesky, "/comments", id=post["uri"], text="Nu")["id"]
    old = _act(bluesky, "/comments", id=post["uri"], text="Förr", created_at="2026-10-25T03:30:00+03:00")[
        "id"
    ]
    quiet = _act(bluesky, "/comments", id=post["uri"], text="I tysthet", quiet=True)["id"]
    assert [one["uri"] for one in _told(bluesky)] == [new, old]
    thread = _get(bluesky, "getPostThread", uri=post["uri"])["thread"]
    assert {one["post"]["uri"] for one in thread["replies"]} == {new, old, quiet}


def test_a_like_is_a_record_that_counts_and_can_be_taken_back(bluesky: Elsewhere) -> None:
    post = _post(bluesky)
    said = _act(bluesky, "/comments", id=post["uri"], name="Kaj", text="Bra!")["id"]
    [reply] = _get(bluesky, "getPostThread", uri=post["uri"])["thread"]["replies"]
    subject = {"uri": said, "cid": reply["post"]["cid"]}
    like = _written(bluesky, "app.bsky.feed.like", {"subject": subject})
    [read] = _get(bluesky, "getPosts", uris=said)["posts"]
    assert (read["likeCount"], read["viewer"]["like"]) == (1, like["uri"])
    assert [one["actor"]["did"] for one in _get(bluesky, "getLikes", uri=said)["likes"]] == [
        bluesky.made["did"]
    ]
    key = {
        "repo": bluesky.made["did"],
        "collection": "app.bsky.feed.like",
        "rkey": like["uri"].split("/")[-1],
    }
    bluesky.http.post("/xrpc/com.atproto.repo.deleteRecord", json=key)
    [read] = _get(bluesky, "getPosts", uris=said)["posts"]
    assert (read["likeCount"], "like" in read["viewer"]) == (0, False)


def test_a_like_is_a_change_to_the_faults_and_a_post_is_not(bluesky: Elsewhere) -> None:
    post = _post(bluesky)
    bluesky.fault("error_500_after", endpoint="edits")
    _post(bluesky, "En till")
    like = {"subject": {"uri": post["uri"], "cid": post["cid"]}}
    assert _written(bluesky, "app.bsky.feed.like", like)["error"] == "InternalServerError"
    assert _get(bluesky, "getPosts", uris=post["uri"])["posts"][0]["likeCount"] == 1


def test_a_hidden_answer_is_named_by_the_gate_of_its_thread(bluesky: Elsewhere) -> None:
    post = _post(bluesky)
    said = _act(bluesky, "/comments", id=post["uri"], text="Skräp")["id"]
    _act(bluesky, "/app/hide", id=said)
    read = _get(bluesky, "getPostThread", uri=post["uri"])
    assert read["threadgate"]["record"]["hiddenReplies"] == [said]
    assert read["threadgate"]["uri"].split("/")[-1] == post["uri"].split("/")[-1]
    _act(bluesky, "/app/unhide", id=said)
    assert _get(bluesky, "getPostThread", uri=post["uri"])["threadgate"]["record"]["hiddenReplies"] == []


def test_a_repost_and_a_quote_are_counted_and_told(bluesky: Elsewhere) -> None:
    named = _act(bluesky, "/mentions", handle="kokkola", name="Sari", text="Titta")["id"]
    [subject] = _get(bluesky, "getPosts", uris=named)["posts"]
    ref = {"uri": named, "cid": subject["cid"]}
    _written(bluesky, "app.bsky.feed.repost", {"subject": ref})
    quote = _post(bluesky, "Läs", embed={"$type": "app.bsky.embed.record", "record": ref})
    [read] = _get(bluesky, "getPosts", uris=named)["posts"]
    assert (read["repostCount"], read["quoteCount"]) == (1, 1)
    assert [one["uri"] for one in _get(bluesky, "getQuotes", uri=named)["posts"]] == [quote["uri"]]
    shared = _get(bluesky, "getRepostedBy", uri=named)["repostedBy"]
    assert [one["did"] for one in shared] == [bluesky.made["did"]]
    feed = _get(bluesky, "getAuthorFeed", actor=bluesky.made["did"])["feed"]
    assert [one.get("reason", {}).get("$type") for one in feed if one["post"]["uri"] == named] == [
        "app.bsky.feed.defs#reasonRepost"
    ]


def test_a_thread_says_what_stood_above_and_is_gone(bluesky: Elsewhere) -> None:
    post = _post(bluesky)
    said = _act(bluesky, "/comments", id=post["uri"], text="När?")["id"]
    answer = _act(bluesky, "/app/reply", id=said, text="Nu")["id"]
    above = _get(bluesky, "getPostThread", uri=answer)["thread"]["parent"]
    assert (above["post"]["uri"], above["parent"]["post"]["uri"]) == (said, post["uri"])
    assert "parent" not in _get(bluesky, "getPostThread", uri=answer, parentHeight=0)["thread"]
    _act(bluesky, "/comments/remove", id=said)
    above = _get(bluesky, "getPostThread", uri=answer)["thread"]["parent"]
    assert above == {"$type": "app.bsky.feed.defs#notFoundPost", "uri": said, "notFound": True}
    item = next(
        one for one in _get(bluesky, "getAuthorFeed", actor="kokkola.practice.test")["feed"] if "reply" in one
    )
    assert (item["reply"]["root"]["uri"], item["reply"]["parent"]["notFound"]) == (post["uri"], True)
    assert bluesky.http.get("/xrpc/app.bsky.feed.getPostThread", params={"uri": said}).status_code == 400
    wrong = {"uri": answer, "depth": "deep"}
    assert (
        bluesky.http.get("/xrpc/app.bsky.feed.getPostThread", params=wrong).json()["error"]
        == "InvalidRequest"
    )
