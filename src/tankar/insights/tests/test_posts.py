"""From the overview and from each channel to a post's figures, and back. One figure orders a list; no score is made."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.insights.models import PostFigure
from tankar.insights.tests.conftest import SignedIn, a_post
from tankar.insights.tests.test_pages import MONDAY, soup
from tankar.organisation.models import Person
from tankar.publishing.models import OwnPost
from tankar.work import clock as work_clock

pytestmark = [pytest.mark.django_db, pytest.mark.db]
POSTS = "insights:posts"


def told(post: OwnPost, indicator: str, value: int | None, days: int = 0) -> None:
    PostFigure.objects.create(
        post=post,
        indicator=indicator,
        period="now",
        day=MONDAY - dt.timedelta(days=days),
        value=value,
        why="" if value is not None else "not_told",
        source="replies_count",
        measured_at=work_clock.now() - dt.timedelta(days=days),
    )


def named(channel: Channel, text: str, days: int) -> OwnPost:
    post = a_post(channel, text, days=days)
    OwnPost.objects.filter(pk=post.pk).update(text=text)
    return post


def listed(answer: object) -> list[str]:
    return [one.get_text(strip=True) for one in soup(answer).select("tbody th > a")]


def test_from_the_overview_to_a_posts_page_and_back(
    channel: Channel, aino: Person, in_swedish: SignedIn
) -> None:
    post = named(channel, "Sagostund på lördag", 3)
    told(post, "comments", 4)
    client = in_swedish(aino)
    index = soup(client.get(reverse("insights:index")))
    of_channel = f"{reverse(POSTS)}?channel={channel.public_id}"
    assert index.select_one(f"main a[href='{reverse(POSTS)}']") is not None
    assert index.select_one(f"tbody a[href='{of_channel}']") is not None
    page = reverse("insights:post", args=[post.public_id])
    for address in (reverse(POSTS), of_channel, reverse("insights:one", args=[channel.public_id])):
        assert soup(client.get(address)).select_one(f"tbody a[href='{page}']") is not None, address
    shown = soup(client.get(page))
    assert "Sagostund på lördag" in shown.get_text()
    for back in (of_channel, reverse("insights:one", args=[channel.public_id])):
        assert shown.select_one(f"main a[href='{back}']") is not None


def test_a_posts_page_shows_each_figure_its_days_and_words_where_there_is_none(
    channel: Channel, aino: Person, in_swedish: SignedIn
) -> None:
    post = named(channel, "Sagostund", 3)
    told(post, "comments", 2, days=1)
    told(post, "comments", 5)
    told(post, "reactions", 0, days=1)
    told(post, "shares", None)
    page = soup(in_swedish(aino).get(reverse("insights:post", args=[post.public_id])))
    facts = [" ".join(one.get_text(" ").split()) for one in page.select("main section > dl.facts > dd")]
    assert facts[0].startswith("0 ")
    assert facts[1].startswith("5 ")
    assert facts[2] == "ej tillgängligt Nätverket uppgav inte den här siffran."
    days = [[cell.get_text(strip=True) for cell in row.select("td")] for row in page.select("tbody tr")]
    assert days == [["ej tillgängligt", "5", "ej tillgängligt"], ["0", "2", "ej tillgängligt"]]


def test_a_list_goes_by_one_figure_alone_and_leaves_out_what_was_not_told_or_is_old(
    channel: Channel, aino: Person, as_person: SignedIn
) -> None:
    quiet, loud = named(channel, "Tyst", 2), named(channel, "Livlig", 10)
    unknown, old = named(channel, "Okänd", 1), named(channel, "Gammal", 120)
    for post, comments in ((quiet, 1), (loud, 9), (unknown, None), (old, 99)):
        told(post, "comments", comments)
    told(quiet, "reactions", 50)
    told(loud, "comments", 3, days=1)
    client = as_person(aino)
    assert listed(client.get(reverse(POSTS))) == ["Okänd", "Tyst", "Livlig", "Gammal"]
    assert listed(client.get(reverse(POSTS), {"order": "comments"})) == ["Livlig", "Tyst"]
    assert listed(client.get(reverse(POSTS), {"order": "reactions"})) == ["Tyst"]
    assert len(listed(client.get(reverse(POSTS), {"order": "nonsense"}))) == 4


def test_the_list_goes_on_after_thirty_without_losing_or_doubling_one(
    channel: Channel, aino: Person, as_person: SignedIn
) -> None:
    for number in range(35):
        named(channel, f"P{number:02}", 3 if number > 25 else number)
    client = as_person(aino)
    first = client.get(reverse(POSTS))
    more = soup(first).select_one(".show-more a")
    assert more is not None
    both = listed(first) + listed(client.get(str(more["href"])))
    assert len(both) == len(set(both)) == 35


def test_posts_of_channels_one_may_not_post_to_are_neither_listed_nor_opened(
    channel: Channel, mikko: Person, aino: Person, in_swedish: SignedIn
) -> None:
    post = named(channel, "Sagostund", 3)
    client = in_swedish(mikko)
    assert "Inga inlägg att visa" in client.get(reverse(POSTS)).content.decode()
    assert client.get(reverse("insights:post", args=[post.public_id])).status_code == 404
    assert in_swedish(aino).get(reverse("insights:post", args=["nothing"])).status_code == 404
    assert in_swedish(aino).get(reverse(POSTS), {"channel": "nothing"}).status_code == 404


def test_a_channel_cared_for_by_hand_says_why_it_shows_no_posts(
    by_hand: Channel, aino: Person, in_swedish: SignedIn
) -> None:
    page = soup(in_swedish(aino).get(reverse("insights:one", args=[by_hand.public_id])))
    section = page.select_one("#newest")
    assert section is not None
    assert "Kanaler som sköts för hand" in section.get_text()


def test_a_removed_post_is_not_listed_and_its_page_says_so(
    channel: Channel, aino: Person, in_swedish: SignedIn
) -> None:
    post = named(channel, "Sagostund", 3)
    OwnPost.objects.filter(pk=post.pk).update(removed_at=work_clock.now())
    client = in_swedish(aino)
    assert listed(client.get(reverse(POSTS))) == []
    page = client.get(reverse("insights:post", args=[post.public_id])).content.decode()
    assert "Inlägget finns inte längre på nätverket." in page


def test_the_list_asks_the_same_for_two_posts_and_for_thirty(
    channel: Channel, aino: Person, as_person: SignedIn
) -> None:
    client = as_person(aino)

    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(POSTS)).status_code == 200
        return len(asked)

    named(channel, "P", 1)
    statements()
    few = statements()
    for number in range(29):
        named(channel, f"P{number}", 2)
    assert statements() == few <= 12
