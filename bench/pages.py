"""Pages in a city with a history of some size: time of warm requests and number of SQL statements.

python -m bench.pages SIZE      prints its findings as JSON; DATA names an empty folder
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import django

RUNS = 20
SHOW = "BENCH_SHOW_SQL" in os.environ


@dataclass(frozen=True)
class Page:
    """One page as one persona sees it: milliseconds of `RUNS` warm requests, and statements of one.

    `cpu`: processor time of this thread, SQLite's share included, which others on the machine do not lengthen much.
    """

    name: str
    cpu: float
    median: float
    p95: float
    statements: int
    kilobytes: int


def measure(name: str, address: str, client: Any) -> Page:
    """Ask for the page again and again; the first three requests warm it."""
    from tankar.work import demo

    for _ in range(3):
        answer = client.get(address)
        assert answer.status_code == 200, (name, address, answer.status_code)
    # the demo's row is read once a second by whoever asks first: here by us, and of three once in any case
    demo.forget()
    demo.current()
    statements = min(asked(lambda: client.get(address)) for _ in range(3))
    before = time.thread_time()
    times = sorted(timed(lambda: client.get(address)) for _ in range(RUNS))
    cpu = (time.thread_time() - before) / RUNS * 1000
    size = len(answer.content) // 1024
    return Page(name, cpu, times[RUNS // 2], times[int(RUNS * 0.95) - 1], statements, size)


def timed(act: Callable[[], Any]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def asked(act: Callable[[], Any]) -> int:
    """How many SQL statements this thread made."""
    from django.db import connection

    count = 0

    def counting(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal count
        count += 1
        if SHOW:
            print(f"{count:3} {sql[:1500]} {str(params)[:200]}", file=sys.stderr)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counting):
        act()
    return count


def addresses(city: Any) -> list[tuple[str, str, str | None]]:
    """(name, address, persona or None for a resident)."""
    from django.urls import reverse

    library = city.channels[3]
    items = reverse("content:items")
    return [
        ("Today, communications", reverse("web:today"), "marja_liisa"),
        ("Today, librarian", reverse("web:today"), "aino"),
        ("Posts, communications", items, "lars"),
        ("Posts, librarian", items, "aino"),
        ("Posts, released, first page", f"{items}?show=released", "aino"),
        ("Posts, released, a page far back", f"{items}?show=released&after={middle(city)}", "aino"),
        ("One post", reverse("content:item", args=[city.released.public_id]), "lars"),
        ("Composer", reverse("content:write", args=[city.draft.public_id]), "aino"),
        ("Calendar, month", reverse("planning:calendar"), "lars"),
        ("Calendar, month, librarian", reverse("planning:calendar"), "aino"),
        ("Calendar, month, years ago", f"{reverse('planning:calendar')}?date={back(city)}", "lars"),
        ("Calendar, week", f"{reverse('planning:calendar')}?view=week", "lars"),
        ("Calendar, agenda", f"{reverse('planning:calendar')}?view=agenda", "lars"),
        ("Plan the week", reverse("planning:week"), "lars"),
        ("Register of channels", reverse("channels:list"), "lars"),
        ("One channel", reverse("channels:one", args=[library.public_id]), "aino"),
        ("Stop sending", reverse("publishing:freezes"), "marja_liisa"),
        ("Guideline", reverse("guideline:index"), "aino"),
        ("People", reverse("organisation:people"), "pekka"),
        ("Public feed", "/sv/feed/", None),
        ("Public feed, a page far back", f"/sv/feed/?before={older()}", None),
        ("feed.atom", "/sv/feed.atom", None),
        ("feed.json", "/sv/feed.json", None),
    ]


def back(city: Any) -> str:
    """A day in the middle of the history."""
    from tankar.content.models import Item

    return Item.objects.get(pk=max(1, city.released.pk // 2)).changed_at.date().isoformat()


def middle(city: Any) -> str:
    """The key of a line in the middle of the history."""
    from django.utils.http import urlencode

    from tankar.content.models import Item

    item = Item.objects.get(pk=max(1, city.released.pk // 2))
    return urlencode({"a": f"{item.changed_at.isoformat()}~{item.pk}"})[2:]


def older() -> str:
    from django.utils.http import urlencode

    from tankar.publishing.feed import published

    pks = published().order_by("pk").values_list("pk", flat=True)
    one = published().filter(pk__gte=(pks.last() or 0) // 2).order_by("pk")[0]
    assert one.delivered_at is not None
    return urlencode({"a": f"{one.delivered_at.isoformat()}_{one.pk}"})[2:]


def pages(city: Any) -> list[Page]:
    from django.test import Client

    found = []
    for name, address, persona in addresses(city):
        client = Client(HTTP_HOST="localhost")
        if persona:
            client.force_login(city.people[persona].user)
        found.append(measure(name, address, client))
    return found


def rounds() -> dict[str, float]:
    """The sweep with nothing to do, and the journal's sealing, in this city."""
    from django.db import transaction

    from tankar import journal
    from tankar.publishing.fence.sweep import sweep
    from tankar.work import demo

    sweep()
    demo.forget()
    demo.current()
    statements = asked(sweep)
    times = sorted(timed(sweep) for _ in range(RUNS))
    entries = 5000
    with transaction.atomic():
        for _ in range(entries):
            journal.record("content.item_changed", actor=None, subject=("item", "bench"))

    def seal() -> None:
        while journal.seal():
            pass

    spent = timed(seal)
    return {
        "sweep_ms": times[RUNS // 2],
        "sweep_statements": statements,
        "sealed_per_second": entries / spent * 1000,
    }


def main(size: int) -> dict[str, Any]:
    from bench.history import make_city

    begun = time.perf_counter()
    city = make_city(size)
    made = time.perf_counter() - begun
    found = pages(city)
    return {"size": size, "made_in": made, "pages": [asdict(page) for page in found], **rounds()}


if __name__ == "__main__":
    django.setup()
    from tankar.work.tables import bring_up_to_date

    bring_up_to_date()
    print(json.dumps(main(int(sys.argv[1]))))
