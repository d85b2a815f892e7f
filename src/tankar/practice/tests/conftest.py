"""A real practice network on a free loopback port, once per run, emptied before every test."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

SOURCE = Path(__file__).parents[3]
HOLD_MS = 20


@dataclass
class Network:
    """The network as a test sees it: ``http`` with the account's token, ``control`` for the practice API."""

    base: str
    token: str
    account_id: str
    http: httpx.Client
    control: httpx.Client

    def post(self, text: str, key: str | None = None, **fields: Any) -> httpx.Response:
        headers = {"Idempotency-Key": key} if key else {}
        return self.http.post("/api/v1/statuses", data={"status": text, **fields}, headers=headers)

    def fault(self, effect: str, **options: Any) -> dict[str, Any]:
        answer = self.control.post("/faults", json={"effect": effect, "hold_ms": HOLD_MS, **options})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def stored(self) -> dict[str, int]:
        """How many times each text was ever stored."""
        texts = self.control.get("/statuses", params={"handle": "kokkola"}).json()["texts"]
        return {row["text"]: row["stored"] for row in texts}

    def last(self) -> dict[str, Any]:
        """The latest write in the network's own log."""
        return dict(self.control.get("/requests").json()[0])


def started(folder: Path, *more: str) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "tankar.practice", "--port", "0", "--data", str(folder), *more]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(SOURCE)})
    assert process.stdout is not None
    return process, process.stdout.readline().split()[-1].rstrip("/")


@pytest.fixture(scope="session")
def practice_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    process, base = started(tmp_path_factory.mktemp("practice"))
    yield base
    process.terminate()
    assert process.wait(timeout=5) == 0


@pytest.fixture
def network(practice_address: str) -> Iterator[Network]:
    with httpx.Client(base_url=f"{practice_address}/practice/api", timeout=5) as control:
        control.post("/reset")
        made = control.post(
            "/accounts", json={"handle": "kokkola", "display_name": "Kokkola – Karleby"}
        ).json()
        headers = {"Authorization": f"Bearer {made['access_token']}"}
        with httpx.Client(base_url=practice_address, headers=headers, timeout=5) as http:
            yield Network(practice_address, made["access_token"], made["id"], http, control)


@dataclass
class Elsewhere:
    """Another network on the same server, emptied: ``made`` is what the practice API gave for its account."""

    network: str
    server: str
    made: dict[str, Any]
    http: httpx.Client
    control: httpx.Client

    @property
    def base(self) -> str:
        return f"{self.server}/{self.network}"

    def fault(self, effect: str, **options: Any) -> None:
        told = {"effect": effect, "network": self.network, "hold_ms": HOLD_MS, **options}
        answer = self.control.post("/faults", json=told)
        assert answer.status_code == 200, answer.text

    def stored(self) -> dict[str, int]:
        """How many times each text was ever stored."""
        who = {"handle": self.made["handle"], "network": self.network}
        return {
            row["text"]: row["stored"] for row in self.control.get("/statuses", params=who).json()["texts"]
        }

    def last(self) -> dict[str, Any]:
        return dict(self.control.get("/requests", params={"network": self.network}).json()[0])


@contextmanager
def _elsewhere(server: str, network: str) -> Iterator[Elsewhere]:
    with httpx.Client(base_url=f"{server}/practice/api", timeout=5) as control:
        control.post("/reset")
        told = {"network": network, "handle": "kokkola", "display_name": "Kokkola – Karleby"}
        made = control.post("/accounts", json=told).json()
        with httpx.Client(base_url=f"{server}/{network}", timeout=5) as http:
            yield Elsewhere(network, server, made, http, control)


@pytest.fixture
def facebook(practice_address: str) -> Iterator[Elsewhere]:
    """A Page; ``http`` carries no token."""
    with _elsewhere(practice_address, "facebook") as here:
        yield here


@pytest.fixture
def bluesky(practice_address: str) -> Iterator[Elsewhere]:
    """An account with an app password; ``http`` carries an access token."""
    with _elsewhere(practice_address, "bluesky") as here:
        who = {"identifier": here.made["handle"], "password": here.made["app_password"]}
        session = here.http.post("/xrpc/com.atproto.server.createSession", json=who).json()
        here.http.headers["Authorization"] = f"Bearer {session['accessJwt']}"
        here.made |= session
        yield here


FILM = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"practice" * 40


@pytest.fixture
def picture() -> bytes:
    """A JPEG of 40 x 30 pixels."""
    import io

    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(data, "JPEG")
    return data.getvalue()
