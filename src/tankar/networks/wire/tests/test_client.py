"""The wire on real sockets: what the other end does, and what we make of it."""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import httpx
import pytest

from tankar.networks import wire
from tankar.networks.contract import AccessLost, Failure, NotNow, OutcomeUnknown
from tankar.networks.testing.cases import SECRET
from tankar.networks.wire import Answer, Call, Guard, Timeouts, Wire

QUICK = Timeouts(connect=0.5, read=0.2, write=0.5, pool=0.2, total=0.4)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

Behave = Callable[[socket.socket], None]


@contextmanager
def other_end(behave: Behave) -> Iterator[str]:
    """A server on loopback that reads one request and then behaves as told."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            connection.recv(65_536)
            with suppress(OSError):
                behave(connection)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.close()
        thread.join(2)


def failure(behave: Behave, *, commit: bool) -> Failure:
    with other_end(behave) as address:
        line = Wire(Guard([address]), QUICK)
        with pytest.raises(Failure) as raised:
            line.send(Call("POST", f"{address}/x", token=SECRET, commit=commit))
        line.close()
    assert SECRET not in str(raised.value)
    return raised.value


def silent(connection: socket.socket) -> None:
    time.sleep(0.5)


def hangs_up(connection: socket.socket) -> None:
    connection.close()


def breaks_off(connection: socket.socket) -> None:
    connection.sendall(OK + b'Content-Length: 100\r\n\r\n{"id"')


def trickles(connection: socket.socket) -> None:
    connection.sendall(OK + b"Content-Length: 100\r\n\r\n")
    for _ in range(20):
        connection.sendall(b" ")
        time.sleep(0.05)


def floods(connection: socket.socket) -> None:
    connection.sendall(OK + b"Content-Length: 10000000\r\n\r\n")
    for _ in range(100):
        connection.sendall(b"x" * 100_000)


def talks_nonsense(connection: socket.socket) -> None:
    connection.sendall(b"220 mail.example ESMTP\r\n")


@pytest.mark.parametrize("behave", [silent, hangs_up, breaks_off, trickles, floods, talks_nonsense])
def test_an_answer_that_does_not_come_whole_leaves_a_commit_unclear(behave: Behave) -> None:
    assert isinstance(failure(behave, commit=True), OutcomeUnknown)


@pytest.mark.parametrize("behave", [silent, hangs_up, breaks_off])
def test_the_same_for_a_repeatable_call_means_later(behave: Behave) -> None:
    assert isinstance(failure(behave, commit=False), NotNow)


def test_a_refused_connection_means_later_even_for_a_commit() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
    line = Wire(Guard([address]), QUICK)
    with pytest.raises(NotNow):
        line.send(Call("POST", f"{address}/x", commit=True))
    line.close()


def test_a_busy_pool_means_later_even_for_a_commit() -> None:
    def busy(request: httpx.Request) -> httpx.Response:
        raise httpx.PoolTimeout("busy")

    with pytest.raises(NotNow):
        Wire(transport=httpx.MockTransport(busy)).send(Call("POST", "https://a.example/", commit=True))


def test_a_redirect_is_not_followed() -> None:
    asked: list[str] = []

    def elsewhere(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return httpx.Response(302, headers={"Location": "https://elsewhere.example/"})

    line = Wire(transport=httpx.MockTransport(elsewhere))
    assert line.send(Call("GET", "https://a.example/", token=SECRET)).status == 302
    assert asked == ["a.example"]


def test_no_cookie_is_kept() -> None:
    cookies: list[str | None] = []

    def sets_one(request: httpx.Request) -> httpx.Response:
        cookies.append(request.headers.get("Cookie"))
        return httpx.Response(200, headers={"Set-Cookie": "session=of-one-account; Path=/"})

    line = Wire(transport=httpx.MockTransport(sets_one))
    for _ in range(2):
        line.send(Call("GET", "https://a.example/"))
    assert cookies == [None, None]


@pytest.mark.parametrize("url", ["https://", "https://a b.example/", "no address", "https://exa\nmple/"])
def test_an_address_that_is_none_is_told(url: str) -> None:
    with pytest.raises(AccessLost):
        Wire().send(Call("GET", url))


def test_nothing_secret_is_logged_or_shown(caplog: pytest.LogCaptureFixture) -> None:
    ours = logging.getLogger("tankar.networks")
    caplog.set_level(logging.DEBUG, "tankar.networks")
    ours.addHandler(caplog.handler)  # also where the settings keep it from the root
    line = Wire(transport=httpx.MockTransport(lambda request: httpx.Response(200, json={})))
    call = Call("POST", "https://a.example/x", token=SECRET, form={"client_secret": SECRET})
    answer = line.send(call)
    ours.removeHandler(caplog.handler)
    assert "POST a.example/x -> 200" in caplog.text
    assert SECRET not in caplog.text + repr(call) + repr(answer)


def test_a_process_has_one_wire_and_a_forked_one_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    with wire.using(Wire()) as mine:
        assert wire.current() is wire.current() is mine
    wire.allow(only=["http://127.0.0.1:9"], timeouts=QUICK)
    try:
        first = wire.current()
        assert first.timeouts is QUICK
        monkeypatch.setattr(os, "getpid", lambda: -1)
        assert wire.current() is not first
    finally:
        wire.allow()


def test_a_demo_is_asked_about_only_when_something_is_to_leave() -> None:
    asked: list[str] = []

    def practice() -> list[str]:
        asked.append("when?")
        return ["http://127.0.0.1:9"]

    wire.allow(only=practice)
    try:
        assert asked == []
        with pytest.raises(AccessLost, match="practice"):
            wire.current().send(Call("GET", "https://mastodon.example/"))
        assert asked == ["when?"]
    finally:
        wire.allow()


def test_a_lease_can_be_made_longer_than_the_longest_call() -> None:
    times = Timeouts()
    assert times.longest >= times.connect + times.write + times.total


def test_a_pooled_client_carries_many_calls_at_once() -> None:
    def slow(request: httpx.Request) -> httpx.Response:
        time.sleep(0.02)
        return httpx.Response(200, json={"path": request.url.path})

    line = Wire(transport=httpx.MockTransport(slow))
    answers: dict[int, Answer] = {}

    def ask(number: int) -> None:
        answers[number] = line.send(Call("GET", f"https://a.example/{number}"))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(answers[number].json() == {"path": f"/{number}"} for number in range(20))
