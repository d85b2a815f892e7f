"""The inbox: how fast networks' calls are taken, and read; its pages with a long history of conversations.

python -m bench.inbox calls N M     N webhooks over real HTTP, how many a second; then M comments taken in
python -m bench.inbox SIZE          the inbox's pages with so many conversations
(prints its findings as JSON; DATA names an empty folder)
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import django

SECRETS = {"app_secret": "bench", "verify_token": "bench"}
PAGE, POST = "1000001", "1000001_5"
CALLERS = 8
IN_ONE_CALL = 100
# of the history, so many of the newest wait; the rest is dealt with
WAITING = 60
BETWEEN = dt.timedelta(minutes=20)
# the longest thread: so many messages hang on one question
LONGEST = 2000


def make_page() -> Any:
    """The hook that Facebook calls, and the page it tells of."""
    from tankar import vault
    from tankar.channels.models import Hook
    from tankar.content.testing.making import make_channel
    from tankar.organisation import demo as city
    from tankar.work import clock

    vault.check_keys()
    facts = {"network": "facebook", "kind": "connected", "access": "lost", "account_id": PAGE}
    channel = make_channel("Karleby", city.make_unit("communications"), city.make_person("lars"), **facts)
    hook = Hook.objects.create(network="facebook", made_at=clock.now())
    vault.store(hook.secret_name, SECRETS)
    return hook, channel


def call_of(*numbers: int) -> bytes:
    """As Facebook tells of these comments."""
    changes = [
        {
            "field": "feed",
            "value": {
                "item": "comment",
                "verb": "add",
                "post_id": POST,
                "comment_id": f"5_{number}",
                "parent_id": POST,
                "from": {"id": str(9_000_000 + number), "name": "Siv Exempel"},
                "message": f"Fråga {number}: när plogas Yxpilavägen, och vem svarar för gångvägen?",
                "created_time": int(time.time()),
            },
        }
        for number in numbers
    ]
    told = {"object": "page", "entry": [{"id": PAGE, "time": int(time.time()), "changes": changes}]}
    return json.dumps(told).encode()


def signature(body: bytes) -> str:
    return "sha256=" + hmac.new(SECRETS["app_secret"].encode(), body, hashlib.sha256).hexdigest()


@contextmanager
def web() -> Iterator[int]:
    """The web process as `tankar serve` starts it; gives its port."""
    from django.conf import settings

    from bench.__main__ import _free_port
    from tankar.cli.serve import children

    port = _free_port()
    here = settings.CONFIGURATION.model_copy(update={"port": port})
    [command] = [one.command for one in children(here, with_practice=False) if one.name == "web"]
    with subprocess.Popen(command, env={**os.environ, "PORT": str(port)}, stdout=sys.stderr) as serving:
        try:
            _wait_for(port)
            yield port
        finally:
            serving.terminate()


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/hooks/none/none/")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("The web process did not answer within half a minute.")


def knock(port: int, path: str, bodies: list[bytes]) -> list[float]:
    """One caller: its calls one after the other on one line; how many milliseconds each waited for its answer."""
    waited = []
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for body in bodies:
        headers = {"Content-Type": "application/json", "X-Hub-Signature-256": signature(body)}
        begun = time.perf_counter()
        line.request("POST", path, body, headers)
        answer = line.getresponse()
        answer.read()
        waited.append((time.perf_counter() - begun) * 1000)
        assert answer.status == 200, answer.status
    return waited


def taken(count: int) -> dict[str, float]:
    """Calls answered per second, `CALLERS` at once, the callers' own work included; the INSERTs of each."""
    from bench.deliveries import cpu_of
    from tankar.channels.models import HookCall

    hook, _channel = make_page()
    bodies = [call_of(number) for number in range(count)]
    with web() as port:
        knock(port, hook.path, [call_of(10_000_000 + number) for number in range(100)])
        serving = _children_of(os.getpid())
        before, own = sum(map(cpu_of, serving)), time.process_time()
        begun = time.perf_counter()
        with ThreadPoolExecutor(CALLERS) as callers:
            each = callers.map(lambda mine: knock(port, hook.path, bodies[mine::CALLERS]), range(CALLERS))
            waited = sorted(one for mine in each for one in mine)
        spent = time.perf_counter() - begun
        cpu, own = sum(map(cpu_of, serving)) - before, time.process_time() - own
    kept = HookCall.objects.count()
    assert kept == count + 100, f"{kept} calls were kept of {count + 100}"
    HookCall.objects.all().delete()
    return {
        "calls": count,
        "per_second": count / spent,
        "median": waited[count // 2],
        "p95": waited[count * 95 // 100],
        "cpu_ms_each": cpu / count * 1000,
        "callers_ms_each": own / count * 1000,
    }


def _children_of(pid: int) -> list[int]:
    """Of a process, and theirs (Linux)."""
    own = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [*own, *(grandchild for child in own for grandchild in _children_of(child))]


def read_in(count: int) -> dict[str, float]:
    """`count` comments in calls of `IN_ONE_CALL`, through the worker's own round, in this thread."""
    from bench.pages import asked
    from tankar import networks
    from tankar.channels.incoming.door import Door, keep
    from tankar.channels.models import Hook
    from tankar.inbox.listening.calls import read_calls
    from tankar.inbox.models import Message

    receives = networks.get("facebook").receives
    assert receives is not None
    door = Door(Hook.objects.get(), receives, SECRETS)
    keep(door, call_of(20_000_000), {})
    keep(door, call_of(20_000_001), {})
    read_calls()
    keep(door, call_of(20_000_002), {})
    statements = asked(read_calls)
    before = Message.objects.count()
    for number in range(0, count, IN_ONE_CALL):
        keep(door, call_of(*range(number, number + IN_ONE_CALL)), {})
    wall, cpu = time.perf_counter(), time.thread_time()
    while read_calls():
        pass
    wall, cpu = time.perf_counter() - wall, time.thread_time() - cpu
    came = Message.objects.count() - before
    assert came == count, f"{came} of {count} comments are here"
    return {
        "comments": count,
        "seconds": wall,
        "read_per_second": count / wall,
        "cpu_ms_comment": cpu / count * 1000,
        "statements_comment": statements,
    }


def calls(count: int, comments: int) -> dict[str, float]:
    return {"callers": CALLERS, "in_one_call": IN_ONE_CALL, **taken(count), **read_in(comments)}


def make_history(size: int) -> Any:
    """`size` conversations on the demo's channels, one every 20 minutes, with a question, an answer and thanks."""
    from bench.history import _channels
    from tankar.organisation import demo
    from tankar.work import clock

    people = demo.make(clock.local(clock.now()).date())
    channels = [one for one in _channels(people) if one.kind == "connected"]
    newest = clock.now().replace(microsecond=0)
    for first in range(0, size, 5000):
        _conversations(range(first, min(first + 5000, size)), size, channels, newest)
    return people


def _conversations(numbers: range, size: int, channels: list[Any], newest: dt.datetime) -> None:
    from tankar.inbox.models import Conversation, Message

    rows, messages = [], []
    for number in numbers:
        at = newest - (size - number) * BETWEEN
        waits = number >= size - WAITING
        since = {"waits_since": at, "answer_by": at + dt.timedelta(hours=5)} if waits else {}
        text = f"Fråga {number}: när plogas Yxpilavägen?"
        rows.append(
            Conversation(
                pk=number + 1, channel=channels[number % len(channels)], thread=str(number),
                post=str(number // 50), state="received" if waits else ("answered", "closed")[number % 2],
                kind="question", language="sv", first_line=text, began_at=at, last_said_at=at, **since,
            )
        )  # fmt: skip
        said = ((text, False), ("Före klockan sju. /Lars", True), ("Tack!", False))
        messages += [
            Message(
                conversation=rows[-1], channel=rows[-1].channel, network_id=f"{number}.{place}", text=words,
                by_us=by_us, author_id=str(number % 5000), author_name="Siv Exempel", language="sv",
                said_at=at + dt.timedelta(minutes=place), seen_at=at,
            )
            for place, (words, by_us) in enumerate(said[:1] if waits else said)
        ]  # fmt: skip
    Conversation.objects.bulk_create(rows, batch_size=500)
    Message.objects.bulk_create(messages, batch_size=500)


def make_long_thread(size: int) -> Any:
    """The newest answered conversation becomes one of `LONGEST` messages, or `size` where there are fewer."""
    from tankar.inbox.models import Conversation, Message

    one = Conversation.objects.filter(state="closed").latest("pk")
    messages = [
        Message(
            conversation=one, channel=one.channel, network_id=f"long.{number}", text=f"Och gångvägen {number}?",
            by_us=number % 5 == 4, author_id=str(number), author_name="Siv Exempel", language="sv",
            said_at=one.began_at + dt.timedelta(seconds=number), seen_at=one.began_at,
        )
        for number in range(min(size, LONGEST))
    ]  # fmt: skip
    Message.objects.bulk_create(messages, batch_size=500)
    return one


def pages(size: int) -> dict[str, Any]:
    """The inbox as communications and a librarian see it."""
    from django.test import Client
    from django.urls import reverse
    from django.utils.http import urlencode

    from bench.pages import measure
    from tankar.inbox.models import Conversation

    people = make_history(size)
    long = make_long_thread(size)
    inbox = reverse("inbox:list")
    answered = Conversation.objects.filter(state="answered").order_by("-pk")
    old = answered.filter(pk__lte=size // 2 or 1)[0]
    far = urlencode({"show": "answered", "after": f"{old.last_said_at.isoformat()}~{old.pk}"})
    open_one = Conversation.objects.waiting()[0]
    addresses = [
        ("Inbox, communications", inbox, "lars"),
        ("Inbox, librarian", inbox, "aino"),
        ("Inbox, answered, first page", f"{inbox}?show=answered", "lars"),
        ("Inbox, answered, a page far back", f"{inbox}?{far}", "lars"),
        ("One conversation", open_one.get_absolute_url(), "lars"),
        ("One conversation, answered", answered[0].get_absolute_url() + "?show=answered", "lars"),
        ("One conversation, a long thread", long.get_absolute_url() + "?show=over", "lars"),
        ("Its living part", long.get_absolute_url() + "live/", "lars"),
        ("Today, communications", reverse("web:today"), "lars"),
    ]
    found = []
    for name, address, persona in addresses:
        client = Client(HTTP_HOST="localhost")
        user = people[persona].user
        assert user is not None
        client.force_login(user)
        found.append(asdict(measure(name, address, client)))
    return {"size": size, "pages": found}


if __name__ == "__main__":
    django.setup()
    from tankar.work.tables import bring_up_to_date

    bring_up_to_date()
    wanted = sys.argv[1]
    found = calls(int(sys.argv[2]), int(sys.argv[3])) if wanted == "calls" else pages(int(wanted))
    print(json.dumps(found))
