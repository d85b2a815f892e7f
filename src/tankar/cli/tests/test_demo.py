from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.core.files.base import File

from tankar.channels import demo as channels_demo
from tankar.cli.demo.pictures import PICTURES, draw
from tankar.cli.demo.practice import running
from tankar.cli.demo.stories import End, stories
from tankar.cli.tests.conftest import TODAY, begin_from, free_pair, run
from tankar.content.media import take_in
from tankar.networks import registry
from tankar.settings import read_configuration

pytestmark = pytest.mark.xdist_group("city")


def rows(data: Path, statement: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(f"file:{data / 'tankar.sqlite3'}?mode=ro", uri=True) as database:
        return database.execute(statement).fetchall()


def test_every_kind_of_end_is_in_the_city(city: Path) -> None:
    states = set(rows(city, "SELECT DISTINCT state, why FROM tankar_publishing_delivery"))
    assert states == {
        ("delivered", ""),
        ("waiting", ""),
        ("needs_person", "by_hand"),
        ("needs_person", "overdue"),
        ("refused", "media_unprocessed"),
    }
    assert rows(city, "SELECT count(*) FROM tankar_content_item WHERE state = 'draft'") == [(13,)]


def test_one_item_waits_for_its_yes_and_one_came_back(city: Path) -> None:
    states = "SELECT state, required FROM tankar_content_review ORDER BY state"
    assert rows(city, states) == [("asked", 1), ("sent_back", 0)]
    assert rows(city, "SELECT count(*) FROM tankar_content_comment") == [(3,)]


def test_what_went_out_has_its_attempt_and_its_id(city: Path) -> None:
    out = "tankar_publishing_delivery d JOIN tankar_channels_channel c ON c.id = d.channel_id"
    wrong = f"SELECT d.id FROM {out} WHERE c.kind = 'connected' AND d.state = 'delivered' AND "
    assert rows(city, f"{wrong} (d.network_id = '' OR d.url = '')") == []
    attempts = "SELECT 1 FROM tankar_publishing_attempt a WHERE a.delivery_id = d.id"
    lone = f"NOT EXISTS ({attempts} AND a.outcome = 'delivered')"
    assert rows(city, f"{wrong} {lone}") == []


def test_every_past_post_has_a_live_page_with_its_words(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "copy"
    shutil.copytree(city, data)
    monkeypatch.setattr("tankar.cli.serve.DATA", data)
    monkeypatch.setenv("PORT", str(free_pair()))
    asked = "SELECT url, json_extract(outgoing, '$.text') FROM tankar_publishing_delivery WHERE url LIKE 'http://127%'"
    posts = rows(data, asked)
    assert len(posts) > 15
    with running(read_configuration()) as practice, httpx.Client() as http:
        for url, text in posts:
            page = http.get(f"{practice.address}/{url.split('/', 3)[3]}")
            assert page.status_code == 200
            assert text.split("\n")[0][:30] in page.text


def test_the_journal_of_the_city_verifies(city: Path) -> None:
    done = run(city, "journal", "verify")
    assert done.returncode == 0
    assert "entries verify, and nothing is missing." in done.stdout


def test_the_demos_clock_shows_the_morning_of_its_day(city: Path) -> None:
    [(offset, today, address)] = rows(
        city, "SELECT clock_offset, today, practice_address FROM tankar_work_demo"
    )
    assert today == TODAY
    assert address.startswith("http://127.0.0.1:")
    there = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=int(offset))
    morning = dt.datetime.fromisoformat(f"{TODAY}T06:15:00+00:00")
    assert dt.timedelta(0) <= there - morning < dt.timedelta(hours=1)


def test_the_same_seed_gives_the_same_city(city: Path, tmp_path: Path, migrated_database: Path) -> None:
    begin_from(migrated_database, tmp_path)
    done = run(tmp_path, "demo", "--today", TODAY, port=free_pair())
    assert done.returncode == 0, done.stderr
    both = "tankar_content_item i JOIN tankar_content_languageversion v ON v.item_id = i.id"
    # a link to the city's own pages names the port that this demo was made on
    here = "(SELECT practice_address FROM tankar_work_demo)"
    asked = f"SELECT i.public_id, v.language, replace(v.text, {here}, '') FROM {both} ORDER BY 1, 2"
    assert rows(tmp_path, asked) == rows(city, asked)
    pictures = "SELECT sha256 FROM tankar_content_asset ORDER BY 1"
    assert rows(tmp_path, pictures) == rows(city, pictures)


def test_a_database_with_data_is_left_alone(city: Path) -> None:
    done = run(city, "demo")
    assert done.returncode == 1
    assert "holds data already, so no demo was made there" in done.stderr
    again = run(city, "demo", "--if-empty")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_a_demo_killed_half_way_leaves_nothing_and_can_be_made_again(
    tmp_path: Path, migrated_database: Path
) -> None:
    begin_from(migrated_database, tmp_path)
    port = free_pair()
    environment = {**os.environ, "DATA": str(tmp_path), "PORT": str(port), "DATABASE_URL": ""}
    command = [sys.executable, "-m", "tankar.cli", "demo", "--today", TODAY]
    begun = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert begun.stdout is not None
    assert begun.stdout.readline() == "Making the demo city …\n"
    deadline = time.monotonic() + 20
    while not list(tmp_path.glob("media/*/*/*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    begun.kill()
    begun.wait()
    assert rows(tmp_path, "SELECT count(*) FROM tankar_organisation_person") == [(0,)]
    deadline = time.monotonic() + 10
    done = run(tmp_path, "demo", "--today", TODAY, port=port)
    while done.returncode and time.monotonic() < deadline:  # the killed one's practice networks are ending
        done = run(tmp_path, "demo", "--today", TODAY, port=port)
    assert done.returncode == 0, done.stderr


def test_a_taken_port_is_told_before_anything_is_made(tmp_path: Path, migrated_database: Path) -> None:
    import socket

    begin_from(migrated_database, tmp_path)
    port = free_pair()
    with socket.socket() as other:
        other.bind(("127.0.0.1", port + 1))
        other.listen()
        done = run(tmp_path, "demo", port=port)
    assert done.returncode == 1
    assert f"Port {port + 1}, meant for the practice networks, is taken by another program." in done.stderr
    assert "nothing was left half done" in done.stderr


def test_every_story_fits_the_network_in_both_languages() -> None:
    network = next(one for one in registry.all() if one.signs_in is not None)
    for story in stories():
        assert network.limits.count(f"{story.sv}\n\n{story.fi}") <= network.limits.characters
        if story.end != End.DRAFT:
            assert bool(story.picture) == bool(story.shows_sv) == bool(story.shows_fi)


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_every_picture_can_be_taken_in(name: str) -> None:
    stored = take_in(File(draw(name, 1), name=f"{name}.jpg"))
    assert (stored.width, stored.height, stored.content_type) == (1200, 800, "image/jpeg")


def test_every_connected_channel_of_the_city_was_let_in_by_its_practice_network(city: Path) -> None:
    asked = "SELECT network, access, tested, account_id <> '' FROM tankar_channels_channel WHERE kind = 'connected'"
    connected = rows(city, asked)
    assert {network for network, *_rest in connected} == {one.id for one in registry.all() if one.signs_in}
    assert {tuple(rest) for _network, *rest in connected} == {("works", "works", 1)}


def test_a_goal_of_followers_says_truly_whether_it_is_reached() -> None:
    goals = {}
    for one in channels_demo.told():
        goal = one.get("plan", {}).get("goal", "")
        named = re.match(r"([\d ]+) följare", goal)
        if named is not None:
            goals[one["key"]] = (int(named[1].replace(" ", "")), one["followers"], "nått" in goal)
    assert {said for _goal, _now, said in goals.values()} == {True, False}
    for goal, now, said_to_be_reached in goals.values():
        assert (now >= goal) is said_to_be_reached
        assert 0.5 < now / goal < 2, "a goal somebody would set"
