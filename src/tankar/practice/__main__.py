"""``python -m tankar.practice --port 8001 --data DIR``: the practice networks as a process."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from .app import application
from .store import Store
from .wire import serve


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tankar.practice", description="Practice networks for Tankar"
    )
    parser.add_argument("--port", type=int, default=8001, help="0 takes any free one and says which")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument(
        "--data", type=Path, required=True, help="the folder of its SQLite file and its pictures"
    )
    parser.add_argument("--latency-ms", type=int, help="how long every answer takes at least")
    parser.add_argument("--seed", type=int, help="decides what chance decides")
    return parser.parse_args()


async def _run(store: Store, host: str, port: int) -> None:
    stop = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)

    def ready(taken: int) -> None:
        print(f"Practice network: http://{host}:{taken}/", flush=True)

    app = application(store)
    sending = asyncio.create_task(app.state.sender.run(stop))
    try:
        await serve(app, host, port, stop, ready)
    finally:
        stop.set()
        sending.cancel()


def main() -> int:
    given = _arguments()
    store = Store(given.data)
    wanted = {"latency_ms": given.latency_ms, "seed": given.seed}
    store.change_settings(**{name: value for name, value in wanted.items() if value is not None})
    try:
        asyncio.run(_run(store, given.host, given.port))
    except OSError as problem:
        print(
            f"The practice network cannot listen on {given.host}:{given.port}: {problem.strerror}",
            file=sys.stderr,
        )
        return 1
    finally:
        store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
