"""Counts come home as they stand; what is not told is not nought."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from tankar.networks.bluesky.measuring import Counts
from tankar.networks.contract import AccessLost, NotNow
from tankar.networks.incoming import Figure, Indicator
from tankar.networks.testing.cases import is_a_sentence
from tankar.networks.testing.server import NOW, FakeServer

from . import karleby
from .karleby import CREDENTIALS, DID, POST, answer, changed

COUNTS = Counts()


def of_account(reply: httpx.Response) -> tuple[Figure, ...]:
    server = karleby.server()
    server.instead[karleby.PROFILE] = reply
    with server.listening():
        return COUNTS.account(CREDENTIALS)


def of_posts(server: FakeServer, ids: list[str]) -> Mapping[str, tuple[Figure, ...]]:
    with server.listening():
        return COUNTS.posts(CREDENTIALS, ids)


def values(figures: tuple[Figure, ...]) -> dict[Indicator, int | None]:
    return {one.definition.indicator: one.value for one in figures}


def test_followers_and_posts_of_the_account() -> None:
    told = of_account(answer("profile__counted"))
    assert values(told) == {Indicator.FOLLOWERS: 1204, Indicator.POSTS: 388}
    assert {one.measured_at for one in told} == {NOW}
    assert [one.definition for one in told] == list(COUNTS.of_account)


def test_a_count_that_is_not_told_is_not_available_and_says_why() -> None:
    told = of_account(changed("profile__counted", lambda profile: profile.pop("followersCount")))
    assert values(told) == {Indicator.FOLLOWERS: None, Indicator.POSTS: 388}
    assert is_a_sentence(told[0].why)
    assert told[1].why == ""


def test_a_profile_the_network_refuses_gives_no_figures_and_its_reason() -> None:
    told = of_account(answer("error__invalid", 400))
    assert set(values(told).values()) == {None}
    assert all(is_a_sentence(one.why) for one in told)


@pytest.mark.parametrize("count", [-1, True, "12", 1.5])
def test_a_count_that_is_no_number_is_asked_for_again(count: object) -> None:
    with pytest.raises(NotNow):
        of_account(changed("profile__counted", lambda profile: profile.update(followersCount=count)))


def test_a_quote_is_a_share_with_words() -> None:
    told = of_posts(karleby.server(shown=answer("posts__counted")), [POST])
    assert values(told[POST]) == {Indicator.COMMENTS: 3, Indicator.SHARES: 3, Indicator.REACTIONS: 5}
    assert [one.definition for one in told[POST]] == list(COUNTS.of_post)
    assert Indicator.VIEWS not in values(told[POST])


def test_a_post_that_is_gone_and_an_id_that_is_none_are_left_out() -> None:
    server = karleby.server(shown=answer("posts__none"))
    assert of_posts(server, [POST, "77"]) == {}
    assert server.asked(karleby.SHOWN)[0].url.params.get_list("uris") == [POST]


def test_a_hundred_posts_are_asked_for_twenty_five_at_a_time_and_one_refusal_spoils_no_other() -> None:
    ids = [f"at://{DID}/app.bsky.feed.post/3m6a{number:09}" for number in range(101)]

    def reply(request: httpx.Request) -> httpx.Response:
        uris = request.url.params.get_list("uris")
        if ids[25] in uris:
            return answer("error__invalid", 400)

        def each(told: Any) -> None:
            told["posts"] = [{**told["posts"][0], "uri": uri} for uri in uris]

        return changed("posts__counted", each)

    server = karleby.server(shown=reply)
    told = of_posts(server, ids)
    assert list(told) == ids[:100]
    assert len(server.asked(karleby.SHOWN)) == 4
    unavailable = [one for one, figures in told.items() if figures[0].value is None]
    assert unavailable == ids[25:50]
    assert is_a_sentence(told[ids[25]][0].why)


def test_no_post_is_no_question() -> None:
    server = karleby.server()
    assert of_posts(server, []) == {}
    assert server.asked(karleby.SHOWN) == []


@pytest.mark.parametrize(
    ("reply", "kind"), [(httpx.Response(502), NotNow), (answer("error__taken_down", 400), AccessLost)]
)
def test_when_nothing_could_be_asked_it_says_so(reply: httpx.Response, kind: type[Exception]) -> None:
    server = karleby.server()
    server.instead = {karleby.PROFILE: reply, karleby.SHOWN: reply}
    with server.listening():
        for read in (lambda: COUNTS.account(CREDENTIALS), lambda: COUNTS.posts(CREDENTIALS, [POST])):
            with pytest.raises(kind):
                read()
