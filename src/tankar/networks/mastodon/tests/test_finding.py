"""Looking for a post whose answer was lost."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest

from tankar.networks.contract import Absent, CannotTell, Found, Lookup, NotNow
from tankar.networks.mastodon.posting import Posts
from tankar.networks.testing.server import FakeServer

from . import karleby
from .karleby import CREDENTIALS, SNOW, answer

DONE = {
    "account": "109876",
    "anchor": "113500000000000100",
    "media:0": "22348641",
    "media:0:ready": "22348641",
}
TEXT_ONLY = replace(SNOW, media=())


def looked_up(server: FakeServer, done: dict[str, str] = DONE) -> Lookup:
    with server.listening():
        return Posts().look_up(SNOW, CREDENTIALS, done)


def test_the_uploaded_picture_alone_proves_the_post() -> None:
    server = karleby.server(since="statuses__ours")
    found = looked_up(server)
    assert isinstance(found, Found)
    assert found.receipt.network_id == "113500000000000300"
    assert server.asked(karleby.SOURCE) == []


def test_a_picture_uploaded_again_is_known_by_its_description_and_the_text() -> None:
    found = looked_up(karleby.server(since="statuses__ours_uploaded_again", source="source__ours"))
    assert isinstance(found, Found)


def test_the_same_picture_description_with_another_text_is_another_post() -> None:
    assert looked_up(karleby.server(since="statuses__ours_uploaded_again")) == Absent()


def test_the_same_text_from_another_application_is_for_a_person_to_judge() -> None:
    server = karleby.server(since="statuses__from_another_application", source="source__ours")
    assert isinstance(looked_up(server), CannotTell)


def test_a_post_edited_meanwhile_is_for_a_person_to_judge() -> None:
    assert isinstance(looked_up(karleby.server(since="statuses__edited")), CannotTell)


def test_a_picture_no_longer_waiting_speaks_against_absence() -> None:
    server = karleby.server()
    server.instead[karleby.MEDIA] = answer("error__not_found", 404)
    assert isinstance(looked_up(server), CannotTell)


def test_an_account_without_earlier_posts_is_read_from_its_beginning() -> None:
    server = karleby.server()
    server.instead[karleby.OWN] = answer("statuses__none")
    assert looked_up(server, {**DONE, "anchor": "-"}) == Absent()
    assert "since_id" not in server.requests[0].url.params


def page(first: int, count: int) -> list[dict[str, object]]:
    return [{"id": str(number), "media_attachments": []} for number in range(first, first - count, -1)]


def test_the_list_is_read_to_its_end_also_when_pages_are_short() -> None:
    pages: dict[str | None, list[dict[str, object]]] = {
        None: page(500, 40),
        "461": page(460, 3),
        "458": page(457, 40),
    }

    def reply(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=pages.get(request.url.params.get("max_id"), []))

    server = FakeServer({karleby.OWN: reply, karleby.MEDIA: answer("media__ready")})
    assert looked_up(server) == Absent()
    assert len(server.asked(karleby.OWN)) == 4


@pytest.mark.parametrize(
    "first", [pytest.param(500, id="the same page again"), pytest.param(None, id="no end")]
)
def test_a_list_without_end_proves_nothing(first: int | None) -> None:
    def reply(request: httpx.Request) -> httpx.Response:
        last = int(request.url.params.get("max_id", "90001"))
        return httpx.Response(200, json=page(first or last - 1, 40))

    assert isinstance(looked_up(FakeServer({karleby.OWN: reply})), CannotTell)


def test_a_list_that_goes_past_the_anchor_was_not_filtered_and_proves_nothing() -> None:
    server = FakeServer({karleby.OWN: answer("statuses__before")})
    assert isinstance(looked_up(server), CannotTell)


def test_more_posts_than_can_be_compared_prove_nothing() -> None:
    def reply(request: httpx.Request) -> httpx.Response:
        last = int(request.url.params.get("max_id", "81"))
        return httpx.Response(200, json=page(last - 1, 40) if last > 1 else [])

    server = FakeServer({karleby.OWN: reply})
    with server.listening():
        doubt = Posts().look_up(TEXT_ONLY, CREDENTIALS, DONE)
    assert isinstance(doubt, CannotTell)


def test_a_page_lost_on_the_way_is_asked_for_later() -> None:
    server = karleby.server()
    server.instead[karleby.OWN] = httpx.ReadTimeout("slow")
    with pytest.raises(NotNow):
        looked_up(server)
