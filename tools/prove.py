#!/usr/bin/env python3
"""Everything at full size, on SQLite and on PostgreSQL; writes what came of it to docs/reference/proof.md.

python tools/prove.py               1,000 deliveries in the big run
FAULT_DELIVERIES=200 python tools/prove.py
"""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from verify import ROOT, postgres

PAGE = ROOT / "docs" / "reference" / "proof.md"
# what is shown in a row of its own: what it proves, and the tests that do
PARTS = {
    "Faults: nothing sent twice, nothing lost": "tests/faults",
    "Stories in a real browser": "tests/stories",
    "Everything else": "",
}
FAULTS_IN_PARALLEL = "1"


@dataclass
class Result:
    """One part on one engine."""

    what: str
    engine: str
    tests: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0

    def row(self, deliveries: str) -> str:
        count = f"{self.tests} tests"
        if self.what.startswith("Faults"):
            count += f", the big run with {int(deliveries):,} deliveries"
        said = "all passed" if not self.failed else f"**{self.failed} failed**"
        if self.skipped:
            said += f", {self.skipped} not for this engine"
        return f"| {self.what} | {self.engine} | {count} | {said} | {self.seconds:.0f} |"


def prove(what: str, where: str, engine: str, environment: dict[str, str]) -> Result | None:
    """Run one part; `None` when there is nothing to run yet."""
    folders = [where] if where else ["src", "tests"]
    if not all((ROOT / folder).exists() for folder in folders):
        return None
    left_out = [] if where else [f"--ignore={part}" for part in PARTS.values() if part]
    # the big run measures leases and time-outs: it has the machine for itself
    processes = FAULTS_IN_PARALLEL if where else "2"
    report = Path(environment["DATA"]) / "report.xml"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        processes,
        "--dist",
        "loadgroup",
        f"--junitxml={report}",
    ]
    print(f"\n== {engine}: {what}", flush=True)
    begun = time.monotonic()
    code = subprocess.run([*command, *left_out, *folders], cwd=ROOT, env=environment, check=False).returncode
    result = Result(what, engine, seconds=time.monotonic() - begun)
    if report.exists():
        for suite in ET.parse(report).getroot().iter("testsuite"):  # noqa: S314 - written a moment ago by pytest
            result.tests += int(suite.get("tests", 0))
            result.skipped += int(suite.get("skipped", 0))
            result.failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        report.unlink()
    if code and not result.failed:
        result.failed = 1
    return result


def page(results: list[Result], deliveries: str, seed: str) -> str:
    day = dt.datetime.now(dt.UTC).date().isoformat()
    return "\n".join(
        [
            "# Proof",
            "",
            f"Written by `make prove` on {day}: Python {platform.python_version()}, {os.cpu_count()} processors, "
            f"seed {seed}.",
            "Every test runs on both databases. In the big run all faults of the practice network are mixed, two",
            "workers are killed again and again, posts are frozen in between and everything is started anew; at the",
            "end every post is on the network as often as it was published, and every row is in a state that a",
            "person understands.",
            "",
            "| what | engine | how much | result | seconds |",
            "|---|---|---|---|---:|",
            *[result.row(deliveries) for result in results],
            "",
            "The same with another seed: `FAULT_SEED=7 make prove`.",
            "",
        ]
    )


def main() -> int:
    deliveries = os.environ.setdefault("FAULT_DELIVERIES", "1000")
    seed = os.environ.setdefault("FAULT_SEED", "1")
    for name in ("DATABASE_URL", "PORT"):
        os.environ.pop(name, None)
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="tankar-prove-") as data:
        address = postgres("start")
        try:
            for engine, database in (("SQLite", ""), ("PostgreSQL", address)):
                if engine == "PostgreSQL" and not address:
                    results.append(Result("Everything", engine, failed=1))
                    continue
                environment = {**os.environ, "DATA": data, "DATABASE_URL": database}
                done = [prove(what, where, engine, environment) for what, where in PARTS.items()]
                results += [result for result in done if result is not None]
        finally:
            postgres("stop")
    PAGE.write_text(page(results, deliveries, seed), "utf-8")
    print(f"\n{PAGE.relative_to(ROOT)}:")
    for result in results:
        print(result.row(deliveries))
    return 1 if any(result.failed for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
