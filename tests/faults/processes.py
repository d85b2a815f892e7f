"""The processes of a trial: the practice networks and workers, started, killed and started again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

__all__ = ["POLL_SECONDS", "Practice", "Web", "Workers", "until"]

POLL_SECONDS = 0.05
ROOT = Path(__file__).resolve().parents[2]


def until(true: Callable[[], Any], seconds: float, what: str) -> Any:
    """The first true answer, asked for again and again. Fails after `seconds` and says what was awaited."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if answer := true():
            return answer
        time.sleep(POLL_SECONDS)
    raise AssertionError(f"{seconds:g} seconds were not enough: {what}")


class Practice:
    """The practice networks as a process of their own, with what it keeps in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self.process: subprocess.Popen[str] | None = None
        self.http = httpx.Client(timeout=30, trust_env=False)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """The first time on any free port, then always on the same."""
        command = ["-m", "tankar.practice", "--port", str(self.port), "--data", str(self.folder)]
        self.folder.mkdir(exist_ok=True)
        with (self.folder / "practice.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=_environment({}),
            )
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        assert "http://" in said, f"the practice networks did not start: {said}"
        self.port = int(said.strip().rstrip("/").rpartition(":")[2])
        self.post("settings", rate_limit=1_000_000)

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            assert self.process.stdout is not None
            self.process.stdout.close()
            self.process = None

    def close(self) -> None:
        self.kill()
        self.http.close()

    def post(self, what: str, **body: Any) -> Any:
        answer = self.http.post(f"{self.address}/practice/api/{what}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def get(self, what: str, **query: Any) -> Any:
        return self.http.get(f"{self.address}/practice/api/{what}", params=query).json()

    def forget(self, what: str) -> None:
        self.http.delete(f"{self.address}/practice/api/{what}")


class Workers:
    """Worker processes as an installation runs them, one log for all."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        self.running: list[subprocess.Popen[bytes]] = []

    @property
    def log(self) -> Path:
        return self.folder / "workers.log"

    def start(self) -> None:
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "tankar.cli", "worker"],
                stdout=log,
                stderr=log,
                cwd=ROOT,
                env=_environment(self.environment),
            )
        self.running.append(process)

    def kill(self, number: int = 0) -> None:
        """`kill -9`: no time to write anything."""
        process = self.running.pop(number)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def pause(self, number: int = 0) -> None:
        """Stopped when this returns: on a busy machine a thread may still run for a moment after the signal."""
        process = self.running[number]
        process.send_signal(signal.SIGSTOP)
        until(lambda: _all_stopped(process.pid), 10, "the worker stops")

    def go_on(self, number: int = 0) -> None:
        self.running[number].send_signal(signal.SIGCONT)

    def kill_all(self) -> None:
        while self.running:
            self.kill()


class Web:
    """The web process as `tankar serve` starts it, always on the same port."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.port = _free_port()
        self.environment = {
            "DJANGO_SETTINGS_MODULE": "tankar.settings",
            **environment,
            "PORT": str(self.port),
        }
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        from django.conf import settings

        from tankar.cli.serve import children

        here = settings.CONFIGURATION.model_copy(update={"port": self.port})
        [command] = [one.command for one in children(here, with_practice=False) if one.name == "web"]
        with (self.folder / "web.log").open("ab") as log:
            # a group of its own: what serves is a child of it
            self.process = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                cwd=ROOT,
                env=_environment(self.environment),
                start_new_session=True,
            )
        until(self._answers, 30, "the web process answers")

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/hooks/none/none/", trust_env=False).status_code == 404
        except httpx.TransportError:
            return False

    def kill(self) -> None:
        """`kill -9` of all that serves."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _all_stopped(pid: int) -> bool:
    """Does every thread of the process stand still? The state follows the name, which stands in brackets."""
    threads = Path(f"/proc/{pid}/task").glob("*/stat")
    return all(one.read_text("ascii", "replace").rpartition(")")[2].split()[0] in "Tt" for one in threads)


def _environment(more: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TANKAR_")}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1", **more}
