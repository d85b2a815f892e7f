"""Run `tankar texts …`: read, judge, write, and say by the exit code how it went.

0 nothing stops a release · 1 something does · 2 a line could not be read, or the rules could not
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any

from tankar.texts.command.drafts import check_record
from tankar.texts.command.progress import Progress
from tankar.texts.command.reading import Reader
from tankar.texts.command.showing import is_coloured, shown
from tankar.texts.finding import Level
from tankar.texts.loading.pack import Pack, WrongPack, load
from tankar.texts.triage import NOT_YET, triage

__all__ = ["run"]

FINE, BLOCKED, BAD = 0, 1, 2
Record = dict[str, Any]
Judge = Callable[[Mapping[str, Any]], Record]


def run(chosen: argparse.Namespace) -> int:
    try:
        pack = load(chosen.pack)
    except WrongPack as error:
        print(f"The rules cannot be used. {error}", file=sys.stderr)
        return BAD
    if chosen.act == "triage":
        print(f"Not built yet, and neutral in every answer: {', '.join(NOT_YET)}.", file=sys.stderr)
    reader = Reader(chosen.files, chosen.jsonl)
    try:
        blocked = _all(reader, _judge(chosen, pack), chosen.jsonl)
        sys.stdout.flush()
    except BrokenPipeError:
        # whoever read has seen enough; Python must not try to write what is left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return 130
    if reader.bad:
        print(f"{reader.bad} could not be read, {reader.read} could.", file=sys.stderr)
        return BAD
    return BLOCKED if blocked else FINE


def _judge(chosen: argparse.Namespace, pack: Pack) -> Judge:
    def checked(record: Mapping[str, Any]) -> Record:
        return check_record({"channel": getattr(chosen, "channel", ""), **record}, pack, chosen.speak)

    def sorted_(record: Mapping[str, Any]) -> Record:
        found = triage(str(record["text"]), pack, chosen.speak).as_record()
        return {"id": record.get("id"), **found, "near_duplicate_of": None}

    return checked if chosen.act == "check" else sorted_


def _all(reader: Reader, judge: Judge, is_jsonl: bool) -> bool:
    """Whether anything blocks. Each answer is written before the next text is read."""
    blocked = False
    progress = Progress(is_wanted=is_jsonl and not sys.stdout.isatty())
    for record in reader.records():
        answer = judge(record)
        blocked = blocked or any(one["level"] == Level.BLOCK.value for one in answer["findings"])
        if is_jsonl:
            sys.stdout.write(json.dumps(answer, ensure_ascii=True) + "\n")
            if not reader.files:
                sys.stdout.flush()
        else:
            _tell(str(record["text"]), answer)
        progress.show(reader.done, reader.size, reader.read)
    progress.end()
    return blocked


def _tell(text: str, answer: Record) -> None:
    said = {name: value for name, value in answer.items() if name not in ("id", "findings", "pii")}
    facts = [f"{name}: {value}" for name, value in said.items() if value not in (None, False)]
    print(f"{answer['id']} · {' · '.join(facts)}")
    for line in shown(text, answer["findings"], is_coloured()):
        print(line.encode("utf-8", errors="replace").decode())
