"""A server much like Mastodon that answers after a while and counts: the least that a connector needs.

    python -m bench.server MILLISECONDS      prints its address, answers until it is killed

GET `…/api/v1/accounts/ID/statuses` has nothing yet, POST `/api/v1/statuses` accepts, GET `/count` tells what
came since the last `/count` and how long lay between the first request and the last answer.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time


class Server:
    """`pause`: seconds before an answer. Many connections, requests on each one after the other."""

    def __init__(self, pause: float) -> None:
        self.pause = pause
        self.number = 0
        self.forget()

    def forget(self) -> None:
        self.posts = self.reads = self.open = self.most_open = 0
        self.first = self.last = 0.0

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                await reader.readexactly(length_of(head))
                body = json.dumps(await self.answer(head)).encode()
                lines = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
                writer.write(lines.encode() + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def answer(self, head: str) -> object:
        method, path, _ = head.split(" ", 2)
        if path == "/count":
            told = {
                "posts": self.posts,
                "reads": self.reads,
                "most_open": self.most_open,
                "seconds": self.last - self.first,
            }
            self.forget()
            return told
        self.first = self.first or time.monotonic()
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        if self.pause:
            await asyncio.sleep(self.pause)
        self.open -= 1
        self.last = time.monotonic()
        if method == "GET":
            self.reads += 1
            return []
        self.posts += 1
        return self.status()

    def status(self) -> dict[str, object]:
        self.number += 1
        return {
            "id": str(10_000_000 + self.number),
            "url": f"http://127.0.0.1/@bench/{self.number}",
            "created_at": "2026-11-23T06:15:00.000Z",
            "media_attachments": [],
        }


def length_of(head: str) -> int:
    for line in head.split("\r\n"):
        name, _, value = line.partition(":")
        if name.lower() == "content-length":
            return int(value)
    return 0


async def main(milliseconds: float) -> None:
    server = await asyncio.start_server(Server(milliseconds / 1000).talk, "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1])))
