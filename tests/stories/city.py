"""A whole city for the stories: practice networks, web and worker as processes, on ports of their own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

__all__ = ["City"]

ROOT = Path(__file__).resolve().parents[2]
# short waits, so that a story shows in seconds what takes minutes in life
PACE = {
    "TANKAR_UNDO_SECONDS": "5",
    "TANKAR_SWEEP_SECONDS": "0.6",
    "TANKAR_FIRST_LOOK_SECONDS": "4",
    "TANKAR_SETTLE_SECONDS": "1",
    "TANKAR_NETWORK_TIMEOUT_SECONDS": "0.5",
    "TANKAR_LEASE_SECONDS": "4",
    "TANKAR_PAUSE_FACTOR": "0.05",
}
_PATIENCE = 120.0


class City:
    """Started by `start`, ended by `stop`. `address` and `practice` have no trailing slash."""

    def __init__(self, data: Path, template: Path) -> None:
        self.data, self.template = data, template
        self.port = _two_free_ports()
        self.address = f"http://localhost:{self.port}"
        self.practice = f"http://127.0.0.1:{self.port + 1}"
        self._environment = {
            **{
                name: value
                for name, value in os.environ.items()
                if name not in {"DATABASE_URL", "DATA", "PORT"}
            },
            **PACE,
            "DATA": str(data),
            "PORT": str(self.port),
            "TANKAR_ADDRESS": self.address,
            "PYTHONPATH": str(ROOT / "src"),
        }
        self._serving: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """As `make run` does: the demo is made, then served."""
        self.data.mkdir(parents=True)
        if self.template.exists():
            shutil.copy(self.template, self.data / "tankar.sqlite3")
        command = [sys.executable, "-m", "tankar.cli"]
        with (self.data / "log").open("ab") as log:
            made = subprocess.run(
                [*command, "demo", *_day()], env=self._environment, cwd=ROOT, stdout=log, stderr=log
            )
            assert made.returncode == 0, f"The demo was not made.\n{self._last_words()}"
            self._serving = subprocess.Popen(
                [*command, "serve"], env=self._environment, cwd=ROOT, stdout=log, stderr=log
            )
        self._answers(f"{self.address}/sign-in/")
        self._answers(f"{self.practice}/practice/api/health")

    def stop(self) -> None:
        if self._serving is not None:
            self._serving.terminate()
            self._serving.wait(30)
        shutil.rmtree(self.data, ignore_errors=True)

    def kill_worker(self) -> None:
        """`kill -9`: nothing is said, nothing is put in order. `tankar serve` starts another."""
        assert self._serving is not None
        serving = self._serving.pid
        children = Path(f"/proc/{serving}/task/{serving}/children").read_text().split()
        worker = next(
            one for one in children if b"worker" in Path(f"/proc/{one}/cmdline").read_bytes().split(b"\0")
        )
        os.kill(int(worker), signal.SIGKILL)

    def times(self, account: str, words: str) -> int:
        """How many posts with these words the practice network ever stored for an account."""
        told = self._asked("GET", f"statuses?handle={account}")
        return sum(int(text["stored"]) for text in told["texts"] if words in text["text"])

    def clear_faults(self) -> None:
        self._asked("DELETE", "faults")

    def _asked(self, method: str, path: str) -> Any:
        answer = httpx.request(method, f"{self.practice}/practice/api/{path}", trust_env=False)
        answer.raise_for_status()
        return answer.json()

    def _answers(self, address: str) -> None:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            try:
                if httpx.get(address, trust_env=False, timeout=5).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        raise AssertionError(f"{address} does not answer.\n{self._last_words()}")

    def _last_words(self) -> str:
        return (self.data / "log").read_text()[-3000:]


def _day() -> list[str]:
    """The demo's day for pictures that shall look alike whenever they are taken; else today."""
    day = os.environ.get("STORY_TODAY")
    return ["--today", day] if day else []


def _two_free_ports() -> int:
    """A port whose next one is free as well: the practice networks stand there."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
