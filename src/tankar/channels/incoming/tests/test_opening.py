"""The address a network calls: opened and closed by few, its secrets never shown again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied

from tankar import vault
from tankar.channels.errors import SomethingMissing
from tankar.channels.incoming.opening import close_hook, forget_old_calls, open_hook, read_again
from tankar.channels.models import Hook, HookCall
from tankar.networks import registry
from tankar.networks.by_hand import limits
from tankar.networks.contract import Field, Network
from tankar.organisation.models import Person
from tankar.work import clock as work_clock

pytestmark = pytest.mark.django_db
GIVEN = {"app_secret": "the-lamp", "verify_token": "knock"}


class Calls:
    fields = (Field("app_secret", secret=True), Field("verify_token", secret=True))

    def challenge(self, query: Mapping[str, str], secrets: Mapping[str, str]) -> str | None:
        return query.get("challenge") if query.get("word") == secrets["verify_token"] else None

    def is_genuine(self, body: bytes, headers: Mapping[str, str], secrets: Mapping[str, str]) -> bool:
        return headers.get("x-secret") == secrets["app_secret"]

    def event_id(self, body: bytes, headers: Mapping[str, str]) -> str:
        return ""

    def read(self, body: bytes) -> tuple[Any, ...]:
        return ()


@pytest.fixture(autouse=True)
def calling() -> Iterator[None]:
    network = Network("beacon", "Beacon", limits(500, 4, 1500, len), receives=Calls())
    known = {name: one for name, one in registry.NETWORKS.items() if one.receives is None}
    with patch.object(registry, "NETWORKS", {**known, "beacon": network}):
        yield


def page(client: Any, **posted: str) -> tuple[int, str]:
    answer = client.post("/register/calls/", {"network": "beacon", **posted}, follow=True)
    return answer.status_code, answer.content.decode()


def test_it_is_opened_on_the_page_and_hears_at_once(as_person: Any, marja_liisa: Person, client: Any) -> None:
    asker = as_person(marja_liisa)
    assert "Ei auki." in asker.get("/register/calls/").content.decode()
    status, shown = page(asker, **{"password-app_secret": "the-lamp", "password-verify_token": "knock"})
    hook = Hook.objects.get()
    assert (status, hook.path in shown, "the-lamp" in shown) == (200, True, False)
    assert vault.reveal(hook.secret_name) == GIVEN
    assert client.get(hook.path, {"word": "knock", "challenge": "7"}).content == b"7"
    assert (
        client.post(hook.path, b"{}", content_type="x", headers={"x-secret": "the-lamp"}).status_code == 200
    )
    assert "ei vielä luettu" in asker.get("/register/calls/").content.decode()


def test_something_missing_is_said_and_nothing_opened(as_person: Any, marja_liisa: Person) -> None:
    status, _shown = page(as_person(marja_liisa), **{"password-app_secret": "the-lamp"})
    assert status == 422
    assert not Hook.objects.exists()
    with pytest.raises(SomethingMissing):
        open_hook(marja_liisa, "beacon", {"app_secret": "the-lamp"})


def test_others_neither_see_nor_open_nor_close(as_person: Any, aino: Person, marja_liisa: Person) -> None:
    hook = open_hook(marja_liisa, "beacon", GIVEN)
    assert as_person(aino).get("/register/calls/").status_code == 403
    with pytest.raises(PermissionDenied):
        open_hook(aino, "beacon", GIVEN)
    with pytest.raises(PermissionDenied):
        close_hook(aino, hook)
    with pytest.raises(PermissionDenied):
        read_again(aino, hook)


def test_opening_again_changes_the_secrets_and_not_the_address(marja_liisa: Person, client: Any) -> None:
    before = open_hook(marja_liisa, "beacon", GIVEN)
    client.get(before.path)
    after = open_hook(marja_liisa, "beacon", {**GIVEN, "verify_token": "knack"})
    assert after == before
    assert client.get(before.path, {"word": "knock", "challenge": "7"}).status_code == 403
    assert client.get(before.path, {"word": "knack", "challenge": "7"}).status_code == 200


def test_what_is_closed_is_no_page_and_its_secrets_are_gone(
    as_person: Any, marja_liisa: Person, client: Any
) -> None:
    hook = open_hook(marja_liisa, "beacon", GIVEN)
    page(as_person(marja_liisa), close="1")
    assert client.get(hook.path).status_code == 404
    with pytest.raises(Exception, match="Nothing is stored"):
        vault.reveal(hook.secret_name)


def test_what_failed_is_read_again_and_old_calls_are_forgotten(
    as_person: Any, marja_liisa: Person, machine_clock: Any
) -> None:
    hook = open_hook(marja_liisa, "beacon", GIVEN)
    call = {"hook": hook, "body": b"", "came_at": work_clock.machine()}
    HookCall.objects.create(event="a", state="failed", tries=3, **call)
    assert "1 kutsu luetaan uudelleen." in page(as_person(marja_liisa), again="1")[1]
    assert HookCall.objects.get().state == "unread"
    machine_clock.advance(days=13)
    assert forget_old_calls() == 0
    machine_clock.advance(days=2)
    assert forget_old_calls() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("secret", ["the-lamp", "guessed"])
def test_a_call_that_meets_a_door_just_closed_elsewhere_breaks_nothing(
    marja_liisa: Person, client: Any, secret: str
) -> None:
    hook = open_hook(marja_liisa, "beacon", GIVEN)
    client.get(hook.path)
    Hook.objects.all().delete()
    answer = client.post(hook.path, b"{}", content_type="x", headers={"x-secret": secret})
    assert answer.status_code in {200, 403}
    assert client.get(hook.path).status_code == 404
