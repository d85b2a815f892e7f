"""Measure, and renew docs/reference/performance.md.

    python -m bench [--pages] [--checks] [--deliveries] [--inbox] [--register] [--start] [--sizes 100,10000,200000]

Without a choice everything is measured, and only then the page is written. `--quick` is a small trial of
everything that prints its page and writes nothing. Each measurement runs in a process of its own, on a database
of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from bench import report

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "performance.md"
COUNT, QUICK_COUNT = 500, 60
# channels in the register, and decided matters behind them
REGISTER, QUICK_REGISTER = (("50", "50"), ("2000", "200000")), (("50", "50"), ("60", "2000"))
# how many calls are taken, and how many comments read
CALLS, QUICK_CALLS = ("5000", "10000"), ("500", "500")
MILLISECONDS = 200


def child(*arguments: str, **environment: str) -> Any:
    """What a measuring process prints, as data; its database is thrown away."""
    with tempfile.TemporaryDirectory(prefix="tankar-bench-") as folder:
        done = subprocess.run(
            [sys.executable, "-m", *arguments], stdout=subprocess.PIPE, env=_environment(folder, environment),
            cwd=ROOT, text=True, check=True,
        )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


def _environment(folder: str, more: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TANKAR_")}
    ours = {"DATA": folder, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "tankar.settings"}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), **ours, **more}


def start() -> dict[str, float]:
    """Seconds: to make the demo city in an empty folder, and from `tankar serve` to the first page."""
    with tempfile.TemporaryDirectory(prefix="tankar-bench-") as folder:
        port = _free_port()
        environment = _environment(folder, {"PORT": str(port)})
        begun = time.monotonic()
        command = [sys.executable, "-m", "tankar.cli"]
        subprocess.run([*command, "demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
        made = time.monotonic() - begun
        begun = time.monotonic()
        with subprocess.Popen([*command, "serve"], env=environment, stdout=subprocess.DEVNULL) as serving:
            _answers(f"http://127.0.0.1:{port}/sv/feed/")
            served = time.monotonic() - begun
            serving.terminate()
    return {"demo": made, "serve": served}


def _free_port() -> int:
    """One with the next free, too."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _answers(address: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise TimeoutError(f"{address} did not answer within half a minute.")


def postgresql(*arguments: str) -> Any:
    """A measurement once more on PostgreSQL, or nothing where its package is not installed."""
    home = tempfile.mkdtemp(prefix="tkb-")
    kept = {**os.environ, "TANKAR_TEST_POSTGRES": home}
    server = [sys.executable, "-m", "tests.postgres"]
    begun = subprocess.run(
        [*server, "start"], cwd=ROOT, env=kept, stdout=subprocess.PIPE, text=True, check=False
    )
    try:
        if begun.returncode:
            return None
        address = begun.stdout.strip().splitlines()[-1]
        return child(*arguments, DATABASE_URL=address)
    finally:
        subprocess.run([*server, "stop"], cwd=ROOT, env=kept, check=False)
        shutil.rmtree(home, ignore_errors=True)


def main() -> int:
    top = argparse.ArgumentParser(prog="bench", description=__doc__)
    for name in ("pages", "checks", "deliveries", "inbox", "register", "start", "quick"):
        top.add_argument(f"--{name}", action="store_true")
    top.add_argument("--sizes", default="100,10000,200000")
    chosen = top.parse_args()
    parts = ("pages", "checks", "deliveries", "inbox", "register", "start")
    everything = not any(getattr(chosen, part) for part in parts)
    sizes = ["100", "1000"] if chosen.quick else chosen.sizes.split(",")
    count = QUICK_COUNT if chosen.quick else COUNT
    found: dict[str, Any] = {}
    if everything or chosen.pages:
        found["pages"] = [child("bench.pages", size) for size in sizes]
    if everything or chosen.checks:
        found["checks"] = child("bench.checks")
    if everything or chosen.deliveries:
        measurement = ("bench.deliveries", str(count), str(MILLISECONDS))
        found["sqlite"], found["postgresql"] = child(*measurement), postgresql(*measurement)
    if everything or chosen.inbox:
        found["inbox"] = [child("bench.inbox", size) for size in sizes]
        taking = ("bench.inbox", "calls", *(QUICK_CALLS if chosen.quick else CALLS))
        engines = {"SQLite": child(*taking), "PostgreSQL": postgresql(*taking)}
        found["calls"] = {name: one for name, one in engines.items() if one}
    if everything or chosen.register:
        cities = QUICK_REGISTER if chosen.quick else REGISTER
        found["register"] = [child("bench.register", *city) for city in cities]
    if everything or chosen.start:
        found["start"] = start()
    text = report.page(found)
    if everything and not chosen.quick:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
    print(text)
    wrong = [
        *report.what_grows(found.get("pages", [])),
        *report.what_grows(found.get("inbox", [])),
        *report.what_grows(found.get("register", []), report.is_too_slow),
        *report.what_is_slow(found.get("checks")),
        *report.who_must_wait(found.get("calls")),
    ]
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
