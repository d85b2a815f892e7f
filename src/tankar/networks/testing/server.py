"""The outermost edge, faked: a server that answers from a table and remembers what it was asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import httpx

from tankar.networks import wire

NOW = datetime(2026, 11, 23, 6, 15, tzinfo=UTC)

Reply = Callable[[httpx.Request], httpx.Response] | httpx.Response | Exception


@dataclass
class FakeServer:
    """`routes`: replies by "METHOD /path as a regular expression"; a list is used up, its last reply stays.

    Set `instead` on a route, or on "*" for all, to make it misbehave.
    """

    routes: Mapping[str, Reply | list[Reply]]
    instead: dict[str, Reply] = field(default_factory=dict)
    requests: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.requests.append(request)
        asked = f"{request.method} {request.url.path}"
        for table in (self.instead, self.routes):
            for route, reply in table.items():
                if route == "*" or re.fullmatch(route, asked):
                    return self._reply(reply, request)
        raise AssertionError(f"The fake server was not told how to answer {asked}")

    def _reply(self, reply: Reply | list[Reply], request: httpx.Request) -> httpx.Response:
        if isinstance(reply, list):
            reply = reply.pop(0) if len(reply) > 1 else reply[0]
        if isinstance(reply, Exception):
            raise reply
        if isinstance(reply, httpx.Response):
            return httpx.Response(reply.status_code, headers=reply.headers, content=reply.content)
        return reply(request)

    def asked(self, route: str) -> list[httpx.Request]:
        """The requests this route has had."""
        return [sent for sent in self.requests if re.fullmatch(route, f"{sent.method} {sent.url.path}")]

    @contextmanager
    def listening(self) -> Iterator[FakeServer]:
        """Every connector speaks to this server meanwhile; its clock stands at NOW."""
        line = wire.Wire(transport=httpx.MockTransport(self), now=lambda: NOW)
        with wire.using(line):
            yield self
        line.close()


def payloads(folder: Path) -> Callable[..., httpx.Response]:
    """`answer("status__posted", 200)`: a recorded payload of this folder as an answer."""

    def answer(name: str, status: int = 200, headers: Mapping[str, str] | None = None) -> httpx.Response:
        body = (folder / f"{name}.json").read_bytes()
        return httpx.Response(status, headers=dict(headers or {}), content=body)

    return answer
