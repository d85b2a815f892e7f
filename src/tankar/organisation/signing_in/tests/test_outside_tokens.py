"""Every way in which a token may not hold. The service is a table here; the real one is next door."""

from __future__ import annotations

import json
import time
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from tankar.organisation.signing_in import oidc
from tankar.organisation.signing_in.errors import AddressNotVerified, Forged, NotAnswering, NotOurs
from tankar.settings import Configuration

ISSUER = "https://login.demo.example/tenant/v2.0"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PUBLIC = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
SAID = {
    "issuer": ISSUER,
    "authorization_endpoint": "https://login.demo.example/auth",
    "token_endpoint": "https://login.demo.example/token",
    "jwks_uri": "https://login.demo.example/keys",
}
BACK = "https://tankar.demo.example/sign-in/account/back/"


class Service:
    """Answers with what a test wants. `claims` change the token; `key` and `header` sign it otherwise."""

    def __init__(self) -> None:
        self.said: dict[str, Any] = dict(SAID)
        self.claims: dict[str, Any] = {}
        self.key: Any = KEY
        self.algorithm, self.header = "RS256", {"kid": "one"}
        self.asked: list[httpx.Request] = []
        self.nonce = ""

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        path = request.url.path
        if path.endswith("openid-configuration"):
            return httpx.Response(200, json=self.said)
        if path == "/keys":
            return httpx.Response(
                200, json={"keys": [{**PUBLIC, "kid": "one", "use": "sig", "alg": "RS256"}]}
            )
        return httpx.Response(200, json={"id_token": self.token(), "access_token": "a"})

    def token(self) -> str:
        now = int(time.time())
        facts = {
            "iss": ISSUER,
            "sub": "1",
            "aud": "tankar",
            "iat": now,
            "exp": now + 300,
            "nonce": self.nonce,
            "email": "Aino@demo.example",
            "email_verified": True,
            **self.claims,
        }
        kept = {name: value for name, value in facts.items() if value is not None}
        return jwt.encode(kept, self.key, algorithm=self.algorithm, headers=self.header)


@pytest.fixture
def service(settings: Any, db: None, monkeypatch: pytest.MonkeyPatch) -> Service:
    settings.CONFIGURATION = Configuration(
        oidc_issuer=ISSUER,
        oidc_client_id="tankar",
        oidc_client_secret="s",
        address="https://tankar.demo.example",
    )
    made, client = Service(), httpx.Client

    def opened(**options: Any) -> httpx.Client:
        return client(transport=httpx.MockTransport(made), **options)

    monkeypatch.setattr(httpx, "Client", opened)
    return made


def _finish(service: Service, *, proves: bool = False, **answer: str) -> oidc.Claims:
    _address, _state, attempt = oidc.begin(BACK, "/", proves=proves)
    service.nonce = service.nonce or attempt.nonce
    return oidc.finish({"code": "c", **answer}, attempt, BACK)


def test_a_token_that_holds_tells_who_it_is(service: Service) -> None:
    assert _finish(service) == oidc.Claims(ISSUER, "1", "aino@demo.example", "", "")
    sent = service.asked[-2] if service.asked[-1].url.path == "/keys" else service.asked[-1]
    assert b"code_verifier=" in sent.content
    assert b"client_secret" not in sent.content, "this service wants it in the header"


@pytest.mark.parametrize(
    ("claims", "twice"),
    [
        ({}, False),
        ({"amr": ["pwd"]}, False),
        ({"amr": ["pwd", "mfa"]}, True),
        ({"amr": ["pwd", "otp"]}, True),
        # two things one knows are one factor still, and a phone alone is one too
        ({"amr": ["pwd", "pin"]}, False),
        ({"amr": ["otp"]}, False),
        ({"amr": "mfa"}, False),
        ({"amr": [["mfa"]]}, False),
        ({"acr": "https://refeds.org/profile/mfa"}, True),
        ({"acr": "https://refeds.org/profile/sfa"}, False),
        ({"acr": ["phr"]}, False),
    ],
)
def test_the_service_says_whether_it_asked_for_a_second_step(
    service: Service, claims: dict[str, Any], twice: bool
) -> None:
    service.claims = claims
    assert _finish(service).second_step is twice


FORGED: dict[str, dict[str, Any]] = {
    "from another issuer": {"iss": "https://login.demo.example/other/v2.0"},
    "for another program": {"aud": "another"},
    "for several programs": {"aud": ["tankar", "another"]},
    "made for another program": {"azp": "another"},
    "run out": {"exp": int(time.time()) - 3600},
    "not valid yet": {"nbf": int(time.time()) + 3600},
    "made in the future": {"iat": int(time.time()) + 3600},
    "of another sign-in": {"nonce": "another"},
    "without a nonce": {"nonce": None},
    "without an end": {"exp": None},
    "without a subject": {"sub": None},
}


@pytest.mark.parametrize("how", FORGED)
def test_a_token_is_refused_that_is(how: str, service: Service) -> None:
    service.claims = FORGED[how]
    with pytest.raises(Forged):
        _finish(service)


@pytest.mark.parametrize(
    ("key", "algorithm", "header"),
    [
        (OTHER, "RS256", {"kid": "one"}),
        (KEY, "RS256", {"kid": "unknown"}),
        ("", "none", {"kid": "one"}),
        ("s" * 40, "HS256", {"kid": "one"}),
    ],
    ids=["another key", "an unknown key", "no signature", "a shared secret"],
)
def test_a_token_is_refused_that_is_signed_with(
    key: Any, algorithm: str, header: dict[str, str], service: Service
) -> None:
    service.key, service.algorithm, service.header = key, algorithm, header
    with pytest.raises(Forged):
        _finish(service)


def test_an_answer_in_the_name_of_another_service_is_refused(service: Service) -> None:
    with pytest.raises(Forged):
        _finish(service, iss="https://evil.example")


def test_a_proof_from_memory_is_refused(service: Service) -> None:
    service.claims = {"auth_time": int(time.time()) - 3600}
    assert _finish(service).subject == "1"
    service.nonce = ""
    with pytest.raises(Forged):
        _finish(service, proves=True)


@pytest.mark.parametrize(
    ("claims", "domains", "email"),
    [
        ({"email_verified": "true"}, "", "aino@demo.example"),
        ({"email_verified": None, "xms_edov": True}, "", "aino@demo.example"),
        ({"email_verified": None, "xms_edov": "1"}, "", "aino@demo.example"),
        ({"email_verified": None}, "demo.example", "aino@demo.example"),
        ({"email_verified": False}, "demo.example", None),
        ({"email": None, "preferred_username": "aino@demo.example"}, "demo.example", "aino@demo.example"),
        ({"email_verified": False}, "", None),
        ({"email_verified": None}, "", None),
        ({"email": None, "preferred_username": "aino@demo.example"}, "", None),
        ({"email": "aino@evil.demo.example", "email_verified": False}, "demo.example", None),
        ({"email": "demo.example", "email_verified": True}, "demo.example", None),
        ({"email": "", "email_verified": True}, "", None),
    ],
)
def test_an_address_counts_when_somebody_vouches_for_it(
    claims: dict[str, Any], domains: str, email: str | None, service: Service, settings: Any
) -> None:
    settings.CONFIGURATION = settings.CONFIGURATION.model_copy(update={"oidc_domains": domains})
    service.claims = claims
    if email is None:
        with pytest.raises(AddressNotVerified):
            _finish(service)
    else:
        assert _finish(service).email == email


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
@pytest.mark.parametrize("address", ["http://login.demo.example/x", "file:///etc/passwd", ""])
def test_a_service_that_leads_away_from_https_is_refused(name: str, address: str, service: Service) -> None:
    service.said[name] = address
    with pytest.raises(NotAnswering):
        oidc.begin(BACK, "/")


def test_check_tells_what_is_wrong_with_a_service(service: Service) -> None:
    assert oidc.problem() is None
    service.said["code_challenge_methods_supported"] = ["plain"]
    assert "PKCE" in (oidc.problem() or "")
    service.said["issuer"] = "https://login.demo.example/common/v2.0"
    assert "calls itself https://login.demo.example/common/v2.0" in (oidc.problem() or "")


def test_an_attempt_is_good_for_a_quarter_of_an_hour(service: Service) -> None:
    _address, _state, attempt = oidc.begin(BACK, "/me/")
    assert oidc.Attempt.found(attempt.kept()).after == "/me/"
    with pytest.raises(NotOurs):
        oidc.Attempt.found({**attempt.kept(), "at": time.time() - 16 * 60})
    with pytest.raises(NotOurs):
        oidc.Attempt.found(None)


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(500, json={}),
        httpx.Response(200, text="<html>"),
        httpx.Response(200, json=[]),
        httpx.Response(302, headers={"location": "https://evil.example"}, text="{}"),
        httpx.Response(200, text='"' + "x" * 600_000 + '"'),
    ],
    ids=["an error", "no JSON", "a list", "a redirect", "too much"],
)
def test_what_cannot_be_read_is_a_service_that_does_not_answer(
    answer: httpx.Response, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Service, "__call__", lambda self, request: answer)
    with pytest.raises(NotAnswering):
        oidc.begin(BACK, "/")
