"""A network calls while the processes that take its calls are killed: every comment is here, and here once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tankar import vault
from tankar.channels.connection.credentials import keep
from tankar.channels.models import Access, Channel, Hook, HookCall, HookTally
from tankar.content.testing.making import make_channel
from tankar.inbox.actions.answer import Draft, answer, latest_of
from tankar.inbox.actions.like import like
from tankar.inbox.models import Conversation, Message
from tankar.journal.models import Entry
from tankar.networks.contract import Credentials
from tankar.organisation import demo as city
from tankar.organisation.models import Person
from tankar.publishing.models import Delivery
from tankar.work import clock
from tankar.work.models import Demo
from tests.faults.conftest import SEED
from tests.faults.processes import Practice, Web, Workers, until
from tests.faults.trial import SETTINGS

pytestmark = [pytest.mark.faults, pytest.mark.db]
SECRETS = {"app_secret": "a-practice-secret", "verify_token": "knock"}
EACH, SECONDS, QUICK = 4, 60.0, 0.3
DISTURBED = ("twice", "late", "out_of_order", "forged", "malformed")


class Calls:
    """One Facebook page on the practice network, whose comments are told to a real web process."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        own = {**SETTINGS, **environment, "DATA": str(folder)}
        self.practice = Practice(folder / "practice")
        self.workers = Workers(folder, own)
        self.web = Web(folder, own)
        self.post = ""

    def start(self, access: Access, at_once: int) -> None:
        """`at_once`: how many comments go in one call."""
        self.practice.start()
        self.practice.post("settings", webhook_batch=at_once, webhook_retry_s=1, webhook_timeout_s=2)
        account = self.practice.post("accounts", network="facebook", handle="karlebystad")
        self._channel(account, access)
        hook = Hook.objects.create(network="facebook", made_at=clock.now())
        vault.store(hook.secret_name, SECRETS)
        self.web.start()
        self.workers.start()
        self.practice.post("webhooks", url=self.web.address + hook.path, pages="all", **_as_told(SECRETS))
        posted = self.practice.post("app/post", network="facebook", handle="karlebystad", text="Halt i dag.")
        self.post = posted["id"]

    def _channel(self, account: dict[str, Any], access: Access) -> Channel:
        today = clock.local(clock.machine()).date()
        Demo.objects.create(seed=1, today=today, practice_address=self.practice.address)
        facts = {"network": "facebook", "kind": "connected", "access": access, "account_id": account["id"]}
        lars = city.make_person("lars")
        made = make_channel("Karleby på Facebook", city.make_unit("communications"), lars, **facts)
        secrets = {"token": account["access_token"], "page": account["id"]}
        keep(made, Credentials(f"{self.practice.address}/facebook", secrets))
        return made

    def residents_say(self, count: int) -> None:
        self.practice.post("comments", network="facebook", id=self.post, text="Fråga {n}: när?", count=count)

    def waiting(self) -> int:
        """Comments that the network has not got rid of."""
        events = self.practice.get("webhooks")[0]["events"]
        return int(events["waiting"]) + int(events["late"])

    def pull_the_plug(self) -> None:
        """`kill -9` of the worker and of the web process, and both again."""
        self.workers.kill()
        self.web.kill()
        self.web.start()
        self.workers.start()
        self.practice.post("webhooks/hurry")

    def close(self) -> None:
        self.web.kill()
        self.workers.kill_all()
        self.practice.close()


def _as_told(secrets: dict[str, str]) -> dict[str, str]:
    return {"secret": secrets["app_secret"], "verify_token": secrets["verify_token"]}


@pytest.fixture
def calls(own_database: dict[str, str], tmp_path: Path) -> Iterator[Calls]:
    made = Calls(tmp_path, own_database)
    print(f"FAULT_SEED={SEED}")
    try:
        yield made
    finally:
        made.close()


@pytest.mark.parametrize(
    ("count", "at_once", "access"),
    [
        pytest.param(200, 4, Access.LOST, id="by calls alone"),
        pytest.param(200, 4, Access.WORKS, id="by calls and by looking"),
        pytest.param(10_000, 100, Access.LOST, id="ten thousand", marks=pytest.mark.full),
    ],
)
def test_no_comment_is_lost_or_there_twice(calls: Calls, count: int, at_once: int, access: Access) -> None:
    """The worker is killed while it reads, the web process while it is called; the network says some things badly."""
    begun = time.monotonic()
    calls.start(access, at_once)
    for what in DISTURBED:
        more = {"count": 3, "delay_ms": 500}
        calls.practice.post(
            "faults", effect=f"webhook_{what}", network="facebook", endpoint="webhooks", **more
        )
    seconds = 60 + count * 0.06
    calls.residents_say(count)
    for taken_in in range(count // 5, count // 2, max(count // 5, 100)):
        until(partial(_are_here, taken_in), seconds, f"{taken_in} are taken in")
        calls.pull_the_plug()
    until(lambda: not calls.waiting(), seconds, "the network has told everything")
    until(lambda: not HookCall.objects.to_read().exists(), seconds, "everything is read")
    until(partial(_are_here, count), seconds, f"all {count} are here")
    calls.workers.kill_all()
    _each_is_here_once(count)
    _pages_are_quick()
    print(f"{count} comments in {time.monotonic() - begun:.1f} s, {HookCall.objects.count()} calls kept")


def _pages_are_quick() -> None:
    """With everybody waiting: the processor's time of each page, since other programs share the machine."""
    lars = Person.objects.select_related("user").get(given_name="Lars")
    assert lars.user is not None
    client = Client(HTTP_HOST="localhost")
    client.force_login(lars.user)
    newest = Conversation.objects.latest("pk")
    for address in ("/inbox/", newest.get_absolute_url(), "/"):
        assert client.get(address).status_code == 200
        begun, wall = time.process_time(), time.monotonic()
        client.get(address)
        spent = time.process_time() - begun
        print(f"{address}: {spent * 1000:.0f} ms of the processor, {(time.monotonic() - wall) * 1000:.0f} ms")
        assert spent < QUICK, (address, spent)


def test_what_we_say_comes_back_by_calls_as_ours_and_once(calls: Calls, settings: Any) -> None:
    """Lars answers and likes while the network tells his own words twice, late and in any order."""
    settings.CONFIGURATION = settings.CONFIGURATION.model_copy(update={"undo_seconds": 0})
    calls.start(Access.WORKS, at_once=3)
    calls.residents_say(2 * EACH)
    until(partial(_are_here, 2 * EACH), SECONDS, "the questions are here")
    for what in ("twice", "late", "out_of_order"):
        more = {"count": EACH, "delay_ms": 300}
        calls.practice.post(
            "faults", effect=f"webhook_{what}", network="facebook", endpoint="webhooks", **more
        )
    lars = Person.objects.get(given_name="Lars")
    asked = list(Message.objects.select_related("conversation__channel", "channel").order_by("pk"))
    for message in asked[:EACH]:
        answer(lars, message, Draft(f"Svar {message.pk}.", "sv", seen=latest_of(message.conversation)))
    for message in asked[EACH:]:
        like(lars, message)
    acts = Delivery.objects.acts()
    until(lambda: acts.filter(state="delivered").count() == 2 * EACH, SECONDS, "all is out")
    until(lambda: not calls.waiting(), SECONDS, "the network has told everything")
    until(lambda: not HookCall.objects.to_read().exists(), SECONDS, "everything is read")
    until(lambda: Message.objects.filter(by_us=True).count() == EACH, SECONDS, "our answers are seen there")
    calls.workers.kill_all()
    assert not Message.objects.filter(done_there=True).exists()
    assert not Entry.objects.filter(kind__in=["inbox.answered_there", "inbox.liked_there"]).exists()
    assert Message.objects.filter(liked=True).count() == EACH
    answered = Conversation.objects.filter(answers__isnull=False)
    assert set(answered.values_list("state", flat=True)) == {"answered"}


def _are_here(count: int) -> bool:
    return Message.objects.count() >= count


def _each_is_here_once(count: int) -> None:
    texts = list(Message.objects.values_list("text", flat=True))
    assert sorted(texts) == sorted(f"Fråga {number}: när?" for number in range(1, count + 1))
    assert Conversation.objects.count() == count
    assert set(Conversation.objects.values_list("state", flat=True)) == {"received"}
    assert set(HookCall.objects.values_list("state", flat=True)) <= {"read", "malformed"}
    turned = dict(HookTally.objects.values_list("why", "count"))
    assert turned.get("forged", 0) >= 1, turned
    assert not set(turned) - {"forged", "repeated", "malformed"}, turned
