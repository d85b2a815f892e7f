"""What people see of the numbers: in words where there is none, with period and source where there is one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tankar.channels.models import Channel, ChannelEntry
from tankar.content.testing.making import make_channel
from tankar.insights.actions.keep_figures import keep_post_figures
from tankar.insights.collecting.measuring import measure
from tankar.insights.models import Gauge
from tankar.insights.testing.tide import Tide
from tankar.insights.tests.conftest import SignedIn, a_figure, a_post
from tankar.networks.incoming import Figure
from tankar.organisation.models import Person, Unit
from tankar.publishing.models import OwnPost
from tankar.publishing.tests.conftest import publish
from tankar.work import clock as work_clock

pytestmark = [pytest.mark.django_db, pytest.mark.db]
MONDAY = dt.date(2026, 11, 23)
INDEX = "insights:index"


def soup(answer: Any) -> BeautifulSoup:
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def cells(page: BeautifulSoup, channel: Channel) -> list[str]:
    link = page.select_one(f"tbody a[href='/insights/{channel.public_id}/']")
    assert link is not None
    row = link.find_parent("tr")
    assert row is not None
    return [" ".join(cell.get_text(" ").split()) for cell in row.select("td")]


def test_the_index_shows_followers_now_and_a_month_ago_and_what_28_days_brought(
    channel: Channel, aino: Person, tide: Tide, in_swedish: SignedIn
) -> None:
    a_figure(channel, 1150, MONDAY - dt.timedelta(days=29))
    a_post(channel, "p1", days=3)
    a_post(channel, "p2", days=10)
    a_post(channel, "old", days=40)
    tide.told = {"p1": (2, 10), "p2": (1, 5)}
    measure(Gauge.objects.create(channel=channel, next_at=work_clock.machine()), "worker")
    followers, before, posts, comments, reactions = cells(soup(in_swedish(aino).get(reverse(INDEX))), channel)
    assert followers.startswith("1\u00a0200 23.11.2026".replace("\u00a0", " "))
    assert followers.endswith("· uppgett av nätverket")
    assert before.startswith("1 150 25.10.2026")
    assert posts.startswith("2 26.10.2026 – 23.11.2026")
    assert comments.startswith("3 ")
    assert reactions.startswith("15 ")
    assert "från" not in reactions.split("·")[1]


def test_a_number_entered_once_a_month_stands_beside_the_month_before_it_and_not_beside_itself(
    by_hand: Channel, aino: Person, in_swedish: SignedIn
) -> None:
    client = in_swedish(aino)
    a_figure(by_hand, 1180, dt.date(2026, 10, 20), how="by_hand")
    followers, before, *_rest = cells(soup(client.get(reverse(INDEX))), by_hand)
    assert followers.startswith("1 180 20.10.2026")
    assert before == "ej tillgängligt Ingen siffra från omkring en månad innan."
    a_figure(by_hand, 1150, dt.date(2026, 9, 20), how="by_hand")
    a_figure(by_hand, 1100, dt.date(2026, 8, 24), how="by_hand")
    assert cells(soup(client.get(reverse(INDEX))), by_hand)[1].startswith("1 150 20.9.2026")


def test_a_sum_over_some_of_the_posts_says_so(
    channel: Channel, aino: Person, tide: Tide, in_swedish: SignedIn
) -> None:
    a_post(channel, "p1", days=3)
    a_post(channel, "p2", days=4)
    tide.told = {"p1": (2, None), "p2": (1, 5)}
    measure(Gauge.objects.create(channel=channel, next_at=work_clock.machine()), "worker")
    reactions = cells(soup(in_swedish(aino).get(reverse(INDEX))), channel)[4]
    assert reactions.startswith("5 ")
    assert "från 1 av 2 inlägg" in reactions


@pytest.mark.parametrize(
    ("language", "words", "why"),
    [
        ("sv", "ej tillgängligt", "Ingen har fört in den här siffran ännu."),
        ("fi", "ei saatavilla", "Kukaan ei ole vielä kirjannut tätä lukua."),
        ("en", "not available", "Nobody has entered this number yet."),
    ],
)
def test_a_number_nobody_has_stands_in_words_with_its_reason_and_never_as_0(
    by_hand: Channel, aino: Person, as_person: SignedIn, language: str, words: str, why: str
) -> None:
    Person.objects.filter(pk=aino.pk).update(language=language)
    followers, before, *_rest = cells(soup(as_person(aino).get(reverse(INDEX))), by_hand)
    assert followers == before == f"{words} {why}"


def test_what_was_entered_for_28_days_shows_on_a_channel_cared_for_by_hand(
    by_hand: Channel, aino: Person, in_swedish: SignedIn
) -> None:
    entered = {"period": "four_weeks", "how": "by_hand"}
    a_figure(by_hand, 0, MONDAY, indicator="comments", **entered)
    a_figure(by_hand, 77, MONDAY - dt.timedelta(days=90), indicator="reactions", **entered)
    row = cells(soup(in_swedish(aino).get(reverse(INDEX))), by_hand)
    assert row[3].startswith("0 23.11.2026 · infört för hand")
    assert row[4].startswith("ej tillgängligt")


def test_the_citys_own_feed_counts_nobody(
    aino: Person, library: Unit, clock: Any, in_swedish: SignedIn
) -> None:
    feed = make_channel("Stadens flöde", library, aino)
    row = cells(soup(in_swedish(aino).get(reverse(INDEX))), feed)
    assert row[0] == "ej tillgängligt Stadens eget flöde räknar ingen som läser det."


def test_the_index_asks_the_same_few_questions_for_two_channels_and_for_thirty(
    channel: Channel, aino: Person, library: Unit, as_person: SignedIn
) -> None:
    client = as_person(aino)

    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(reverse(INDEX)).status_code == 200
        return len(asked)

    few = statements()
    for number in range(30):
        one = make_channel(
            f"Kanal {number:02}", library, kind="by_hand", network="by_hand", platform="Instagram"
        )
        a_figure(one, number, MONDAY)
    assert statements() == few <= 15


def test_what_follows_the_thirtieth_channel_is_on_the_next_page(
    aino: Person, library: Unit, clock: Any, as_person: SignedIn
) -> None:
    for number in range(31):
        make_channel(f"Kanal {number:02}", library, kind="by_hand", network="by_hand", platform="Instagram")
    client = as_person(aino)
    first = soup(client.get(reverse(INDEX)))
    assert len(first.select("tbody tr")) == 30
    more = first.select_one(".show-more a")
    assert more is not None
    second = soup(client.get(reverse(INDEX) + str(more["href"])))
    assert [one.get_text() for one in second.select("tbody th a")] == ["Kanal 30"]


def test_a_closed_channel_is_no_longer_in_the_list(
    aino: Person, by_hand: Channel, as_person: SignedIn
) -> None:
    Channel.objects.update(closes_on=MONDAY - dt.timedelta(days=1))
    assert "Bibban" not in as_person(aino).get(reverse(INDEX)).content.decode()


def test_johan_who_is_elected_sees_no_numbers(by_hand: Channel, johan: Person, as_person: SignedIn) -> None:
    client = as_person(johan)
    assert client.get(reverse(INDEX)).status_code == 403
    assert client.get(reverse("insights:one", args=[by_hand.public_id])).status_code == 403
    assert client.get(reverse("insights:file", args=["csv"])).status_code == 403
    assert reverse(INDEX) not in client.get("/").content.decode()


def test_the_channels_page_shows_its_goal_and_twelve_months_as_chart_and_table(
    by_hand: Channel, aino: Person, in_swedish: SignedIn
) -> None:
    ChannelEntry.objects.create(channel=by_hand, goal="1 500 följare före årets slut.")
    for month, value in ((1, 1000), (2, 1100), (5, 1190), (6, None)):
        a_figure(by_hand, value, dt.date(2026, month, 28), how="by_hand")
    page = soup(in_swedish(aino).get(reverse("insights:one", args=[by_hand.public_id])))
    assert "1 500 följare före årets slut." in page.get_text()
    section = page.select_one("#followers-now")
    assert section is not None
    rows = [" ".join(row.get_text(" ").split()) for row in section.select("tbody tr")]
    assert len(rows) == 12
    assert rows[0] == "december 2025 ej tillgängligt Ingen siffra från den här månaden."
    assert rows[1] == "januari 2026 1 000"
    assert rows[6] == "juni 2026 ej tillgängligt Nätverket uppgav inte den här siffran."
    assert len(section.select(".ins-point")) == 3
    assert len(section.select(".ins-gap")) == 9
    assert [line["d"].count("L") for line in section.select(".ins-line")] == [1]
    caption = section.select_one("figcaption")
    assert caption is not None
    assert "Följare: 1\u00a0000 i januari 2026, 1\u00a0190 i maj 2026." in caption.get_text()


def test_one_month_alone_makes_no_chart_but_its_table(
    by_hand: Channel, aino: Person, as_person: SignedIn
) -> None:
    a_figure(by_hand, 1000, MONDAY)
    page = soup(as_person(aino).get(reverse("insights:one", args=[by_hand.public_id])))
    assert page.select("svg .ins-line") == []
    assert len(page.select("#followers-now tbody tr")) == 12


def test_what_no_month_has_is_said_once_and_not_twelve_times(
    by_hand: Channel, aino: Person, in_swedish: SignedIn
) -> None:
    a_figure(by_hand, None, MONDAY, indicator="reach", period="four_weeks", why="not_known")
    page = soup(in_swedish(aino).get(reverse("insights:one", args=[by_hand.public_id])))
    section = page.select_one("#reach-four_weeks")
    assert section is not None
    assert section.select("tbody tr") == []
    assert section.get_text().count("hade inte tillgång till den här") == 1


def test_a_channel_without_numbers_says_why(by_hand: Channel, aino: Person, in_swedish: SignedIn) -> None:
    page = in_swedish(aino).get(reverse("insights:one", args=[by_hand.public_id])).content.decode()
    assert "Inga siffror ännu" in page
    assert "Ingen har fört in den här siffran ännu." in page


def test_a_network_that_does_not_answer_is_told_without_losing_what_there_is(
    channel: Channel, aino: Person, in_swedish: SignedIn
) -> None:
    a_figure(channel, 1200, MONDAY)
    Gauge.objects.create(channel=channel, next_at=work_clock.machine(), fails=2, detail="Busy.")
    page = in_swedish(aino).get(reverse("insights:one", args=[channel.public_id])).content.decode()
    assert "Nätverket uppgav inte sina siffror när det senast frågades." in page
    assert '<span lang="en">“Busy.”</span>' in page


def test_single_posts_show_only_to_those_who_post_on_the_channel(
    channel: Channel, aino: Person, mikko: Person, as_person: SignedIn
) -> None:
    a_post(channel, "p1", days=3)
    address = reverse("insights:one", args=[channel.public_id])
    assert "Sagostund" in as_person(aino).get(address).content.decode()
    assert "Sagostund" not in as_person(mikko).get(address).content.decode()


def test_the_channels_entry_in_the_register_shows_its_numbers(
    by_hand: Channel, mikko: Person, aino: Person, in_swedish: SignedIn
) -> None:
    a_figure(by_hand, 1180, MONDAY, how="by_hand")
    client = in_swedish(mikko)
    place = soup(client.get(by_hand.get_absolute_url())).select_one("#numbers")
    assert place is not None
    assert place.select_one(f"a[href='{reverse('insights:one', args=[by_hand.public_id])}']") is not None
    numbers = soup(client.get(str(place["hx-get"])))
    assert "1 180" in " ".join(numbers.get_text(" ").split())
    assert "För in en siffra" not in numbers.get_text()
    assert "För in en siffra" in in_swedish(aino).get(str(place["hx-get"])).content.decode()


def test_the_items_page_shows_what_the_network_told_of_its_posts(
    lars: Person, library: Unit, lighthouse: Any, clocks: Any, tide: Tide, in_swedish: SignedIn
) -> None:
    channel = make_channel("Stadsbiblioteket", library, lars, network="lighthouse", kind="own")
    delivery = publish(lars, channel)
    address = reverse("content:item", args=[delivery.post_item.public_id])
    client = in_swedish(lars)
    assert soup(client.get(address)).select_one("#numbers") is None
    post = a_post(channel, "77", hours=1)
    OwnPost.objects.update(delivery=delivery)
    shown = soup(client.get(address)).select_one("#numbers")
    assert shown is not None
    assert "ej tillgängligt" in shown.get_text()
    told = [Figure(one, 4, work_clock.now()) for one in tide.of_post]
    keep_post_figures(post, tide.of_post, told, work_clock.now())
    shown = soup(client.get(address)).select_one("#numbers")
    assert shown is not None
    assert "måndag 23.11. kl. 8.15 · uppgett av nätverket" in " ".join(shown.get_text(" ").split())
    link = shown.select_one(f"a[href='{reverse('insights:post', args=[post.public_id])}']")
    assert link is not None, "from the item one reaches its posts' days"


def test_nobody_is_named_beside_a_number(by_hand: Channel, aino: Person, in_swedish: SignedIn) -> None:
    """Who entered it stands in the journal; a number stands for the channel (N17)."""
    a_figure(by_hand, 1180, MONDAY, how="by_hand", entered_by=aino)
    client = in_swedish(aino)
    for address in (reverse(INDEX), reverse("insights:one", args=[by_hand.public_id])):
        main = soup(client.get(address)).select_one("main")
        assert main is not None
        assert aino.family_name not in main.get_text()
    assert aino.family_name not in client.get(reverse("insights:file", args=["csv"])).content.decode()
