"""Where Tankar connects, and where it does not."""

from __future__ import annotations

import socket

import httpx
import pytest

from tankar.networks.contract import AccessLost, NotNow
from tankar.networks.wire import AddressRefused, Call, Guard, Timeouts, Wire
from tankar.networks.wire.guard import GuardedBackend, is_public

QUICK = Timeouts(connect=0.5, read=0.5)


@pytest.mark.parametrize("address", ["93.184.216.34", "2a00:1450:4010:c0e::8a"])
def test_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a9fe:a9fe",
        "ff02::1",
    ],
)
def test_what_lies_inside_a_network_is_not_public_however_it_is_written(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://kokkola.example/",
        "ftp://kokkola.example/",
        "https://user:word@kokkola.example/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://192.168.1.1/",
    ],
)
def test_an_address_is_refused_by_its_looks(url: str) -> None:
    with pytest.raises(AddressRefused):
        Guard().check(httpx.URL(url))


def test_a_public_https_address_passes() -> None:
    Guard().check(httpx.URL("https://kokkola.example/api"))


def test_a_name_is_judged_by_every_address_it_leads_to() -> None:
    rebound = Guard(resolve=lambda host, port: ["93.184.216.34", "127.0.0.1"])
    with pytest.raises(AddressRefused):
        rebound.addresses("rebound.example", 443)


def test_a_demo_reaches_its_practice_address_and_nothing_else() -> None:
    demo = Guard(["http://127.0.0.1:8001"])
    demo.check(httpx.URL("http://127.0.0.1:8001/api/v1/statuses"))
    assert demo.addresses("127.0.0.1", 8001) == ["127.0.0.1"]
    for other in [
        "http://127.0.0.1:8002/",
        "https://127.0.0.1:8001/",
        "https://mastodon.example/",
        "http://u:p@127.0.0.1:8001/",
    ]:
        with pytest.raises(AddressRefused):
            demo.check(httpx.URL(other))
    with pytest.raises(AddressRefused):
        demo.addresses("mastodon.example", 443)


def test_a_name_that_leads_inside_is_refused_at_the_moment_of_connecting() -> None:
    wire = Wire(Guard(resolve=lambda host, port: ["127.0.0.1"]), QUICK)
    with pytest.raises(AccessLost, match=r"inside a network\.$"):
        wire.send(Call("POST", "https://kokkola.example/api", commit=True))
    wire.close()


def test_a_name_without_address_is_tried_later() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError

    wire = Wire(Guard(resolve=unknown), QUICK)
    with pytest.raises(NotNow):
        wire.send(Call("POST", "https://kokkola.example/api", commit=True))
    wire.close()


def test_the_connection_is_made_to_the_very_address_that_was_checked() -> None:
    asked: list[str] = []

    def ours(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        guard = Guard([f"https://kokkola.example:{port}"], resolve=ours)
        stream = GuardedBackend(guard).connect_tcp("kokkola.example", port, timeout=1)
        assert stream.get_extra_info("server_addr") == ("127.0.0.1", port)
        stream.close()
    assert asked == ["kokkola.example"]


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        guard = Guard([f"https://kokkola.example:{port}"], resolve=lambda host, port: ["::1", "127.0.0.1"])
        GuardedBackend(guard).connect_tcp("kokkola.example", port, timeout=1).close()
