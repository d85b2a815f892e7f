"""Connecting the city's account, by token and by consent."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tankar.networks.contract import AccessLost, Credentials, Rejected
from tankar.networks.mastodon import NETWORK, oauth
from tankar.networks.mastodon.server import base
from tankar.networks.testing.cases import SECRET
from tankar.networks.testing.server import FakeServer

from . import karleby
from .karleby import answer

INSTANCE = "GET /api/v2/instance"
APP = "GET /api/v1/apps/verify_credentials"
PASTED = Credentials("kokkola.example/@kaupunki", {"token": f" {SECRET}\n"})


def server() -> FakeServer:
    return FakeServer(
        {
            karleby.VERIFY: answer("account__verified"),
            APP: answer("app__verified"),
            INSTANCE: answer("instance__limits"),
            "POST /api/v1/apps": answer("app__registered"),
            "POST /oauth/token": answer("token__granted"),
        }
    )


def test_a_pasted_token_tells_whose_account_it_is_and_what_the_server_takes() -> None:
    assert NETWORK.signs_in is not None
    with server().listening():
        account = NETWORK.signs_in.verify(PASTED)
    assert account.network_id == "109876"
    assert account.handle == "@kaupunki@kokkola.example"
    assert account.display_name == "Karleby – Kokkola"
    assert account.url == "https://kokkola.example/@kaupunki"
    assert account.limits.characters == 1000
    assert account.limits.media == 6
    assert account.limits.image_bytes == 8_388_608
    assert account.limits.description == 1000
    assert account.limits.image_types == {"image/jpeg", "image/png"}


def test_what_is_kept_is_enough_to_publish_and_does_not_show() -> None:
    assert NETWORK.signs_in is not None
    with server().listening():
        account = NETWORK.signs_in.verify(PASTED)
    assert account.keep.address == "https://kokkola.example"
    assert account.keep.secrets == {"token": SECRET, "account": "109876", "application": "Tankar"}
    assert SECRET not in repr(account)


def test_a_server_that_tells_little_gets_mastodons_own_limits() -> None:
    quiet = server()
    quiet.instead = {INSTANCE: answer("instance__silent"), APP: answer("error__not_found", 404)}
    assert NETWORK.signs_in is not None
    with quiet.listening():
        account = NETWORK.signs_in.verify(PASTED)
    assert account.limits == NETWORK.limits
    assert "application" not in account.keep.secrets


def test_a_wrong_token_is_told() -> None:
    strict = server()
    strict.instead["*"] = answer("error__revoked", 401)
    assert NETWORK.signs_in is not None
    with strict.listening(), pytest.raises(AccessLost):
        NETWORK.signs_in.verify(PASTED)


@pytest.mark.parametrize(
    "address", ["http://kokkola.example", "https://127.0.0.1", "https://[::1]/", "file:///etc"]
)
def test_an_address_that_is_no_public_https_server_is_told(address: str) -> None:
    assert NETWORK.signs_in is not None
    with server().listening() as quiet, pytest.raises(AccessLost):
        NETWORK.signs_in.verify(Credentials(address, {"token": SECRET}))
    assert quiet.requests == []


def test_people_enter_addresses_in_many_ways() -> None:
    entered = ["Kokkola.example", " https://kokkola.example/ ", "https://kokkola.example/@kaupunki"]
    assert {base(address) for address in entered} == {"https://kokkola.example"}


def test_the_fields_say_which_of_them_is_secret() -> None:
    assert NETWORK.signs_in is not None
    assert [(field.name, field.secret) for field in NETWORK.signs_in.fields] == [
        ("address", False),
        ("token", True),
    ]


def test_consent_goes_from_registration_to_a_token() -> None:
    with server().listening() as listening:
        app = oauth.register_app("kokkola.example", "Tankar", "https://tankar.kokkola.example/back")
        verifier = oauth.new_verifier()
        url = urlsplit(oauth.authorize_url(app, "state-1", verifier))
        credentials = oauth.exchange_code(app, "code-1", verifier)
    asked = parse_qs(url.query)
    assert url.netloc == "kokkola.example"
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["state"] == ["state-1"]
    assert verifier not in url.query
    assert credentials.secrets == {"token": "granted-token"}
    sent = parse_qs(listening.requests[-1].content.decode())
    assert sent["code_verifier"] == [verifier]
    assert sent["code"] == ["code-1"]
    assert "secret-of-the-city" not in repr(app)


def test_the_challenge_is_the_one_of_rfc_7636() -> None:
    app = oauth.App("https://kokkola.example", "https://t.example/", "id", "secret")
    url = oauth.authorize_url(app, "s", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    assert "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&" in url


def test_a_used_code_is_refused() -> None:
    strict = server()
    strict.instead["POST /oauth/token"] = httpx.Response(400, json={"error": "invalid_grant"})
    app = oauth.App("https://kokkola.example", "https://t.example/", "id", "secret")
    with strict.listening(), pytest.raises(Rejected):
        oauth.exchange_code(app, "code-1", "verifier")


def test_the_person_who_consents_brings_the_account_back() -> None:
    assert NETWORK.signs_in is not None
    consent = NETWORK.signs_in.by_consent
    assert consent is not None
    back = "https://tankar.kokkola.example/back"
    with server().listening():
        asked = consent.begin(Credentials("kokkola.example"), back, "state-1")
        accounts = consent.finish(asked.keep, back, {"code": "code-1", "state": "state-1"})
    assert "state=state-1" in asked.url
    assert [account.handle for account in accounts] == ["@kaupunki@kokkola.example"]
    assert accounts[0].keep.secrets["token"] == "granted-token"
    assert asked.keep.secrets["verifier"] not in f"{asked!r} {asked.url}"


def test_a_person_who_says_no_changes_nothing() -> None:
    assert NETWORK.signs_in is not None
    consent = NETWORK.signs_in.by_consent
    assert consent is not None
    with server().listening() as quiet, pytest.raises(AccessLost):
        consent.finish(Credentials("https://kokkola.example"), "", {"error": "access_denied"})
    assert quiet.requests == []
