"""Run `tankar texts …`: read, judge, write, and say by the exit code how it went.

0 nothing stops a release · 1 something does · 2 a line could not be read, or the rules could not
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tankar.texts.command.drafts import check_record
from tankar.texts.command.progress import Progress
from tankar.texts.command.reading import Reader, Record
from tankar.texts.command.series import need_series, series_of
from tankar.texts.command.showing import is_coloured, shown
from tankar.texts.command.uproars import told, watch_record
from tankar.texts.finding import Level
from tankar.texts.loading.pack import Pack, WrongPack, load
from tankar.texts.triage import triage

__all__ = ["run"]

FINE, BLOCKED, BAD = 0, 1, 2
Judge = Callable[[Record], Record]


@dataclass(frozen=True)
class Act:
    """`judge`: the answer to what was read; `tell`: both for people, line by line."""

    reader: Reader
    judge: Judge
    tell: Callable[[Record, Record], Iterable[str]]


def run(chosen: argparse.Namespace) -> int:
    try:
        act = ACTS[chosen.act](chosen)
    except WrongPack as error:
        print(f"The rules cannot be used. {error}", file=sys.stderr)
        return BAD
    try:
        blocked = _all(act, chosen.jsonl)
        sys.stdout.flush()
    except BrokenPipeError:
        # whoever read has seen enough; Python must not try to write what is left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return 130
    if act.reader.bad:
        print(f"{act.reader.bad} could not be read, {act.reader.read} could.", file=sys.stderr)
        return BAD
    return BLOCKED if blocked else FINE


def _checking(chosen: argparse.Namespace) -> Act:
    pack = load(chosen.pack)

    def judge(record: Record) -> Record:
        return check_record({"channel": chosen.channel, **record}, pack, chosen.speak)

    return Act(Reader(chosen.files, chosen.jsonl), judge, _lines)


def _sorting(chosen: argparse.Namespace) -> Act:
    judge = _sorter(load(chosen.pack), chosen.speak)
    return Act(Reader(chosen.files, chosen.jsonl), judge, _lines)


def _sorter(pack: Pack, speaks: str) -> Judge:
    # here, so that whoever sorts nothing does not wait for it
    from tankar.texts.streams.near import Stream

    stream = Stream()

    def judge(record: Record) -> Record:
        text, name = str(record["text"]), record.get("id")
        found = triage(text, pack, speaks).as_record()
        return {"id": name, **found, "near_duplicate_of": stream.earlier(name, text, is_spam=found["spam"])}

    return judge


def _watching(chosen: argparse.Namespace) -> Act:
    reader = Reader(chosen.files, chosen.jsonl, need_series, series_of(chosen.step_minutes))
    return Act(reader, watch_record, told)


ACTS: dict[str, Callable[[argparse.Namespace], Act]] = {
    "check": _checking,
    "triage": _sorting,
    "spikes": _watching,
}


def _all(act: Act, is_jsonl: bool) -> bool:
    """Whether anything blocks. Each answer is written before the next text is read."""
    blocked, reader = False, act.reader
    progress = Progress(is_wanted=is_jsonl and not sys.stdout.isatty())
    for record in reader.records():
        answer = act.judge(record)
        blocked = blocked or any(one["level"] == Level.BLOCK.value for one in answer.get("findings", ()))
        if is_jsonl:
            sys.stdout.write(json.dumps(answer, ensure_ascii=True) + "\n")
            if not reader.files:
                sys.stdout.flush()
        else:
            for line in act.tell(record, answer):
                print(line.encode("utf-8", errors="replace").decode())
        progress.show(reader.done, reader.size, reader.read)
    progress.end()
    return blocked


def _lines(record: Record, answer: Record) -> Iterable[str]:
    said = {name: value for name, value in answer.items() if name not in ("id", "findings", "pii")}
    facts = [f"{name}: {value}" for name, value in said.items() if value not in (None, False)]
    yield f"{answer['id']} · {' · '.join(facts)}"
    yield from shown(str(record["text"]), answer["findings"], is_coloured())
