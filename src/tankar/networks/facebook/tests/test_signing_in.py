"""Connecting the city's pages, by consent and by a pasted token."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tankar.networks.contract import AccessLost, Account, Credentials, NotNow, Rejected
from tankar.networks.facebook import NETWORK
from tankar.networks.facebook.server import base
from tankar.networks.testing.cases import SECRET
from tankar.networks.testing.server import FakeServer

from . import karleby
from .karleby import answer

BACK = "https://tankar.karleby.example/back"
TOKEN = r"GET /v26\.0/oauth/access_token"
ACCOUNTS = r"GET /v26\.0/me/accounts"
BUSINESSES = r"GET /v26\.0/me/businesses"
OWNED = r"GET /v26\.0/55/owned_pages"
CLIENTS = r"GET /v26\.0/55/client_pages"
ME = r"GET /v26\.0/me"
DEBUG = r"GET /v26\.0/debug_token"
APP = {"app_id": "4242", "app_secret": karleby.APP_SECRET}


def tokens(request: httpx.Request) -> httpx.Response:
    return answer("token__long" if "fb_exchange_token" in request.url.params else "token__short")


def server(**instead: httpx.Response) -> FakeServer:
    made = FakeServer(
        {
            TOKEN: tokens,
            ACCOUNTS: answer("accounts__two"),
            BUSINESSES: answer("error__permission", 400),
            OWNED: answer("owned__museum"),
            CLIENTS: answer("accounts__none"),
            ME: answer("page__itself"),
            DEBUG: answer("debug__ends"),
        }
    )
    made.instead = {globals()[name.upper()]: reply for name, reply in instead.items()}
    return made


def consented(answering: FakeServer) -> tuple[Account, ...]:
    assert NETWORK.signs_in is not None
    consent = NETWORK.signs_in.by_consent
    assert consent is not None
    with answering.listening():
        return consent.finish(Credentials("", APP), BACK, {"code": "code-1", "state": "s"})


def pasted(answering: FakeServer, **secrets: str) -> Account:
    assert NETWORK.signs_in is not None
    with answering.listening():
        return NETWORK.signs_in.verify(Credentials("", {"token": f" {SECRET}\n", **secrets}))


def test_the_person_is_sent_to_facebook_and_no_secret_goes_with_them() -> None:
    assert NETWORK.signs_in is not None
    consent = NETWORK.signs_in.by_consent
    assert consent is not None
    with server().listening() as quiet:
        asked = consent.begin(Credentials("", APP), BACK, "state-1")
    assert quiet.requests == []
    url = urlsplit(asked.url)
    query = parse_qs(url.query)
    assert (url.netloc, url.path) == ("www.facebook.com", "/v26.0/dialog/oauth")
    assert (query["client_id"], query["redirect_uri"], query["state"]) == (["4242"], [BACK], ["state-1"])
    assert "pages_manage_posts" in query["scope"][0]
    assert karleby.APP_SECRET not in f"{asked.url} {asked!r}"


def test_consent_opens_every_page_the_person_may_write_on() -> None:
    answering = server()
    accounts = consented(answering)
    assert [account.display_name for account in accounts] == [
        "Kokkolan kaupunki Karleby stad",
        "Stadsbiblioteket",
    ]
    city = accounts[0]
    assert city.network_id == "111"
    assert city.handle == "@Kokkolankaupunki"
    assert city.url == "https://www.facebook.com/Kokkolankaupunki"
    assert city.keep.secrets == {"page": "111", "token": "page-token", "page_url": city.url, **APP}
    assert city.token_until == datetime.fromtimestamp(1803190500, UTC)
    assert accounts[1].keep.secrets["token"] == "library-token"
    exchange = answering.asked(TOKEN)[1].url.params
    assert (exchange["grant_type"], exchange["fb_exchange_token"]) == ("fb_exchange_token", "short-lived")
    assert answering.asked(ACCOUNTS)[0].headers["Authorization"] == "Bearer long-lived"


def test_a_page_that_a_business_owns_is_found_too() -> None:
    accounts = consented(server(businesses=answer("businesses__one")))
    assert [account.network_id for account in accounts] == ["111", "112", "114"]


def test_a_person_without_pages_is_told() -> None:
    with pytest.raises(AccessLost):
        consented(server(accounts=answer("accounts__none")))


def test_a_person_who_says_no_changes_nothing() -> None:
    assert NETWORK.signs_in is not None
    consent = NETWORK.signs_in.by_consent
    assert consent is not None
    with server().listening() as quiet, pytest.raises(AccessLost):
        consent.finish(Credentials("", APP), BACK, {"error": "access_denied"})
    assert quiet.requests == []


def test_a_used_code_is_refused() -> None:
    with pytest.raises(Rejected):
        consented(server(token=answer("error__bad_parameter", 400)))


def test_a_page_that_is_not_understood_is_asked_for_later() -> None:
    odd = httpx.Response(200, json={"data": [{"id": "no id", "name": "Museet"}]})
    with pytest.raises(NotNow, match="not understood"):
        consented(server(accounts=odd))


def test_a_pages_own_token_tells_which_page_it_is() -> None:
    account = pasted(server(accounts=answer("error__no_accounts", 400)))
    assert account.network_id == "111"
    assert NETWORK.ids_are_global
    assert account.keep.secrets == {"page": "111", "token": SECRET, "page_url": account.url}
    assert account.token_until is None
    assert SECRET not in repr(account)


def test_a_system_users_token_opens_its_one_page() -> None:
    account = pasted(server(accounts=answer("accounts__one")), **APP)
    assert account.keep.secrets["token"] == "page-token"


@pytest.mark.parametrize("page", ["112", "kokkolankirjasto"])
def test_a_token_for_several_pages_needs_the_name_of_one(page: str) -> None:
    assert pasted(server(), page=page).network_id == "112"
    with pytest.raises(AccessLost, match="Stadsbiblioteket"):
        pasted(server())


def test_a_page_the_token_does_not_open_is_told() -> None:
    with pytest.raises(AccessLost):
        pasted(server(), page="999")


def test_a_dead_token_is_told() -> None:
    strict = server()
    strict.instead["*"] = answer("error__token_expired", 400)
    with pytest.raises(AccessLost):
        pasted(strict)


@pytest.mark.parametrize("debug", [answer("debug__never"), answer("error__bad_parameter", 400)])
def test_a_token_without_end_has_none(debug: httpx.Response) -> None:
    assert pasted(server(debug=debug, accounts=answer("accounts__one")), **APP).token_until is None


def test_only_a_practice_address_leads_elsewhere_than_to_facebook() -> None:
    assert base("http://127.0.0.1:8001/facebook/") == "http://127.0.0.1:8001/facebook"
    assert {base(address) for address in ("", "https://www.facebook.com/x", "facebook.com")} == {""}
