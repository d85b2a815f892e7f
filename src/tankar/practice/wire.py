"""A small HTTP/1.1 server that can break a connection on purpose.

Several practised failures are about a connection that ends without any answer. The ASGI servers tried for
this (granian among them) turn every unfinished call into a 500 of their own or leave the client waiting, so
a client never sees what it would see when a network really goes away. This server is asyncio and h11 and
about as small as that can be; it carries one ASGI application, and understands one more message than ASGI
has: ``{"type": "practice.cut"}`` ends the TCP connection at once, with nothing more sent.

One process, one event loop: whatever an application does between two ``await`` is atomic to every other
request.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import unquote

import h11

Message = MutableMapping[str, Any]
Application = Callable[
    [Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]], Awaitable[None]
]

CUT = "practice.cut"
CHUNK = 65_536
LARGEST_BODY = 110 * 1024 * 1024  # a little more than the largest video a Mastodon server takes

log = logging.getLogger(__name__)


class TooLarge(Exception):
    """The request body is larger than any file the practised networks take."""


class Exchange:
    """One request and its answer on a connection that may carry more of them."""

    def __init__(
        self,
        connection: h11.Connection,
        request: h11.Request,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        self.connection, self.request = connection, request
        self.reader, self.writer = reader, writer
        self.body_read = self.is_cut = False
        self.received = 0
        self.outgoing = b""

    def scope(self) -> Message:
        path, _, query = self.request.target.partition(b"?")
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.4"},
            "http_version": self.request.http_version.decode(),
            "method": self.request.method.decode(),
            "scheme": "http",
            "path": unquote(path.decode("latin-1")),
            "raw_path": path,
            "query_string": query,
            "root_path": "",
            "headers": [(name, value) for name, value in self.request.headers],
            "client": (self.writer.get_extra_info("peername") or ("", 0))[:2],
            "server": (self.writer.get_extra_info("sockname") or ("", 0))[:2],
        }

    async def receive(self) -> Message:
        """The next piece of the body; once it is all read, waits until the client goes away."""
        while not self.body_read:
            event = self.connection.next_event()
            if event is h11.NEED_DATA:
                if not await self._more():
                    return {"type": "http.disconnect"}
            elif isinstance(event, h11.Data):
                self.received += len(event.data)
                if self.received > LARGEST_BODY:
                    raise TooLarge
                return {"type": "http.request", "body": bytes(event.data), "more_body": True}
            else:
                self.body_read = True
                return {"type": "http.request", "body": b"", "more_body": False}
        while await self._more():
            pass  # a pipelined request: h11 keeps it until this one is answered
        return {"type": "http.disconnect"}

    async def is_read_out(self) -> bool:
        """Read what the application left of the body; only then can the line carry another request."""
        try:
            while not self.body_read:
                if (await self.receive())["type"] == "http.disconnect":
                    return False
        except TooLarge:
            return False
        return True

    async def _more(self) -> bool:
        """Feed h11 what the client sends; False when it has gone."""
        if self.connection.they_are_waiting_for_100_continue:
            self._write(h11.InformationalResponse(status_code=100, headers=[]))
            await self._flush()
        try:
            data = await self.reader.read(CHUNK)
        except ConnectionError:
            return False
        if data:
            self.connection.receive_data(data)
        return bool(data)

    async def send(self, message: Message) -> None:
        if self.is_cut:
            return
        if message["type"] == CUT:
            self.is_cut = True
            self.writer.transport.abort()
        elif message["type"] == "http.response.start":
            headers = [*message.get("headers", []), (b"server", b"tankar-practice")]
            self._write(h11.Response(status_code=message["status"], headers=headers))
        elif message["type"] == "http.response.body":
            if message.get("body") and self.request.method != b"HEAD":
                self._write(h11.Data(data=message["body"]))
            if not message.get("more_body"):
                self._write(h11.EndOfMessage())
            await self._flush()

    def _write(self, event: h11.InformationalResponse | h11.Response | h11.Data | h11.EndOfMessage) -> None:
        self.outgoing += self.connection.send(event) or b""

    async def _flush(self) -> None:
        """Head and body leave together."""
        data, self.outgoing = self.outgoing, b""
        self.writer.write(data)
        with contextlib.suppress(ConnectionError):  # the client left before the answer: nobody to tell
            await self.writer.drain()


async def _next_request(connection: h11.Connection, reader: asyncio.StreamReader) -> h11.Request | None:
    while True:
        event = connection.next_event()
        if isinstance(event, h11.Request):
            return event
        if event is not h11.NEED_DATA:
            return None
        connection.receive_data(await reader.read(CHUNK))


async def _plain(exchange: Exchange, status: int, text: str) -> None:
    body = text.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await exchange.send({"type": "http.response.start", "status": status, "headers": headers})
    await exchange.send({"type": "http.response.body", "body": body})


async def _answer(application: Application, exchange: Exchange) -> None:
    try:
        await application(exchange.scope(), exchange.receive, exchange.send)
    except TooLarge:
        await _plain(exchange, 413, "The file is too large.\n")
    except Exception:
        log.exception("A call to %s broke", exchange.request.target.decode("latin-1"))
        if exchange.connection.our_state is h11.SEND_RESPONSE:
            await _plain(exchange, 500, "The practice network itself has a fault.\n")


async def _carry(
    application: Application, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    connection = h11.Connection(h11.SERVER)
    while True:
        request = await _next_request(connection, reader)
        if request is None:
            return
        exchange = Exchange(connection, request, reader, writer)
        await _answer(application, exchange)
        if exchange.is_cut or not await exchange.is_read_out() or connection.our_state is not h11.DONE:
            return
        if connection.their_state is not h11.DONE:
            return
        connection.start_next_cycle()


async def serve(
    application: Application, host: str, port: int, stop: asyncio.Event, ready: Callable[[int], None]
) -> None:
    """Serve until ``stop`` is set; ``ready`` is told the port. Raises OSError when it is taken."""
    lines: set[asyncio.Task[None]] = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = asyncio.current_task()
        assert line is not None
        lines.add(line)
        try:
            await _carry(application, reader, writer)
        except (h11.RemoteProtocolError, h11.LocalProtocolError, ConnectionError) as problem:
            log.debug("A line ended: %s", problem)
        except asyncio.CancelledError:
            pass  # the server is stopping
        finally:
            lines.discard(line)
            writer.close()

    server = await asyncio.start_server(handle, host, port, backlog=512)
    ready(server.sockets[0].getsockname()[1])
    await stop.wait()
    server.close()
    for line in list(lines):
        line.cancel()
    if lines:
        await asyncio.wait(lines, timeout=1)
