"""Connecting the city's Bluesky account with an app password."""

from __future__ import annotations

import json

import httpx
import pytest

from tankar.networks.bluesky import NETWORK
from tankar.networks.bluesky.server import base, plain_handle
from tankar.networks.contract import AccessLost, Account, Credentials
from tankar.networks.testing.cases import SECRET
from tankar.networks.testing.server import FakeServer

from . import karleby
from .karleby import answer


def connected(address: str, server: FakeServer | None = None) -> Account:
    assert NETWORK.signs_in is not None
    with (server or karleby.server()).listening():
        entered = Credentials(address, {"handle": "@Karleby.example", "app_password": f" {SECRET}\n"})
        return NETWORK.signs_in.verify(entered)


def test_an_app_password_tells_whose_account_it_is() -> None:
    account = connected("https://kokkola.example")
    assert account.network_id == karleby.DID
    assert account.handle == "@karleby.example"
    assert account.display_name == "Karleby – Kokkola"
    assert account.url == "https://bsky.app/profile/karleby.example"
    assert account.limits.characters == 300
    assert account.token_until is None


def test_what_is_kept_is_enough_to_publish_and_does_not_show() -> None:
    account = connected("https://kokkola.example")
    assert account.keep.secrets == {
        "handle": "karleby.example",
        "app_password": SECRET,
        "did": karleby.DID,
    }
    assert SECRET not in repr(account)


def test_an_account_is_the_same_whichever_server_was_asked() -> None:
    assert connected("").network_id == connected("https://kokkola.example").network_id
    assert NETWORK.ids_are_global


def identifiers(credentials: Credentials) -> set[str]:
    """Whom the server was told to let in."""
    assert NETWORK.signs_in is not None
    with karleby.server().listening() as server:
        NETWORK.signs_in.verify(credentials)
        karleby.POSTS.prepare(karleby.WORDS, credentials, {}, lambda step, result: None)
    return {json.loads(sent.content)["identifier"] for sent in server.asked(karleby.SIGN_IN)}


def test_an_account_once_known_is_let_in_by_what_no_new_name_changes() -> None:
    entered = karleby.CREDENTIALS
    kept = Credentials(entered.address, {**entered.secrets, "did": karleby.DID})
    assert identifiers(kept) == {karleby.DID}
    assert identifiers(entered) == {"karleby.example"}


def test_without_an_address_the_accounts_own_server_is_found() -> None:
    account = connected("")
    assert account.keep.address == "https://bsky.social"
    assert account.keep.secrets["pds"] == "https://oyster.host.example"


def test_an_account_that_says_nothing_about_itself_is_called_by_its_handle() -> None:
    silent = karleby.server(record=answer("error__record_not_found", 400))
    assert connected("https://kokkola.example", silent).display_name == "karleby.example"


def test_an_account_without_a_record_of_itself_is_called_as_its_readers_see_it() -> None:
    seen = karleby.server(record=answer("error__record_not_found", 400))
    seen.instead[karleby.PROFILE] = httpx.Response(200, json={"displayName": " Karleby – Kokkola "})
    assert connected("https://kokkola.example", seen).display_name == "Karleby – Kokkola"


def test_a_wrong_password_is_told() -> None:
    strict = karleby.server()
    strict.instead[karleby.SIGN_IN] = answer("error__wrong_password", 401)
    with pytest.raises(AccessLost):
        connected("https://kokkola.example", strict)


def test_people_enter_handles_and_addresses_in_many_ways() -> None:
    written = [
        "@Kokkola.bsky.social",
        " kokkola.bsky.social ",
        "https://bsky.app/profile/kokkola.bsky.social/post/x",
    ]
    assert {plain_handle(handle) for handle in written} == {"kokkola.bsky.social"}
    assert {base(address) for address in ("", "bsky.social", "https://bsky.social/")} == {
        "https://bsky.social"
    }
    assert base("http://127.0.0.1:8001/bluesky/") == "http://127.0.0.1:8001/bluesky"


def test_the_address_may_be_left_empty() -> None:
    assert NETWORK.signs_in is not None
    assert [(field.name, field.secret, field.optional) for field in NETWORK.signs_in.fields] == [
        ("address", False, True),
        ("handle", False, False),
        ("app_password", True, False),
    ]
