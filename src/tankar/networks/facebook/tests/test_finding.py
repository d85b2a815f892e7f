"""Did it get out? What the page's own lists prove, and what they do not."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import httpx
import pytest

from tankar.networks.contract import Absent, CannotTell, Found, Lookup, NotNow, Outgoing
from tankar.networks.testing.server import FakeServer

from . import karleby
from .karleby import CREDENTIALS, FILM, POSTS, SNOW, STORY, answer, prepared


def looked_up(server: FakeServer, outgoing: Outgoing = SNOW, taken: frozenset[str] = frozenset()) -> Lookup:
    with karleby.server().listening():
        done = prepared(outgoing)
    with server.listening():
        return POSTS.look_up(outgoing, CREDENTIALS, done, taken)


def test_a_post_with_our_pictures_is_ours_even_when_somebody_has_edited_it() -> None:
    found = looked_up(karleby.server("posts__edited"))
    assert isinstance(found, Found)
    assert found.receipt.network_id == "111_222"
    assert found.receipt.url == "https://www.facebook.com/kokkolankaupunki/posts/222"


def test_a_post_of_our_app_with_our_words_and_as_many_pictures_is_ours() -> None:
    assert isinstance(looked_up(karleby.server("posts__uploaded_again")), Found)


def listed(**change: Any) -> FakeServer:
    """A page whose newest post is the one of `posts__ours`, changed."""
    told = json.loads(answer("posts__ours").content)
    told["data"][0] |= change
    server = karleby.server()
    server.instead[karleby.LIST] = httpx.Response(200, json=told)
    return server


SOMEBODYS = {"id": "5151", "name": "Business Suite"}


def test_other_words_of_another_application_and_older_posts_are_not_ours() -> None:
    other = replace(SNOW, text="Någonting annat.", media=())
    assert looked_up(listed(application=SOMEBODYS), other) == Absent()
    assert looked_up(listed(application=None), other) == Absent()
    assert looked_up(karleby.server("posts__before")) == Absent()


def test_a_post_of_our_app_with_other_words_may_be_ours_edited() -> None:
    other = replace(SNOW, text="Någonting annat.", media=())
    assert isinstance(looked_up(karleby.server("posts__ours"), other), CannotTell)
    assert looked_up(karleby.server("posts__ours"), other, frozenset({"111_222"})) == Absent()
    assert looked_up(karleby.server("posts__video"), other, frozenset({"7001"})) == Absent()


@pytest.mark.parametrize("kind", ["video", "photo", "link"])
def test_a_post_of_words_is_found_whatever_card_its_link_was_given(kind: str) -> None:
    post = replace(SNOW, media=(), link="https://karleby.example/film")
    card = {"data": [{"media_type": kind, "target": {"id": "6001"}}]}
    assert isinstance(looked_up(listed(attachments=card), post), Found)


def test_an_album_is_counted_picture_by_picture() -> None:
    two = replace(SNOW, media=(karleby.PICTURE,) * 2)
    assert isinstance(looked_up(karleby.server("posts__album"), two), Found)
    assert isinstance(looked_up(karleby.server("posts__album")), CannotTell)


def test_a_video_is_found_by_its_words_and_not_twice() -> None:
    found = looked_up(karleby.server("posts__video"), FILM)
    assert isinstance(found, Found)
    again = looked_up(karleby.server("posts__video"), FILM, frozenset({"111_222"}))
    assert isinstance(again, CannotTell)


def test_a_film_that_is_not_listed_may_still_be_made_ready() -> None:
    missing = looked_up(karleby.server("posts__before"), FILM)
    assert missing == CannotTell("A film may still be being made ready.")
    assert looked_up(karleby.server("posts__before"), replace(SNOW, media=())) == Absent()


@pytest.mark.parametrize("change", [{"id": "no id"}, {"attachments": {"data": "none"}}])
def test_a_list_that_is_not_understood_is_asked_for_later(change: dict[str, object]) -> None:
    with pytest.raises(NotNow, match="not understood"):
        looked_up(listed(**change))


def test_a_list_without_end_proves_nothing() -> None:
    assert isinstance(looked_up(karleby.server("posts__endless")), CannotTell)


def test_a_list_that_is_refused_proves_nothing() -> None:
    refusing = karleby.server()
    refusing.instead[karleby.LIST] = answer("error__bad_parameter", 400)
    assert isinstance(looked_up(refusing), CannotTell)


def test_a_new_page_is_read_from_its_beginning() -> None:
    empty = karleby.server()
    empty.instead[karleby.LIST] = answer("posts__none")
    with empty.listening():
        done = prepared()
        assert POSTS.look_up(SNOW, CREDENTIALS, done) == Absent()
    assert "since" not in empty.asked(karleby.LIST)[-1].url.params


@pytest.mark.parametrize(
    ("payload", "kind"),
    [("video__published", Found), ("video__waiting", Absent), ("video__error", CannotTell)],
)
def test_a_reel_is_asked_itself(payload: str, kind: type) -> None:
    server = karleby.server()
    server.instead[karleby.STATUS] = answer(payload)
    assert isinstance(looked_up(server, karleby.REEL_POST), kind)


def test_a_reel_being_made_ready_is_asked_again() -> None:
    server = karleby.server()
    server.instead[karleby.STATUS] = answer("video__processing")
    with pytest.raises(NotNow):
        looked_up(server, karleby.REEL_POST)


def test_a_reel_of_another_delivery_is_left_to_it() -> None:
    assert isinstance(looked_up(karleby.server(), karleby.REEL_POST, frozenset({"8001"})), CannotTell)


def test_a_story_is_found_by_its_picture() -> None:
    server = karleby.server()
    assert looked_up(server, STORY) == Absent()
    server.instead[karleby.STORIES] = answer("stories__ours")
    found = looked_up(server, STORY)
    assert isinstance(found, Found)
    assert found.receipt.url == "https://facebook.com/stories/111/abc"
    assert looked_up(server, STORY, frozenset({"333"})) == Absent()


@pytest.mark.parametrize("outgoing", [STORY, karleby.REEL_POST])
def test_what_was_never_sent_up_is_nowhere(outgoing: Outgoing) -> None:
    with karleby.server().listening() as server:
        assert POSTS.look_up(outgoing, CREDENTIALS, {"anchor": "-"}) == Absent()
    assert server.requests == []


def test_a_list_lost_on_the_way_is_asked_for_later() -> None:
    server = karleby.server()
    server.instead[karleby.LIST] = httpx.ReadTimeout("slow")
    with pytest.raises(NotNow):
        looked_up(server)
