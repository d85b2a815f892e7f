"""Comments, likes and private replies on a practised Page, as the Graph API gives and takes them."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from .conftest import Elsewhere

V = "/v26.0"
FIELDS = (
    "id,message,from,created_time,parent{id},is_hidden,can_hide,can_remove,can_comment,can_reply_privately,"
    "like_count,comment_count,attachment,permalink_url"
)


def _call(facebook: Elsewhere, path: str, method: str = "POST", **data: Any) -> httpx.Response:
    given = {"access_token": facebook.made["access_token"], **data}
    if method != "POST":
        return facebook.http.request(method, f"{V}{path}", params=given)
    return facebook.http.request(method, f"{V}{path}", json=given)


def _comments(facebook: Elsewhere, about: str, **asked: Any) -> list[dict[str, Any]]:
    return list(_call(facebook, f"/{about}/comments", "GET", **asked).json()["data"])


def _ids(facebook: Elsewhere, about: str, **asked: Any) -> list[str]:
    return [str(one["id"]) for one in _comments(facebook, about, **asked)]


def _said(facebook: Elsewhere, about: str, text: str = "Hyvä", **more: Any) -> str:
    given = {"network": "facebook", "id": about, "text": text, **more}
    return str(facebook.control.post("/comments", json=given).json()["id"])


@pytest.fixture
def post(facebook: Elsewhere) -> str:
    page = facebook.made["id"]
    return str(
        _call(facebook, f"/{page}/feed", message="Simhallen är stängd på självständighetsdagen").json()["id"]
    )


def test_a_residents_comment_is_read_with_every_field_of_the_sheet(facebook: Elsewhere, post: str) -> None:
    said = _said(facebook, post, "Är den öppen på lördag?", name="Gun-Britt")
    [one] = _comments(facebook, post, fields=FIELDS)
    assert (one["id"], one["message"], one["from"]["name"]) == (said, "Är den öppen på lördag?", "Gun-Britt")
    assert (one["is_hidden"], one["can_hide"], one["can_remove"]) == (False, True, True)
    assert one["can_reply_privately"] is True
    assert "parent" not in one
    assert httpx.get(one["permalink_url"]).status_code == 200


def test_an_answer_hangs_below_its_comment_and_threads_have_two_levels(
    facebook: Elsewhere, post: str
) -> None:
    said = _said(facebook, post)
    answer = _call(facebook, f"/{said}/comments", message="Ja, 10–18.").json()["id"]
    third = _said(facebook, answer, "Tack!")
    for one in (answer, third):
        read = _call(facebook, f"/{one}", "GET", fields="id,parent{id},message").json()
        assert read["parent"] == {"id": said}
    assert _ids(facebook, post) == [said]
    assert _ids(facebook, post, filter="stream") == [said, answer, third]
    assert _ids(facebook, said) == [answer, third]
    assert _comments(facebook, post, fields="comment_count")[0]["comment_count"] == 2
    counted = _call(facebook, f"/{post}", "GET", fields="comments.summary(true).limit(0)").json()
    assert counted["comments"]["summary"]["total_count"] == 3


def test_comments_come_a_page_at_a_time_in_either_order(facebook: Elsewhere, post: str) -> None:
    given = {"network": "facebook", "id": post, "text": "Nr {n}", "count": 5}
    made = facebook.control.post("/comments", json=given).json()["ids"]
    first = _call(facebook, f"/{post}/comments", "GET", limit=2).json()
    assert [one["id"] for one in first["data"]] == made[:2]
    second = httpx.get(first["paging"]["next"]).json()
    assert [one["id"] for one in second["data"]] == made[2:4]
    back = httpx.get(second["paging"]["previous"]).json()
    assert [one["id"] for one in back["data"]] == made[:2]
    last = httpx.get(second["paging"]["next"]).json()
    assert "next" not in last["paging"]
    after = _ids(facebook, post, after=last["paging"]["cursors"]["after"])
    assert after == []
    late = _said(facebook, post, "Nr 6")
    assert _ids(facebook, post, after=last["paging"]["cursors"]["after"]) == [late]
    assert _ids(facebook, post, order="reverse_chronological", limit=2) == [late, made[4]]
    assert _call(facebook, f"/{post}/comments", "GET", order="ranked").json()["error"]["code"] == 100


def test_a_comment_is_hidden_shown_again_and_removed(facebook: Elsewhere, post: str) -> None:
    said = _said(facebook, post, "Idioter!")
    short = said.rpartition("_")[2]
    for name, is_hidden in ((said, True), (short, True), (said, False)):
        assert _call(facebook, f"/{name}", is_hidden=is_hidden).json() == {"success": True}
        assert _call(facebook, f"/{said}", "GET", fields="is_hidden").json()["is_hidden"] is is_hidden
    _call(facebook, f"/{said}/comments", message="Vi svarar gärna på frågor.")
    assert _call(facebook, f"/{said}", "DELETE").json() == {"success": True}
    assert _call(facebook, f"/{said}", "GET").json()["error"]["error_subcode"] == 33
    assert _ids(facebook, post, filter="stream") == []


def test_only_ones_own_words_can_be_changed_and_only_others_hidden(facebook: Elsewhere, post: str) -> None:
    theirs = _said(facebook, post)
    ours = _call(facebook, f"/{post}/comments", message="Tack").json()["id"]
    assert _call(facebook, f"/{theirs}", message="x").json()["error"]["code"] == 200
    assert _call(facebook, f"/{ours}", is_hidden=True).json()["error"]["code"] == 200
    assert _call(facebook, f"/{ours}", message="Tack ska ni ha").json() == {"success": True}
    assert _call(facebook, f"/{ours}", "GET").json()["message"] == "Tack ska ni ha"


def test_the_page_likes_a_comment_once_and_no_longer(facebook: Elsewhere, post: str) -> None:
    said = _said(facebook, post)
    facebook.control.post("/likes", json={"network": "facebook", "id": said, "count": 3})
    for _ in range(2):
        assert _call(facebook, f"/{said}/likes").json() == {"success": True}
    read = _call(facebook, f"/{said}", "GET", fields="like_count,user_likes").json()
    assert (read["like_count"], read["user_likes"]) == (4, True)
    told = _call(facebook, f"/{said}/reactions", "GET", summary="true").json()
    assert told["summary"] == {"total_count": 4, "can_like": True, "has_liked": True}
    assert {one["type"] for one in told["data"]} == {"LIKE"}
    _call(facebook, f"/{said}/likes", "DELETE")
    assert _call(facebook, f"/{said}", "GET", fields="user_likes").json()["user_likes"] is False


def test_one_private_reply_for_each_comment_within_seven_days(facebook: Elsewhere, post: str) -> None:
    said, old = _said(facebook, post), _said(facebook, post, created_at="2026-03-28T23:30:00+02:00")

    def replied(to: str, text: str = "Skriv till oss") -> dict[str, Any]:
        told = {"recipient": {"comment_id": to}, "message": {"text": text}}
        path = f"/{facebook.made['id']}/messages"
        return dict(
            _call(facebook, path, "POST", recipient=told["recipient"], message=told["message"]).json()
        )

    assert replied(said)["message_id"].startswith("m_")
    assert replied(said)["error"]["code"] == 10900
    assert replied(old)["error"]["code"] == 10901
    assert replied("1_2")["error"]["error_subcode"] == 33
    assert replied(_said(facebook, post), " ")["error"]["code"] == 100
    read = _call(facebook, f"/{said}", "GET", fields="can_reply_privately").json()
    assert read["can_reply_privately"] is False


def test_an_empty_or_endless_comment_is_refused(facebook: Elsewhere, post: str) -> None:
    for message in ("", "  ", "a" * 8_001):
        assert _call(facebook, f"/{post}/comments", message=message).json()["error"]["code"] == 100
    assert facebook.stored() == {"Simhallen är stängd på självständighetsdagen": 1}


def test_what_others_write_needs_a_permission_of_its_own(facebook: Elsewhere, post: str) -> None:
    _said(facebook, post)
    given = {"network": "facebook", "handle": "kokkola", "scopes": "pages_read_engagement,pages_manage_posts"}
    weak = facebook.control.post("/accounts", json=given).json()["access_token"]
    for method, more in (("GET", {}), ("POST", {"message": "x"})):
        told = _call(facebook, f"/{post}/comments", method, access_token=weak, **more).json()
        assert told["error"]["code"] == 10


def test_another_pages_comments_are_not_for_us(facebook: Elsewhere, post: str) -> None:
    said = _said(facebook, post)
    other = {"network": "facebook", "handle": "bibliotek"}
    token = facebook.control.post("/accounts", json=other).json()["access_token"]
    for about in (post, said):
        told = _call(facebook, f"/{about}/comments", "GET", access_token=token).json()
        assert told["error"]["error_subcode"] == 33


@pytest.mark.parametrize(("effect", "is_done"), [("response_lost", True), ("hang_before", False)])
def test_every_write_can_lose_its_answer(facebook: Elsewhere, post: str, effect: str, is_done: bool) -> None:
    said = _said(facebook, post)
    writes: list[tuple[str, str, dict[str, Any]]] = [
        (f"/{post}/comments", "POST", {"message": "Tack"}),
        (f"/{said}/likes", "POST", {}),
        (f"/{said}", "POST", {"is_hidden": True}),
        (f"/{said}", "DELETE", {}),
    ]
    for path, method, given in writes:
        facebook.fault(effect, endpoint="any")
        with pytest.raises(httpx.RemoteProtocolError):
            _call(facebook, path, method, **given)
    assert facebook.stored().get("Tack", 0) == int(is_done)
    assert (said in _ids(facebook, post)) is not is_done


def test_a_fault_can_be_aimed_at_changes_alone(facebook: Elsewhere, post: str) -> None:
    said = _said(facebook, post)
    facebook.fault("error_500_after", endpoint="edits")
    assert _call(facebook, f"/{said}/comments", message="Tack").status_code == 200
    assert _call(facebook, f"/{said}", is_hidden=True).status_code == 500
    assert _call(facebook, f"/{said}", "GET", fields="is_hidden").json()["is_hidden"] is True
