"""The practice networks while the demo is made: started as a child, filled through their own API, stopped."""

from __future__ import annotations

import base64
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx

from tankar.cli.serve import free_port
from tankar.cli.serve import practice as practice_child
from tankar.cli.supervisor import end_with_parent
from tankar.settings import Configuration

__all__ = ["NoPractice", "Practice", "running"]

_PATIENCE_SECONDS = 15.0


class NoPractice(Exception):
    """The practice networks cannot be filled; the text is a sentence with what to do."""


class Practice:
    """Their API, as far as the demo needs it. `address` has no trailing slash."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._http = httpx.Client(base_url=f"{address}/practice/api", timeout=10, trust_env=False)

    def close(self) -> None:
        self._http.close()

    def answers(self) -> bool:
        try:
            return self._http.get("/health").status_code == 200
        except httpx.TransportError:
            return False

    def empty(self) -> None:
        """Begin again: what an interrupted demo left there is gone."""
        self._post("/reset", {})

    def offers(self, path: str) -> bool:
        """Is there a practice network at this path?"""
        return self._http.get(f"{self.address}{path}/").status_code != 404

    def account(self, user_name: str, shown_name: str, network: str) -> dict[str, str]:
        """What opens a new account there: its handle, and a token or an app password."""
        made = self._post("/accounts", {"handle": user_name, "display_name": shown_name, "network": network})
        return {name: str(value) for name, value in made.items()}

    def followed(self, handle: str, network: str, followers: int, per_day: float) -> None:
        """How many follow the account now, and how many more each day."""
        told = {"handle": handle, "network": network, "followers": followers, "per_day": per_day}
        self._post("/figures", told)

    def past_post(self, given: Mapping[str, Any], picture: bytes | None, description: str) -> tuple[str, str]:
        """One past post; its id and its address."""
        images = (
            [{"base64": base64.b64encode(picture).decode("ascii"), "description": description}]
            if picture
            else []
        )
        made = self._post("/statuses/backdated", {**given, "images": images})
        return str(made.get("uri") or made["id"]), f"{self.address}{made['url']}"

    def act(self, path: str, **given: Any) -> dict[str, Any]:
        """Somebody does something there: a resident, or the city in the network's own app."""
        return self._post(path, given)

    def _post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        answer = self._http.post(path, json=body)
        if answer.status_code != 200:
            raise NoPractice(f"The practice networks refused a part of the demo: {answer.text[:300]}")
        return dict(answer.json())


@contextmanager
def running(configuration: Configuration) -> Iterator[Practice]:
    """Run the practice networks for a while. Raises `NoPractice`."""
    port = configuration.port + 1
    if not free_port("127.0.0.1", port):
        raise NoPractice(
            f"Port {port}, meant for the practice networks, is taken by another program. "
            f"Stop that program or choose another port: make run PORT={configuration.port + 10}"
        )
    command = practice_child(configuration).command
    child = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=end_with_parent if sys.platform == "linux" else None,
    )
    practice = Practice(configuration.practice_address)
    try:
        _wait(practice, child)
        yield practice
    finally:
        practice.close()
        child.terminate()
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _wait(practice: Practice, child: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not practice.answers():
        if child.poll() is not None or time.monotonic() > deadline:
            raise NoPractice("The practice networks did not start; what they said stands above.")
        time.sleep(0.05)
