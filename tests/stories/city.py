"""A whole city for the stories: practice networks, web and worker as processes, on ports of their own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx

__all__ = ["City"]

ROOT = Path(__file__).resolve().parents[2]
# short waits, so that a story shows in seconds what takes minutes in life
PACE = {
    "TANKAR_UNDO_SECONDS": "2",
    "TANKAR_SWEEP_SECONDS": "0.1",
    "TANKAR_FIRST_LOOK_SECONDS": "0.5",
    "TANKAR_SETTLE_SECONDS": "1",
    "TANKAR_NETWORK_TIMEOUT_SECONDS": "0.5",
    "TANKAR_LEASE_SECONDS": "4",
    "TANKAR_PAUSE_FACTOR": "0.05",
}
_PATIENCE = 30.0


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
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self) -> None:
        self.data.mkdir(parents=True)
        if self.template.exists():
            shutil.copy(self.template, self.data / "tankar.sqlite3")
        self._run(
            "practice",
            ["-m", "tankar.practice", "--port", str(self.port + 1), "--data", str(self.data / "p")],
        )
        self._answers(f"{self.practice}/practice/api/health")
        seed = [sys.executable, str(Path(__file__).with_name("seed.py")), self.practice]
        subprocess.run(seed, env=self._environment, check=True)
        serving = [
            "--host",
            "127.0.0.1",
            "--port",
            str(self.port),
            "--workers",
            "1",
            "--blocking-threads",
            "8",
        ]
        wsgi = ["--interface", "wsgi", "--no-ws", "--log-level", "warning", "tankar.web.wsgi:application"]
        self._run("web", ["-m", "granian", *serving, *wsgi])
        self.start_worker()
        self._answers(f"{self.address}/sign-in/")

    def stop(self) -> None:
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.data, ignore_errors=True)

    def start_worker(self) -> None:
        self._run("worker", ["-m", "tankar.cli", "worker"])

    def kill_worker(self) -> None:
        """`kill -9`: nothing is said, nothing is put in order."""
        worker = self._running.pop("worker")
        worker.kill()
        worker.wait()

    def posts(self, account: str) -> dict[str, Any]:
        """What the practice network ever stored for an account: `{total, different, twice, texts}`."""
        return dict(self._asked("GET", f"statuses?handle={account}"))

    def clear_faults(self) -> None:
        self._asked("DELETE", "faults")

    def _asked(self, method: str, path: str) -> Any:
        answer = httpx.request(method, f"{self.practice}/practice/api/{path}", trust_env=False)
        answer.raise_for_status()
        return answer.json()

    def _run(self, name: str, arguments: Sequence[str]) -> None:
        with (self.data / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(
                [sys.executable, *arguments], env=self._environment, cwd=ROOT, stdout=log, stderr=log
            )

    def _answers(self, address: str) -> None:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            try:
                if httpx.get(address, trust_env=False, timeout=5).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        logs = "\n".join(log.read_text()[-2000:] for log in self.data.glob("*.log"))
        raise AssertionError(f"{address} does not answer.\n{logs}")


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
