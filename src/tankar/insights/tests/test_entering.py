"""Numbers by hand and from a file: who may, what is refused, and that a faulty file leaves nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import translation

from tankar.channels.models import Channel
from tankar.insights.actions.enter_figure import Entered, enter_figure
from tankar.insights.errors import DayToCome, ToldByTheNetwork
from tankar.insights.models import ChannelFigure
from tankar.insights.sheets.taking_in import example, look_through
from tankar.insights.tests.conftest import SignedIn, a_figure
from tankar.journal.models import Entry
from tankar.networks.incoming import Indicator
from tankar.organisation.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.db]
MONDAY = dt.date(2026, 11, 23)


def test_aino_enters_her_channels_followers_and_a_second_number_replaces_the_first(
    by_hand: Channel, aino: Person, in_swedish: SignedIn
) -> None:
    client, page = in_swedish(aino), reverse("insights:enter", args=[by_hand.public_id])
    for number in ("1 180", "1180", "1190"):
        client.post(page, {"indicator": "followers", "day": "2026-11-23", "number": number})
    figure = ChannelFigure.objects.get()
    assert (figure.value, figure.how, figure.period, figure.entered_by) == (1190, "by_hand", "now", aino)
    assert Entry.objects.filter(kind="insights.figure_entered").count() == 2


def test_not_available_is_a_choice_and_an_empty_field_is_no_0(
    by_hand: Channel, aino: Person, in_swedish: SignedIn
) -> None:
    client, page = in_swedish(aino), reverse("insights:enter", args=[by_hand.public_id])
    answer = client.post(page, {"indicator": "reach", "day": "2026-11-23", "number": ""})
    assert answer.status_code == 422
    assert "ej tillgängligt" in answer.content.decode()
    assert not ChannelFigure.objects.exists()
    client.post(page, {"indicator": "reach", "day": "2026-11-23", "missing": "on"})
    figure = ChannelFigure.objects.get()
    assert (figure.value, figure.why, figure.period) == (None, "not_known", "four_weeks")


@pytest.mark.parametrize("number", ["-1", "1.5", "1e9", "9" * 20, "många"])
def test_what_is_no_number_is_refused_in_words(
    by_hand: Channel, aino: Person, in_swedish: SignedIn, number: str
) -> None:
    page = reverse("insights:enter", args=[by_hand.public_id])
    answer = in_swedish(aino).post(page, {"indicator": "followers", "day": "2026-11-23", "number": number})
    assert answer.status_code == 422
    assert not ChannelFigure.objects.exists()


def test_mikko_of_another_unit_enters_nothing(by_hand: Channel, mikko: Person) -> None:
    with pytest.raises(PermissionDenied):
        enter_figure(mikko, by_hand, Entered(Indicator.FOLLOWERS, MONDAY, 3))
    assert not ChannelFigure.objects.exists()


def test_a_day_to_come_is_refused_also_just_before_midnight(
    by_hand: Channel, aino: Person, clock: object
) -> None:
    clock.set(dt.datetime(2026, 12, 5, 21, 59, tzinfo=dt.UTC))  # type: ignore[attr-defined]
    with pytest.raises(DayToCome):
        enter_figure(aino, by_hand, Entered(Indicator.FOLLOWERS, dt.date(2026, 12, 6), 3))
    clock.set(dt.datetime(2026, 12, 5, 22, 1, tzinfo=dt.UTC))  # type: ignore[attr-defined]
    enter_figure(aino, by_hand, Entered(Indicator.FOLLOWERS, dt.date(2026, 12, 6), 3))


def test_a_number_told_by_the_network_is_not_changed_by_hand(channel: Channel, aino: Person) -> None:
    a_figure(channel, 1200, MONDAY)
    with pytest.raises(ToldByTheNetwork):
        enter_figure(aino, channel, Entered(Indicator.FOLLOWERS, MONDAY, 5000))
    enter_figure(aino, channel, Entered(Indicator.FOLLOWERS, MONDAY - dt.timedelta(days=1), 1199))
    assert set(ChannelFigure.objects.values_list("value", flat=True)) == {1200, 1199}


def test_where_the_network_did_not_tell_a_hand_may(channel: Channel, aino: Person) -> None:
    a_figure(channel, None, MONDAY, detail="It does not tell.")
    enter_figure(aino, channel, Entered(Indicator.FOLLOWERS, MONDAY, 1200))
    figure = ChannelFigure.objects.get()
    assert (figure.value, figure.how, figure.why, figure.detail) == (1200, "by_hand", "", "")


GOOD = (
    "dag;indikator;antal\r\n2026-10-31;Följare;1 180\r\n"
    "31.10.2026;räckvidd;ej tillgängligt\r\n30.11.2025;Reach;7\r\n"
)


def test_a_file_is_looked_through_before_anything_is_kept(
    by_hand: Channel, aino: Person, in_swedish: SignedIn
) -> None:
    client, page = in_swedish(aino), reverse("insights:import", args=[by_hand.public_id])
    shown = client.post(page, {"text": GOOD}).content.decode()
    assert "Filen är i ordning: 3 siffror" in shown
    assert not ChannelFigure.objects.exists()
    client.post(page, {"text": GOOD, "keep": "1"})
    kept = ChannelFigure.objects.order_by("day", "indicator")
    assert [(one.indicator, one.value, one.how) for one in kept] == [
        ("reach", 7, "csv"),
        ("followers", 1180, "csv"),
        ("reach", None, "csv"),
    ]
    assert Entry.objects.get(kind="insights.figures_imported").params["count"] == "3"


def test_every_faulty_row_is_named_and_nothing_of_the_file_is_kept(
    by_hand: Channel, aino: Person, in_swedish: SignedIn
) -> None:
    rows = [
        "day,indicator,number",
        "2026-11-01,followers,1180",
        "2026-13-01,followers,1",
        "2026-11-02,followers,",
        "2026-11-03,likes,4",
        "2027-01-01,followers,4",
        "2026-11-01,Seuraajat,9",
        "",
        "2026-11-04,followers,-3",
    ]
    page = reverse("insights:import", args=[by_hand.public_id])
    answer = in_swedish(aino).post(page, {"text": "\n".join(rows), "keep": "1"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert [line for line in range(1, 12) if f"Rad {line}:" in shown] == [3, 4, 5, 6, 7, 9]
    assert not ChannelFigure.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02",
        b"PK\x03\x04 a workbook\x00",
        b"day;number\n2026-11-01;4",
        b"day;indicator;number\n",
        b"day;indicator;number\n" + b"2026-11-01;followers;4\n" * 2001,
        b'"day;indicator;number\n2026-11-01',
        "ÿþd\x00a\x00y".encode("utf-16"),
    ],
)
def test_what_is_no_file_of_numbers_is_told_in_words(by_hand: Channel, content: bytes) -> None:
    looked = look_through(content, by_hand)
    assert looked.rows == []
    assert all(fault.words for fault in looked.faults)
    assert looked.faults


def test_a_file_from_a_spreadsheet_on_windows_is_read(by_hand: Channel) -> None:
    looked = look_through("päivä;mittari;luku\n1.11.2026;Näyttökerrat;1\u00a0180\n".encode("cp1252"), by_hand)
    assert [(one.indicator, one.value) for one in looked.rows] == [(Indicator.VIEWS, 1180)]
    assert looked.faults == []


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_the_example_is_in_order_in_every_language(by_hand: Channel, language: str) -> None:
    with translation.override(language):
        looked = look_through(example(MONDAY).encode("utf-8-sig"), by_hand)
    assert [one.value for one in looked.rows] == [1250, 84, None]
    assert looked.faults == []


def test_a_file_does_not_change_what_the_network_told(channel: Channel, aino: Person) -> None:
    a_figure(channel, 1200, MONDAY)
    looked = look_through("day,indicator,number\n2026-11-23,followers,9\n2026-11-22,followers,9\n", channel)
    assert [fault.line for fault in looked.faults] == [2]


def test_a_file_that_is_too_big_is_refused(by_hand: Channel, aino: Person, in_swedish: SignedIn) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = SimpleUploadedFile("big.csv", b"day,indicator,number\n" + b" " * 200_001)
    page = reverse("insights:import", args=[by_hand.public_id])
    answer = in_swedish(aino).post(page, {"file": file})
    assert answer.status_code == 422
    assert "200 kilobyte" in answer.content.decode()


def test_only_those_who_describe_the_channel_bring_a_file(
    by_hand: Channel, mikko: Person, as_person: SignedIn
) -> None:
    page = reverse("insights:import", args=[by_hand.public_id])
    assert as_person(mikko).post(page, {"text": GOOD, "keep": "1"}).status_code == 403
    assert not ChannelFigure.objects.exists()
