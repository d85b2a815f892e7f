"""The clock of a demo can be moved; outside a demo there is none."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from tankar.web.demo_clock import midsummer_friday, move_to
from tankar.work import clock, demo
from tankar.work.models import Demo

MACHINE = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def demo_city(db: None) -> Demo:
    row = Demo.objects.create(seed=1, today=dt.date(2026, 11, 25), practice_address="http://127.0.0.1:8001")
    demo.forget()
    return row


def moved(key: str) -> dt.datetime:
    move_to(key, MACHINE)
    return clock.local(MACHINE + dt.timedelta(seconds=Demo.objects.get().clock_offset))


@pytest.mark.parametrize(
    ("key", "wall"),
    [("monday", "2026-11-23 08:15"), ("midsummer", "2027-06-25 16:45"), ("saturday", "2026-11-28 22:00")],
)
def test_each_moment_is_one_of_the_wall_clock(demo_city: Demo, key: str, wall: str) -> None:
    assert moved(key).strftime("%Y-%m-%d %H:%M") == wall


def test_midsummer_is_in_summer_time_though_the_demo_began_in_winter(demo_city: Demo) -> None:
    assert moved("midsummer").utcoffset() == dt.timedelta(hours=3)


def test_real_time_gives_the_machines_clock_back(demo_city: Demo) -> None:
    moved("saturday")
    assert moved("real") == MACHINE


def test_midsummer_eve_is_the_friday_from_the_19th_to_the_25th() -> None:
    assert [midsummer_friday(year).day for year in (2024, 2025, 2026, 2027)] == [21, 20, 19, 25]


def test_moving_the_clock_comes_back_to_the_page_and_every_page_believes_it(
    demo_city: Demo, client: Client
) -> None:
    before = clock.now()
    answer = client.post("/demo/clock/", {"moment": "midsummer", "next": "/guideline/"})
    assert answer.headers["Location"] == "/guideline/"
    assert clock.now() - before > dt.timedelta(days=100)


def test_an_unknown_moment_moves_nothing(demo_city: Demo, client: Client) -> None:
    assert client.post("/demo/clock/", {"moment": "christmas"}).status_code == 404
    assert Demo.objects.get().clock_offset == 0


def test_outside_a_demo_there_is_no_clock_to_move(db: None, client: Client) -> None:
    assert client.post("/demo/clock/", {"moment": "monday"}).status_code == 404


def test_looking_at_the_address_moves_nothing(demo_city: Demo, client: Client) -> None:
    assert client.get("/demo/clock/").status_code == 405
