"""The connector against mastodon-mock: a server written by others, in a process of its own.

It differs from Mastodon where the fact sheet says so; what it agrees with is the flow.
"""

from __future__ import annotations

import io
import socket
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest

from tankar.networks import wire
from tankar.networks.contract import (
    Absent,
    AccessLost,
    Account,
    Credentials,
    Found,
    NotNow,
    OutcomeUnknown,
    Rejected,
)
from tankar.networks.mastodon import NETWORK
from tankar.networks.mastodon.posting import Posts
from tankar.networks.testing.contract import forget

from .karleby import PICTURE, SNOW

POSTS = Posts()
FAULTS = "/api/v1/_mock/faults"
PROGRAM = "import sys; from mastodon_mock.cli import main; sys.exit(main())"


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    serve = ["serve", "--in-memory", "--host", "127.0.0.1", "--port", port]
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *serve], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    base = f"http://127.0.0.1:{port}"
    try:
        await_answer(base, process)
        yield base
    finally:
        process.kill()
        process.wait()


def await_answer(base: str, process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + 30
    while time.monotonic() < ends:
        assert process.poll() is None, "mastodon-mock ended at once"
        try:
            httpx.get(f"{base}/api/v2/instance", timeout=1)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("mastodon-mock did not answer")


@pytest.fixture
def account(address: str) -> Iterator[Account]:
    line = wire.Wire(wire.Guard([address]))
    assert NETWORK.signs_in is not None
    with wire.using(line):
        yield NETWORK.signs_in.verify(Credentials(address, {"token": "mock_token"}))
    line.close()


def test_a_post_with_a_picture_goes_out_once_and_is_found_again(account: Account) -> None:
    picture = replace(PICTURE, content_type="image/png", open=lambda: io.BytesIO(png()))
    snow = replace(SNOW, media=(picture,))
    done: dict[str, str] = {}
    POSTS.prepare(snow, account.keep, {}, done.__setitem__)
    assert POSTS.look_up(snow, account.keep, done) == Absent()
    receipt = POSTS.commit(snow, account.keep, done)
    assert POSTS.look_up(snow, account.keep, done) == Found(receipt)
    assert POSTS.commit(snow, account.keep, done).network_id == receipt.network_id


def test_a_text_is_found_among_others_and_only_there(account: Account) -> None:
    first, second = (
        replace(SNOW, media=(), key=f"k{n}", text=f"Plogning {n}\n\n Auraus {n}") for n in (1, 2)
    )
    steps: dict[str, str] = {}
    POSTS.prepare(first, account.keep, {}, steps.__setitem__)
    receipt = POSTS.commit(first, account.keep, steps)
    assert POSTS.look_up(first, account.keep, steps) == Found(receipt)
    assert POSTS.look_up(second, account.keep, steps) == Absent()
    assert POSTS.look_up(first, account.keep, steps, {receipt.network_id}) == Absent()


@pytest.mark.parametrize(
    ("status", "failure"), [(429, NotNow), (500, OutcomeUnknown), (503, OutcomeUnknown), (401, AccessLost)]
)
def test_its_faults_are_what_we_take_them_for(
    account: Account, status: int, failure: type[Exception]
) -> None:
    text = replace(SNOW, media=(), key=f"fault-{status}")
    done: dict[str, str] = {}
    POSTS.prepare(text, account.keep, {}, done.__setitem__)
    rule = {
        "match": {"methods": ["POST"], "path": "/api/v1/statuses"},
        "effect": {"type": "status", "status": status},
        "count": 1,
    }
    httpx.post(account.keep.address + FAULTS, json=rule).raise_for_status()
    with pytest.raises(failure):
        POSTS.commit(text, account.keep, done)
    httpx.delete(account.keep.address + FAULTS)
    assert POSTS.look_up(text, account.keep, done) == Absent()


def test_too_long_a_text_and_a_wrong_token_are_told(account: Account) -> None:
    long = replace(SNOW, media=(), key="long", text="x" * 501)
    done: dict[str, str] = {}
    POSTS.prepare(long, account.keep, {}, done.__setitem__)
    with pytest.raises(Rejected) as raised:
        POSTS.commit(long, account.keep, done)
    assert raised.value.reason == "text_too_long"
    with pytest.raises(AccessLost):
        POSTS.prepare(long, Credentials(account.keep.address, {"token": "wrong"}), {}, forget)
