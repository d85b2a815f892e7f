"""A demo that is started on another port: everything that names its practice networks, or is called by them, moves."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar import vault
from tankar.channels.connection.credentials import credentials_of, keep
from tankar.channels.models import Hook
from tankar.cli.demo.doors import tell_doors
from tankar.cli.demo.moving import move_practice
from tankar.content.testing.making import make_channel
from tankar.inbox.models import Conversation, Message
from tankar.networks.contract import Credentials
from tankar.organisation.models import Person, Unit
from tankar.publishing.models import OwnPost
from tankar.work import clock as work_clock
from tankar.work import demo
from tankar.work.models import Demo

pytestmark = [pytest.mark.django_db, pytest.mark.db]
BEFORE, AFTER = "http://127.0.0.1:8001", "http://127.0.0.1:9001"
SECRETS = {"app_secret": "a", "verify_token": "b"}


class Told:
    """The practice networks, as far as they are told something."""

    def __init__(self) -> None:
        self.acts: list[tuple[str, dict[str, Any]]] = []

    def act(self, path: str, **given: Any) -> dict[str, Any]:
        self.acts.append((path, given))
        return {}


def test_posts_and_words_of_residents_lead_to_where_the_network_stands_now(
    lars: Person, library: Unit, clock: Any
) -> None:
    Demo.objects.create(seed=1, today=dt.date(2026, 11, 23), practice_address=BEFORE)
    demo.forget()
    channel = make_channel("Stadsbiblioteket", library, lars, url=f"{BEFORE}/@lib")
    secrets = {"pds": f"{BEFORE}/bluesky", "handle": "lib.practice.test"}
    connected = make_channel(
        "Bluesky", library, lars, network="bluesky", kind="connected", account_id="did:plc:1"
    )
    keep(connected, Credentials(f"{BEFORE}/bluesky", secrets))
    now = work_clock.now()
    OwnPost.objects.create(channel=channel, network_id="1", url=f"{BEFORE}/@lib/1", posted_at=now)
    asked = Conversation.objects.create(channel=channel, thread="2", began_at=now, last_said_at=now)
    Message.objects.create(
        conversation=asked, channel=channel, network_id="2", url=f"{BEFORE}/@siv/2", said_at=now, seen_at=now
    )
    assert move_practice(AFTER)
    channel.refresh_from_db()
    assert channel.url == f"{AFTER}/@lib"
    assert OwnPost.objects.get().url == f"{AFTER}/@lib/1"
    assert Message.objects.get().url == f"{AFTER}/@siv/2"
    kept = credentials_of(connected)
    assert (kept.address, kept.secrets["pds"]) == (f"{AFTER}/bluesky", f"{AFTER}/bluesky")
    assert kept.secrets["handle"] == "lib.practice.test"
    assert not move_practice(AFTER)


def test_the_network_that_calls_is_told_where_we_are_heard_now(db: None, settings: Any) -> None:
    settings.CONFIGURATION = settings.CONFIGURATION.model_copy(update={"port": 9000, "address": ""})
    hook = Hook.objects.create(network="facebook", made_at=work_clock.now())
    vault.store(hook.secret_name, SECRETS)
    told = Told()
    tell_doors(told)  # type: ignore[arg-type]
    [(path, given)] = told.acts
    assert path == "/webhooks"
    assert given["url"] == f"http://127.0.0.1:9000{hook.path}"
    assert (given["secret"], given["verify_token"]) == ("a", "b")
    assert given["pages"] == "all"
