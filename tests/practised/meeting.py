"""A connector and a practice network that were written from one fact sheet by people who had not met."""

from __future__ import annotations

import io
import time
import uuid
from dataclasses import dataclass, field, replace
from typing import Any

from PIL import Image

from tankar.networks import registry
from tankar.networks.contract import (
    Account,
    Captions,
    Credentials,
    Lookup,
    Media,
    NotNow,
    OperationKind,
    Outgoing,
    Publishes,
    Receipt,
    Shape,
)
from tests.faults.processes import Practice

__all__ = ["FILM", "PICTURE", "Meeting", "a_post"]

FILM_BYTES = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"snow" * 400
VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\nPlogen kommer.\n"
TEXT = "Snö på måndag morgon. #Snö\nLunta maanantaiaamuna. kokkola.fi"
HANDLE = "kokkola"
SECONDS = 10


def photo() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (400, 300), "teal").save(made, "JPEG")
    return made.getvalue()


PHOTO = photo()
PICTURE = Media(
    "ab" * 32,
    "image/jpeg",
    "Snöplogen på Torggatan.",
    "sv",
    lambda: io.BytesIO(PHOTO),
    size=len(PHOTO),
    width=400,
    height=300,
)
FILM = Media(
    "cd" * 32,
    "video/mp4",
    "Plogen kommer.",
    "sv",
    lambda: io.BytesIO(FILM_BYTES),
    size=len(FILM_BYTES),
    width=1080,
    height=1920,
    seconds=12.0,
    captions=(Captions("sv", lambda: io.BytesIO(VTT)),),
)


def a_post(*media: Media, shape: Shape = Shape.POST, link: str | None = None, text: str = TEXT) -> Outgoing:
    return Outgoing(OperationKind.POST, f"post:{uuid.uuid4()}", text, "sv", media, shape=shape, link=link)


@dataclass
class Meeting:
    practice: Practice
    network: str
    made: dict[str, Any]
    account: Account
    done: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, practice: Practice, network: str) -> Meeting:
        made = practice.post("accounts", network=network, handle=HANDLE, display_name="Kokkola – Karleby")
        address = practice.address + registry.get(network).practice_path
        signs_in = registry.get(network).signs_in
        assert signs_in is not None
        account = signs_in.verify(Credentials(address, entered(network, made)))
        return cls(practice, network, made, account)

    @property
    def publishes(self) -> Publishes:
        publishes = registry.get(self.network).publishes
        assert publishes is not None
        return publishes

    def prepare(self, post: Outgoing) -> None:
        """Until the network is ready, as a worker would, only faster."""
        steps = self.done.setdefault(post.key, {})
        ends = time.monotonic() + SECONDS
        while True:
            try:
                self.publishes.prepare(post, self.account.keep, dict(steps), steps.__setitem__)
            except NotNow:
                if time.monotonic() > ends:
                    raise
            else:
                return

    def commit(self, post: Outgoing) -> Receipt:
        return self.publishes.commit(post, self.account.keep, self.done[post.key])

    def look_up(self, post: Outgoing, taken: frozenset[str] = frozenset()) -> Lookup:
        return self.publishes.look_up(post, self.account.keep, self.done[post.key], taken)

    def published(self, post: Outgoing) -> Receipt:
        self.prepare(post)
        return self.commit(post)

    def fault(self, effect: str, **options: Any) -> None:
        self.practice.post("faults", effect=effect, network=self.network, hold_ms=1_200, **options)

    def forgive(self) -> None:
        self.practice.http.request("DELETE", f"{self.practice.address}/practice/api/faults")

    def stored(self, text: str = TEXT) -> int:
        """How many times a text was ever stored there."""
        told = self.practice.get("statuses", handle=self.made["handle"], network=self.network)
        return sum(row["stored"] for row in told["texts"] if row["text"] == text)

    def page(self, url: str) -> str:
        answer = self.practice.http.get(url, follow_redirects=True)
        assert answer.status_code == 200, url
        return answer.text

    def again(self, post: Outgoing) -> Outgoing:
        return replace(post, key=f"post:{uuid.uuid4()}")


def entered(network: str, made: dict[str, Any]) -> dict[str, str]:
    """What the practice API gave, by the names of the connector's fields."""
    signs_in = registry.get(network).signs_in
    assert signs_in is not None
    known = {"token": "access_token", "app_id": "client_id", "app_secret": "client_secret"}
    told = {one.name: made.get(known.get(one.name, one.name), "") for one in signs_in.fields}
    return {name: str(value) for name, value in told.items() if value and name != "address"}
