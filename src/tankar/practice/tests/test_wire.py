"""The server itself: what a connection carries, and what it survives."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import httpx

from .conftest import Network


def _raw(network: Network, sent: bytes) -> bytes:
    address = urlsplit(network.base)
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=5) as line:
        line.sendall(sent)
        line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65_536), b""))


def test_one_line_carries_many_requests(network: Network) -> None:
    ask = b"GET /practice/api/health HTTP/1.1\r\nHost: x\r\n\r\n"
    assert _raw(network, ask * 3).count(b"HTTP/1.1 200") == 3


def test_nonsense_ends_its_own_line_only(network: Network) -> None:
    _raw(network, b"\x16\x03\x01 nonsense\r\n\r\n")
    assert network.control.get("/health").status_code == 200


def test_a_sender_that_leaves_in_the_middle_harms_nobody(network: Network) -> None:
    _raw(network, b"POST /api/v1/statuses HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nstatus=")
    assert network.stored() == {}
    assert network.post("Hej").status_code == 200


def test_a_body_nobody_reads_does_not_spoil_the_next_request(network: Network) -> None:
    refused = httpx.Client(base_url=network.base)
    for _ in range(3):
        answer = refused.post("/api/v1/statuses", content=b"status=" + b"a" * 300_000)
        assert answer.status_code == 401
    refused.close()


def test_overlapping_tries_with_one_key_store_one_post(network: Network) -> None:
    def send(_: int) -> str:
        headers = {"Authorization": f"Bearer {network.token}", "Idempotency-Key": "k1"}
        done = httpx.post(f"{network.base}/api/v1/statuses", data={"status": "En gång"}, headers=headers)
        return str(done.json()["id"])

    with ThreadPoolExecutor(8) as many:
        assert len(set(many.map(send, range(16)))) == 1
    assert network.stored() == {"En gång": 1}


def test_a_head_request_is_answered_without_a_body(network: Network) -> None:
    answer = httpx.head(f"{network.base}/")
    assert (answer.status_code, answer.content) == (200, b"")


def test_a_sender_that_asks_before_sending_is_told_to_go_on(network: Network) -> None:
    head = f"POST /api/v1/statuses HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {network.token}\r\n"
    form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n"
    address = urlsplit(network.base)
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=5) as line:
        line.sendall((head + form).encode())
        assert line.recv(65_536).startswith(b"HTTP/1.1 100")
        line.sendall(b"status=Hej")
        assert line.recv(65_536).startswith(b"HTTP/1.1 200")
