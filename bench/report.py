"""The findings as a page in Markdown, and what must not be: pages that grow with the city's history."""

from __future__ import annotations

import datetime as dt
import os
import platform
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.machine import said as pace

__all__ = ["is_too_slow", "page", "what_grows", "what_is_slow", "who_must_wait"]

LIST_MOST = 15
# pages that show one thing, not a list, and read all that belongs to it
ONE_THING = {"One post", "Composer", "One channel", "One channel, its manager", "Who answers? one channel"}
# Today gathers what a dozen workflows ask, where a list shows one of them
OF_TODAY = {"Today, communications manager": 18, "Today, head of unit": 20, "Today, librarian": 18}
CALLS_LEAST, COMMENTS_LEAST = 500, 10_000 / 600
FACTOR, MARGIN_MS = 2, 5
# of pages of the register and of decisions: so much more than in the small city, or so much in all
NO_MORE_THAN, ALLOWED_MS = 1.3, 60

HEAD = """# Performance

Written by `make bench`; do not edit. Measured on {day}: {machine}.
How quick it was: {pace}
Other programs ran on the machine at the same time, so compare figures with one another rather than with those of
another day.
"""
PAGES = """
## Pages

Django's own test client asks for each page as the persona who uses it, 20 times when warm. *Median / 95th
percentile* in milliseconds, and the number of SQL statements, in a city with so many items in its history (a post
every half hour: 200,000 are eleven years). What is being worked on today is the same at every size, so neither may
grow; a list may take {most} statements at most. `make bench` fails when one does: when statements differ between
sizes, or processor time (SQLite works in the same process) at the largest size is more than twice that at the
smallest and 5 ms.
"""
PEER = """
For comparison: the nearest open-source peer needed 130 ms and 120 statements for one month of its calendar, and
4.3 s for its list of drafts at 100,000 posts. (An earlier measurement, not repeated with this one.)
"""
CHECKS = """
## Checks

In milliseconds of processor time, SQLite's included. A post of {words} words in Swedish and as much in Finnish, looked
through by all {rules} rules {runs} times: {engine_median:.1f} ms, 95th percentile {engine_p95:.1f} (at most
{engine_most} allowed). The writer's round trip, the text saved and what is found in it shown: {trip_median:.0f} ms,
95th percentile {trip_p95:.0f} (at most {trip_most} allowed). The dearest rule on a message of 100 characters:
`{dearest}`, {dearest_microseconds:.0f} µs.
"""
INBOX = """
## The inbox

As above, with so many conversations in its history: three messages each, one conversation every 20 minutes, the newest
60 waiting for an answer.
"""
REGISTER = """
## The register and the decisions

As above, in a city with {small} channels and {few:,} decided matters, and in one with {large:,} channels and {many:,}
decided matters, beside them a tenth as many campaigns, and questions whether something may be shared. What waits today
is the same in both. `make bench` fails when statements differ, or when a page in the large city takes more than
{factor:.1f} times the processor time it takes in the small one and more than {allowed} ms.
"""
CALLS_HEAD = """
Facebook's calls over real HTTP to the web process as `tankar serve` starts it, {callers} at once, each signed and
kept with one INSERT. *Processor* is that of the web process alone; the callers need *theirs* on the same machine, and a
second that has {cores} cores' worth of both is full. Then comments in calls of {in_one_call}, read by the worker's own
round; a call of one comment takes {statements_comment} statements. Milliseconds are those of one call or comment.

| | calls | taken a second | ms, median / 95th | processor ms | callers' ms | comments | read a second | processor ms |
|---|---:|---:|---:|---:|---:|---:|---:|---:|
"""
CALLS = (
    "| {engine} | {calls:,} | {per_second:,.0f} | {median:.1f} / {p95:.1f} | {cpu_ms_each:.1f} | {callers_ms_each:.1f} "
    "| {comments:,} | {read_per_second:,.0f} | {cpu_ms_comment:.1f} |\n"
)
DELIVERIES = """
## Deliveries

{count} posts on one Mastodon account, through the real worker (one process, 20 slots), connector and vault, to a
server that answers every request after {pause:g} ms. Each post takes two requests: the connector first reads the
newest post, by which a lost one can be found, then posts. The *bare loop* makes the same two requests for each post
with httpx in 20 threads and keeps nothing: no claim, no lease, no attempt, no receipt, no journal. Both share the
machine with that server. (PostgreSQL: the one of the tests, which does not wait for the disk.)

| | bare loop, posts/s | Tankar, posts/s | requests/s | of the bare loop | most requests at once |
|---|---:|---:|---:|---:|---:|
"""
ALONE = """
Without latency (the server answers at once), what a delivery costs us. *Alone*: one after the other in one thread.
*Worker*: processor time of the whole worker process, with its queue, in 20 slots.

| | statements, alone | ms, alone | processor ms, alone | processor ms, worker | worker, posts/s | bare loop, posts/s |
|---|---:|---:|---:|---:|---:|---:|
"""


def page(found: dict[str, Any]) -> str:
    parts = [HEAD.format(day=dt.date.today().isoformat(), machine=machine(), pace=pace())]  # noqa: DTZ011 - the machine's day
    if sized := found.get("pages"):
        parts += [PAGES.format(most=LIST_MOST), *_table(sized), PEER, *_rounds(sized)]
    if inbox := found.get("inbox"):
        parts += [INBOX, *_table(inbox, "conversations")]
    if register := found.get("register"):
        parts += [_register_head(register), *_table(register, "decided")]
    if calls := found.get("calls"):
        parts.append(CALLS_HEAD.format(cores=os.cpu_count(), **next(iter(calls.values()))))
        parts += [CALLS.format(engine=name, **one) for name, one in calls.items()]
    if checked := found.get("checks"):
        parts.append(CHECKS.format(**checked))
    engines = {"SQLite": found.get("sqlite"), "PostgreSQL": found.get("postgresql")}
    measured = {name: one for name, one in engines.items() if one}
    if measured:
        first = next(iter(measured.values()))
        parts.append(DELIVERIES.format(count=first["count"], pause=first["milliseconds"]))
        parts += [_rate(name, one) for name, one in measured.items()]
        parts.append(ALONE)
        parts += [_alone(name, one) for name, one in measured.items()]
    if start := found.get("start"):
        parts.append(
            f"\n## Start\n\nThe demo city is made in {start['demo']:.1f} s; `tankar serve` shows its first page "
            f"after {start['serve']:.1f} s.\n"
        )
    return "".join(parts)


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GB, {platform.system()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        for line in facts.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def _table(sized: Sequence[dict[str, Any]], things: str = "items") -> Iterator[str]:
    yield "\n| page | " + " | ".join(f"{one['size']:,} {things}" for one in sized)
    yield " | processor ms, smallest → largest | statements |\n"
    yield "|---|" + "---:|" * (len(sized) + 2) + "\n"
    for rows in zip(*(one["pages"] for one in sized), strict=True):
        times = " | ".join(f"{row['median']:.0f} / {row['p95']:.0f}" for row in rows)
        statements = sorted({row["statements"] for row in rows})
        cpu = f"{rows[0]['cpu']:.0f} → {rows[-1]['cpu']:.0f}"
        yield f"| {rows[0]['name']} | {times} | {cpu} | {', '.join(map(str, statements))} |\n"


def _register_head(register: Sequence[dict[str, Any]]) -> str:
    small, large = register[0], register[-1]
    return REGISTER.format(
        small=small["channels"], few=small["size"], large=large["channels"], many=large["size"],
        factor=NO_MORE_THAN, allowed=ALLOWED_MS,
    )  # fmt: skip


def _rounds(sized: Sequence[dict[str, Any]]) -> Iterator[str]:
    yield (
        "\n## The worker's own rounds\n\n| | "
        + " | ".join(f"{one['size']:,} items" for one in sized)
        + " |\n"
    )
    yield "|---|" + "---:|" * len(sized) + "\n"
    rows: dict[str, Callable[[dict[str, Any]], str]] = {
        "Sweep with nothing to do, ms": lambda one: f"{one['sweep_ms']:.1f}",
        "Sweep, statements": lambda one: str(one["sweep_statements"]),
        "Journal entries sealed per second": lambda one: f"{one['sealed_per_second']:,.0f}",
    }
    for name, cell in rows.items():
        yield f"| {name} | " + " | ".join(cell(one) for one in sized) + " |\n"


def _rate(name: str, one: dict[str, Any]) -> str:
    ours, bare = one["ours"], one["bare"]
    rate = ours["per_second"]
    return (
        f"| {name} | {bare:.1f} | {rate:.1f} | {rate * ours['requests_each']:.0f} | {rate / bare:.0%} "
        f"| {ours['most_open']} |\n"
    )


def _alone(name: str, one: dict[str, Any]) -> str:
    alone, quickly = one["alone"], one["quickly"]
    return (
        f"| {name} | {alone['statements']} | {alone['wall_ms']:.1f} | {alone['cpu_ms']:.1f} "
        f"| {quickly['cpu_ms_each']:.1f} | {quickly['per_second']:.0f} | {one['bare_quick']:.0f} |\n"
    )


def has_grown(first: float, last: float) -> bool:
    return last > FACTOR * first + MARGIN_MS


def is_too_slow(first: float, last: float) -> bool:
    """Of the register's pages and the decisions'."""
    return last > max(NO_MORE_THAN * first, ALLOWED_MS)


def what_grows(
    sized: Sequence[dict[str, Any]], grown: Callable[[float, float], bool] = has_grown
) -> list[str]:
    """One sentence for each page that grows with the history, or lists with too many statements.

    `grown`: says so of processor milliseconds at the smallest and at the largest size.
    """
    found = []
    for rows in zip(*(one["pages"] for one in sized), strict=True):
        name, first, last = rows[0]["name"], rows[0], rows[-1]
        statements = {row["statements"] for row in rows}
        if len(statements) > 1:
            found.append(f"{name}: {sorted(statements)} statements, depending on the history.")
        most = OF_TODAY.get(name, LIST_MOST)
        if max(statements) > most and name not in ONE_THING:
            found.append(f"{name}: {max(statements)} statements are more than {most}.")
        # of the processor, since the clock on the wall also tells what else the machine did
        if grown(first["cpu"], last["cpu"]):
            found.append(f"{name}: {first['cpu']:.0f} ms grew to {last['cpu']:.0f} ms.")
    return found


def what_is_slow(checked: dict[str, Any] | None) -> list[str]:
    """Sentences about checks that take longer than a writer should wait."""
    if checked is None:
        return []
    return [
        f"{name}: {checked[f'{key}_p95']:.0f} ms at the 95th percentile, {checked[f'{key}_most']} allowed."
        for key, name in (("engine", "Looking a post through"), ("trip", "Saving and showing what is found"))
        if checked[f"{key}_p95"] > checked[f"{key}_most"]
    ]


def who_must_wait(engines: dict[str, dict[str, Any]] | None) -> list[str]:
    """Sentences when networks' calls are not taken, or not read, as fast as a storm of comments brings them."""
    found = []
    for engine, calls in (engines or {}).items():
        rates = (
            ("calls taken", calls["per_second"], CALLS_LEAST),
            ("comments read", calls["read_per_second"], COMMENTS_LEAST),
        )
        found += [
            f"{engine}, {name}: {rate:.0f} a second, {least:.0f} wanted."
            for name, rate, least in rates
            if rate < least
        ]
    return found
