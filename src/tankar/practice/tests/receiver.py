"""A receiver of events, as small as it can be, that can be told to be down."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

VERIFY_TOKEN = "rehearsal"


@dataclass
class Call:
    body: bytes
    signature: str

    def is_signed_with(self, secret: str) -> bool:
        expected = "sha256=" + hmac.new(secret.encode(), self.body, hashlib.sha256).hexdigest()
        return hmac.compare_digest(expected, self.signature)

    @property
    def changes(self) -> list[dict[str, Any]]:
        return [change for entry in json.loads(self.body)["entry"] for change in entry["changes"]]


@dataclass
class Receiver:
    calls: list[Call] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)  # what it answers first; then always 200
    url: str = ""

    def waits_for(self, calls: int) -> list[Call]:
        deadline = time.monotonic() + 5
        while len(self.calls) < calls and time.monotonic() < deadline:
            time.sleep(0.01)
        assert len(self.calls) >= calls, f"{len(self.calls)} calls came"
        return self.calls

    def values(self, events: int) -> list[dict[str, Any]]:
        """The values of that many events, however many calls brought them."""
        deadline = time.monotonic() + 10
        while len(found := self._values()) < events and time.monotonic() < deadline:
            time.sleep(0.01)
        assert len(found) == events, found
        return found

    def _values(self) -> list[dict[str, Any]]:
        return [change["value"] for call in list(self.calls) for change in call.changes]


class _Handler(BaseHTTPRequestHandler):
    receiver: Receiver

    def do_GET(self) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        is_right = asked.get("hub.verify_token") == VERIFY_TOKEN
        self._answer(200 if is_right else 403, asked.get("hub.challenge", "") if is_right else "")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.receiver.calls.append(Call(body, self.headers.get("X-Hub-Signature-256", "")))
        self._answer(self.receiver.answers.pop(0) if self.receiver.answers else 200, "")

    def _answer(self, status: int, text: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: Any) -> None:
        pass


def started() -> tuple[Receiver, ThreadingHTTPServer]:
    receiver = Receiver()
    handler = type("Handler", (_Handler,), {"receiver": receiver})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}/hooks/facebook"
    return receiver, server
