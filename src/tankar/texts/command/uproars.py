"""Counts on the command line: when did an uproar begin?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tankar.texts.command.showing import harmless

__all__ = ["told", "watch_record"]

DAY = 24 * 60


def watch_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """What `tankar texts spikes --jsonl` writes for one object."""
    from tankar.texts.streams.spikes import alarms

    found = alarms(record["counts"], record["negative"], record["step_minutes"])
    return {"id": record.get("id"), "alarms": found}


def told(record: Mapping[str, Any], answer: Mapping[str, Any]) -> Iterator[str]:
    """For people: how many, and of each when it began, with how many messages."""
    steps, found = len(record["counts"]), answer["alarms"]
    minutes = record["step_minutes"]
    said = {0: "no uproar", 1: "one uproar begins"}.get(len(found), f"{len(found)} uproars begin")
    yield f"{answer['id']} · {steps} steps of {minutes:g} minutes · {said}"
    for step in found:
        count, negative = record["counts"][step], record["negative"][step]
        share = negative if max(record["negative"]) <= 1 else negative / max(count, 1)
        yield f"  {_when(record, step)}: {count:g} messages, {share:.0%} of them negative"


def _when(record: Mapping[str, Any], step: int) -> str:
    times = record.get("times")
    if times:
        return f"step {step}, {harmless(times[step])}"
    day, minute = divmod(int(step * record["step_minutes"]), DAY)
    return f"step {step}, {minute // 60:02}:{minute % 60:02} into day {day + 1}"
