"""The supervisor with small children, and `tankar serve` as a person starts it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tankar.cli.tests.conftest import free_pair, run

pytestmark = pytest.mark.xdist_group("city")
PATIENCE = 90.0


def eventually(what: Callable[[], object], seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").split(")")[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def children_of(pid: int) -> dict[str, int]:
    """The processes of a `tankar serve`: a word of their command → pid."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text("ascii", errors="replace").rsplit(")", 1)[1].split()[1])
            command = (stat.parent / "cmdline").read_bytes().decode(errors="replace")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == pid:
            for word in ("granian", "practice", "worker"):
                if word in command:
                    found[word] = int(stat.parent.name)
                    break
    return found


class Served:
    """A running `tankar serve` of a demo."""

    def __init__(self, data: Path, port: int) -> None:
        self.data, self.port = data, port
        environment = {**os.environ, "DATA": str(data), "PORT": str(port), "DATABASE_URL": ""}
        self.log = (data / "serve.log").open("w+")
        command = [sys.executable, "-m", "tankar.cli", "serve"]
        self.process = subprocess.Popen(command, env=environment, stdout=self.log, stderr=self.log)

    def answers(self, port: int | None = None, path: str = "/feed/") -> bool:
        try:
            address = f"http://127.0.0.1:{port or self.port}{path}"
            return httpx.get(address, follow_redirects=True, timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    def all_answer(self) -> bool:
        return self.answers() and self.answers(self.port + 1, "/practice/api/health")

    def said(self) -> str:
        return Path(self.log.name).read_text("utf-8")

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(PATIENCE)
        self.log.close()


@pytest.fixture
def served(city: Path, tmp_path: Path) -> Iterator[Served]:
    data = tmp_path / "data"
    shutil.copytree(city, data)
    running = Served(data, free_pair())
    try:
        eventually(running.all_answer)
        yield running
    finally:
        running.end()


def is_free(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return trial.connect_ex(("127.0.0.1", port)) != 0


def test_whoever_is_killed_comes_back_and_ctrl_c_stops_all(served: Served) -> None:
    assert f"Tankar is on http://localhost:{served.port}" in served.said()
    assert "This is a demo with invented people" in served.said()
    before = children_of(served.process.pid)
    assert set(before) == {"granian", "practice", "worker"}
    for pid in before.values():
        os.kill(pid, signal.SIGKILL)
    eventually(lambda: set(children_of(served.process.pid)) == set(before))
    eventually(served.all_answer)
    assert not set(children_of(served.process.pid).values()) & set(before.values())
    assert served.said().count("was ended by signal 9; it starts again in") == 3
    after = children_of(served.process.pid)
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(PATIENCE) == 0
    assert not any(alive(pid) for pid in after.values())
    assert is_free(served.port)
    assert is_free(served.port + 1)
    assert "Tankar has stopped. Nothing is lost." in served.said()


def test_a_killed_supervisor_leaves_no_child_and_no_taken_port(served: Served) -> None:
    children = children_of(served.process.pid)
    served.process.kill()
    served.process.wait()
    eventually(lambda: not any(alive(pid) for pid in children.values()))
    eventually(lambda: is_free(served.port) and is_free(served.port + 1))


def test_a_second_start_keeps_the_data_and_another_port_moves_the_practice_networks(served: Served) -> None:
    address = f"http://127.0.0.1:{served.port}/feed/"
    before = httpx.get(address, follow_redirects=True).text.count("<article")
    assert before > 5
    done = run(served.data, "serve", port=free_pair())
    assert done.returncode == 1
    assert f"Tankar already runs with the data in {served.data}." in done.stderr
    served.end()
    again = Served(served.data, free_pair())
    try:
        eventually(again.all_answer)
        moved = httpx.get(f"http://127.0.0.1:{again.port}/feed/", follow_redirects=True).text
        assert moved.count("<article") == before
        seen = run(served.data, "check", port=again.port).stdout
        assert f"ok         practice networks: they answer on http://127.0.0.1:{again.port + 1}" in seen
    finally:
        again.end()


@pytest.mark.parametrize("add", [0, 1])
def test_a_taken_port_is_told_in_a_sentence(add: int, city: Path, tmp_path: Path) -> None:
    data, port = tmp_path / "data", free_pair()
    shutil.copytree(city, data)
    with socket.socket() as other:
        other.bind(("127.0.0.1", port + add))
        other.listen()
        done = run(data, "serve", port=port)
    assert done.returncode == 1
    assert f"Port {port + add}, meant for " in done.stderr
    assert f"choose another port: make run PORT={port + 10}" in done.stderr
