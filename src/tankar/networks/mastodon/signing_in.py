"""Whose token is it, and what does their server take? (fact sheet, sections 1 and 3)"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tankar.networks.contract import AccessLost, Account, Consent, Credentials, Failure, Field, Limits
from tankar.networks.wire import Answer
from tankar.networks.wire.answers import record

from . import oauth, records
from .facts import FACTS
from .server import Server


class TokenSignIn:
    """A person pastes the token their server shows under Settings, Development, or consents on its page."""

    fields = (Field("address"), Field("token", secret=True))

    @property
    def by_consent(self) -> ServerConsent:
        return ServerConsent(self.verify)

    def verify(self, credentials: Credentials) -> Account:
        server = Server.of(credentials)
        person = server.ask(server.call("GET", "verify"), records.person)
        domain, limits = instance(server)
        keep = {**credentials.secrets, "token": server.token or "", "account": person.id}
        application = application_name(server)
        if application:
            keep["application"] = application
        return Account(
            network_id=person.id,
            handle=f"@{person.acct}" if "@" in person.acct else f"@{person.acct}@{domain}",
            display_name=person.display_name,
            url=person.url,
            limits=limits,
            keep=Credentials(server.address, keep),
        )


@dataclass(frozen=True, slots=True)
class ServerConsent:
    """Consent on one server, where Tankar is registered anew for every channel."""

    verify: Callable[[Credentials], Account]
    fields = (Field("address"),)

    def begin(self, entered: Credentials, back: str, state: str) -> Consent:
        app = oauth.register_app(entered.address, FACTS.application, back)
        verifier = oauth.new_verifier()
        kept = {"client_id": app.client_id, "client_secret": app.client_secret, "verifier": verifier}
        return Consent(oauth.authorize_url(app, state, verifier), Credentials(app.address, kept))

    def finish(self, kept: Credentials, back: str, answer: Mapping[str, str]) -> tuple[Account, ...]:
        code = answer.get("code", "")
        if not code:
            raise AccessLost("The person came back without giving consent.")
        app = oauth.App(kept.address, back, kept.secrets["client_id"], kept.secrets["client_secret"])
        return (self.verify(oauth.exchange_code(app, code, kept.secrets["verifier"])),)


def instance(server: Server) -> tuple[str, Limits]:
    """The server's name, and the limits it tells; Mastodon's own where it tells none."""
    return server.ask(server.call("GET", "instance"), lambda answer: read_instance(server, answer))


def read_instance(server: Server, answer: Answer) -> tuple[str, Limits]:
    told = record(answer.json(), "description of the server")
    domain = told.get("domain")
    configuration = part(told, "configuration")
    statuses, media = part(configuration, "statuses"), part(configuration, "media_attachments")
    types = media.get("supported_mime_types")
    known = FACTS.limits.image_types
    limits = FACTS.limits.adapted(
        {
            "characters": statuses.get("max_characters"),
            "media": statuses.get("max_media_attachments"),
            "image_bytes": media.get("image_size_limit"),
            "image_pixels": media.get("image_matrix_limit"),
            "description": media.get("description_limit"),
            "image_types": [kind for kind in types if kind in known] if isinstance(types, list) else None,
        }
    )
    host = server.address.partition("://")[2]
    return (domain[:200] if isinstance(domain, str) and domain else host), limits


def part(told: dict[str, object], name: str) -> dict[str, object]:
    found = told.get(name)
    return found if isinstance(found, dict) else {}


def application_name(server: Server) -> str | None:
    """The name our posts will carry; a sign to know them by, and no loss when a server does not tell it."""
    try:
        return server.ask(server.call("GET", "app"), read_name)
    except Failure:
        return None


def read_name(answer: Answer) -> str | None:
    name = record(answer.json(), "application").get("name")
    return name[:200] if isinstance(name, str) and name else None
