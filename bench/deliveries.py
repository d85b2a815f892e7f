"""Deliveries through the real worker, connector and vault, beside a bare httpx loop to the same server.

    python -m bench.deliveries COUNT MILLISECONDS      prints its findings as JSON; DATA names an empty folder

The loop makes the same requests in the same number (one read and one post for each delivery: the connector reads
the anchor by which a lost post is found), 20 in flight, with one pooled client, and does nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
import httpx

IN_FLIGHT = 20
ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def server(milliseconds: float) -> Iterator[str]:
    command = [sys.executable, "-m", "bench.server", str(milliseconds)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


def counted(address: str) -> dict[str, Any]:
    found: dict[str, Any] = httpx.get(f"{address}/count", trust_env=False).json()
    return found


def bare_loop(address: str, count: int) -> float:
    """Deliveries per second when nothing is kept, locked, checked or written down."""
    limits = httpx.Limits(max_connections=100, max_keepalive_connections=50)
    with httpx.Client(limits=limits, trust_env=False, headers={"Authorization": "Bearer x"}) as client:

        def one(number: int) -> None:
            client.get(f"{address}/api/v1/accounts/1/statuses", params={"limit": "1"}).raise_for_status()
            headers = {"Idempotency-Key": f"bare-{number}"}
            body = {"status": f"Post {number}", "visibility": "public", "media_ids": []}
            client.post(f"{address}/api/v1/statuses", json=body, headers=headers).raise_for_status()

        with ThreadPoolExecutor(IN_FLIGHT) as threads:
            list(threads.map(one, range(count)))
    return count / float(counted(address)["seconds"])


def prepare(address: str, count: int) -> None:
    """A demo whose practice address is the server, one account, `count` released items due now."""
    from tankar.channels.connection.credentials import keep
    from tankar.content.testing.making import make_channel, make_item
    from tankar.networks.contract import Credentials
    from tankar.organisation import demo as city
    from tankar.publishing.actions.schedule import schedule
    from tankar.work import clock, demo
    from tankar.work.models import Demo

    if not demo.is_demo():
        Demo.objects.create(seed=1, today=clock.local(clock.now()).date(), practice_address=address)
    Demo.objects.update(practice_address=address)
    demo.forget()
    lars, library = city.make_person("lars"), city.make_unit("library")
    facts = {"kind": "connected", "network": "mastodon", "access": "works"}
    channel = make_channel(f"account of {address}", library, lars, **facts)
    keep(channel, Credentials(address, {"token": "bench", "account": "1"}))
    for number in range(count):
        item = make_item(lars, channel, swedish=f"Läsesal {number}", finnish=f"Lukusali {number}")
        schedule(lars, item, item.revision, clock.now())


def through_worker(address: str, count: int) -> dict[str, float]:
    """The real worker as a process of its own, with as many slots as the loop has threads."""
    environment = {**os.environ, "TANKAR_WORKER_SLOTS": str(IN_FLIGHT), "TANKAR_OVERDUE_MINUTES": "1440"}
    with subprocess.Popen([sys.executable, "-m", "tankar.cli", "worker"], env=environment) as worker:
        try:
            wait_until(lambda: True if left() < count else None)
            cpu_before, left_before = cpu_of(worker.pid), left()
            wait_until(lambda: True if not left() else None)
            cpu = (cpu_of(worker.pid) - cpu_before) / left_before * 1000
        finally:
            worker.terminate()
            worker.wait(30)
    told = counted(address)
    assert told["posts"] == count, f"{told['posts']} requests posted for {count} deliveries"
    return {
        "per_second": count / told["seconds"],
        "most_open": told["most_open"],
        "requests_each": (told["posts"] + told["reads"]) / count,
        "cpu_ms_each": cpu,
    }


def left() -> int:
    from tankar.publishing.models import Delivery

    return Delivery.objects.filter(state__in=["waiting", "sending", "unclear"]).count()


def wait_until(true: Any, seconds: float = 300) -> float:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if true():
            return time.monotonic()
        time.sleep(0.25)
    raise TimeoutError(f"The worker was not done within {seconds} seconds.")


def cpu_of(pid: int) -> float:
    """Seconds of processor time the process has used (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def one_by_one(count: int) -> dict[str, float]:
    """Our own time and statements for each delivery, in one thread, to a server that answers at once."""
    from bench.pages import asked
    from tankar.publishing.models import Delivery
    from tankar.publishing.tasks import look_at

    keys = list(Delivery.objects.filter(state="waiting").values_list("pk", flat=True))
    look_at(keys.pop(), "bench")
    statements = asked(lambda: look_at(keys.pop(), "bench"))
    wall, cpu = time.perf_counter(), time.thread_time()
    for key in keys[: count - 2]:
        look_at(key, "bench")
    done = len(keys[: count - 2])
    spent = {
        "wall_ms": (time.perf_counter() - wall) / done * 1000,
        "cpu_ms": (time.thread_time() - cpu) / done * 1000,
    }
    assert not Delivery.objects.exclude(state="delivered").exists()
    return {"statements": statements, **spent}


def main(count: int, milliseconds: float) -> dict[str, Any]:
    with server(milliseconds) as slow:
        bare = bare_loop(slow, count)
        prepare(slow, count)
        counted(slow)
        ours = through_worker(slow, count)
    with server(0) as quick:
        bare_quick = bare_loop(quick, count)
        prepare(quick, 100)
        alone = one_by_one(100)
        counted(quick)
        prepare_more(quick, count)
        quickly = through_worker(quick, count)
    return {
        **{"count": count, "milliseconds": milliseconds, "bare": bare, "ours": ours, "alone": alone},
        **{"bare_quick": bare_quick, "quickly": quickly},
    }


def prepare_more(address: str, count: int) -> None:
    """Another `count` deliveries, on an account of the same server under another name."""
    prepare(address.replace("127.0.0.1", "localhost"), count)


if __name__ == "__main__":
    django.setup()
    from tankar.work.tables import bring_up_to_date

    bring_up_to_date()
    print(json.dumps(main(int(sys.argv[1]), float(sys.argv[2]))))
