"""OpenID Connect with the city's own sign-in service: the code flow with PKCE, state and nonce.

    1. `begin` reads what the service says of itself and gives the address to send the person to.
    2. The person comes back with a code; `finish` exchanges it and checks the token: the key's signature, issuer,
       audience, time, nonce. What does not hold raises a named error, and nobody is signed in.

Nothing here knows people; `matching` does. A demo never comes here. Sources: OpenID Connect Core 1.0, RFC 7636.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import jwt
from django.conf import settings
from django.utils import translation

from tankar.organisation.signing_in.errors import AddressNotVerified, Declined, Forged, NotAnswering, NotOurs
from tankar.work import clock
from tankar.work.demo import is_demo

__all__ = ["Attempt", "Claims", "begin", "finish", "is_offered", "problem", "service_name", "way_out"]

_SIGNATURES = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
# values of `amr` for what somebody has, and for what they know or are
_HAD = {"hwk", "swk", "otp", "sc", "sms", "tel"}
_KNOWN = {"pwd", "pin", "kba", "fpt", "face", "iris", "vbm"}
# values of `acr` that stand for several factors: OpenID EAP, PAPE, REFEDS
_PROFILES = {
    "phr",
    "phrh",
    "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
    "https://refeds.org/profile/mfa",
}
_SECONDS = 10
_LEEWAY = 60
_ATTEMPT_SECONDS = 15 * 60
_MOST_BYTES = 512 * 1024


@dataclass(frozen=True)
class Attempt:
    """One way out to the service and back, kept in the session under its state."""

    nonce: str
    verifier: str
    after: str
    at: float
    proves: bool = False

    def kept(self) -> dict[str, Any]:
        return self.__dict__

    @staticmethod
    def found(kept: Mapping[str, Any] | None) -> Attempt:
        """Raises `NotOurs` for one that is not there, or older than a quarter of an hour."""
        if kept is None or clock.machine().timestamp() - kept["at"] > _ATTEMPT_SECONDS:
            raise NotOurs
        return Attempt(**kept)


@dataclass(frozen=True)
class Claims:
    """Who the service says it is. `email` is verified, in small letters. `second_step`: it says it asked for one."""

    issuer: str
    subject: str
    email: str
    given_name: str
    family_name: str
    second_step: bool = False


def is_offered() -> bool:
    """Is a service set, and is this no demo?"""
    return bool(settings.CONFIGURATION.oidc_issuer) and not is_demo()


def service_name() -> str:
    """As the button calls it, in the active language."""
    swedish, finnish, english = settings.CONFIGURATION.oidc_name.split("|")
    named = {"sv": swedish, "fi": finnish, "en": english}
    return named.get(translation.get_language() or "sv", swedish).strip()


def begin(callback: str, after: str, *, proves: bool = False) -> tuple[str, str, Attempt]:
    """(address to go to, state, attempt to keep). `proves` asks the service to ask again. Raises `NotAnswering`."""
    said = _discover()
    attempt = Attempt(
        secrets.token_urlsafe(24), secrets.token_urlsafe(48), after, clock.machine().timestamp(), proves
    )
    state = secrets.token_urlsafe(24)
    challenge = hashlib.sha256(attempt.verifier.encode()).digest()
    asked = {
        "response_type": "code",
        "client_id": settings.CONFIGURATION.oidc_client_id,
        "redirect_uri": callback,
        "scope": "openid email profile",
        "state": state,
        "nonce": attempt.nonce,
        "code_challenge": base64.urlsafe_b64encode(challenge).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
        "ui_locales": translation.get_language() or "sv",
    }
    if proves:
        asked |= {"prompt": "login", "max_age": "0"}
    return _with_query(said["authorization_endpoint"], asked), state, attempt


def finish(answer: Mapping[str, str], attempt: Attempt, callback: str) -> Claims:
    """`answer` is the query the person came back with. Raises the errors of `OutsideError`."""
    if "error" in answer or "code" not in answer:
        raise Declined if answer.get("error") == "access_denied" else NotAnswering(answer.get("error", ""))
    said = _discover()
    # a service that names itself in its answer (RFC 9207) must be the one that was asked
    if answer.get("iss", said["issuer"]) != said["issuer"]:
        raise Forged
    tokens = _exchange(said, answer["code"], attempt, callback)
    facts = _checked(said, str(tokens.get("id_token", "")), attempt)
    if "email" not in facts and said.get("userinfo_endpoint") and tokens.get("access_token"):
        facts = _more_of(said, str(tokens["access_token"]), facts)
    return Claims(
        issuer=facts["iss"],
        subject=str(facts["sub"]),
        email=_verified_address(facts),
        given_name=str(facts.get("given_name") or facts.get("name") or ""),
        family_name=str(facts.get("family_name") or ""),
        second_step=_asked_twice(facts),
    )


def way_out() -> str:
    """Where one signs out of the service itself, or an empty text when it offers no such page or is down."""
    try:
        end = str(_discover().get("end_session_endpoint") or "")
    except NotAnswering:
        return ""
    asked = {
        "client_id": settings.CONFIGURATION.oidc_client_id,
        "post_logout_redirect_uri": settings.CONFIGURATION.public_address + "/sign-in/",
    }
    return _with_query(end, asked) if end else ""


def problem() -> str | None:
    """For `tankar check`: what is wrong with the service, or `None`."""
    try:
        said = _discover()
        _keys(said)
    except (NotAnswering, Forged) as error:
        return " ".join(map(str, error.args)) or "its keys cannot be read"
    methods = said.get("code_challenge_methods_supported")
    if methods is not None and "S256" not in methods:
        return "it does not know PKCE (S256)"
    return None


def _discover() -> dict[str, Any]:
    issuer: str = settings.CONFIGURATION.oidc_issuer
    said = _asked("GET", issuer.rstrip("/") + "/.well-known/openid-configuration")
    if said.get("issuer") != issuer:
        raise NotAnswering(f"it calls itself {said.get('issuer')!s:.200}, and TANKAR_OIDC_ISSUER is {issuer}")
    scheme = urlsplit(issuer).scheme
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        if urlsplit(str(said.get(name, ""))).scheme not in {"https", scheme}:
            raise NotAnswering(f"its {name} is no https address")
    return said


def _asked(method: str, address: str, access: str = "", **more: Any) -> dict[str, Any]:
    """One JSON answer of the service; redirects are not followed. Raises `NotAnswering`."""
    headers = {"Accept": "application/json", **({"Authorization": f"Bearer {access}"} if access else {})}
    try:
        with httpx.Client(timeout=_SECONDS, follow_redirects=False) as client:
            answer = client.request(method, address, headers=headers, **more)
            if len(answer.content) > _MOST_BYTES:
                raise NotAnswering(f"{address} answers with too much")
            said = answer.json()
    except httpx.HTTPError as error:
        raise NotAnswering(f"{address}: {type(error).__name__}") from error
    except ValueError as error:
        raise NotAnswering(f"{address} answers with something that is no JSON") from error
    if answer.status_code != httpx.codes.OK or not isinstance(said, dict):
        told = said.get("error", "") if isinstance(said, dict) else ""
        raise NotAnswering(f"{address} answers {answer.status_code} {told}".strip())
    return said


def _exchange(said: dict[str, Any], code: str, attempt: Attempt, callback: str) -> dict[str, Any]:
    chosen = settings.CONFIGURATION
    data = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": callback,
        "client_id": chosen.oidc_client_id,
        "code_verifier": attempt.verifier,
    }
    methods = said.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if chosen.oidc_client_secret and "client_secret_post" in methods:
        data["client_secret"] = chosen.oidc_client_secret
    elif chosen.oidc_client_secret:
        basic = httpx.BasicAuth(chosen.oidc_client_id, chosen.oidc_client_secret)
        return _asked("POST", said["token_endpoint"], data=data, auth=basic)
    return _asked("POST", said["token_endpoint"], data=data)


def _keys(said: dict[str, Any]) -> jwt.PyJWKSet:
    try:
        return jwt.PyJWKSet.from_dict(_asked("GET", said["jwks_uri"]))
    except jwt.PyJWTError:
        raise Forged from None


def _checked(said: dict[str, Any], token: str, attempt: Attempt) -> dict[str, Any]:
    """The token's claims. Raises `Forged` when anything about it does not hold."""
    client = settings.CONFIGURATION.oidc_client_id
    try:
        named = jwt.get_unverified_header(token).get("kid")
        fitting = [key for key in _keys(said).keys if named is None or key.key_id == named]
        if len(fitting) != 1:
            raise Forged
        facts: dict[str, Any] = jwt.decode(
            token,
            fitting[0],
            algorithms=_SIGNATURES,
            audience=client,
            issuer=said["issuer"],
            leeway=_LEEWAY,
            options={"require": ["iss", "sub", "aud", "exp", "iat", "nonce"]},
        )
    except jwt.PyJWTError:
        raise Forged from None
    if not hmac.compare_digest(str(facts["nonce"]), attempt.nonce):
        raise Forged
    if facts.get("azp", client) != client or (isinstance(facts["aud"], list) and len(facts["aud"]) > 1):
        raise Forged
    if attempt.proves and facts.get("auth_time", 0) < attempt.at - _LEEWAY:
        # asked to ask again, the service answered from memory, or did not say when it had asked
        raise Forged
    return facts


def _more_of(said: dict[str, Any], access: str, facts: dict[str, Any]) -> dict[str, Any]:
    more = _asked("GET", said["userinfo_endpoint"], access)
    if more.get("sub") != facts["sub"]:
        raise Forged
    return {**more, **facts}


def _verified_address(facts: dict[str, Any]) -> str:
    """Verified by the service's word, or by lying in a domain of the city's own. Raises `AddressNotVerified`.

    Entra ID has no `email_verified`; `xms_edov` says that the address's domain belongs to the tenant.
    """
    if str(facts.get("email_verified")).lower() in {"false", "0"}:
        # the city's domain stands in for a service that says nothing, not for one that says no
        raise AddressNotVerified
    trusted = set(filter(None, settings.CONFIGURATION.oidc_domains.split(",")))
    vouched = any(str(facts.get(name)).lower() in {"true", "1"} for name in ("email_verified", "xms_edov"))
    for name in ("email", "preferred_username"):
        email = str(facts.get(name) or "").strip().lower()
        before, at, domain = email.rpartition("@")
        if not (before and at):
            continue
        if domain in trusted or (vouched and name == "email"):
            return email
    raise AddressNotVerified


def _asked_twice(facts: dict[str, Any]) -> bool:
    """By `amr` (RFC 8176): several factors, or a thing one has besides a word one knows. By `acr`: a known profile."""
    amr = facts.get("amr")
    methods = {one for one in amr if isinstance(one, str)} if isinstance(amr, list) else set()
    return "mfa" in methods or bool(methods & _HAD and methods & _KNOWN) or str(facts.get("acr")) in _PROFILES


def _with_query(address: str, asked: Mapping[str, str]) -> str:
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"
