"""How fast the engine is, and how its time grows with the length of a text and the number of rules."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.machine import said as pace
from bench.texts.reading import drafts, messages
from tankar.texts.command.drafts import check_record
from tankar.texts.loading.pack import Pack, load
from tankar.texts.triage import triage

__all__ = ["measured"]

RULES = (300, 1_000, 3_000)
LENGTHS = (100, 1_000, 10_000, 100_000)
TIMES = 40
RULE = """
extends: lexicon
for: [triage]
level: info
cites: [GEN-5]
title: {{sv: x, fi: x, en: x}}
message: {{sv: x, fi: x, en: x}}
why: {{sv: x, fi: x, en: x}}
words: [{words}]
examples: {{sv: {{hit: [{first}], miss: [x]}}, fi: {{hit: [{first}], miss: [x]}}, en: {{hit: [{first}], miss: [x]}}}}
"""


def measured() -> list[str]:
    """Sentences for the page."""
    pack = load("karleby")
    return [
        f"How quick the machine was: {pace()}",
        _draft(pack),
        *_lengths(pack),
        *_rules(),
        *_command(),
    ]


def _draft(pack: Pack) -> str:
    """A draft of about 500 words in two languages."""
    longest = sorted((one.text for one in drafts()), key=len)[-8:]
    text = ""
    for one in longest:
        if len(text.split()) < 500:
            text = f"{text}\n\n{one}" if text else one
    taken = []
    for _ in range(TIMES):
        begun = time.process_time()
        check_record({"text": text, "channel": "web"}, pack, "sv")
        taken.append((time.process_time() - begun) * 1000)
    taken.sort()
    return (
        f"A draft of {len(text.split())} words: {taken[TIMES // 2]:.1f} ms, 95th percentile "
        f"{taken[int(TIMES * 0.95)]:.1f} (at most 25 allowed)."
    )


def _lengths(pack: Pack) -> list[str]:
    words = " ".join(one.text for one in messages("train")[:600])
    told = []
    for length in LENGTHS:
        text = (words * (length // len(words) + 1))[:length]
        begun = time.process_time()
        for _ in range(3):
            triage(text, pack)
        told.append(f"{length:,}: {(time.process_time() - begun) / 3 * 1000:.1f}")
    return [f"A message of so many characters, in ms: {'; '.join(told)}."]


def _rules() -> list[str]:
    """Triage with so many rules more, each a list of ten words of its own."""
    texts = [one.text for one in messages("train")[:400]]
    told = []
    for count in RULES:
        with tempfile.TemporaryDirectory() as folder:
            pack = Path(folder) / "many"
            (pack / "rules" / "many").mkdir(parents=True)
            (pack / "pack.yml").write_text("id: many\nversion: '1'\nlicence: EUPL-1.2\nextends: karleby\n")
            for number in range(count):
                said = [f"xq{number}w{one}" for one in range(10)]
                rule = RULE.format(words=", ".join(said), first=said[0])
                (pack / "rules" / "many" / f"r{number}.yml").write_text(rule)
            made = load(str(pack))
            for text in texts:
                triage(text, made)
            begun = time.process_time()
            for text in texts:
                triage(text, made)
            told.append(f"{count:,}: {len(texts) / (time.process_time() - begun):,.0f}")
    return [f"Messages a second with so many rules more: {'; '.join(told)}."]


# asked in a process of its own: what a process forks from this big one would count as the command's
COMMAND = """
import resource, subprocess, sys, time
begun = time.monotonic()
command = [sys.executable, "-m", "tankar.cli", "texts", "triage", "--jsonl"]
subprocess.run(command, input=b'{"id": 1, "text": "Hej"}', capture_output=True, check=True)
print(time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def _command() -> list[str]:
    done = subprocess.run([sys.executable, "-c", COMMAND], text=True, stdout=subprocess.PIPE, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    return [
        f"The command, from its start to the first answer: {seconds:.2f} s (at most 1.5 allowed).",
        f"Memory of the command at its highest: {megabytes:,.0f} MB (at most 400 allowed).",
    ]
