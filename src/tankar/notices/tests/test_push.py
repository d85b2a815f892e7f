"""A push is readable by its browser alone, signed by the city, and sent within the hours."""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import http_ece
import httpx
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02

from tankar.networks.wire import client as wire
from tankar.networks.wire.guard import Guard
from tankar.notices.actions.devices import MOST, add_device, remove_device
from tankar.notices.errors import NoDevice
from tankar.notices.models import Device
from tankar.notices.push import Word, encrypted, public_key, push
from tankar.notices.pushing import send_pushes
from tankar.notices.telling import tell
from tankar.organisation.models import Person
from tankar.work.clock import LOCAL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("snow")]
WORD = Word("Tankar", "Det snöar i Yxpila", "/snow/")
ENDPOINT = "https://push.demo.example/send/abc"


def text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Browser:
    """A browser's end: its key pair, and the secret it shares with whoever may push."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.secret = b"0123456789abcdef"

    @property
    def point(self) -> bytes:
        return self.key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )

    def of(self, person: Person, endpoint: str = ENDPOINT) -> Device:
        return add_device(
            person, endpoint=endpoint, p256dh=text(self.point), auth=text(self.secret), name="Firefox"
        )

    def read(self, body: bytes) -> dict[str, str]:
        opened = http_ece.decrypt(body, private_key=self.key, auth_secret=self.secret, version="aes128gcm")
        read: dict[str, str] = json.loads(opened)
        return read


class Service:
    """A push service: keeps what it was sent and answers what it is told."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self.status = 201

    def __call__(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.requests.append(request)
        return httpx.Response(self.status)


@pytest.fixture
def service() -> Iterator[Service]:
    service = Service()
    with wire.using(wire.Wire(Guard(), transport=httpx.MockTransport(service))):
        yield service


@pytest.fixture
def browser() -> Browser:
    return Browser()


def test_only_the_browser_reads_the_word(aino: Person, browser: Browser) -> None:
    body = encrypted(browser.of(aino), WORD)
    assert browser.read(body) == {"title": "Tankar", "line": "Det snöar i Yxpila", "url": "/snow/"}
    assert b"Yxpila" not in body


def test_the_city_signs_for_that_service(aino: Person, browser: Browser, service: Service) -> None:
    assert push(browser.of(aino), WORD)
    request = service.requests[0]
    assert (request.headers["Content-Encoding"], str(request.url)) == ("aes128gcm", ENDPOINT)
    authorization = request.headers["Authorization"]
    assert Vapid02.verify(authorization)
    assert f"k={public_key()}" in authorization
    assert browser.read(request.content)["url"] == "/snow/"


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(
    aino: Person, browser: Browser, service: Service, status: int
) -> None:
    service.status = status
    assert not push(browser.of(aino), WORD)
    assert not Device.objects.exists()


def test_a_service_that_is_away_loses_nothing(aino: Person, browser: Browser, service: Service) -> None:
    service.status = 503
    assert not push(browser.of(aino), WORD)
    assert Device.objects.count() == 1


def test_an_address_inside_a_network_is_never_called(
    aino: Person, browser: Browser, service: Service
) -> None:
    device = browser.of(aino, "https://10.0.0.1/send")
    assert not push(device, WORD)
    assert service.requests == []


@pytest.mark.parametrize(
    ("endpoint", "p256dh", "auth"),
    [
        ("http://push.demo.example/", "A" * 87, "A" * 22),
        ("https://", "A" * 87, "A" * 22),
        ("https://push.demo.example/", "short", "A" * 22),
        ("https://push.demo.example/", "A" * 87, "ö"),
        ("https://push.demo.example/" + "a" * 1000, "A" * 87, "A" * 22),
    ],
)
def test_what_no_browser_sends_is_not_kept(aino: Person, endpoint: str, p256dh: str, auth: str) -> None:
    with pytest.raises(NoDevice):
        add_device(aino, endpoint=endpoint, p256dh=p256dh, auth=auth, name="")


def test_a_point_that_is_no_key_is_forgotten_when_it_is_used(aino: Person, service: Service) -> None:
    device = add_device(aino, endpoint=ENDPOINT, p256dh=text(b"\x04" + b"\x01" * 64), auth="A" * 22, name="")
    assert not push(device, WORD)
    assert not Device.objects.exists()


def test_the_oldest_of_too_many_browsers_goes(aino: Person, browser: Browser, clock: Any) -> None:
    for number in range(MOST + 2):
        clock.advance(seconds=1)
        browser.of(aino, f"https://push.demo.example/{number}")
    assert Device.objects.count() == MOST
    assert not Device.objects.filter(endpoint__endswith="/0").exists()


def test_one_removes_only_ones_own(aino: Person, lars: Person, browser: Browser) -> None:
    device = browser.of(aino)
    remove_device(lars, device.public_id)
    assert Device.objects.count() == 1
    remove_device(aino, device.public_id)
    assert Device.objects.count() == 0


def test_within_the_hours_each_thing_is_told_once(
    aino: Person, browser: Browser, service: Service, clock: Any
) -> None:
    clock.set(dt.datetime(2026, 11, 23, 10, 0, tzinfo=LOCAL))
    browser.of(aino)
    tell(aino, "notices.snow", params={"where": "Yxpila"}, url="/snow/")
    assert send_pushes() == 1
    assert send_pushes() == 0
    assert browser.read(service.requests[0].content)["line"] == "It snows in Yxpila"


def test_several_things_are_one_line(aino: Person, browser: Browser, service: Service, clock: Any) -> None:
    clock.set(dt.datetime(2026, 11, 23, 10, 0, tzinfo=LOCAL))
    browser.of(aino)
    for where in ("Yxpila", "Öja"):
        tell(aino, "notices.snow", params={"where": where}, url=f"/{where}/")
    assert send_pushes() == 1
    assert browser.read(service.requests[0].content)["url"] == "/notices/"


def test_evenings_are_quiet(aino: Person, browser: Browser, service: Service, clock: Any) -> None:
    clock.set(dt.datetime(2026, 11, 28, 22, 0, tzinfo=LOCAL))
    browser.of(aino)
    tell(aino, "notices.snow", params={"where": "Yxpila"}, url="/snow/")
    assert send_pushes() == 0
    assert service.requests == []
